#include "core/services/ClearanceService.h"

#include "core/services/Admittance.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/ClearanceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

namespace bk {
namespace {

const QString reviewPolicyKey = QStringLiteral("no_people_needs_review");
/// Photos recomputed in one write, so that others get a turn in between.
constexpr qsizetype chunk = 500;

/// Of PHOTOS those for which a stored row is missing or says something else than the rule.
Result<int> countWrong(Connection& connection, const QList<PhotoId>& photos, const QDate& day) {
    BK_ASSIGN(const auto purposes, SettingStore(connection).purposes());
    FactsReader facts(connection);
    ClearanceStore store(connection);
    int wrong = 0;
    for (const PhotoId& id : photos) {
        BK_ASSIGN(const PhotoFacts photo, facts.photo(id));
        bool same = true;
        for (const Purpose& purpose : purposes) {
            const Clearance asked = clearanceOf(photo, facts.persons(), purpose, day);
            BK_ASSIGN(const auto stored, store.validOn(day, id, purpose));
            same = same && stored && stored->state == asked.state && stored->reasons == asked.reasons &&
                   stored->lastDay == asked.lastDay;
        }
        if (!same) ++wrong;
    }
    return wrong;
}

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
    BK_TRY(settle());
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<Coverage>> {
        BK_ASSIGN(const auto purposes, SettingStore(connection).purposes());
        ClearanceStore store(connection);
        QList<Coverage> rows;
        for (const Purpose& purpose : purposes) {
            Coverage row;
            row.purpose = purpose;
            BK_ASSIGN(const auto counts, store.counts(purpose, true, !m_session.may(Right::SeeRestricted)));
            for (auto count = counts.begin(); count != counts.end(); ++count) {
                row.photosWithPeople += count.value();
                if (mayExport(count.key()))
                    row.cleared += count.value();
                else
                    row.blocked.insert(count.key(), count.value());
            }
            rows << row;
        }
        return rows;
    });
}

Result<int> ClearanceService::refresh() {
    const QDate today = m_session.today();
    BK_ASSIGN(const auto stale,
              m_session.catalog().read([&](Connection& connection) -> Result<QList<PhotoId>> {
                  BK_ASSIGN(const auto purposes, SettingStore(connection).purposes());
                  return ClearanceStore(connection).staleOn(today, purposes);
              }));
    for (qsizetype first = 0; first < stale.size(); first += chunk) {
        const auto part = stale.mid(first, chunk);
        BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet&) {
            return recomputeClearance(connection, part, today);
        }));
    }
    BK_TRY(FaceprintKeeper(m_session).eraseEnded({}));
    m_session.setSettledDay(today);
    if (!stale.isEmpty()) m_session.changes().notify({ChangeKind::Clearance, {}});
    return static_cast<int>(stale.size());
}

Status ClearanceService::settle() const {
    if (m_session.settledDay() == m_session.today()) return {};
    BK_TRY(ClearanceService(m_session).refresh());
    return {};
}

Result<int> ClearanceService::rebuild() {
    BK_TRY(m_session.require(Right::ManageSettings));
    const QDate today = m_session.today();
    BK_TRY(refresh());
    BK_ASSIGN(const auto all, m_session.catalog().read([](Connection& connection) {
        return PhotoStore(connection).ids({}, PhotoSort::AddedNewest);
    }));
    int different = 0;
    for (qsizetype first = 0; first < all.size(); first += chunk) {
        const auto part = all.mid(first, chunk);
        BK_ASSIGN(different,
                  m_session.catalog().write(
                      [&, before = different](Connection& connection, ConnectionSet&) -> Result<int> {
                          BK_ASSIGN(const int wrong, countWrong(connection, part, today));
                          BK_TRY(recomputeClearance(connection, part, today));
                          return before + wrong;
                      }));
    }
    if (different > 0) m_session.changes().notify({ChangeKind::Clearance, {}});
    return different;
}

Result<bool> ClearanceService::noPeopleNeedsReview() const {
    return m_session.catalog().read([](Connection& connection) -> Result<bool> {
        BK_ASSIGN(const QString value, SettingStore(connection).value(reviewPolicyKey));
        return value == QLatin1String("yes");
    });
}

} // namespace bk
