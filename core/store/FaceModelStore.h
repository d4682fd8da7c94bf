#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/store/Stamp.h"

#include <QByteArray>
#include <QList>

namespace bk {

/// A face model that was installed.
struct FaceModelRow {
    QString id;
    QByteArray card;   ///< JSON, as it was installed
    QByteArray sha256; ///< of its network, 32 bytes
    Stamp added;
};

/// The face models of a catalog beside the built-in ones, and which are in use. On the thread of its
/// connection.
class FaceModelStore {
public:
    explicit FaceModelStore(Connection& catalog) : m_catalog(catalog) {}

    static FilePath folderOf(const FilePath& catalog) { return catalog.child("models"); }
    /// Where the network with this hash lies.
    static FilePath fileOf(const FilePath& catalog, const QByteArray& sha256) {
        return folderOf(catalog).child(sha256.toHex());
    }

    /// In the order they came.
    Result<QList<FaceModelRow>> list();
    Status add(const FaceModelRow& row);
    /// How many rows went.
    Result<int> remove(const QString& id);

    /// Ids; empty: the built-in one.
    Result<QString> detectorInUse();
    Result<QString> embedderInUse();
    Status useDetector(const QString& id);
    Status useEmbedder(const QString& id);

    /// All that comparing led to: suggestions, and what photos were compared with. How many suggestions went.
    Result<int> forgetComparisons();
    /// Photos that this detector has not looked at.
    Result<qint64> notScannedBy(const QString& detector);
    /// That another detector than DETECTOR saw nobody on a photo does not count any more; which photos that
    /// was. Those with a face, open or named, keep what they have until they are looked at again.
    Result<QList<PhotoId>> doubtEmptyPhotos(const QString& detector);

private:
    Connection& m_catalog;
};

} // namespace bk
