#pragma once

#include "core/model/Clearance.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

#include <QMap>

namespace bk {

/// One line of the report: a purpose in a collection, or in all of them.
struct CoverageLine {
    Purpose purpose;
    QString purposeName;     ///< as given in this catalog; empty: the program's own word
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
    QList<CoverageLine> total; ///< by purpose, in their order
    QList<CoverageLine>
        byCollection;           ///< by collection, then purpose; collections without people are told, too
    QList<CoverageDay> history; ///< of the total, by day, then purpose; the last is today
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

/// The history keeps how each day ended on which the catalog was open: on a new DAY, what the stored
/// clearances say before they are brought up to date is how the last one ended. Once a day; inside a write
/// command.
Status keepCoverage(Connection& catalog, const QDate& day);

/// How many of a hundred photos with people may not be used: never 0 where there is one, never 100 where not
/// all; 0 where there are none.
int blockedPercent(const CoverageLine& line);

/// The sentence a board reads first: "38 % of the photos with people have no valid permission for the
/// website." English, for the command line; the window has its own words.
QString boardSentence(const CoverageLine& line);

} // namespace bk
