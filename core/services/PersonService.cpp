#include "core/services/PersonService.h"

#include "core/services/Admittance.h"
#include "core/services/FactsReader.h"
#include "core/services/NameLength.h"
#include "core/services/PersonConsequences.h"
#include "core/services/PublicationService.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/SettingStore.h"

namespace bk {
namespace {

/// Days ahead that count as "soon" (the first of the 90/30/7 warnings).
constexpr int expiringDays = 90;

bool grantsAnything(const Quitclaim& quitclaim) {
    return std::any_of(quitclaim.grants.begin(), quitclaim.grants.end(), [&](const Grant& grant) {
        const auto takesBack = [&](const Withdrawal& withdrawal) {
            return withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(grant.purpose);
        };
        return grant.decision == Decision::Granted &&
               std::none_of(quitclaim.withdrawals.begin(), quitclaim.withdrawals.end(), takesBack);
    });
}

void judge(PersonSummary& summary, const PersonFacts& facts, const QList<Purpose>& purposes,
           const QDate& today) {
    summary.recognition = recognitionGranted(facts, today);
    summary.minor = facts.born && firstDayOfOwnConsent(*facts.born) > today;

    bool granted = false, withdrawn = false, refused = false, notYet = false, drafts = false;
    std::optional<QDate> lastExpired;
    QList<Purpose> asked = purposes;
    asked << Purpose::recognition();
    for (const Purpose& purpose : std::as_const(asked)) {
        const PersonConsent consent = consentOf(facts, purpose, {}, {}, today);
        switch (consent.state) {
        case ConsentState::Granted:
            granted = true;
            if (consent.date && (!summary.nextExpiry || *consent.date < *summary.nextExpiry))
                summary.nextExpiry = consent.date;
            break;
        case ConsentState::Withdrawn:
            withdrawn = true;
            break;
        case ConsentState::Refused:
            refused = true;
            break;
        case ConsentState::NotYetValid:
            notYet = true;
            break;
        case ConsentState::Expired:
            if (consent.date && (!lastExpired || *consent.date > *lastExpired)) lastExpired = consent.date;
            break;
        case ConsentState::Missing:
            break;
        }
    }
    for (const Quitclaim& quitclaim : facts.quitclaims) {
        drafts = drafts || quitclaim.state == QuitclaimState::Draft;
        // Quitclaims for one collection or some photos decide too, though not for all photos.
        if (quitclaim.scope.kind == ScopeKind::AllPhotos || quitclaim.state != QuitclaimState::Active)
            continue;
        if (!grantsAnything(quitclaim)) continue;
        const QDate end = quitclaim.until.value_or(QDate());
        if (quitclaim.from && *quitclaim.from > today) {
            notYet = true;
        } else if (quitclaim.openEnded || end >= today) {
            granted = true;
            if (end.isValid() && (!summary.nextExpiry || end < *summary.nextExpiry)) summary.nextExpiry = end;
        } else if (!lastExpired || end > *lastExpired) {
            lastExpired = end;
        }
    }

    if (withdrawn)
        summary.standing = PersonStanding::Withdrawn;
    else if (granted)
        summary.standing = summary.nextExpiry && *summary.nextExpiry <= today.addDays(expiringDays)
                               ? PersonStanding::Expiring
                               : PersonStanding::Active;
    else if (lastExpired)
        summary.standing = PersonStanding::Expired;
    else if (refused)
        summary.standing = PersonStanding::Refused;
    else if (notYet)
        summary.standing = PersonStanding::NotYetValid;
    else if (drafts)
        summary.standing = PersonStanding::Draft;
    if (!summary.nextExpiry) summary.nextExpiry = lastExpired;
}

/// Who has no use for a birth date does not get it.
Person admitted(const Session& session, Person person) {
    if (!session.may(Right::ManagePersons) && !session.may(Right::ManageConsent)) person.born.reset();
    return person;
}

Status checkDates(const Person& wanted, const QDate& today) {
    const auto broken = [](const std::optional<QDate>& day) { return day && !day->isValid(); };
    if (broken(wanted.born) || broken(wanted.deceased))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("one of the dates is not a date"));
    if (wanted.born && *wanted.born > today)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the birth date is in the future"));
    if (wanted.deceased && *wanted.deceased > today)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the day of death is in the future"));
    if (wanted.born && wanted.deceased && *wanted.deceased < *wanted.born)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the day of death is before the birth date"));
    return {};
}

} // namespace

