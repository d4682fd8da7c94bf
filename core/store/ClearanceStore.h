#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Clearance.h"

#include <QList>
#include <QMap>
#include <QSet>

namespace bk {

/// The stored answers of the consent rule, and whether there is one for every photo. What is stored for a
/// photo that was marked stale does not count, and whoever reads many rows leaves it out (isFresh). On the
/// thread of its connection; one for each transaction.
class ClearanceStore {
public:
    explicit ClearanceStore(Connection& catalog) : m_catalog(catalog) {}

    /// REASONS as they are kept: the same bytes for the same reasons in the same order.
    static QByteArray packed(const QList<ClearanceReason>& reasons);
    /// What cannot be read ends the list.
    static QList<ClearanceReason> unpacked(const QByteArray& bytes);

    /// An SQL condition: what is stored for PHOTO, an expression, counts. Asked for row after row it takes
    /// next to no time while nothing is stale.
    static QByteArray isFresh(const char* photo);

    Status put(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance);
    // The same where it is known whether there is a row, with the packed reasons of CLEARANCE.
    Status insert(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance,
                  const QByteArray& reasons);
    Status update(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance,
                  const QByteArray& reasons);
    /// None when there is none that counts on DAY, or the photo's are stale.
    Result<std::optional<Clearance>> validOn(const QDate& day, const PhotoId& photo, const Purpose& purpose);
    /// Stale or not.
    Result<std::optional<Clearance>> stored(const PhotoId& photo, const Purpose& purpose);
    /// Photos with a row, for a purpose in use, whose last day has passed on DAY; not more than LIMIT.
    Result<QList<PhotoId>> endedBefore(const QDate& day, int limit);

    /// Whether every photo has a row for each of PURPOSES, none of them beginning after DAY. False where that
    /// is not known.
    Result<bool> isWhole(const QDate& day, const QList<Purpose>& purposes);
    /// To be called before rows for just PURPOSES are stored: what is known about others ends.
    Status storesOnly(const QList<Purpose>& purposes);
    /// Before all rows are looked at on DAY: nothing is known until setWhole().
    Status beginWhole(const QDate& day);
    Status setWhole(const QList<Purpose>& purposes);

    /// What is stored for these photos does not count until it is said to be fresh again.
    Status markStale(const QList<PhotoId>& photos);
    Status markFresh(const QList<PhotoId>& photos);
    Result<bool> anyStale();
    /// Stale photos in the order of ids, not more than LIMIT.
    Result<QList<PhotoId>> stale(int limit);
    Result<QSet<PhotoId>> staleAmong(const QList<PhotoId>& photos);

    /// Over all photos but stale ones.
    Result<QMap<ClearanceState, int>> counts(const Purpose& purpose, bool withPeopleOnly,
                                             bool withoutRestricted = false);

private:
    Result<QString> wholeFor();
    Status setWholeFor(const QString& keys);
    Status noteDay(const QDate& day);

    Connection& m_catalog;
    std::optional<QDate> m_newestDay; ///< read already
};

} // namespace bk
