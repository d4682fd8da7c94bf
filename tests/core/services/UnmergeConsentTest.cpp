#include "core/consent/ConsentRule.h"
#include "core/services/PersonPapers.h"
#include "tests/core/consent/ConsentCases.h"
#include "tests/core/services/FewPersons.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

const QDate theDay(2026, 3, 10);
const QDateTime merged(theDay.addDays(-10), QTime(12, 0), Qt::UTC);

/// Two collections with photos that papers name, and one that no paper is about.
struct Places {
    QList<CollectionId> collections;
    QHash<PhotoId, CollectionId> photos;

    explicit Places() {
        for (int i = 0; i < 3; ++i) {
            collections << CollectionId(
                QUuid::createUuidV5(QUuid(), QByteArray("collection") + char('0' + i)));
            for (int k = 0; k < 3; ++k)
                photos.insert(
                    PhotoId(QUuid::createUuidV5(collections.last().uuid(), QByteArray(1, char('0' + k)))),
                    collections.last());
        }
    }
};

const QList<Purpose>& purposes() {
    static const QList<Purpose> all{purpose("website"), purpose("press"), Purpose::recognition()};
    return all;
}

std::optional<QDate> dayAround(Random& random, int unlikely) {
    if (random.chance(unlikely)) return std::nullopt;
    return theDay.addDays(random.below(40) - 20);
}

Quitclaim paper(Random& random, const Places& places, int number) {
    Quitclaim made;
    made.id = QuitclaimId(QUuid::createUuidV5(QUuid(), QByteArray::number(number)));
    made.number = QStringLiteral("Q-%1").arg(number);
    const QuitclaimState states[]{QuitclaimState::Active, QuitclaimState::Active, QuitclaimState::Withdrawn,
                                  QuitclaimState::Superseded, QuitclaimState::Draft};
    made.state = states[random.below(5)];
    made.signedOn = theDay.addDays(-random.below(30));
    made.from = dayAround(random, 70);
    made.until = dayAround(random, 60);
    made.openEnded = !made.until;
    if (random.chance(30)) made.guardian = Guardian{QStringLiteral("Guardian"), {}};
    const QList<PhotoId> photos = places.photos.keys();
    switch (random.below(3)) {
    case 0:
        made.scope = {ScopeKind::Collection, places.collections[random.below(2)], {}};
        break;
    case 1:
        made.scope.kind = ScopeKind::Photos;
        for (int i = 0; i < 1 + random.below(4); ++i)
            made.scope.photos << photos[random.below(int(photos.size()))];
        break;
    default:
        break;
    }
    for (const Purpose& one : purposes())
        if (random.chance(70))
            made.grants << Grant{one, random.chance(70) ? Decision::Granted : Decision::Refused,
                                 dayAround(random, 80)};
    if (made.state == QuitclaimState::Withdrawn || random.chance(15)) {
        Withdrawal withdrawal;
        withdrawal.date = theDay.addDays(-random.below(20));
        withdrawal.at = merged.addDays(random.below(20) - 10).addSecs(60);
        if (random.chance(50)) withdrawal.purposes << purposes()[random.below(3)];
        made.withdrawals << withdrawal;
    }
    return made;
}

PapersOfOne one(Random& random, const Places& places, const std::optional<QDate>& born, int first) {
    PapersOfOne made;
    made.person.born = born;
    made.listed = places.photos;
    for (int i = 0; i < random.below(4); ++i) {
        made.papers << paper(random, places, first + i);
        if (random.chance(50)) made.since << made.papers.last().id;
    }
    return made;
}

/// A refusal for each no that was said since: what may have been theirs.
QList<Quitclaim> noesSince(const PapersOfOne& other) {
    QList<Quitclaim> noes;
    for (const Quitclaim& paper : other.papers) {
        if (paper.state == QuitclaimState::Draft) continue;
        const bool since = other.since.contains(paper.id);
        const auto no = [&](const Purpose& about, const QDate& on) {
            Quitclaim made;
            made.id = paper.id;
            made.state = QuitclaimState::Active;
            made.signedOn = on;
            made.openEnded = true;
            made.scope = paper.scope;
            made.grants << Grant{about, Decision::Refused, {}};
            noes << made;
        };
        for (const Grant& grant : paper.grants) {
            if (grant.decision == Decision::Refused) {
                if (since) no(grant.purpose, *paper.signedOn);
                continue;
            }
            for (const Withdrawal& withdrawal : paper.withdrawals)
                if ((since || withdrawal.at > merged) &&
                    (withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(grant.purpose)))
                    no(grant.purpose, std::max(*paper.signedOn, withdrawal.date));
        }
    }
    return noes;
}

bool permits(const PersonFacts& person, const Purpose& purpose, const PhotoId& photo,
             const CollectionId& collection, const QDate& day) {
    if (purpose == Purpose::recognition()) return recognitionGrantedOn(person, photo, collection, day);
    return consentOf(person, purpose, photo, collection, day).state == ConsentState::Granted;
}

