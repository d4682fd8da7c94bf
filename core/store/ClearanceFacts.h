#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Face.h"
#include "core/model/Photo.h"
#include "core/model/Quitclaim.h"

#include <QHash>
#include <QList>

#include <vector>

namespace bk {

/// A row of the cache, as it is kept.
struct StoredClearance {
    QByteArray purpose; ///< its key
    qint64 state = 0;
    QByteArray reasons; ///< packed, see ClearanceStore
    std::optional<QDate> firstDay;
    std::optional<QDate> lastDay;
};

/// What decides about one photo, and what is stored about it. Of the faces only id, state and person are
/// there.
struct PhotoOnRecord {
    PhotoId id;
    CollectionId collection;
    bool scanned = false;
    bool reviewed = false;
    bool restricted = false;
    std::optional<QDate> embargo;
    std::optional<QDate> expires;
    OverrideReason overrideReason = OverrideReason::None;
    std::optional<QDate> overrideUntil;
    QList<Face> faces;
    QList<PersonId> alsoShown;
    QList<StoredClearance> stored; ///< of all purposes, by key
};

/// What decides about one person. Of the quitclaims only what the consent rule asks for is there.
struct PersonOnRecord {
    std::optional<QDate> born;
    QList<Quitclaim> quitclaims;
};

/// Whether what is stored about photos is read too.
enum class Stored { Included, LeftOut };

/// Reads for the consent rule, many photos and persons at a time. On the thread of its connection.
class ClearanceFacts {
public:
    explicit ClearanceFacts(Connection& catalog) : m_catalog(catalog) {}

    /// The first LIMIT photos whose id comes after LAST (null: all do), in the order of ids, with what
    /// is stored. None: that was all.
    Result<std::vector<PhotoOnRecord>> photosAfter(const PhotoId& last, int limit);
    /// NotFound when one of IDS is not there.
    Result<std::vector<PhotoOnRecord>> photos(const QList<PhotoId>& ids, Stored stored);

    /// Everybody.
    Result<QHash<PersonId, PersonOnRecord>> persons();
    /// The last days of all collections that have one.
    Result<QHash<CollectionId, std::optional<QDate>>> retention();

private:
    struct Span; ///< of ids
    Status complete(std::vector<PhotoOnRecord>& photos, const Span& span, Stored stored);
    Status completeQuitclaims(QHash<QuitclaimId, Quitclaim>& quitclaims);

    Connection& m_catalog;
};

} // namespace bk
