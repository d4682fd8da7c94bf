#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Clearance.h"

#include <QList>
#include <QMap>

namespace bk {

/// Photos with people for a purpose, by state.
struct CoverageCount {
    CollectionId collection; ///< null: all
    Purpose purpose;
    QMap<ClearanceState, int> states;
};

/// The same as it was on a day.
struct CoverageDayRow {
    QDate day;
    Purpose purpose;
    int withPeople = 0;
    int cleared = 0;
    QMap<ClearanceState, int> blocked;
};

/// How much of the catalog may be used, from the stored answers of the consent rule, for the purposes in use:
/// whether a photo shows people is what most of them say already. On the thread of its connection.
class CoverageStore {
public:
    explicit CoverageStore(Connection& catalog) : m_catalog(catalog) {}

    Result<int> photos();
    /// Of all collections together.
    Result<QList<CoverageCount>> counts();
    /// By collection. Holds one entry per photo in memory meanwhile.
    Result<QList<CoverageCount>> countsByCollection();

    /// Null: none yet.
    Result<QDate> latestDay();
    /// Instead of what was kept of that day.
    Status keep(const QDate& day, const QList<CoverageDayRow>& rows);
    /// Oldest first.
    Result<QList<CoverageDayRow>> days();

private:
    Result<QList<Purpose>> purposes();

    Connection& m_catalog;
};

} // namespace bk