QString toString(PersonStanding standing) {
    switch (standing) {
    case PersonStanding::NoQuitclaim:
        return QStringLiteral("no-quitclaim");
    case PersonStanding::Draft:
        return QStringLiteral("draft");
    case PersonStanding::NotYetValid:
        return QStringLiteral("not-yet-valid");
    case PersonStanding::Active:
        return QStringLiteral("active");
    case PersonStanding::Expiring:
        return QStringLiteral("expiring");
    case PersonStanding::Expired:
        return QStringLiteral("expired");
    case PersonStanding::Withdrawn:
        return QStringLiteral("withdrawn");
    case PersonStanding::Refused:
        return QStringLiteral("refused");
    }
    return {};
}

PersonService::PersonService(Session& session) : m_session(session), m_reads(session) {}

Result<Person> PersonService::add(const QString& name, const std::optional<QDate>& born) {
    BK_TRY(requireAny(m_session, {Right::NameFaces, Right::ManagePersons}));
    BK_TRY(checkLength(QStringLiteral("a person's name"), name.simplified()));
    Person person;
    person.born = born;
    BK_TRY(checkDates(person, m_session.today()));
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<Person> {
        PersonStore store(connection);
        BK_ASSIGN(const qint64 number, store.nextNumber());
        person.id = m_session.ids().make<PersonId>();
        person.name = name.simplified();
        if (person.name.isEmpty()) person.name = numberedName(number);
        BK_TRY(store.insert(person, number, m_session.stamp()));
        BK_TRY(m_session.record(connection, "person.add", "person", person.id.uuid()));
        return store.find(person.id);
    });
    if (!outcome) return outcome;
    m_session.changes().notify({ChangeKind::Persons, {}});
    return admitted(m_session, *outcome);
}

Result<QList<PersonSummary>> PersonService::list() const {
    BK_TRY(m_session.require(Right::SeePersons));
    BK_TRY(m_reads.note("person.list", "catalog", {}));
    return summaries({});
}

Result<PersonSummary> PersonService::summary(const PersonId& id) const {
    BK_TRY(m_session.require(Right::SeePersons));
    BK_ASSIGN(const auto found, summaries(id));
    if (found.isEmpty()) return fail(ErrorCode::NotFound, QStringLiteral("no such person"));
    return found.first();
}

Result<QList<PersonSummary>> PersonService::summaries(const std::optional<PersonId>& only) const {
    const QDate today = m_session.today();
    const bool withoutRestricted = !m_session.may(Right::SeeRestricted);
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PersonSummary>> {
        PersonStore store(connection);
        QList<Person> persons;
        if (only) {
            BK_ASSIGN(const Person person, store.find(*only));
            persons << person;
        } else {
            BK_ASSIGN(persons, store.list());
        }
        BK_ASSIGN(const auto photos, store.photoCounts(withoutRestricted));
        BK_ASSIGN(const auto faceprints, FaceprintList(connection).counts());
        BK_ASSIGN(const auto purposes, SettingStore(connection).purposes());
        BK_ASSIGN(const auto covers, FaceStore(connection).covers(only, withoutRestricted));
        FactsReader facts(connection);
        QList<PersonSummary> summaries;
        for (const Person& person : std::as_const(persons)) {
            PersonSummary summary;
            summary.person = admitted(m_session, person);
            summary.photos = photos.value(person.id);
            summary.faceprints = faceprints.value(person.id);
            summary.cover = covers.value(person.id);
            BK_ASSIGN(const PersonFacts known, facts.person(person.id));
            judge(summary, known, purposes, today);
            summaries << summary;
        }
        return summaries;
    });
}

Result<QList<PurposeStanding>> PersonService::standings(const PersonId& id) const {
    BK_TRY(m_session.require(Right::SeePersons));
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PurposeStanding>> {
        BK_ASSIGN(auto purposes, SettingStore(connection).purposes());
        purposes << Purpose::recognition();
        FactsReader facts(connection);
        BK_ASSIGN(const PersonFacts person, facts.person(id));
        QList<PurposeStanding> standings;
        for (const Purpose& purpose : std::as_const(purposes)) {
            const PersonConsent consent = consentOf(person, purpose, {}, {}, today);
            standings << PurposeStanding{purpose, consent.state, consent.date};
        }
        return standings;
    });
}

Result<PersonId> PersonService::find(const QString& idOrName) const {
    BK_TRY(m_session.require(Right::SeePersons));
    auto outcome = m_session.catalog().read([&](Connection& connection) -> Result<PersonId> {
        PersonStore store(connection);
        if (const auto id = PersonId::tryFrom(idOrName)) {
            BK_ASSIGN(const Person person, store.find(*id));
            return person.id;
        }
        BK_ASSIGN(const auto found, store.findByName(idOrName));
        if (found.isEmpty())
            return fail(ErrorCode::NotFound, QStringLiteral("nobody is called \"%1\"").arg(idOrName));
        if (found.size() > 1) {
            QStringList ids;
            for (const Person& person : found)
                ids << person.id.toString();
            return fail(ErrorCode::Ambiguous, QStringLiteral("%1 persons are called \"%2\": %3")
                                                  .arg(found.size())
                                                  .arg(idOrName, ids.join(QStringLiteral(", "))));
        }
        return found.first().id;
    });
    if (!PersonId::tryFrom(idOrName))
        BK_TRY(m_reads.note("person.search", "person", outcome ? outcome->uuid() : QUuid(), {}, idOrName));
    return outcome;
}

