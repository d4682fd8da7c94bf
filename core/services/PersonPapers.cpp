#include "core/services/PersonPapers.h"

#include "core/consent/ConsentRule.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"

#include <algorithm>

namespace bk {
namespace {

bool isNamed(const std::optional<Guardian>& guardian) {
    return guardian && !guardian->name.trimmed().isEmpty();
}

/// Photos about which both sets of papers say the same.
struct Place {
    PhotoId photo; ///< null: none that is listed
    CollectionId collection;
};

/// One place of each kind that there is for the scopes of all papers.
QList<Place> placesOf(const PapersOfOne& one, const PapersOfOne& other) {
    QList<Place> places{{}};
    QSet<CollectionId> collections;
    QHash<PhotoId, QByteArray> listed; // by which papers
    QHash<PhotoId, CollectionId> at;
    qsizetype number = 0;
    for (const PapersOfOne* const side : {&one, &other}) {
        at.insert(side->listed);
        for (const Quitclaim& paper : side->papers) {
            ++number;
            if (paper.scope.kind == ScopeKind::Collection) collections << paper.scope.collection;
            if (paper.scope.kind != ScopeKind::Photos) continue;
            for (const PhotoId& photo : paper.scope.photos)
                listed[photo] += QByteArray::number(number) + ' ';
        }
    }
    for (const CollectionId& collection : std::as_const(collections))
        places << Place{{}, collection};
    QSet<QByteArray> known;
    for (auto photo = listed.cbegin(); photo != listed.cend(); ++photo) {
        const auto collection = at.constFind(photo.key());
        if (collection == at.cend()) continue; // gone
        const QByteArray kind = *photo + collection->toBytes();
        if (known.contains(kind)) continue;
        known << kind;
        places << Place{photo.key(), *collection};
    }
    return places;
}

/// TODAY and the later days on which one of the papers begins to say something else; in between all stays as
/// it is.
QSet<QDate> turnsFrom(const QDate& today, const PapersOfOne& one, const PapersOfOne& other) {
    QSet<QDate> days{today};
    const auto turn = [&](const std::optional<QDate>& day, int later) {
        if (day && day->isValid() && day->addDays(later) > today) days << day->addDays(later);
    };
    for (const PapersOfOne* const side : {&one, &other})
        for (const Quitclaim& paper : side->papers) {
            turn(paper.signedOn, 0);
            turn(paper.from, 0);
            turn(paper.until, 1);
            for (const Grant& grant : paper.grants)
                turn(grant.until, 1);
            for (const Withdrawal& withdrawal : paper.withdrawals)
                turn(withdrawal.date, 0);
        }
    return days;
}

QSet<Purpose> purposesOf(const PapersOfOne& one) {
    QSet<Purpose> purposes;
    for (const Quitclaim& paper : one.papers)
        for (const Grant& grant : paper.grants)
            purposes << grant.purpose;
    return purposes;
}

bool grants(const PersonFacts& person, const Purpose& purpose, const Place& place, const QDate& day) {
    if (purpose == Purpose::recognition())
        return recognitionGrantedOn(person, place.photo, place.collection, day);
    return consentOf(person, purpose, place.photo, place.collection, day).state == ConsentState::Granted;
}

/// No yes of PAPER counts any more, and every no does, as of a superseded one.
void silence(Quitclaim& paper) {
    const bool withdrawnOnSigning = paper.state == QuitclaimState::Withdrawn && paper.withdrawals.isEmpty();
    if (paper.state != QuitclaimState::Draft && !withdrawnOnSigning) paper.state = QuitclaimState::Superseded;
}

/// What PAPER, SINCE the merge or not, refused or withdrew since then; none: nothing.
std::optional<Quitclaim> noesSince(const Quitclaim& paper, bool since, const QDateTime& merged) {
    Quitclaim said = paper;
    if (!since) {
        said.grants.removeIf([](const Grant& grant) { return grant.decision == Decision::Refused; });
        said.withdrawals.removeIf([&](const Withdrawal& withdrawal) { return withdrawal.at <= merged; });
        if (said.withdrawals.isEmpty()) return std::nullopt;
    }
    silence(said);
    return said;
}

/// What holds of ONE at least: what was said to them, no signature of their own that did not count by the
/// birth date of what the two were, and every no to the OTHER since then, for it may have been theirs. A
/// signature from before the merge counts again where the date was known then: it was the other's.
PersonFacts saidToBoth(const PapersOfOne& one, const PapersOfOne& other, const AsOne& was) {
    const std::optional<QDate>& born = was.born;
    PersonFacts facts{one.person.id, one.person.born, one.papers};
    for (Quitclaim& paper : facts.quitclaims) {
        const bool minor = born && born->isValid() && paper.signedOn && paper.signedOn->isValid() &&
                           *paper.signedOn < firstDayOfOwnConsent(*born) && !isNamed(paper.guardian) &&
                           !isNamed(paper.secondGuardian);
        if (minor && (was.bornSince || one.since.contains(paper.id))) silence(paper);
    }
    for (const Quitclaim& paper : other.papers)
        if (auto no = noesSince(paper, other.since.contains(paper.id), was.merged))
            facts.quitclaims << std::move(*no);
    return facts;
}

/// Empty: it is none of theirs.
QString numberOf(const PapersOfOne& one, const std::optional<QuitclaimId>& id) {
    for (const Quitclaim& paper : one.papers)
        if (paper.id == id) return paper.number;
    return {};
}

QString sortedList(const QSet<QString>& numbers) {
    QStringList sorted(numbers.begin(), numbers.end());
    sorted.sort();
    return sorted.join(QStringLiteral(", "));
}

/// The papers by which consent would become wider, and those that say no.
class Widening {
public:
    explicit Widening(bool bornSince) : m_bornSince(bornSince) {}
    /// PERMITTING against what REFUSING says; empty: the signature of a child alone.
    void add(const QString& permitting, const QString& refusing) {
        if (refusing.isEmpty()) {
            m_own << permitting;
            return;
        }
        m_refusing << refusing;
        m_permitting << permitting;
    }
    Status refusal() const {
        if (!m_refusing.isEmpty())
            return fail(
                ErrorCode::ConsentRefused,
                QStringLiteral("%1 said no since the two were merged, and %2 would permit again what that "
                               "ended; withdraw it from %2 too, then take the merge back")
                    .arg(sortedList(m_refusing), sortedList(m_permitting)));
        if (!m_own.isEmpty() && m_bornSince)
            return fail(
                ErrorCode::ConsentRefused,
                QStringLiteral("%1 was signed below 16 without a guardian, by a birth date that was entered "
                               "since the two were merged, so that nobody knows whose it is, and would count "
                               "without it; put the birth date right, or withdraw it, then take the merge "
                               "back")
                    .arg(sortedList(m_own)));
        if (!m_own.isEmpty())
            return fail(
                ErrorCode::ConsentRefused,
                QStringLiteral("%1 was signed below 16 without a guardian since the two were merged, and "
                               "would count without the birth date; withdraw it, then take the merge back")
                    .arg(sortedList(m_own)));
        return {};
    }

private:
    bool m_bornSince;
    QSet<QString> m_refusing;
    QSet<QString> m_permitting;
    QSet<QString> m_own;
};

} // namespace

Result<PapersOfOne> papersOfOne(Connection& catalog, const PersonId& person, const QDateTime& since) {
    QuitclaimStore store(catalog);
    PapersOfOne one;
    BK_ASSIGN(one.person, PersonStore(catalog).find(person));
    BK_ASSIGN(one.papers, store.ofPerson(person));
    PhotoStore photos(catalog);
    for (const Quitclaim& paper : std::as_const(one.papers)) {
        if (paper.scope.kind == ScopeKind::Photos)
            for (const PhotoId& id : paper.scope.photos) {
                if (one.listed.contains(id)) continue;
                const auto photo = photos.find(id);
                if (!photo && photo.error().code != ErrorCode::NotFound) return fail(photo.error());
                if (photo) one.listed.insert(id, photo->collection);
            }
        bool later =
            paper.added > since || std::any_of(paper.scans.begin(), paper.scans.end(),
                                               [&](const Attachment& scan) { return scan.added > since; });
        if (!later) {
            BK_ASSIGN(const auto versions, store.versions(paper.id));
            // Only a correction says why.
            later = std::any_of(versions.begin(), versions.end(), [&](const StoredVersion& version) {
                return version.at > since && !version.why.isEmpty();
            });
        }
        if (later) one.since << paper.id;
    }
    return one;
}

Status checkNotWider(const PapersOfOne& one, const PapersOfOne& other, const AsOne& was, const QDate& today) {
    const QList<Place> places = placesOf(one, other);
    const QSet<QDate> days = turnsFrom(today, one, other);
    Widening found(was.bornSince);
    for (const auto& [permitting, silenced] : {std::pair(&one, &other), std::pair(&other, &one)}) {
        const PersonFacts would{permitting->person.id, permitting->person.born, permitting->papers};
        const PersonFacts must = saidToBoth(*permitting, *silenced, was);
        for (const Purpose& purpose : purposesOf(*permitting))
            for (const Place& place : places)
                for (const QDate& day : days) {
                    if (!grants(would, purpose, place, day) || grants(must, purpose, place, day)) continue;
                    // Recognition everywhere or nowhere comes first.
                    const bool nowhere = purpose == Purpose::recognition() && !recognitionGranted(must, day);
                    const Place told = nowhere ? Place() : place;
                    found.add(numberOf(*permitting,
                                       consentOf(would, purpose, told.photo, told.collection, day).quitclaim),
                              numberOf(*silenced,
                                       consentOf(must, purpose, told.photo, told.collection, day).quitclaim));
                }
    }
    return found.refusal();
}

} // namespace bk
