#pragma once

#include "core/services/FactsReader.h"

#include <functional>

namespace bk {

class ClearanceStore;

/// What a pass over photos came across.
struct ClearanceTally {
    int photos = 0;
    /// The stored row for some purpose was missing, no longer counted, or said otherwise; stale ones not
    /// among them.
    QList<PhotoId> different;
    QList<PhotoId> stale; ///< what was stored for them was known not to count
    PhotoId last;         ///< the last photo looked at
};

/// Holds the rule's answers for many photos and every purpose of the catalog on one day against the stored
/// ones. On the thread of its connection; from one transaction only, in which nothing else is written
/// between its calls.
class ClearancePass {
public:
    ClearancePass(Connection& catalog, const QDate& day) : m_catalog(catalog), m_facts(catalog), m_day(day) {}

    /// Stores what differs, for these photos or for the first LIMIT ones whose id comes after LAST (null:
    /// all do); none of them is stale afterwards. Inside a write command. NotFound when one of PHOTOS is not
    /// there.
    Result<ClearanceTally> renew(QList<PhotoId> photos);
    Result<ClearanceTally> renewAfter(const PhotoId& last, int limit);

    /// Called with what the rule says where something else is stored, but not for stale photos; STORED is
    /// none where no row counts on the day.
    using Finding = std::function<void(const PhotoId& photo, const Purpose& purpose, const Clearance& asked,
                                       const std::optional<ClearanceState>& stored)>;
    /// Store nothing.
    Result<ClearanceTally> compare(QList<PhotoId> photos);
    Result<ClearanceTally> compareAfter(const PhotoId& last, int limit, const Finding& onDifference = {});

private:
    using Visit = std::function<Status(const PhotoId& photo, const Purpose& purpose, const Clearance& asked,
                                       const QByteArray& reasons, const StoredClearance* stored)>;
    enum class Stale { Asked, PassedOver };
    static Visit keepIn(ClearanceStore& store);
    Status readPurposes();
    Result<ClearanceTally> lookAt(QList<PhotoId> photos, Stale ofStale, const Visit& onDifference);
    Status look(std::vector<PhotoOnRecord> photos, Stale ofStale, const Visit& onDifference,
                ClearanceTally& tally);
    bool isSame(const StoredClearance& stored, const Clearance& asked, const QByteArray& reasons) const;

    Connection& m_catalog;
    FactsReader m_facts;
    const QDate m_day;
    std::optional<QList<Purpose>> m_purposes;
    QList<QByteArray> m_keys; ///< of the purposes
};

} // namespace bk
