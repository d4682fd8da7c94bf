#include "tests/core/services/FewPersons.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// What was said and decided while two entries were one, when they become two again.
class PersonUnmergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsDecidedSinceStaysAndIsTold() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const PersonId third = few.somebody(QStringLiteral("Third"));
        const FaceId a = few.face(0, gone);
        const FaceId b = few.face(1, gone);
        const FaceId c = few.face(2, gone);
        VERIFY_OK(few.catalog->photos.addPerson(few.photos[3], gone));
        const Quitclaim paper = few.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        VERIFY_OK(few.catalog->faces.name(a, third));
        VERIFY_OK(few.catalog->faces.unname(b));
        VERIFY_OK(few.catalog->faces.name(b, stays));
        VERIFY_OK(few.catalog->photos.removePerson(few.photos[3], stays));
        const Quitclaim since = few.catalog.grant(stays, {QStringLiteral("press")});
        VERIFY_OK(few.catalog->consent.withdraw(paper.id, few.withdrawal()));
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QVERIFY(!undone.allBack());
        QCOMPARE(undone.moved.faces, 1);
        QCOMPARE(undone.moved.facesKept, 2);
        QCOMPARE(undone.moved.quitclaims, 1);
        QCOMPARE(undone.moved.quitclaimsSince, 1);
        QCOMPARE(undone.moved.alsoShownKept, 1);
        QCOMPARE(few.named(a), std::optional(third));
        QCOMPARE(few.named(b), std::optional(stays));
        QCOMPARE(few.named(c), std::optional(gone));
        // The paper went back with its withdrawal: it is theirs.
        QCOMPARE(few.catalog->consent.quitclaim(paper.id)->person, gone);
        QCOMPARE(few.catalog->consent.quitclaim(since.id)->person, stays);
        QCOMPARE(state(few.catalog, few.photos[2]), QStringLiteral("Withdrawn"));
    }

    void aRenewedPaperGoesBackWithItsPredecessor() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        few.face(0, gone);
        few.face(1, stays);
        const Quitclaim paper = few.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        QuitclaimId last = paper.id;
        for (int i = 0; i < 2; ++i) {
            few.nextDay();
            ASSIGN_OK(Quitclaim next, few.catalog->consent.renewal(last));
            next.signedOn = few.catalog.clock().today();
            next.openEnded = true;
            next.grants = paper.grants;
            ASSIGN_OK(const Quitclaim renewed, few.catalog->consent.add(next, {TestCatalog::smallScan()}));
            last = renewed.id;
        }
        QCOMPARE(state(few.catalog, few.photos[1]), QStringLiteral("Cleared"));
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QCOMPARE(undone.moved.quitclaims, 3);
        QCOMPARE(undone.moved.quitclaimsSince, 0);
        QCOMPARE(few.catalog->consent.quitclaim(last)->person, gone);
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Cleared"));
        QCOMPARE(state(few.catalog, few.photos[1]), QStringLiteral("Missing"));
    }

    void aRefusalSinceIsNotUndone() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        few.face(0, gone);
        const Quitclaim paper = few.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        const Quitclaim no = few.catalog.grant(stays, {QStringLiteral("press")}, {QStringLiteral("website")});
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Refused"));
        const auto refused = few.persons().unmerge(merge);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ConsentRefused);
        QVERIFY(refused.error().context.contains(no.number) &&
                refused.error().context.contains(paper.number));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Refused"));
        VERIFY_OK(few.catalog->consent.withdraw(paper.id, few.withdrawal()));
        VERIFY_OK(few.persons().unmerge(merge));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Withdrawn"));
    }

    void aWithdrawalSinceIsNotUndone() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        few.face(0, gone);
        few.catalog.grant(gone, {QStringLiteral("website")});
        const Quitclaim own = few.catalog.grant(stays, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        VERIFY_OK(few.catalog->consent.withdraw(own.id, few.withdrawal()));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Withdrawn"));
        VERIFY_ERROR(ErrorCode::ConsentRefused, few.persons().unmerge(merge));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Withdrawn"));
        VERIFY_OK(few.catalog->consent.withdrawAll(stays, few.withdrawal()));
        VERIFY_OK(few.persons().unmerge(merge));
    }

    void aChildsOwnSignatureDoesNotComeToCount() {
        FewPersons few;
        const PersonId gone = few.somebody(QStringLiteral("Gone"), QDate(2015, 1, 1));
        const PersonId stays = few.somebody(QStringLiteral("Stays"));
        few.face(0, stays);
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        const Quitclaim own = few.catalog.grant(stays, {QStringLiteral("website")});
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Missing"));
        VERIFY_ERROR(ErrorCode::ConsentRefused, few.persons().unmerge(merge));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Missing"));
        VERIFY_OK(few.catalog->consent.withdraw(own.id, few.withdrawal()));
        VERIFY_OK(few.persons().unmerge(merge));
        QCOMPARE(few.persons().summary(stays)->person.born, std::optional<QDate>());
    }

    /// Nobody knows whose it is: also not where what was merged is merged again, before or after.
    void aBirthDateEnteredSinceSilencesNobodyTwice_data() {
        QTest::addColumn<int>("later"); // merges on top of the one that is taken back
        QTest::addColumn<bool>("between");
        QTest::newRow("one merge") << 0 << true;
        QTest::newRow("before another merge") << 1 << true;
        QTest::newRow("after another merge") << 1 << false;
    }
    void aBirthDateEnteredSinceSilencesNobodyTwice() {
        QFETCH(const int, later);
        QFETCH(const bool, between);
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        few.face(0, gone);
        const Quitclaim own = few.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        PersonId last = stays;
        const auto enterBirthDate = [&](const std::optional<QDate>& born) {
            Person details = must(few.persons().summary(last)).person;
            details.born = born;
            return few.persons().update(details);
        };
        if (between) VERIFY_OK(enterBirthDate(QDate(2013, 1, 1)));
        if (later > 0) {
            last = few.somebody(QStringLiteral("Third"));
            VERIFY_OK(few.persons().merge(stays, last));
            few.nextDay();
        }
        if (!between) VERIFY_OK(enterBirthDate(QDate(2013, 1, 1)));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Missing"));
        const auto refused = few.persons().unmerge(merge);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ConsentRefused);
        QVERIFY2(refused.error().context.contains(own.number), qPrintable(refused.error().context));
        QVERIFY2(refused.error().context.contains(QStringLiteral("birth date")),
                 qPrintable(refused.error().context));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Missing"));
        // Once somebody has taken it away it was theirs to decide.
        if (later > 0) return;
        VERIFY_OK(enterBirthDate({}));
        VERIFY_OK(few.persons().unmerge(merge));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Cleared"));
    }

    void aMergePutBackStillKnowsThatTheBirthDateCameLater() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const PersonId other = few.somebody(QStringLiteral("Other"));
        few.face(0, gone);
        few.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto first, few.persons().merge(other, stays));
        few.nextDay();
        ASSIGN_OK(const auto second, few.persons().merge(gone, stays));
        few.nextDay();
        Person details = must(few.persons().summary(stays)).person;
        details.born = QDate(2013, 1, 1);
        VERIFY_OK(few.persons().update(details));
        // The other never signed anything.
        VERIFY_OK(few.persons().unmerge(first));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Missing"));
        VERIFY_ERROR(ErrorCode::ConsentRefused, few.persons().unmerge(second));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Missing"));
    }

    void aBirthDateThatCameWithALaterMergeIsThatPersons() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const PersonId third = few.somebody(QStringLiteral("Third"), QDate(2013, 1, 1));
        few.face(0, gone);
        few.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        VERIFY_OK(few.persons().merge(third, stays));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Missing"));
        VERIFY_OK(few.persons().unmerge(merge));
        QCOMPARE(state(few.catalog, few.photos[0]), QStringLiteral("Cleared"));
    }

    void whatCameBackFromASplitGoesBackFurther() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const FaceId moved = few.face(0, gone);
        few.face(1, gone);
        few.nextDay();
        ASSIGN_OK(const auto split, few.catalog->splits.splitNew(gone, {moved}, {}));
        few.nextDay();
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        VERIFY_OK(few.catalog->splits.undo(split.id));
        QCOMPARE(few.named(moved), std::optional(stays));
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QCOMPARE(undone.moved.faces, 2);
        QCOMPARE(undone.moved.facesKept, 0);
        QCOMPARE(few.named(moved), std::optional(gone));
        QVERIFY(!few.rejected(moved, gone) && !few.rejected(moved, stays));
    }

    void whatWasSplitOffMeanwhileDoesNotBecomeTheOthers() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const FaceId theirs = few.face(0, gone);
        few.face(1, stays);
        const FaceId own = few.face(2, stays);
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        ASSIGN_OK(const auto split, few.catalog->splits.splitNew(stays, {theirs, own}, {}));
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QCOMPARE(undone.moved.facesKept, 1);
        VERIFY_OK(few.catalog->splits.undo(split.id));
        QCOMPARE(few.named(own), std::optional(stays));
        // Never named so by anybody.
        QCOMPARE(few.named(theirs), std::optional(split.other));
    }

    void anotherBoxDecidesNothingAboutTheName() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const PersonId third = few.somebody(QStringLiteral("Third"));
        const FaceId moved = few.face(0, gone);
        const FaceId notThird = few.face(1, gone);
        const FaceId movedBack = few.face(2, gone);
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        few.nextDay();
        VERIFY_OK(few.catalog->faces.moveBox(moved, QRectF(3, 3, 15, 15)));
        VERIFY_OK(few.catalog->faces.reject(notThird, third));
        VERIFY_OK(few.catalog->faces.moveBox(movedBack, QRectF(3, 3, 15, 15)));
        VERIFY_OK(few.catalog->faces.undo());
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QCOMPARE(undone.moved.faces, 3);
        QVERIFY(undone.allBack());
        for (const FaceId& face : {moved, notThird, movedBack})
            QCOMPARE(few.named(face), std::optional(gone));
    }

    void whatIsTakenBackAfterAMergeIsOfWhoStays() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const PersonId third = few.somebody(QStringLiteral("Third"));
        const FaceId removed = few.face(0, gone);
        const FaceId renamed = few.face(1, gone);
        const FaceId named = few.face(2, std::nullopt);
        VERIFY_OK(few.catalog->faces.reject(removed, third));
        VERIFY_OK(few.catalog->faces.remove(removed));
        VERIFY_OK(few.catalog->faces.name(renamed, third));
        VERIFY_OK(few.catalog->faces.name(named, gone));
        VERIFY_OK(few.persons().merge(gone, stays));
        for (const FaceId& face : {named, renamed, removed}) {
            ASSIGN_OK(const auto faces, few.catalog->faces.undo());
            QCOMPARE(faces, QList<FaceId>{face});
        }
        QCOMPARE(few.named(named), std::nullopt);
        QCOMPARE(few.named(renamed), std::optional(stays));
        QCOMPARE(few.named(removed), std::optional(stays));
        QVERIFY(few.rejected(removed, third));
        QCOMPARE(findings(few.catalog), QStringList());
    }
};

BK_TEST_MAIN(PersonUnmergeTest)
#include "PersonUnmergeTest.moc"
