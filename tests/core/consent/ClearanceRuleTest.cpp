#include "tests/core/consent/ConsentCases.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace bk;
using namespace bk::test;

namespace {

using S = ClearanceState;

const QDate today = day(5);

Face namedFace(uint number, uint person) {
    Face face;
    face.id = idOf<FaceId>(number);
    face.state = FaceState::Named;
    face.person = idOf<PersonId>(person);
    return face;
}

Face otherFace(uint number, FaceState state) {
    Face face;
    face.id = idOf<FaceId>(number);
    face.state = state;
    return face;
}

/// Scanned, with nobody on it.
PhotoFacts plainPhoto() {
    PhotoFacts photo;
    photo.id = thePhoto;
    photo.collection = theCollection;
    photo.scanned = true;
    return photo;
}

/// Somebody whose quitclaims say STATE on `today`, by the number of the state.
PersonFacts personWhoIs(ConsentState state) {
    const uint number = 10 + static_cast<uint>(state);
    QuitclaimBuilder quitclaim = signedOn(number, day(1));
    switch (state) {
    case ConsentState::Granted:
        quitclaim.grants(website()).openEnded();
        break;
    case ConsentState::Withdrawn:
        quitclaim.grants(website()).openEnded().withdrawn(day(3));
        break;
    case ConsentState::Refused:
        quitclaim.refuses(website());
        break;
    case ConsentState::Expired:
        quitclaim.grants(website()).until(day(4));
        break;
    case ConsentState::NotYetValid:
        quitclaim.grants(website()).from(day(8)).openEnded();
        break;
    case ConsentState::Missing:
        quitclaim.grants(print()).openEnded();
        break;
    }
    return {idOf<PersonId>(number), std::nullopt, {quitclaim}};
}

constexpr std::array consentStates = {ConsentState::Granted,     ConsentState::Withdrawn,
                                      ConsentState::Refused,     ConsentState::Expired,
                                      ConsentState::NotYetValid, ConsentState::Missing};

QHash<PersonId, PersonFacts> everybody() {
    QHash<PersonId, PersonFacts> persons;
    for (const ConsentState state : consentStates) {
        const PersonFacts person = personWhoIs(state);
        persons.insert(person.id, person);
    }
    return persons;
}

void show(PhotoFacts& photo, ConsentState state) {
    const uint number = 10 + static_cast<uint>(state);
    photo.faces.append(namedFace(number, number));
}

/// Gives PHOTO what the table says of STATE; with several of them all hold at once.
void give(PhotoFacts& photo, ClearanceState state) {
    switch (state) {
    case S::Restricted:
        photo.restricted = true;
        break;
    case S::Embargoed:
        photo.embargo = day(6);
        break;
    case S::AssetExpired:
        photo.expires = day(4);
        break;
    case S::NotNeeded:
        photo.override.reason = OverrideReason::Crowd;
        break;
    case S::Unreviewed:
        photo.scanned = false;
        break;
    case S::Withdrawn:
        show(photo, ConsentState::Withdrawn);
        break;
    case S::Refused:
        show(photo, ConsentState::Refused);
        break;
    case S::Expired:
        show(photo, ConsentState::Expired);
        break;
    case S::NotYetValid:
        show(photo, ConsentState::NotYetValid);
        break;
    case S::Missing:
        show(photo, ConsentState::Missing);
        break;
    case S::Unresolved:
        photo.faces.append(otherFace(50, FaceState::Unnamed));
        break;
    case S::Cleared:
        show(photo, ConsentState::Granted);
        break;
    case S::NoPeople:
        break;
    }
}

Clearance clearance(const PhotoFacts& photo, const QDate& on = today) {
    return clearanceOf(photo, everybody(), website(), on);
}

ClearanceReason aboutPhoto(S kind, const std::optional<QDate>& date = {}) {
    return {kind, std::nullopt, std::nullopt, std::nullopt, date};
}

ClearanceReason aboutPerson(S kind, std::optional<uint> face, uint person, std::optional<uint> quitclaim,
                            const std::optional<QDate>& date = {}) {
    ClearanceReason reason;
    reason.kind = kind;
    if (face) reason.face = idOf<FaceId>(*face);
    reason.person = idOf<PersonId>(person);
    if (quitclaim) reason.quitclaim = idOf<QuitclaimId>(*quitclaim);
    reason.date = date;
    return reason;
}

QString difference(const Clearance& is, S state, const QList<ClearanceReason>& reasons,
                   const QDate& lastDay) {
    const Clearance wanted = {state, reasons, today, lastDay};
    return is == wanted ? QString() : words(is) + QStringLiteral(", wanted ") + words(wanted);
}

} // namespace

