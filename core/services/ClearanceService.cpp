#include "core/services/ClearanceService.h"

#include "core/jobs/ProgressMeter.h"
#include "core/services/Admittance.h"
#include "core/services/ClearancePass.h"
#include "core/services/CoverageService.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/services/PublicationService.h"
#include "core/services/SettledRead.h"
#include "core/store/CoverageStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

namespace bk {
namespace {

const QString reviewPolicyKey = QStringLiteral("no_people_needs_review");
/// Photos recomputed in one write, so that others get a turn in between.
constexpr int chunk = 10'000;
/// The same where somebody may be waiting to write.
constexpr int staleAtATime = 1000;

Status checkPurpose(Connection& connection, const Purpose& purpose) {
    BK_ASSIGN(const auto known, SettingStore(connection).purposes());
    if (!known.contains(purpose))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("\"%1\" is not a purpose photos are used for").arg(purpose.key()));
    return {};
}

} // namespace

Result<ReasonNames> reasonNames(Connection& connection, const QList<ClearanceReason>& reasons) {
    ReasonNames names;
    PersonStore persons(connection);
    QuitclaimStore quitclaims(connection);
    for (const ClearanceReason& reason : reasons) {
        if (reason.person && !names.persons.contains(*reason.person)) {
            if (auto person = persons.find(*reason.person))
                names.persons.insert(*reason.person, person->name);
        }
        if (reason.quitclaim && !names.quitclaims.contains(*reason.quitclaim)) {
            if (auto quitclaim = quitclaims.find(*reason.quitclaim))
                names.quitclaims.insert(*reason.quitclaim, quitclaim->number);
        }
    }
    return names;
}

ClearanceService::ClearanceService(Session& session) : m_session(session), m_reads(session) {}

Result<Clearance> ClearanceService::of(const PhotoId& photo, const Purpose& purpose) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Result<Clearance> {
        BK_TRY(requireVisible(m_session, connection, photo));
        BK_ASSIGN(const auto cached, ClearanceStore(connection).validOn(today, photo, purpose));
        if (cached) return *cached;
        FactsReader facts(connection);
        return askRule(facts, photo, purpose, today);
    });
}

Result<ReasonNames> ClearanceService::names(const Clearance& clearance) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return m_session.catalog().read(
        [&](Connection& connection) { return reasonNames(connection, clearance.reasons); });
}

Result<ClearanceReport> ClearanceService::report(const Purpose& purpose, const PhotoFilter& filter,
                                                 const std::optional<QDate>& on) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_TRY(m_reads.note("clearance.report", "catalog", {}, purpose.key(), filter.text));
    return clearanceReport(m_session, purpose, filter, on);
}

Result<ClearanceReport> clearanceReport(Session& session, const Purpose& purpose, const PhotoFilter& filter,
                                        const std::optional<QDate>& on) {
    const QDate day = on.value_or(session.today());
    return session.catalog().read([&](Connection& connection) -> Result<ClearanceReport> {
        BK_TRY(checkPurpose(connection, purpose));
        PhotoStore photos(connection);
        // A photo whose original was replaced by another is not one that could be used.
        PhotoFilter wanted = admitted(session, filter);
        wanted.present = true;
        BK_ASSIGN(const auto ids, photos.ids(wanted, PhotoSort::Name));
        FactsReader facts(connection);
        ClearanceReport report;
        QList<ClearanceReason> reasons;
        for (const PhotoId& id : ids) {
            BK_ASSIGN(const FilePath path, photos.path(id));
            BK_ASSIGN(const Clearance clearance, askRule(facts, id, purpose, day));
            ++report.counts[clearance.state];
            reasons << clearance.reasons;
            report.photos << PhotoClearance{id, path, clearance};
        }
        BK_ASSIGN(report.names, reasonNames(connection, reasons));
        return report;
    });
}

Result<QList<Coverage>> ClearanceService::coverage() const {
    BK_TRY(m_session.require(Right::SeeReports));
    BK_TRY(m_reads.note("report.coverage", "catalog", {}));
    return readSettled(m_session, [&](Connection& connection) -> Result<QList<Coverage>> {
        BK_ASSIGN(const auto counts, CoverageStore(connection).counts());
        const bool restrictedToo = m_session.may(Right::SeeRestricted);
        QList<Coverage> rows;
        for (const CoverageCount& count : counts) {
            Coverage row;
            row.purpose = count.purpose;
            for (auto state = count.states.begin(); state != count.states.end(); ++state) {
                // A restricted photo is in no other state.
                if (state.key() == ClearanceState::Restricted && !restrictedToo) continue;
                row.photosWithPeople += state.value();
                if (mayExport(state.key()))
                    row.cleared += state.value();
                else
                    row.blocked.insert(state.key(), state.value());
            }
            rows << row;
        }
        return rows;
    });
}