/// What the entry was known to be born: right after the merge, and at the end.
struct Births {
    std::optional<QDate> then;
    std::optional<QDate> now;
};

/// Whether PAPER, with a signature of the person alone, counted for one BORN so.
bool counted(const Quitclaim& paper, const std::optional<QDate>& born) {
    return !born || *paper.signedOn >= firstDayOfOwnConsent(*born) || paper.guardian;
}

/// Whether ONE would be permitted something, on some photo, for some purpose, on some day, that was not.
bool isWider(const PapersOfOne& one, const PapersOfOne& other, const Births& births, const Places& places) {
    const PersonFacts would{{}, one.person.born, one.papers};
    PersonFacts must = would;
    PapersOfOne silenced;
    for (Quitclaim& paper : must.quitclaims) {
        if (counted(paper, births.now) || paper.state == QuitclaimState::Draft) continue;
        // What it says now is known from the merge on only by what is known from then.
        const bool fromBefore = !one.since.contains(paper.id) && births.then == births.now;
        if (fromBefore) continue;
        // No yes of it counts, every no does.
        silenced.papers << paper;
        silenced.since << paper.id;
        paper.state = QuitclaimState::Draft;
    }
    must.quitclaims += noesSince(silenced);
    must.quitclaims += noesSince(other);
    for (const Purpose& purpose : purposes())
        for (QDate day = theDay; day < theDay.addDays(30); day = day.addDays(1)) {
            const auto wider = [&](const PhotoId& photo, const CollectionId& collection) {
                return permits(would, purpose, photo, collection, day) &&
                       !permits(must, purpose, photo, collection, day);
            };
            for (auto photo = places.photos.cbegin(); photo != places.photos.cend(); ++photo)
                if (wider(photo.key(), *photo)) return true;
            for (const CollectionId& collection : places.collections)
                if (wider({}, collection)) return true;
            if (wider({}, {})) return true;
        }
    return false;
}

} // namespace

/// Taking a merge back is refused where it would make consent wider, and only there.
class UnmergeConsentTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusedExactlyWhereItWouldBeWider_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 20; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void refusedExactlyWhereItWouldBeWider() {
        QFETCH(const quint64, seed);
        Random random(seed);
        const Places places;
        int refused = 0;
        constexpr int cases = 100;
        for (int i = 0; i < cases; ++i) {
            const std::optional<QDate> birthdays[]{std::nullopt, QDate(1980, 1, 2), QDate(2015, 3, 4),
                                                   theDay.addYears(-16).addDays(-5)};
            const auto born = birthdays[random.below(4)];
            // The birth date was one of theirs, or came since.
            const PapersOfOne left = one(random, places, random.chance(50) ? born : std::nullopt, 100);
            const PapersOfOne back = one(random, places, random.chance(50) ? born : std::nullopt, 200);
            const Births births{random.chance(50) ? born : birthdays[random.below(4)], born};
            const bool wider = isWider(left, back, births, places) || isWider(back, left, births, places);
            const Status may =
                checkNotWider(left, back, {merged, births.now, births.then != births.now}, theDay);
            QVERIFY2(bool(may) == !wider, qPrintable(QStringLiteral("case %1").arg(i)));
            if (may) continue;
            ++refused;
            QCOMPARE(may.error().code, ErrorCode::ConsentRefused);
            QVERIFY(may.error().context.contains(QStringLiteral("Q-")));
        }
        QVERIFY(refused > cases / 20 && refused < cases / 2);
    }

    void aNoAboutOtherPhotosHindersNothing() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        few.face(0, gone);
        few.face(1, stays);
        const auto about = [&](const PersonId& person, int photo, Decision decision) {
            Quitclaim wanted;
            wanted.person = person;
            wanted.signedOn = few.catalog.clock().today();
            wanted.openEnded = true;
            wanted.scope.kind = ScopeKind::Photos;
            wanted.scope.photos = {few.photos[photo]};
            wanted.grants << Grant{purpose("website"), decision, {}};
            return must(few.catalog->consent.add(wanted, {TestCatalog::smallScan()}));
        };
        about(gone, 0, Decision::Granted);
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        about(stays, 1, Decision::Refused);
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Cleared"));
        QCOMPARE(state(few.catalog, few.photos[1]), QStringLiteral("Refused"));
        QCOMPARE(undone.moved.quitclaimsSince, 1);
        // About the same photo it does.
        ASSIGN_OK(const auto again, few.persons().merge(gone, stays));
        few.nextDay();
        about(stays, 0, Decision::Refused);
        VERIFY_ERROR(ErrorCode::ConsentRefused, few.persons().unmerge(again));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Refused"));
    }
};

BK_TEST_MAIN(UnmergeConsentTest)
#include "UnmergeConsentTest.moc"
