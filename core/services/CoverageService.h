#pragma once

#include "core/services/ClearanceService.h"

namespace bk {

/// One line of the report: a purpose in a collection, or in all of them.
struct CoverageLine {
    Purpose purpose;
    CollectionId collection; ///< null: all
    QString collectionName;
    int photosWithPeople = 0;
    int cleared = 0;                   ///< of those, NotNeeded among them
    QMap<ClearanceState, int> blocked; ///< of those, by state
};

struct CoverageDay {
    QDate day;
    CoverageLine line;
};

struct CoverageReport {
    QDate day;
    int photos = 0;
    int photosWithPeople = 0;
    QList<CoverageLine> total;        ///< by purpose
    QList<CoverageLine> byCollection; ///< by collection, then purpose
    QList<CoverageDay> history;       ///< of the total, by day, then purpose
};

/// How much of the catalog may be used for what, today and over time. Photos count as for the administrator:
/// restricted ones are blocked. Right::SeeReports; logged. Thread-safe; not on the window's thread.
class CoverageService {
public:
    explicit CoverageService(Session& session);

    Result<CoverageReport> report() const;

private:
    Session& m_session;
    mutable ReadLog m_reads;
};

/// Keeps today's coverage for the history; the last writing of a day stands. Inside a write command, when the
/// stored clearances are up to date.
Status keepCoverage(Connection& catalog, const QDate& day);

/// The sentence a board reads first: "38 % of the photos with people have no valid permission for the
/// website." English, for the command line; the window has its own words.
QString boardSentence(const CoverageLine& line);

} // namespace bk