Result<int> ClearanceService::refresh() {
    const QDate today = m_session.today();
    int renewed = 0;
    BK_ASSIGN(const bool whole, m_session.catalog().read([&](Connection& connection) -> Result<bool> {
        BK_ASSIGN(const auto purposes, SettingStore(connection).purposes());
        return ClearanceStore(connection).isWhole(today, purposes);
    }));
    // Before the coverage is counted: what changed belongs to the day that was.
    if (whole) {
        BK_ASSIGN(renewed, renewStale(today, {}));
    }
    BK_TRY(m_session.catalog().write(
        [&](Connection& connection, ConnectionSet&) { return keepCoverage(connection, today); }));
    if (whole) {
        BK_ASSIGN(const int ended, renewEnded(today));
        renewed += ended;
    } else {
        BK_ASSIGN(renewed, renewAll(today, {}));
    }
    BK_TRY(FaceprintKeeper(m_session).eraseEnded({}));
    m_session.setSettledDay(today);
    if (renewed > 0) m_session.changes().notify({ChangeKind::Clearance | ChangeKind::Publications, {}});
    return renewed;
}

Result<int> ClearanceService::renewStale(const QDate& today, const JobControl& control) {
    int renewed = 0;
    for (;;) {
        if (control.stopRequested())
            return fail(ErrorCode::Cancelled, QStringLiteral("computing the clearances was stopped"));
        BK_ASSIGN(const int photos,
                  m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<int> {
                      BK_ASSIGN(const auto stale, ClearanceStore(connection).stale(staleAtATime));
                      BK_TRY(ClearancePass(connection, today).renew(stale));
                      // The change opened its own; a day may have passed since.
                      BK_TRY(openTakedowns(m_session, connection, stale, today));
                      return static_cast<int>(stale.size());
                  }));
        renewed += photos;
        if (photos < staleAtATime) return renewed;
    }
}

Result<int> ClearanceService::renewEnded(const QDate& today) {
    int renewed = 0;
    for (;;) {
        BK_ASSIGN(const int photos,
                  m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<int> {
                      BK_ASSIGN(const auto ended, ClearanceStore(connection).endedBefore(today, chunk));
                      BK_TRY(ClearancePass(connection, today).renew(ended));
                      // A no counts from the day on which what was decided in spite of it is over.
                      BK_TRY(openTakedowns(m_session, connection, ended, today));
                      return static_cast<int>(ended.size());
                  }));
        renewed += photos;
        if (photos < chunk) return renewed;
    }
}

Result<int> ClearanceService::renewAll(const QDate& today, const JobControl& control) {
    BK_ASSIGN(const auto purposes, m_session.catalog().write(
                                       [&](Connection& connection, ConnectionSet&) -> Result<QList<Purpose>> {
                                           BK_TRY(ClearanceStore(connection).beginWhole(today));
                                           return SettingStore(connection).purposes();
                                       }));
    BK_ASSIGN(const qint64 total, countPhotos());
    ProgressMeter meter(control, total);
    int different = 0;
    QDate day = today;
    for (PhotoId last;;) {
        if (control.stopRequested())
            return fail(ErrorCode::Cancelled, QStringLiteral("computing the clearances was stopped"));
        if (const QDate now = m_session.today(); now != day) {
            // Midnight came in between: what ended with it, in what is done already too, is no difference.
            day = now;
            BK_TRY(renewEnded(day));
        }
        BK_ASSIGN(
            const ClearanceTally tally,
            m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<ClearanceTally> {
                BK_ASSIGN(const ClearanceTally some, ClearancePass(connection, day).renewAfter(last, chunk));
                BK_TRY(openTakedowns(m_session, connection, some.different + some.stale, day));
                return some;
            }));
        if (tally.photos == 0) break;
        last = tally.last;
        different += static_cast<int>(tally.different.size());
        meter.advance(tally.photos);
    }
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        ClearanceStore store(connection);
        BK_ASSIGN(const auto now, SettingStore(connection).purposes());
        // Another purpose has come meanwhile: what was imported before it did lacks its row.
        return now == purposes ? store.setWhole(purposes) : Status();
    }));
    meter.finish();
    return different;
}

Result<qint64> ClearanceService::countPhotos() const {
    return m_session.catalog().read(
        [](Connection& connection) { return PhotoStore(connection).count(PhotoFilter()); });
}

Status ClearanceService::settleDay() const {
    if (m_session.settledDay() == m_session.today()) return {};
    BK_TRY(ClearanceService(m_session).refresh());
    return {};
}

Status ClearanceService::settle(const JobControl& control) const {
    BK_TRY(settleDay());
    BK_ASSIGN(const bool stale, m_session.catalog().read([](Connection& connection) {
        return ClearanceStore(connection).anyStale();
    }));
    if (!stale) return {};
    BK_TRY(ClearanceService(m_session).renewStale(m_session.today(), control));
    return {};
}

Result<int> ClearanceService::rebuild(const JobControl& control) {
    BK_TRY(m_session.require(Right::ManageSettings));
    BK_TRY(settle());
    BK_ASSIGN(const int different, renewAll(m_session.today(), control));
    if (different > 0) m_session.changes().notify({ChangeKind::Clearance | ChangeKind::Publications, {}});
    return different;
}

Result<bool> ClearanceService::noPeopleNeedsReview() const {
    return m_session.catalog().read([](Connection& connection) -> Result<bool> {
        BK_ASSIGN(const QString value, SettingStore(connection).value(reviewPolicyKey));
        return value == QLatin1String("yes");
    });
}

} // namespace bk
