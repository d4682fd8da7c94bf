#include "core/services/CoverageService.h"

#include "core/services/SettledRead.h"
#include "core/store/CollectionStore.h"
#include "core/store/CoverageStore.h"
#include "core/store/SettingStore.h"

#include <algorithm>

namespace bk {
namespace {

CoverageLine lineOf(const PurposeRow& purpose, const QMap<ClearanceState, int>& states) {
    CoverageLine line;
    line.purpose = purpose.purpose;
    line.purposeName = purpose.name;
    for (auto state = states.begin(); state != states.end(); ++state) {
        line.photosWithPeople += state.value();
        if (mayExport(state.key()))
            line.cleared += state.value();
        else
            line.blocked.insert(state.key(), state.value());
    }
    return line;
}

Result<QList<PurposeRow>> purposesInUse(Connection& connection) {
    BK_ASSIGN(auto rows, SettingStore(connection).allPurposes());
    rows.removeIf([](const PurposeRow& row) { return row.retired; });
    return rows;
}

Result<QList<CoverageLine>> totals(Connection& connection, const QList<PurposeRow>& purposes) {
    BK_ASSIGN(const auto counts, CoverageStore(connection).counts());
    QList<CoverageLine> lines;
    for (const PurposeRow& purpose : purposes) {
        const auto count = std::find_if(counts.begin(), counts.end(), [&](const CoverageCount& one) {
            return one.purpose == purpose.purpose;
        });
        lines << lineOf(purpose, count == counts.end() ? QMap<ClearanceState, int>() : count->states);
    }
    return lines;
}

Result<QList<CoverageLine>> linesByCollection(Connection& connection, const QList<PurposeRow>& purposes) {
    BK_ASSIGN(const auto counts, CoverageStore(connection).countsByCollection());
    QHash<CollectionId, QHash<Purpose, QMap<ClearanceState, int>>> states;
    for (const CoverageCount& count : counts)
        states[count.collection].insert(count.purpose, count.states);
    BK_ASSIGN(const auto collections, CollectionStore(connection).list());
    QList<CoverageLine> lines;
    for (const Collection& collection : collections)
        for (const PurposeRow& purpose : purposes) {
            CoverageLine line = lineOf(purpose, states.value(collection.id).value(purpose.purpose));
            line.collection = collection.id;
            line.collectionName = collection.name;
            lines << line;
        }
    return lines;
}

/// Of the purposes in use, up to yesterday.
Result<QList<CoverageDay>> daysBefore(Connection& connection, const QDate& today,
                                      const QList<PurposeRow>& purposes) {
    BK_ASSIGN(const auto rows, CoverageStore(connection).days());
    QMap<QDate, QHash<Purpose, CoverageDayRow>> days;
    for (const CoverageDayRow& row : rows)
        if (row.day < today) days[row.day].insert(row.purpose, row);
    QList<CoverageDay> history;
    for (auto day = days.begin(); day != days.end(); ++day)
        for (const PurposeRow& purpose : purposes) {
            const auto row = day->constFind(purpose.purpose);
            if (row == day->constEnd()) continue;
            CoverageLine line;
            line.purpose = purpose.purpose;
            line.purposeName = purpose.name;
            line.photosWithPeople = row->withPeople;
            line.cleared = row->cleared;
            line.blocked = row->blocked;
            history << CoverageDay{day.key(), line};
        }
    return history;
}

} // namespace

CoverageService::CoverageService(Session& session) : m_session(session), m_reads(session) {}

Result<CoverageReport> CoverageService::report() const {
    BK_TRY(m_session.require(Right::SeeReports));
    BK_TRY(m_reads.note("report.coverage", "catalog", {}));
    const QDate today = m_session.today();
    return readSettled(m_session, [&](Connection& connection) -> Result<CoverageReport> {
        CoverageReport report;
        report.day = today;
        BK_ASSIGN(report.photos, CoverageStore(connection).photos());
        BK_ASSIGN(const auto purposes, purposesInUse(connection));
        BK_ASSIGN(report.total, totals(connection, purposes));
        if (!report.total.isEmpty()) report.photosWithPeople = report.total.first().photosWithPeople;
        BK_ASSIGN(report.byCollection, linesByCollection(connection, purposes));
        BK_ASSIGN(report.history, daysBefore(connection, today, purposes));
        for (const CoverageLine& line : std::as_const(report.total))
            report.history << CoverageDay{today, line};
        return report;
    });
}

Status keepCoverage(Connection& catalog, const QDate& day) {
    CoverageStore store(catalog);
    BK_ASSIGN(const QDate latest, store.latestDay());
    if (latest.isValid() && latest >= day) return {};
    BK_ASSIGN(const auto purposes, purposesInUse(catalog));
    BK_ASSIGN(const auto lines, totals(catalog, purposes));
    QList<CoverageDayRow> rows;
    for (const CoverageLine& line : lines)
        rows << CoverageDayRow{day, line.purpose, line.photosWithPeople, line.cleared, line.blocked};
    QList<Purpose> inUse;
    for (const PurposeRow& purpose : purposes)
        inUse << purpose.purpose;
    // Where clearances are missing (after an update of the program, say) nothing is known better than before.
    BK_ASSIGN(const bool whole, ClearanceStore(catalog).isWhole(day, inUse));
    BK_ASSIGN(const bool stale, ClearanceStore(catalog).anyStale());
    if (latest.isValid() && whole && !stale) BK_TRY(store.keep(latest, rows));
    return store.keep(day, rows);
}

int blockedPercent(const CoverageLine& line) {
    const int blocked = line.photosWithPeople - line.cleared;
    if (blocked <= 0) return 0;
    if (line.cleared <= 0) return 100;
    return std::clamp(qRound(100.0 * blocked / line.photosWithPeople), 1, 99);
}

namespace {

/// "for ...", in the middle of a sentence.
QString inWords(const CoverageLine& line) {
    if (!line.purposeName.isEmpty()) return QStringLiteral("\"%1\"").arg(line.purposeName);
    const QString& key = line.purpose.key();
    if (key == QLatin1String("website")) return QStringLiteral("the website");
    if (key == QLatin1String("press")) return QStringLiteral("the press");
    if (key == QLatin1String("internal")) return QStringLiteral("internal use");
    if (key == QLatin1String("social")) return QStringLiteral("social media");
    return QString(key).replace(QLatin1Char('-'), QLatin1Char(' '));
}

} // namespace

QString boardSentence(const CoverageLine& line) {
    if (line.photosWithPeople == 0) return QStringLiteral("There are no photos with people.");
    if (line.cleared >= line.photosWithPeople)
        return QStringLiteral("All photos with people have a valid permission for %1.").arg(inWords(line));
    if (line.cleared <= 0)
        return QStringLiteral("None of the photos with people has a valid permission for %1.")
            .arg(inWords(line));
    return QStringLiteral("%1 % of the photos with people have no valid permission for %2.")
        .arg(blockedPercent(line))
        .arg(inWords(line));
}

} // namespace bk
