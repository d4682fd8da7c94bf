#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Clearance.h"

#include <QList>
#include <QMap>

namespace bk {

/// The stored answers of the consent rule. On the thread of its connection.
class ClearanceStore {
public:
    explicit ClearanceStore(Connection& catalog) : m_catalog(catalog) {}

    Status put(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance);
    /// None when there is none that counts on DAY.
    Result<std::optional<Clearance>> validOn(const QDate& day, const PhotoId& photo, const Purpose& purpose);
    Result<std::optional<Clearance>> stored(const PhotoId& photo, const Purpose& purpose);
    /// Photos with a row that does not count on DAY, or with fewer rows than PURPOSES.
    Result<QList<PhotoId>> staleOn(const QDate& day, const QList<Purpose>& purposes);
    /// Over all photos.
    Result<QMap<ClearanceState, int>> counts(const Purpose& purpose, bool withPeopleOnly,
                                             bool withoutRestricted = false);

private:
    Connection& m_catalog;
};

} // namespace bk
