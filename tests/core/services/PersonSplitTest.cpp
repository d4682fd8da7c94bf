#include "tests/core/services/FewPersons.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Faces of one entry become another's, and come back.
class PersonSplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoeverWasWrittenAboutStaysWhenASplitIsUndone() {
        FewPersons few;
        const PersonId noor = few.somebody(QStringLiteral("Noor"));
        const FaceId own = few.face(0, noor);
        const FaceId other = few.face(1, noor);
        Q_UNUSED(own)
        const auto removals = [&] {
            return countIn(few.catalog, DatabaseFile::Audit,
                           "SELECT count(*) FROM log WHERE action = 'person.unsplit'");
        };
        const QList<std::function<void(Person&)>> changes{
            [](Person& person) { person.notes = QStringLiteral("afraid of cameras"); },
            [](Person& person) { person.contact = QStringLiteral("noor@example.org"); },
            [](Person& person) { person.born = QDate(1990, 1, 1); },
            [](Person& person) { person.deceased = QDate(2026, 1, 1); },
            [](Person& person) { person.commissioned = true; }};
        for (const auto& change : changes) {
            ASSIGN_OK(const auto split, few.catalog->splits.splitNew(noor, {other}, {}));
            Person details = few.persons().summary(split.other)->person;
            change(details);
            VERIFY_OK(few.persons().update(details));
            ASSIGN_OK(const SplitUndone undone, few.catalog->splits.undo(split.id));
            QVERIFY(!undone.otherGone);
            QCOMPARE(undone.faces, 1);
            VERIFY_OK(few.persons().summary(split.other));
        }
        ASSIGN_OK(const auto called, few.catalog->splits.splitNew(noor, {other}, {}));
        VERIFY_OK(few.persons().rename(called.other, QStringLiteral("Twin")));
        QVERIFY(!few.catalog->splits.undo(called.id)->otherGone);
        // Nothing was written: gone, and that is logged.
        ASSIGN_OK(const auto split, few.catalog->splits.splitNew(noor, {other}, {}));
        const qint64 before = removals();
        ASSIGN_OK(const SplitUndone undone, few.catalog->splits.undo(split.id));
        QVERIFY(undone.otherGone);
        QCOMPARE(removals(), before + 2);
    }

    void somebodyWhoIsOnAPhotoTwiceBySplittingIsTold() {
        FewPersons few;
        const PersonId noor = few.somebody(QStringLiteral("Noor"));
        const PersonId bo = few.somebody(QStringLiteral("Bo"));
        few.face(0, noor);
        const FaceId besideBo = few.face(1, noor);
        few.face(1, bo);
        const FaceId alone = few.face(2, noor);
        ASSIGN_OK(const SplitOutcome outcome, few.catalog->splits.split(noor, {besideBo, alone}, bo));
        QCOMPARE(outcome.twice, QList<FaceId>{besideBo});
        VERIFY_OK(few.catalog->splits.undo(outcome.id));
        // Somebody new can be there twice, too.
        const FaceId again = few.face(2, noor);
        ASSIGN_OK(const SplitOutcome both, few.catalog->splits.splitNew(noor, {alone, again}, {}));
        QCOMPARE(both.twice.size(), 1);
    }

    void aSplitGoesWrongInWords() {
        FewPersons few;
        const PersonId noor = few.somebody(QStringLiteral("Noor"));
        const PersonId bo = few.somebody(QStringLiteral("Bo"));
        const FaceId first = few.face(0, noor);
        const FaceId second = few.face(1, noor);
        const FaceId other = few.face(2, bo);
        PersonSplitService& splits = few.catalog->splits;
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {}, bo));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {first, second}, bo));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {other}, bo));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {first}, noor));
        VERIFY_ERROR(ErrorCode::NotFound, splits.split(noor, {first}, PersonId(QUuid::createUuid())));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.propose(noor, first, first));
        // Without permission by hand: only the chosen one is on the other side.
        ASSIGN_OK(const SplitProposal proposal, splits.propose(noor, first, second));
        QVERIFY(proposal.obstacle != SplitObstacle::None);
        QCOMPARE(proposal.faces.size(), 2);
        for (const SplitFace& face : proposal.faces) {
            QCOMPARE(face.second, face.face == second);
            QVERIFY(!face.compared);
        }

        const Quitclaim paper = few.catalog.grant(noor, {QStringLiteral("website")});
        QCOMPARE(state(few.catalog, few.photos[1]), QStringLiteral("Cleared"));
        ASSIGN_OK(const SplitOutcome split,
                  splits.splitNew(noor, {second}, QStringLiteral("  Twin  of Noor ")));
        QCOMPARE(few.persons().summary(split.other)->person.name, QStringLiteral("Twin of Noor"));
        QCOMPARE(few.catalog->consent.quitclaim(paper.id)->person, noor);
        QCOMPARE(state(few.catalog, few.photos[1]), QStringLiteral("Missing"));
        QVERIFY(few.rejected(second, noor));
        QCOMPARE(few.answer(noor, split.other), std::optional(PairAnswer::Two));
        QCOMPARE(splits.splits(noor)->size(), 1);
        QCOMPARE(splits.splits(noor)->first().faces, 1);
        // Decided about since: stays, and with it the person.
        few.nextDay();
        VERIFY_OK(few.catalog->faces.unname(second));
        VERIFY_OK(few.catalog->faces.name(second, split.other));
        ASSIGN_OK(const SplitUndone undone, splits.undo(split.id));
        QCOMPARE(undone.kept, 1);
        QCOMPARE(undone.faces, 0);
        QVERIFY(!undone.otherGone);
    }
};

BK_TEST_MAIN(PersonSplitTest)
#include "PersonSplitTest.moc"
