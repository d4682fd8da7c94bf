#pragma once

#include "core/base/Progress.h"
#include "core/model/PhotoFilter.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

#include <QHash>
#include <QMap>

namespace bk {

struct PhotoClearance {
    PhotoId photo;
    FilePath path;
    Clearance clearance;
};

/// Names for the ids in reasons.
struct ReasonNames {
    QHash<PersonId, QString> persons;
    QHash<QuitclaimId, QString> quitclaims; ///< numbers
};

struct ClearanceReport {
    QMap<ClearanceState, int> counts;
    QList<PhotoClearance> photos;
    ReasonNames names;
};

/// One purpose of the coverage report.
struct Coverage {
    Purpose purpose;
    int photosWithPeople = 0;
    int cleared = 0;                   ///< of those with people, NotNeeded among them
    QMap<ClearanceState, int> blocked; ///< of those with people, by state
};

/// The rule applied to the catalog. Cached rows are used only while they are valid for the day and not stale;
/// others are recomputed first, or for a single photo the rule is asked. The cache covers all photos; what is
/// told leaves out restricted ones for users without Right::SeeRestricted. Thread-safe; not on the window's
/// thread.
class ClearanceService {
public:
    explicit ClearanceService(Session& session);

    /// Right::SeePhotos, for the next one too.
    Result<Clearance> of(const PhotoId& photo, const Purpose& purpose) const;
    Result<ReasonNames> names(const Clearance& clearance) const;
    /// ON: another day than today, always asked of the rule itself, never cached. Right::SeePhotos; logged.
    Result<ClearanceReport> report(const Purpose& purpose, const PhotoFilter& filter,
                                   const std::optional<QDate>& on) const;
    /// Right::SeeReports; logged.
    Result<QList<Coverage>> coverage() const;

    /// Recomputes rows that the passing of days has made stale, opens the takedowns that follow (an exception
    /// ended, and somebody had said no meanwhile), and erases faceprints whose permission has ended by it.
    /// What a change of very many photos left stale is recomputed too. How many photos. What a new day brings
    /// must happen whoever is there: no right is needed, for settleDay() and settle() neither, and no reading
    /// is logged.
    Result<int> refresh();
    /// refresh(), but only once for a day.
    Status settleDay() const;
    /// settleDay(), and stale clearances are recomputed, some at a time so that others can write in between:
    /// to be called before stored rows are read many at a time. Who reads them uses readSettled(), since a
    /// change may come in between. Cancelled: the rest stays stale.
    Status settle(const JobControl& control = {}) const;
    /// Recomputes all and tells for how many photos a stored row was different or missing (must be none): a
    /// few thousand photos at a time, so that others can write in between; past midnight by the new day.
    /// Opens the takedowns that follow. Cancelled: what is done stays. Right::ManageSettings.
    Result<int> rebuild(const JobControl& control = {});

    /// The policy "a photo without people needs a person's word first". For everybody.
    Result<bool> noPeopleNeedsReview() const;

private:
    Result<int> renewStale(const QDate& today, const JobControl& control);
    Result<int> renewEnded(const QDate& today);
    Result<int> renewAll(const QDate& today, const JobControl& control);
    Result<qint64> countPhotos() const;

    Session& m_session;
    mutable ReadLog m_reads;
};

/// The rule's answers for the photos of FILTER that the user may see; below the services, so that the export
/// can ask it without a report being logged.
Result<ClearanceReport> clearanceReport(Session& session, const Purpose& purpose, const PhotoFilter& filter,
                                        const std::optional<QDate>& on);
/// Names for the ids in REASONS; below the services too.
Result<ReasonNames> reasonNames(Connection& catalog, const QList<ClearanceReason>& reasons);

} // namespace bk
