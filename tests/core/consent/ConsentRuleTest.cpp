#include "tests/core/consent/ConsentCases.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace bk;
using namespace bk::test;

namespace {

using S = ConsentState;

/// One person and what the rule must say on one day. BY 0: no quitclaim; UNTIL: the answer's last day.
struct Row {
    const char* name;
    QList<Quitclaim> quitclaims;
    int today;
    S state;
    uint by;
    std::optional<int> date;
    std::optional<int> until;
    std::optional<QDate> born = {};
};

QString checkRow(const Row& row) {
    PersonConsent wanted;
    wanted.state = row.state;
    if (row.by != 0) wanted.quitclaim = idOf<QuitclaimId>(row.by);
    if (row.date) wanted.date = day(*row.date);
    if (row.until) wanted.lastDay = day(*row.until);
    const PersonFacts person = personWith(row.quitclaims, row.born);
    const PersonConsent is = consentOf(person, website(), thePhoto, theCollection, day(row.today));
    if (is == wanted) return {};
    return QStringLiteral("%1 (day %2): %3, wanted %4")
        .arg(QLatin1String(row.name), QString::number(row.today), words(is), words(wanted));
}

void checkRows(const QList<Row>& rows) {
    for (const Row& row : rows) {
        const QString wrong = checkRow(row);
        if (!wrong.isEmpty()) QFAIL(qPrintable(wrong));
    }
}

Quitclaim openYes(uint number, int on) {
    return signedOn(number, day(on)).grants(website()).openEnded();
}

Quitclaim no(uint number, int on) {
    return signedOn(number, day(on)).refuses(website());
}

} // namespace

class ConsentRuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLoneDecisionSpeaksForItself() {
        const Quitclaim limited = signedOn(1, day(2)).grants(website()).until(day(5));
        const Quitclaim later = signedOn(1, day(2)).grants(website()).from(day(4)).until(day(6));
        const Quitclaim taken = signedOn(1, day(2)).grants(website()).openEnded().withdrawn(day(5));
        checkRows({
            {"no quitclaim", {}, 3, S::Missing, 0, {}, {}},
            {"before the signing", {openYes(1, 2)}, 1, S::Missing, 0, {}, 1},
            {"on the signing", {openYes(1, 2)}, 2, S::Granted, 1, {}, {}},
            {"open-ended, much later", {openYes(1, 2)}, 9000, S::Granted, 1, {}, {}},
            {"within its period", {limited}, 4, S::Granted, 1, 5, 5},
            {"on its last day", {limited}, 5, S::Granted, 1, 5, 5},
            {"the day after its last", {limited}, 6, S::Expired, 1, 5, {}},
            {"the day before its first", {later}, 3, S::NotYetValid, 1, 4, 3},
            {"on its first day", {later}, 4, S::Granted, 1, 6, 6},
            {"after both", {later}, 7, S::Expired, 1, 6, {}},
            {"refused", {no(1, 2)}, 2, S::Refused, 1, 2, {}},
            {"before the refusal", {no(1, 2)}, 1, S::Missing, 0, {}, 1},
            {"the day before the withdrawal", {taken}, 4, S::Granted, 1, {}, 4},
            {"on the withdrawal", {taken}, 5, S::Withdrawn, 1, 5, {}},
            {"long after the withdrawal", {taken}, 5000, S::Withdrawn, 1, 5, {}},
        });
    }

    void theLatestDecisionDecides() {
        const Quitclaim taken = signedOn(1, day(0)).grants(website()).openEnded().withdrawn(day(3));
        checkRows({
            {"yes, then no", {openYes(1, 0), no(2, 3)}, 3, S::Refused, 2, 3, {}},
            {"yes, then no, before it", {openYes(1, 0), no(2, 3)}, 2, S::Granted, 1, {}, 2},
            {"no, then yes", {no(1, 0), openYes(2, 3)}, 3, S::Granted, 2, {}, {}},
            {"no, then yes, before it", {no(1, 0), openYes(2, 3)}, 2, S::Refused, 1, 0, 2},
            {"withdrawn, then yes", {taken, openYes(2, 5)}, 5, S::Granted, 2, {}, {}},
            {"withdrawn, yes still ahead", {taken, openYes(2, 5)}, 4, S::Withdrawn, 1, 3, 4},
            {"two yes, the later is relied on", {openYes(1, 0), openYes(2, 3)}, 4, S::Granted, 2, {}, {}},
            {"two no, the later is told", {no(1, 0), no(2, 3)}, 4, S::Refused, 2, 3, {}},
        });
    }

    void onOneDateANoOutweighsAYesAndAWithdrawalARefusal() {
        const Quitclaim taken = signedOn(3, day(0)).grants(website()).openEnded().withdrawn(day(2));
        const Quitclaim takenAtOnce = signedOn(1, day(2)).grants(website()).openEnded().withdrawn(day(2));
        const Quitclaim both = signedOn(1, day(2)).grants(website()).refuses(website()).openEnded();
        checkRows({
            {"refusal and yes", {openYes(1, 2), no(2, 2)}, 2, S::Refused, 2, 2, {}},
            {"withdrawal and yes", {openYes(1, 2), taken}, 2, S::Withdrawn, 3, 2, {}},
            {"withdrawal and refusal", {no(1, 2), taken}, 2, S::Withdrawn, 3, 2, {}},
            {"signed and withdrawn", {takenAtOnce}, 2, S::Withdrawn, 1, 2, {}},
            {"yes and no in one", {both}, 2, S::Refused, 1, 2, {}},
            {"two refusals: the lower id", {no(2, 2), no(1, 2)}, 2, S::Refused, 1, 2, {}},
        });
    }

    void anEarlierYesHoldsIfTheLatestIsOverOrAheadAndNothingCameBetween() {
        const Quitclaim over = signedOn(2, day(3)).grants(website()).until(day(4));
        const Quitclaim ahead = signedOn(2, day(3)).grants(website()).from(day(8)).openEnded();
        const Quitclaim shortEarlier = signedOn(1, day(0)).grants(website()).until(day(5));
        const Quitclaim takenOther = signedOn(3, day(0)).grants(website()).openEnded().withdrawn(day(1));
        const Quitclaim takenSince = signedOn(3, day(0)).grants(website()).openEnded().withdrawn(day(2));
        checkRows({
            {"latest over", {openYes(1, 0), over}, 5, S::Granted, 1, {}, {}},
            {"latest still valid", {openYes(1, 0), over}, 4, S::Granted, 2, 4, 4},
            {"latest ahead", {openYes(1, 0), ahead}, 5, S::Granted, 1, {}, 7},
            {"latest begins", {openYes(1, 0), ahead}, 8, S::Granted, 2, {}, {}},
            {"earlier one over as well", {shortEarlier, over}, 6, S::Expired, 2, 4, {}},
            {"earlier one over, latest ahead", {shortEarlier, ahead}, 6, S::NotYetValid, 2, 8, 7},
            {"refused between", {openYes(1, 0), no(3, 1), over}, 5, S::Expired, 2, 4, {}},
            {"refused on the earlier date", {openYes(1, 1), no(3, 1), over}, 5, S::Expired, 2, 4, {}},
            {"refused before both", {no(3, 0), openYes(1, 1), over}, 5, S::Granted, 1, {}, {}},
            {"another one withdrawn between", {openYes(1, 0), takenSince, ahead}, 5, S::NotYetValid, 2, 8, 7},
            {"another one withdrawn before", {takenOther, openYes(1, 2), ahead}, 5, S::Granted, 1, {}, 7},
            {"superseded in between does not hold",
             {signedOn(1, day(0)).grants(website()).openEnded().in(QuitclaimState::Superseded), over},
             5,
             S::Expired,
             2,
             4,
             {}},
        });
    }

    void ofSeveralSignedOnOneDateTheValidOneHolds() {
        const Quitclaim over = signedOn(1, day(0)).grants(website()).until(day(2));
        const Quitclaim longer = signedOn(2, day(0)).grants(website()).until(day(4));
        const Quitclaim ahead = signedOn(3, day(0)).grants(website()).from(day(6)).until(day(9));
        const Quitclaim aheadSooner = signedOn(4, day(0)).grants(website()).from(day(5)).until(day(9));
        checkRows({
            {"both valid: the longer", {over, longer}, 1, S::Granted, 2, 4, 4},
            {"open-ended is the longest", {over, openYes(9, 0)}, 1, S::Granted, 9, {}, {}},
            {"one over", {over, longer}, 3, S::Granted, 2, 4, 4},
            {"both over: the longer", {over, longer}, 5, S::Expired, 2, 4, {}},
            {"over and ahead: over", {ahead, over}, 3, S::Expired, 1, 2, 5},
            {"both ahead: the sooner", {ahead, aheadSooner}, 3, S::NotYetValid, 4, 5, 4},
            {"the same twice: the lower id", {openYes(8, 0), openYes(7, 0)}, 3, S::Granted, 7, {}, {}},
        });
    }

    void aWithdrawalConcernsThePurposesItNames() {
        const auto two = [] { return signedOn(1, day(0)).grants(website()).grants(print()).openEnded(); };
        const Quitclaim other = two().withdrawn(day(2), {print()});
        const Quitclaim named = two().withdrawn(day(2), {print(), website()});
        const Quitclaim steps = two().withdrawn(day(2), {print()}).withdrawn(day(4), {website()});
        const Quitclaim partly = two().withdrawn(day(2), {website()}).in(QuitclaimState::Active);
        const Quitclaim neverGranted = signedOn(2, day(0)).grants(print()).openEnded().withdrawn(day(3));
        const Quitclaim namedNeverGranted =
            signedOn(2, day(0)).grants(print()).openEnded().withdrawn(day(3), {website()});
        const Quitclaim onlyRefused = signedOn(2, day(0)).refuses(website()).withdrawn(day(3));
        checkRows({
            {"another purpose", {other}, 3, S::Granted, 1, {}, {}},
            {"named", {named}, 3, S::Withdrawn, 1, 2, {}},
            {"none named: all", {two().withdrawn(day(2))}, 3, S::Withdrawn, 1, 2, {}},
            {"in steps, before its own", {steps}, 3, S::Granted, 1, {}, 3},
            {"in steps", {steps}, 4, S::Withdrawn, 1, 4, {}},
            {"in part, still active", {partly}, 3, S::Withdrawn, 1, 2, {}},
            {"never granted", {neverGranted}, 3, S::Missing, 0, {}, {}},
            {"never granted, named", {namedNeverGranted}, 3, S::Missing, 0, {}, {}},
            {"never granted: another yes stays", {openYes(1, 1), neverGranted}, 3, S::Granted, 1, {}, {}},
            {"only refused: stays a refusal of its date", {onlyRefused}, 3, S::Refused, 2, 0, {}},
            {"only refused: a later yes stays", {onlyRefused, openYes(1, 1)}, 3, S::Granted, 1, {}, {}},
        });
    }

    void aWithdrawalBlocksAlsoWhatOtherQuitclaimsGrantedBefore() {
        const Quitclaim taken = signedOn(1, day(0)).grants(website()).openEnded().withdrawn(day(3));
        checkRows({
            {"before", {taken, openYes(2, 1)}, 2, S::Granted, 2, {}, 2},
            {"after", {taken, openYes(2, 1)}, 3, S::Withdrawn, 1, 3, {}},
        });
    }

    void anOddWithdrawalCountsAtTheLatestFromTheSigningOn() {
        const auto yes = [] { return signedOn(1, day(3)).grants(website()).openEnded(); };
        checkRows({
            {"dated before the signing", {yes().withdrawn(day(1))}, 3, S::Withdrawn, 1, 3, {}},
            {"dated before the signing, then", {yes().withdrawn(day(1))}, 2, S::Missing, 0, {}, 2},
            {"without a date", {yes().withdrawn(QDate())}, 3, S::Withdrawn, 1, 3, {}},
            {"withdrawn without a withdrawal",
             {yes().in(QuitclaimState::Withdrawn)},
             4,
             S::Withdrawn,
             1,
             3,
             {}},
        });
    }

    void aSupersededQuitclaimGrantsNothingButItsNoStays() {
        const auto superseded = [](Quitclaim quitclaim) {
            quitclaim.state = QuitclaimState::Superseded;
            return quitclaim;
        };
        // What was withdrawn must not come to life again when its record is replaced by one that is silent.
        const Quitclaim first = openYes(1, 0);
        const Quitclaim taken = superseded(
            signedOn(2, day(1)).grants(website()).grants(print()).openEnded().withdrawn(day(2), {website()}));
        const Quitclaim silent = signedOn(3, day(3)).grants(print()).openEnded();
        const Quitclaim other = superseded(
            signedOn(2, day(1)).grants(website()).grants(print()).openEnded().withdrawn(day(2), {print()}));
        checkRows({
            {"its grant", {superseded(openYes(1, 0))}, 3, S::Missing, 0, {}, {}},
            {"its grant, an earlier one holds", {first, superseded(openYes(2, 1))}, 3, S::Granted, 1, {}, {}},
            {"its refusal", {first, superseded(no(2, 1))}, 3, S::Refused, 2, 1, {}},
            {"before its refusal", {first, superseded(no(2, 1))}, 0, S::Granted, 1, {}, 0},
            {"its withdrawal", {first, taken, silent}, 3, S::Withdrawn, 2, 2, {}},
            {"between its grant and its withdrawal", {first, taken, silent}, 1, S::Granted, 1, {}, 1},
            {"its withdrawal of another purpose", {first, other, silent}, 3, S::Granted, 1, {}, {}},
            {"a later yes", {first, taken, openYes(3, 3)}, 3, S::Granted, 3, {}, {}},
            {"no withdrawal is made up",
             {first, superseded(openYes(2, 1)), silent},
             3,
             S::Granted,
             1,
             {},
             {}},
        });
    }

    void draftsAndUndatedCountForNothing() {
        Quitclaim undated = openYes(1, 0);
        undated.signedOn.reset();
        Quitclaim broken = openYes(1, 0);
        broken.signedOn = QDate();
        const auto in = [](Quitclaim quitclaim, QuitclaimState state) {
            quitclaim.state = state;
            return quitclaim;
        };
        const Quitclaim taken = signedOn(2, day(1)).grants(website()).openEnded().withdrawn(day(2));
        using Q = QuitclaimState;
        checkRows({
            {"draft withdrawal", {openYes(1, 0), in(taken, Q::Draft)}, 3, S::Granted, 1, {}, {}},
            {"draft", {in(openYes(1, 0), Q::Draft)}, 3, S::Missing, 0, {}, {}},
            {"draft refusal", {openYes(1, 0), in(no(2, 1), Q::Draft)}, 3, S::Granted, 1, {}, {}},
            {"no signed date", {undated}, 3, S::Missing, 0, {}, {}},
            {"a signed date that is none", {broken}, 3, S::Missing, 0, {}, {}},
        });
    }

    void aGrantNeedsAnEndOrTheOpenEndedMark() {
        const auto yes = [](std::optional<QDate> until = {}) {
            return signedOn(1, day(0)).grants(website(), until);
        };
        checkRows({
            {"neither", {yes()}, 1, S::Missing, 0, {}, {}},
            {"neither, with an end of the grant alone", {yes(day(4))}, 1, S::Missing, 0, {}, {}},
            {"neither, but withdrawn", {yes().withdrawn(day(1))}, 1, S::Withdrawn, 1, 1, {}},
            {"refusals need none", {no(1, 0)}, 1, S::Refused, 1, 0, {}},
            {"the grant ends first", {yes(day(3)).until(day(5))}, 1, S::Granted, 1, 3, 3},
            {"the grant has ended", {yes(day(3)).until(day(5))}, 4, S::Expired, 1, 3, {}},
            {"the quitclaim ends first", {yes(day(6)).until(day(5))}, 1, S::Granted, 1, 5, 5},
            {"the quitclaim has ended", {yes(day(6)).until(day(5))}, 6, S::Expired, 1, 5, {}},
            {"open-ended, the grant is not", {yes(day(3)).openEnded()}, 1, S::Granted, 1, 3, 3},
            {"both an end and the mark: the end", {yes().until(day(5)).openEnded()}, 6, S::Expired, 1, 5, {}},
            {"a last day that is no date", {yes().until(QDate()).openEnded()}, 1, S::Missing, 0, {}, {}},
            {"a first day that is no date", {yes().from(QDate()).openEnded()}, 1, S::Missing, 0, {}, {}},
            {"a grant's end that is no date", {yes(QDate()).openEnded()}, 1, S::Missing, 0, {}, {}},
            {"ends before it begins", {yes().from(day(4)).until(day(2))}, 3, S::NotYetValid, 1, 4, 3},
            {"ended before it began", {yes().from(day(4)).until(day(2))}, 4, S::Expired, 1, 2, {}},
            {"valid from before the signing",
             {signedOn(1, day(3)).grants(website()).from(day(1)).openEnded()},
             2,
             S::Missing,
             0,
             {},
             2},
        });
    }

    void onlyQuitclaimsThatCoverThePhotoCount() {
        const PhotoId other = idOf<PhotoId>(2);
        const CollectionId elsewhere = idOf<CollectionId>(2);
        const auto yes = [] { return signedOn(1, day(0)).grants(website()).openEnded(); };
        checkRows({
            {"its collection", {yes().onlyCollection(theCollection)}, 1, S::Granted, 1, {}, {}},
            {"another collection", {yes().onlyCollection(elsewhere)}, 1, S::Missing, 0, {}, {}},
            {"listed", {yes().onlyPhotos({other, thePhoto})}, 1, S::Granted, 1, {}, {}},
            {"not listed", {yes().onlyPhotos({other})}, 1, S::Missing, 0, {}, {}},
            {"an empty list", {yes().onlyPhotos({})}, 1, S::Missing, 0, {}, {}},
            {"a refusal about another photo",
             {yes(), signedOn(2, day(1)).refuses(website()).onlyPhotos({other})},
             1,
             S::Granted,
             1,
             {},
             {}},
            {"a refusal about this photo",
             {yes(), signedOn(2, day(1)).refuses(website()).onlyPhotos({thePhoto})},
             1,
             S::Refused,
             2,
             1,
             {}},
        });
    }

    void aNullPhotoOrCollectionIsCoveredByNoNarrowScope() {
        const auto stateFor = [](const Quitclaim& quitclaim, const PhotoId& photo,
                                 const CollectionId& collection) {
            return consentOf(personWith({quitclaim}), website(), photo, collection, day(1)).state;
        };
        const auto yes = [] { return signedOn(1, day(0)).grants(website()).openEnded(); };
        QCOMPARE(toString(stateFor(yes(), {}, {})), toString(S::Granted));
        QCOMPARE(toString(stateFor(yes().onlyCollection(theCollection), {}, theCollection)),
                 toString(S::Granted));
        QCOMPARE(toString(stateFor(yes().onlyCollection(theCollection), {}, {})), toString(S::Missing));
        QCOMPARE(toString(stateFor(yes().onlyCollection({}), {}, {})), toString(S::Missing));
        QCOMPARE(toString(stateFor(yes().onlyPhotos({thePhoto}), {}, theCollection)), toString(S::Missing));
        QCOMPARE(toString(stateFor(yes().onlyPhotos({PhotoId()}), {}, theCollection)), toString(S::Missing));
    }

    void somebodyMaySignAloneFromTheSixteenthBirthdayOn() {
        QCOMPARE(firstDayOfOwnConsent(QDate(2008, 5, 17)), QDate(2024, 5, 17));
        QCOMPARE(firstDayOfOwnConsent(QDate(2008, 2, 29)), QDate(2024, 2, 29));
        QCOMPARE(firstDayOfOwnConsent(QDate(2084, 2, 29)), QDate(2100, 3, 1));
        QCOMPARE(firstDayOfOwnConsent(QDate(2084, 2, 28)), QDate(2100, 2, 28));
        QCOMPARE(firstDayOfOwnConsent(QDate(1984, 2, 29)), QDate(2000, 2, 29));
    }

    void aMinorsOwnYesDoesNotCountButTheNoDoes() {
        const QDate turns16OnDay3(2084, 2, 23);
        const auto yesOn = [](int on) { return signedOn(1, day(on)).grants(website()).openEnded(); };
        const Quitclaim byGuardian = yesOn(2).guardian("Anna");
        Quitclaim bySecond = yesOn(2);
        bySecond.secondGuardian = Guardian{QStringLiteral("Bram"), QStringLiteral("father")};
        checkRows({
            {"the day before the birthday", {yesOn(2)}, 2, S::Missing, 0, {}, {}, turns16OnDay3},
            {"still nothing when older", {yesOn(2)}, 900, S::Missing, 0, {}, {}, turns16OnDay3},
            {"on the birthday", {yesOn(3)}, 3, S::Granted, 1, {}, {}, turns16OnDay3},
            {"with a guardian", {byGuardian}, 2, S::Granted, 1, {}, {}, turns16OnDay3},
            {"the guardian's runs on", {byGuardian}, 900, S::Granted, 1, {}, {}, turns16OnDay3},
            {"with a second guardian only", {bySecond}, 2, S::Granted, 1, {}, {}, turns16OnDay3},
            {"a guardian without a name", {yesOn(2).guardian(" ")}, 2, S::Missing, 0, {}, {}, turns16OnDay3},
            {"birth date not known", {yesOn(2)}, 2, S::Granted, 1, {}, {}},
            {"the minor's refusal", {byGuardian, no(2, 2)}, 2, S::Refused, 2, 2, {}, turns16OnDay3},
            {"the minor's withdrawal of the own yes",
             {byGuardian, signedOn(2, day(2)).grants(website()).openEnded().withdrawn(day(3))},
             3,
             S::Withdrawn,
             2,
             3,
             {},
             turns16OnDay3},
            {"a withdrawal by the minor",
             {yesOn(2).guardian("Anna").withdrawn(day(3))},
             3,
             S::Withdrawn,
             1,
             3,
             {},
             turns16OnDay3},
            {"signed before being born", {yesOn(2)}, 2, S::Missing, 0, {}, {}, day(5)},
        });
    }

    void bornOn29FebruarySomebodyIs16On1MarchOfAYearWithout() {
        const QDate born(2084, 2, 29);
        const auto stateIfSigned = [&](const QDate& date) {
            const Quitclaim yes = signedOn(1, date).grants(website()).openEnded();
            return consentOf(personWith({yes}, born), website(), thePhoto, theCollection, date).state;
        };
        QCOMPARE(toString(stateIfSigned(QDate(2100, 2, 28))), toString(S::Missing));
        QCOMPARE(toString(stateIfSigned(QDate(2100, 3, 1))), toString(S::Granted));
    }

    void lastDayPassesOverWhatChangesNothing() {
        const Quitclaim over = signedOn(1, day(0)).grants(website()).until(day(5));
        const Quitclaim other = signedOn(3, day(6)).grants(print()).until(day(8));
        checkRows({
            {"a yes that ends after a no", {over, no(2, 1)}, 2, S::Refused, 2, 1, {}},
            {"another purpose", {openYes(1, 0), other}, 2, S::Granted, 1, {}, {}},
            {"a draft ahead",
             {openYes(1, 0), signedOn(2, day(5)).refuses(website()).in(QuitclaimState::Draft)},
             2,
             S::Granted,
             1,
             {},
             {}},
            {"an earlier yes that ends while a later holds", {over, openYes(2, 1)}, 2, S::Granted, 2, {}, {}},
            {"a refusal ahead", {openYes(1, 0), no(2, 7)}, 2, S::Granted, 1, {}, 6},
            {"a second refusal ahead tells another record", {no(1, 0), no(2, 7)}, 2, S::Refused, 1, 0, 6},
        });
    }

    void recognitionIsGrantedByQuitclaimsForAllPhotosOnly() {
        const Purpose recognition = Purpose::recognition();
        const auto granted = [](const Quitclaim& quitclaim, int today) {
            return recognitionGranted(personWith({quitclaim}), day(today));
        };
        const auto yes = [&] { return signedOn(1, day(0)).grants(recognition).openEnded(); };
        QVERIFY(!recognitionGranted(personWith({}), day(1)));
        QVERIFY(granted(yes(), 1));
        QVERIFY(!granted(openYes(1, 0), 1));
        QVERIFY(!granted(yes().onlyCollection(theCollection), 1));
        QVERIFY(!granted(signedOn(1, day(0)).refuses(recognition), 1));
        const Quitclaim ends = signedOn(1, day(0)).grants(recognition).until(day(3));
        QVERIFY(granted(ends, 3));
        QVERIFY(!granted(ends, 4));
        const Quitclaim taken = yes().withdrawn(day(3), {recognition});
        QVERIFY(granted(taken, 2));
        QVERIFY(!granted(taken, 3));
        QVERIFY(granted(yes().withdrawn(day(3), {website()}), 3));
    }

    void aNarrowerNoStopsRecognitionThereOnly() {
        const Purpose recognition = Purpose::recognition();
        const PhotoId otherPhoto = idOf<PhotoId>(2);
        const CollectionId otherCollection = idOf<CollectionId>(2);
        const Quitclaim yes = signedOn(1, day(0)).grants(recognition).openEnded();
        const auto onPhoto = [](const PersonFacts& person, const PhotoId& photo,
                                const CollectionId& collection, int today = 2) {
            return recognitionGrantedOn(person, photo, collection, day(today));
        };
        const PersonFacts plain = personWith({yes});
        QVERIFY(onPhoto(plain, thePhoto, theCollection));
        QVERIFY(!limitsRecognition(plain));
        const PersonFacts noInCollection =
            personWith({yes, signedOn(2, day(1)).refuses(recognition).onlyCollection(theCollection)});
        QVERIFY(limitsRecognition(noInCollection));
        QVERIFY(recognitionGranted(noInCollection, day(2)));
        QVERIFY(!onPhoto(noInCollection, thePhoto, theCollection));
        QVERIFY(onPhoto(noInCollection, thePhoto, theCollection, 0));
        QVERIFY(onPhoto(noInCollection, otherPhoto, otherCollection));
        const PersonFacts noOnPhoto =
            personWith({yes, signedOn(2, day(1)).refuses(recognition).onlyPhotos({thePhoto})});
        QVERIFY(!onPhoto(noOnPhoto, thePhoto, theCollection));
        QVERIFY(onPhoto(noOnPhoto, otherPhoto, theCollection));
        const PersonFacts taken = personWith({yes, signedOn(2, day(0))
                                                       .grants(recognition)
                                                       .openEnded()
                                                       .onlyCollection(theCollection)
                                                       .withdrawn(day(1))});
        QVERIFY(!onPhoto(taken, thePhoto, theCollection));
        // A yes for one collection alone permits nothing: a faceprint is about the person wherever shown.
        const PersonFacts onlyHere =
            personWith({signedOn(1, day(0)).grants(recognition).openEnded().onlyCollection(theCollection)});
        QVERIFY(!onPhoto(onlyHere, thePhoto, theCollection));
    }
};

BK_TEST_MAIN(ConsentRuleTest)
#include "ConsentRuleTest.moc"
