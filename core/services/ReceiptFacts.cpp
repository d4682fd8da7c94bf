#include "core/services/ReceiptFacts.h"

#include "core/services/FactsReader.h"
#include "core/services/QuitclaimChecks.h"
#include "core/store/AuditLog.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/ConsentFormStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PublicationStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

#include <algorithm>

namespace bk {
namespace {

bool takesBack(const Withdrawal& withdrawal, const Purpose& purpose) {
    return withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(purpose);
}

/// The first withdrawal of PURPOSE, which QUITCLAIM grants.
const Withdrawal* withdrawalOf(const Quitclaim& quitclaim, const Purpose& purpose) {
    const auto found = std::find_if(quitclaim.withdrawals.begin(), quitclaim.withdrawals.end(),
                                    [&](const Withdrawal& one) { return takesBack(one, purpose); });
    return found == quitclaim.withdrawals.end() ? nullptr : &*found;
}

PurposeFact purposeFact(const ReceiptFacts& facts, const Grant& grant) {
    const Quitclaim& quitclaim = facts.quitclaim;
    PurposeFact fact;
    fact.purpose = grant.purpose;
    fact.decision = grant.decision;
    const PersonFacts alone{facts.person.id, facts.person.born, {quitclaim}};
    const PhotoId photo =
        quitclaim.scope.kind == ScopeKind::Photos ? quitclaim.scope.photos.value(0) : PhotoId();
    fact.state = consentOf(alone, grant.purpose, photo, quitclaim.scope.collection, facts.today).state;
    if (grant.decision != Decision::Granted) return fact;
    fact.until = grant.until && quitclaim.until ? std::min(*grant.until, *quitclaim.until)
                 : grant.until                  ? grant.until
                                                : quitclaim.until;
    if (const Withdrawal* const withdrawal = withdrawalOf(quitclaim, grant.purpose))
        fact.withdrawnOn = withdrawal->date;
    return fact;
}

Status readPurposes(Connection& catalog, ReceiptFacts& facts) {
    BK_ASSIGN(const auto rows, SettingStore(catalog).allPurposes());
    const auto add = [&](const Purpose& purpose, const QString& name) {
        for (const Grant& grant : facts.quitclaim.grants)
            if (grant.purpose == purpose) {
                facts.purposes << purposeFact(facts, grant);
                facts.purposes.last().name = name;
            }
    };
    for (const PurposeRow& row : rows)
        add(row.purpose, row.name);
    add(Purpose::recognition(), {});
    return {};
}

Status readForm(Connection& catalog, ReceiptFacts& facts) {
    if (!facts.quitclaim.form) return {};
    const FormSigned& form = *facts.quitclaim.form;
    BK_ASSIGN(const ConsentForm found, ConsentFormStore(catalog).find(form.form));
    facts.formName = found.name;
    for (const FormVersion& version : found.versions)
        if (version.version == form.version) facts.formVersion = version;
    if (!facts.formVersion) return {};
    for (const FormText& text : facts.formVersion->texts)
        if (text.language == form.language) facts.formText = text;
    return {};
}

Status readRelatives(Connection& catalog, ReceiptFacts& facts) {
    BK_ASSIGN(const auto all, QuitclaimStore(catalog).ofPerson(facts.quitclaim.person));
    for (const Quitclaim& one : all) {
        if (one.id == facts.quitclaim.supersedes) facts.supersedes = one.number;
        if (one.supersedes == facts.quitclaim.id && one.state != QuitclaimState::Draft)
            facts.supersededBy = one.number;
    }
    return {};
}

Status countBlocked(Connection& catalog, ReceiptFacts& facts) {
    BK_ASSIGN(const auto photos, PhotoStore(catalog).showing(facts.person.id));
    FactsReader reader(catalog);
    for (const PhotoId& photo : photos) {
        bool blocked = false;
        for (const PurposeFact& purpose : std::as_const(facts.purposes)) {
            if (blocked || !purpose.withdrawnOn || purpose.purpose.isRecognition()) continue;
            BK_ASSIGN(const Clearance clearance, askRule(reader, photo, purpose.purpose, facts.today));
            blocked = !mayExport(clearance.state) &&
                      std::any_of(clearance.reasons.begin(), clearance.reasons.end(),
                                  [&](const ClearanceReason& reason) {
                                      return reason.kind == ClearanceState::Withdrawn &&
                                             reason.quitclaim == facts.quitclaim.id;
                                  });
        }
        if (blocked) ++facts.photosBlocked;
    }
    return {};
}

Status readTakedowns(Connection& catalog, ReceiptFacts& facts) {
    PublicationStore store(catalog);
    BK_ASSIGN(const auto rows, store.takedowns(false, facts.today));
    QHash<PublicationId, TakenDown> found;
    QList<PublicationId> order;
    for (const TakedownRow& row : rows) {
        const Takedown& takedown = row.takedown;
        if (takedown.quitclaim != facts.quitclaim.id) continue;
        if (!found.contains(takedown.publication)) {
            order << takedown.publication;
            BK_ASSIGN(found[takedown.publication].publication, store.find(takedown.publication));
        }
        TakenDown& one = found[takedown.publication];
        switch (takedown.outcome) {
        case TakedownOutcome::Open:
            ++one.open;
            break;
        case TakedownOutcome::Done:
            ++one.done;
            break;
        case TakedownOutcome::Impossible:
            ++one.impossible;
            if (!takedown.reason.isEmpty() && !one.reasons.contains(takedown.reason))
                one.reasons << takedown.reason;
        }
    }
    for (const PublicationId& id : std::as_const(order))
        facts.takenDown << found.value(id);
    std::stable_sort(facts.takenDown.begin(), facts.takenDown.end(),
                     [](const TakenDown& a, const TakenDown& b) {
                         return a.publication.publishedOn < b.publication.publishedOn;
                     });
    return {};
}

/// When somebody next recorded that PERSON permits recognition, after MOMENT.
Result<std::optional<QDateTime>> permittedAgain(Connection& catalog, const PersonId& person,
                                                const QDateTime& moment) {
    BK_ASSIGN(const auto all, QuitclaimStore(catalog).ofPerson(person));
    std::optional<QDateTime> first;
    for (const Quitclaim& one : all)
        if (one.added > moment && grants(one, Purpose::recognition()) && (!first || one.added < *first))
            first = one.added;
    return first;
}

/// What the log says of the faceprints that went with the withdrawal, up to a later permission's own.
Status readErased(Session& session, ReceiptFacts& facts) {
    const Withdrawal* const withdrawal = withdrawalOf(facts.quitclaim, Purpose::recognition());
    const bool granted =
        std::any_of(facts.purposes.begin(), facts.purposes.end(), [](const PurposeFact& one) {
            return one.purpose.isRecognition() && one.decision == Decision::Granted;
        });
    if (!withdrawal || !granted) return {};
    AuditFilter filter;
    filter.action = QStringLiteral("faceprints.erase");
    filter.object = facts.person.id.uuid();
    filter.from = withdrawal->at;
    BK_ASSIGN(filter.to, session.catalog().read([&](Connection& catalog) {
        return permittedAgain(catalog, facts.person.id, withdrawal->at);
    }));
    BK_ASSIGN(const auto rows, session.catalog().readFrom(DatabaseFile::Audit, [&](Connection& audit) {
        return AuditLog(audit).list(filter);
    }));
    for (const AuditRow& row : rows) {
        bool isNumber = false;
        const int count = row.event.detail.toInt(&isNumber);
        if (isNumber) facts.faceprintsErased = facts.faceprintsErased.value_or(0) + count;
    }
    return {};
}

} // namespace

Result<ReceiptFacts> readReceiptFacts(Session& session, const QuitclaimId& id) {
    ReceiptFacts facts;
    facts.organisation = session.organisation();
    facts.catalog = session.catalog().keys().catalogId();
    facts.today = session.today();
    facts.now = session.clock().now();
    BK_TRY(session.catalog().read([&](Connection& catalog) -> Status {
        BK_ASSIGN(facts.quitclaim, QuitclaimStore(catalog).find(id));
        BK_ASSIGN(facts.person, PersonStore(catalog).find(facts.quitclaim.person));
        if (facts.quitclaim.scope.kind == ScopeKind::Collection) {
            BK_ASSIGN(const Collection collection,
                      CollectionStore(catalog).find(facts.quitclaim.scope.collection));
            facts.collectionName = collection.name;
        }
        BK_TRY(readPurposes(catalog, facts));
        BK_TRY(readForm(catalog, facts));
        BK_TRY(readRelatives(catalog, facts));
        if (!facts.isWithdrawn()) return {};
        BK_TRY(countBlocked(catalog, facts));
        return readTakedowns(catalog, facts);
    }));
    if (facts.isWithdrawn()) BK_TRY(readErased(session, facts));
    return facts;
}

} // namespace bk