Status PersonService::rename(const PersonId& id, const QString& name) {
    BK_TRY(m_session.require(Right::ManagePersons));
    const QString wanted = name.simplified();
    BK_TRY(checkLength(QStringLiteral("a person's name"), wanted));
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        PersonStore store(connection);
        BK_ASSIGN(Person person, store.find(id));
        BK_ASSIGN(const PersonOrigin origin, store.origin(id));
        person.name = wanted.isEmpty() ? numberedName(origin.number) : wanted;
        BK_TRY(store.update(person));
        PhotoStore photos(connection);
        BK_ASSIGN(const auto shown, photos.showing(id));
        for (const PhotoId& photo : shown)
            BK_TRY(photos.renewWords(photo));
        return m_session.record(connection, "person.rename", "person", id.uuid());
    });
    if (outcome) m_session.changes().notify({ChangeKind::Persons, {}});
    return outcome;
}

Status PersonService::update(const Person& wanted) {
    BK_TRY(m_session.require(Right::ManagePersons));
    const QDate today = m_session.today();
    BK_TRY(checkDates(wanted, today));
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        PersonStore store(connection);
        BK_ASSIGN(Person person, store.find(wanted.id));
        person.born = wanted.born;
        person.contact = wanted.contact.trimmed();
        person.notes = wanted.notes.trimmed();
        person.deceased = wanted.deceased;
        person.commissioned = wanted.commissioned;
        person.cover = wanted.cover;
        BK_TRY(store.update(person));
        // A birth date decides whether a signature counts.
        BK_ASSIGN(const auto photos, PhotoStore(connection).showing(wanted.id));
        BK_TRY(recomputeClearance(connection, photos, today));
        BK_TRY(openTakedowns(m_session, connection, photos, today));
        return m_session.record(connection, "person.change", "person", wanted.id.uuid());
    });
    if (!outcome) return outcome;
    m_session.changes().notify({ChangeKind::Persons | ChangeKind::Clearance | ChangeKind::Publications, {}});
    return followChange(m_session, {wanted.id});
}

Result<std::optional<FaceId>> PersonService::chooseCover(const PersonId& person,
                                                         const std::optional<FaceId>& face) {
    BK_TRY(m_session.require(Right::ManagePersons));
    auto outcome = m_session.catalog().write(
        [&](Connection& connection, ConnectionSet&) -> Result<std::optional<FaceId>> {
            PersonStore store(connection);
            BK_ASSIGN(Person known, store.find(person));
            if (face) {
                BK_TRY(requireVisible(m_session, connection, *face));
                BK_ASSIGN(const Face chosen, FaceStore(connection).find(*face));
                if (chosen.person != person)
                    return fail(ErrorCode::InvalidArgument,
                                QStringLiteral("this face is not named %1").arg(known.name));
            }
            const auto before = std::exchange(known.cover, face);
            BK_TRY(store.update(known));
            BK_TRY(m_session.record(connection, "person.cover", "person", person.uuid(),
                                    face ? face->toString() : QString()));
            return before;
        });
    if (outcome) m_session.changes().notify({ChangeKind::Persons, {}});
    return outcome;
}

Result<MergeCautions> PersonService::mergeCautions(const PersonId& one, const PersonId& other) const {
    BK_TRY(m_session.require(Right::ManagePersons));
    return PersonMerging(m_session).cautions(one, other);
}

Result<PersonMergeId> PersonService::merge(const PersonId& person, const PersonId& into) {
    BK_TRY(m_session.require(Right::ManagePersons));
    return PersonMerging(m_session).merge(person, into);
}

Result<Unmerged> PersonService::unmerge(const PersonMergeId& id) {
    BK_TRY(m_session.require(Right::ManagePersons));
    return PersonMerging(m_session).unmerge(id);
}

Result<QList<PersonMerge>> PersonService::merges(const PersonId& person) const {
    BK_TRY(m_session.require(Right::ManagePersons));
    return m_session.catalog().read(
        [&](Connection& connection) { return PersonMergeStore(connection).ofPerson(person); });
}

Status PersonService::logOpened(const PersonId& id) {
    BK_TRY(m_session.require(Right::SeePersons));
    return m_reads.note("person.open", "person", id.uuid());
}

} // namespace bk
