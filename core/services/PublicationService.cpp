#include "core/services/PublicationService.h"

#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/ClearanceStore.h"
#include "core/store/PublicationStore.h"

#include <QMap>

#include <algorithm>

namespace bk {
namespace {

Result<Clearance> clearanceOn(const QDate& day, const ShownPhoto& shown, Connection& catalog,
                              FactsReader& facts) {
    if (shown.state) {
        BK_ASSIGN(const auto stored, ClearanceStore(catalog).validOn(day, shown.photo, shown.purpose));
        if (stored) return *stored;
    }
    return askRule(facts, shown.photo, shown.purpose, day);
}

/// The reasons for which a photo has to leave a publication.
QList<ClearanceReason> causes(const Clearance& clearance) {
    QList<ClearanceReason> found;
    if (mayExport(clearance.state)) return found;
    const bool consentCounts =
        std::none_of(clearance.reasons.begin(), clearance.reasons.end(),
                     [](const ClearanceReason& reason) { return reason.kind == ClearanceState::NotNeeded; });
    for (const ClearanceReason& reason : clearance.reasons) {
        const bool saidNo =
            reason.kind == ClearanceState::Withdrawn || reason.kind == ClearanceState::Refused;
        if (reason.kind == ClearanceState::Restricted || (saidNo && consentCounts)) found << reason;
    }
    return found;
}

bool isAnswered(const ClearanceReason& cause, const QList<Takedown>& impossible) {
    return std::any_of(impossible.begin(), impossible.end(), [&](const Takedown& one) {
        return one.state == cause.kind && one.person == cause.person && one.quitclaim == cause.quitclaim;
    });
}

} // namespace

Result<int> openTakedowns(const Session& session, Connection& catalog, const QList<PhotoId>& photos,
                          const QDate& day) {
    PublicationStore store(catalog);
    BK_ASSIGN(const auto shown, store.notCleared(day, photos));
    FactsReader facts(catalog);
    QMap<PublicationId, int> opened;
    for (const ShownPhoto& one : shown) {
        if (one.takedownOpen) continue;
        BK_ASSIGN(const Clearance clearance, clearanceOn(day, one, catalog, facts));
        const auto found = causes(clearance);
        if (found.isEmpty()) continue;
        QList<Takedown> impossible;
        if (one.answered) {
            BK_ASSIGN(impossible, store.impossible(one.publication, one.photo));
        }
        const auto cause = std::find_if(found.begin(), found.end(), [&](const ClearanceReason& reason) {
            return !isAnswered(reason, impossible);
        });
        if (cause == found.end()) continue;
        Takedown takedown;
        takedown.publication = one.publication;
        takedown.photo = one.photo;
        takedown.openedOn = day;
        takedown.state = cause->kind;
        takedown.person = cause->person;
        takedown.quitclaim = cause->quitclaim;
        BK_TRY(store.openTakedown(takedown, session.stamp()));
        ++opened[one.publication];
    }
    for (auto count = opened.begin(); count != opened.end(); ++count)
        BK_TRY(session.record(catalog, "takedown.open", "publication", count.key().uuid(),
                              QString::number(count.value())));
    return static_cast<int>(opened.size());
}

} // namespace bk