#define VERIFY_CLEARANCE(photo, state, reasons, lastDay)                                                     \
    do {                                                                                                     \
        const QString wrong = difference(clearance(photo), state, QList<ClearanceReason> reasons, lastDay);  \
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));                                                        \
    } while (false)

class ClearanceRuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfTheTable_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QList<ClearanceReason>>("reasons");
        QTest::addColumn<QDate>("lastDay");
        QTest::addColumn<bool>("mayLeave");
        const auto row = [](S state, const QList<ClearanceReason>& reasons, const QDate& lastDay,
                            bool mayLeave) {
            QTest::newRow(qPrintable(toString(state)))
                << static_cast<int>(state) << reasons << lastDay << mayLeave;
        };
        row(S::Restricted, {aboutPhoto(S::Restricted)}, {}, false);
        row(S::Embargoed, {aboutPhoto(S::Embargoed, day(6))}, day(5), false);
        row(S::AssetExpired, {aboutPhoto(S::AssetExpired, day(4))}, {}, false);
        row(S::NotNeeded, {aboutPhoto(S::NotNeeded)}, {}, true);
        row(S::Unreviewed, {aboutPhoto(S::Unreviewed)}, {}, false);
        row(S::Withdrawn, {aboutPerson(S::Withdrawn, 11, 11, 11, day(3))}, {}, false);
        row(S::Refused, {aboutPerson(S::Refused, 12, 12, 12, day(1))}, {}, false);
        row(S::Expired, {aboutPerson(S::Expired, 13, 13, 13, day(4))}, {}, false);
        row(S::NotYetValid, {aboutPerson(S::NotYetValid, 14, 14, 14, day(8))}, day(7), false);
        row(S::Missing, {aboutPerson(S::Missing, 15, 15, {})}, {}, false);
        row(S::Unresolved, {{S::Unresolved, idOf<FaceId>(50), {}, {}, {}}}, {}, false);
        row(S::Cleared, {aboutPerson(S::Cleared, 10, 10, 10)}, {}, true);
        row(S::NoPeople, {}, {}, true);
    }

    void everyRowOfTheTable() {
        QFETCH(int, state);
        QFETCH(QList<ClearanceReason>, reasons);
        QFETCH(QDate, lastDay);
        QFETCH(bool, mayLeave);
        PhotoFacts photo = plainPhoto();
        give(photo, static_cast<S>(state));
        VERIFY_CLEARANCE(photo, static_cast<S>(state), (reasons), lastDay);
        QCOMPARE(mayExport(static_cast<S>(state)), mayLeave);
    }

    void ofAnySetOfRowsTheFirstWinsAndAllReasonsStay() {
        const QHash<PersonId, PersonFacts> persons = everybody();
        constexpr int rows = static_cast<int>(S::NoPeople);
        for (int set = 0; set < 1 << rows; ++set) {
            PhotoFacts photo = plainPhoto();
            QList<S> wanted;
            for (int row = 0; row < rows; ++row) {
                if ((set & (1 << row)) == 0) continue;
                give(photo, static_cast<S>(row));
                wanted.append(static_cast<S>(row));
            }
            const Clearance is = clearanceOf(photo, persons, website(), today);
            QList<S> kinds;
            for (const ClearanceReason& reason : is.reasons)
                kinds.append(reason.kind);
            const S winner = wanted.isEmpty() ? S::NoPeople : wanted.constFirst();
            if (is.state != winner || kinds != wanted) QFAIL(qPrintable(QString::number(set) + words(is)));
        }
    }

    void anEmbargoEndsOnItsDay() {
        PhotoFacts photo = plainPhoto();
        photo.embargo = day(5);
        QCOMPARE(toString(clearance(photo, day(4)).state), toString(S::Embargoed));
        QCOMPARE(clearance(photo, day(4)).lastDay, day(4));
        QCOMPARE(toString(clearance(photo, day(5)).state), toString(S::NoPeople));
        QCOMPARE(clearance(photo, day(5)).lastDay, QDate());
        photo.embargo = QDate();
        VERIFY_CLEARANCE(photo, S::Embargoed, {aboutPhoto(S::Embargoed)}, QDate());
    }

    void thePhotosOrTheCollectionsLastDayCountsWhicheverComesFirst() {
        for (const bool photoFirst : {true, false}) {
            PhotoFacts photo = plainPhoto();
            photo.expires = photoFirst ? day(5) : day(9);
            photo.collectionRetainUntil = photoFirst ? day(9) : day(5);
            QCOMPARE(toString(clearance(photo, day(5)).state), toString(S::NoPeople));
            QCOMPARE(clearance(photo, day(5)).lastDay, day(5));
            const Clearance after = clearance(photo, day(6));
            QCOMPARE(toString(after.state), toString(S::AssetExpired));
            QCOMPARE(after.reasons, QList{aboutPhoto(S::AssetExpired, day(5))});
            QCOMPARE(after.lastDay, QDate());
        }
    }

    void eitherLimitAloneCountsAndOneThatIsNoDateHasPassed() {
        PhotoFacts byCollection = plainPhoto();
        byCollection.collectionRetainUntil = day(4);
        QCOMPARE(toString(clearance(byCollection).state), toString(S::AssetExpired));
        for (const bool ofPhoto : {true, false}) {
            PhotoFacts photo = plainPhoto();
            photo.expires = ofPhoto ? QDate() : day(9);
            photo.collectionRetainUntil = ofPhoto ? day(9) : QDate();
            VERIFY_CLEARANCE(photo, S::AssetExpired, {aboutPhoto(S::AssetExpired)}, QDate());
        }
    }

    void anOverrideHoldsThroughItsLastDay() {
        PhotoFacts photo = plainPhoto();
        show(photo, ConsentState::Withdrawn);
        photo.override.reason = OverrideReason::PublicEvent;
        photo.override.until = day(5);
        VERIFY_CLEARANCE(photo, S::NotNeeded,
                         ({aboutPhoto(S::NotNeeded, day(5)), aboutPerson(S::Withdrawn, 11, 11, 11, day(3))}),
                         day(5));
        QCOMPARE(toString(clearance(photo, day(6)).state), toString(S::Withdrawn));
        QCOMPARE(clearance(photo, day(6)).reasons.size(), 1);
        photo.override.until = QDate();
        QCOMPARE(toString(clearance(photo).state), toString(S::Withdrawn));
        photo.override.until = day(9);
        photo.override.reason = OverrideReason::None;
        QCOMPARE(toString(clearance(photo).state), toString(S::Withdrawn));
    }

    void anOverrideLetsOutEvenUnseenButNeverWhatIsRestrictedEmbargoedOrExpired() {
        for (const S state : {S::Restricted, S::Embargoed, S::AssetExpired}) {
            PhotoFacts photo = plainPhoto();
            give(photo, S::NotNeeded);
            give(photo, state);
            QCOMPARE(toString(clearance(photo).state), toString(state));
        }
        PhotoFacts unseen = plainPhoto();
        give(unseen, S::NotNeeded);
        give(unseen, S::Unreviewed);
        QCOMPARE(toString(clearance(unseen).state), toString(S::NotNeeded));
    }

    void lookedAtByAPersonOrTheDetectorIsReviewed() {
        for (const bool scanned : {false, true}) {
            for (const bool reviewed : {false, true}) {
                PhotoFacts photo = plainPhoto();
                photo.scanned = scanned;
                photo.reviewed = reviewed;
                QCOMPARE(toString(clearance(photo).state),
                         toString(scanned || reviewed ? S::NoPeople : S::Unreviewed));
            }
        }
    }

    void bystandersAndWhatIsNotAFaceDoNotCount() {
        PhotoFacts photo = plainPhoto();
        photo.faces = {otherFace(1, FaceState::Bystander), otherFace(2, FaceState::NotAFace)};
        VERIFY_CLEARANCE(photo, S::NoPeople, {}, QDate());
        show(photo, ConsentState::Granted);
        VERIFY_CLEARANCE(photo, S::Cleared, {aboutPerson(S::Cleared, 10, 10, 10)}, QDate());
    }

    void unnamedAndPossibleFacesAreUnresolvedAlsoOnAReviewedPhoto() {
        PhotoFacts photo = plainPhoto();
        photo.reviewed = true;
        show(photo, ConsentState::Granted);
        photo.faces.append({otherFace(2, FaceState::Possible), otherFace(1, FaceState::Unnamed)});
        VERIFY_CLEARANCE(photo, S::Unresolved,
                         ({{S::Unresolved, idOf<FaceId>(1), {}, {}, {}},
                           {S::Unresolved, idOf<FaceId>(2), {}, {}, {}},
                           aboutPerson(S::Cleared, 10, 10, 10)}),
                         QDate());
    }

    void aNamedFaceWithoutAPersonIsUnresolved() {
        PhotoFacts photo = plainPhoto();
        photo.faces.append(otherFace(1, FaceState::Named));
        VERIFY_CLEARANCE(photo, S::Unresolved, ({{S::Unresolved, idOf<FaceId>(1), {}, {}, {}}}), QDate());
    }

    void somebodyNamedTwiceIsToldPerFace() {
        PhotoFacts photo = plainPhoto();
        photo.faces = {namedFace(2, 12), namedFace(1, 12), namedFace(3, 10)};
        VERIFY_CLEARANCE(photo, S::Refused,
                         ({aboutPerson(S::Refused, 1, 12, 12, day(1)),
                           aboutPerson(S::Refused, 2, 12, 12, day(1)), aboutPerson(S::Cleared, 3, 10, 10)}),
                         QDate());
    }

    void somebodyShownWithoutABoxCountsOnce() {
        PhotoFacts photo = plainPhoto();
        show(photo, ConsentState::Granted);
        photo.alsoShown = {idOf<PersonId>(13), idOf<PersonId>(10), idOf<PersonId>(13)};
        VERIFY_CLEARANCE(photo, S::Expired,
                         ({aboutPerson(S::Expired, {}, 13, 13, day(4)), aboutPerson(S::Cleared, 10, 10, 10)}),
                         QDate());
        PhotoFacts onlyAlso = plainPhoto();
        onlyAlso.alsoShown = {idOf<PersonId>(10)};
        VERIFY_CLEARANCE(onlyAlso, S::Cleared, {aboutPerson(S::Cleared, {}, 10, 10)}, QDate());
    }

    void somebodyWithoutFactsIsMissing() {
        PhotoFacts photo = plainPhoto();
        photo.faces.append(namedFace(1, 99));
        photo.alsoShown = {idOf<PersonId>(98)};
        VERIFY_CLEARANCE(photo, S::Missing,
                         ({aboutPerson(S::Missing, {}, 98, {}), aboutPerson(S::Missing, 1, 99, {})}),
                         QDate());
    }

    void thePurposeAndTheScopeAreThoseAsked() {
        PhotoFacts photo = plainPhoto();
        show(photo, ConsentState::Missing);
        QCOMPARE(toString(clearanceOf(photo, everybody(), print(), today).state), toString(S::Cleared));
        QCOMPARE(toString(clearanceOf(photo, everybody(), purposeOf("press"), today).state),
                 toString(S::Missing));

        const PersonId someone = idOf<PersonId>(1);
        const auto stateWith = [&](const Quitclaim& quitclaim) {
            PhotoFacts shown = plainPhoto();
            shown.alsoShown = {someone};
            return clearanceOf(shown, {{someone, personWith({quitclaim})}}, website(), today).state;
        };
        const auto yes = [] { return signedOn(1, day(0)).grants(website()).openEnded(); };
        QCOMPARE(toString(stateWith(yes().onlyCollection(theCollection))), toString(S::Cleared));
        QCOMPARE(toString(stateWith(yes().onlyCollection(idOf<CollectionId>(7)))), toString(S::Missing));
        QCOMPARE(toString(stateWith(yes().onlyPhotos({thePhoto}))), toString(S::Cleared));
        QCOMPARE(toString(stateWith(yes().onlyPhotos({idOf<PhotoId>(7)}))), toString(S::Missing));
    }

    void theLastDayIsTheNearestOfAll() {
        const PersonId someone = idOf<PersonId>(1);
        const Quitclaim yes = signedOn(1, day(0)).grants(website()).until(day(20));
        const QHash<PersonId, PersonFacts> persons = {{someone, personWith({yes})}};
        PhotoFacts photo = plainPhoto();
        photo.alsoShown = {someone};
        const auto lastDay = [&] { return clearanceOf(photo, persons, website(), today).lastDay; };
        QCOMPARE(lastDay(), day(20));
        photo.collectionRetainUntil = day(18);
        QCOMPARE(lastDay(), day(18));
        photo.expires = day(16);
        QCOMPARE(lastDay(), day(16));
        photo.override.reason = OverrideReason::Other;
        photo.override.until = day(14);
        QCOMPARE(lastDay(), day(14));
        photo.embargo = day(12);
        QCOMPARE(lastDay(), day(11));
        photo.restricted = true;
        QCOMPARE(lastDay(), day(11));
    }
};

BK_TEST_MAIN(ClearanceRuleTest)
#include "ClearanceRuleTest.moc"
