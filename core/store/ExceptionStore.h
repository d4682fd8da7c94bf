#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Photo.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

/// A photo on which something was decided as a whole.
struct ExceptionPhoto {
    PhotoId id;
    FilePath path;
    CollectionId collection;
    QString collectionName;
    PhotoOverride override;
    std::optional<QDate> embargo;
    std::optional<QDate> expires;
    bool restricted = false;
    bool commissioned = false; ///< shows somebody whose portraits were commissioned
};

/// A face that was said to be nobody who can be recognised.
struct ExceptionFace {
    FaceId id;
    PhotoId photo;
    FilePath path;
    CollectionId collection;
    QString collectionName;
    QString reason;
    std::optional<QDateTime> at;
    std::optional<UserId> by;
};

/// What was decided about photos and faces beside what people signed, each kind in one query. On the thread
/// of its connection.
class ExceptionStore {
public:
    explicit ExceptionStore(Connection& catalog) : m_catalog(catalog) {}

    /// With an override, embargo, last day or restriction; latest added first.
    Result<QList<ExceptionPhoto>> photos();
    /// Latest decision first.
    Result<QList<ExceptionFace>> bystanders();
    /// Whether one of PHOTOS shows somebody whose portraits were commissioned: the names, in order.
    Result<QStringList> commissionedOn(const QList<PhotoId>& photos);

private:
    Connection& m_catalog;
};

} // namespace bk
