#include "core/services/KeptComparison.h"
#include "core/services/FaceEngines.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/NumberScan.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// What is kept in memory from one question about a face to the next, and for how long.
class KeptComparisonTest : public QObject, private FaceFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
    }
    void init() {
        begin();
        kept().forget();
    }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void theSecondQuestionOpensNothing() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        recogniseSofie();
        QVERIFY(!kept().isHeld());
        QCOMPARE(candidates(faceOf(23)), QList<PersonId>{m_sofie});
        QVERIFY(kept().isHeld());
        const NumberScan numbers = numbersOfSofie();
        // Nothing can be opened any more, so what is told was opened before.
        const QByteArray rows = "SELECT count(*) FROM faceprints";
        change(*m_catalog, DatabaseFile::Faces,
               "CREATE TABLE elsewhere AS SELECT * FROM faceprints; DELETE FROM faceprints");
        QCOMPARE(candidates(faceOf(30)), QList<PersonId>{m_sofie});
        QVERIFY(numbers.timesInMemory() > 0);
        kept().forget();
        QVERIFY(candidates(faceOf(30)).isEmpty());
        QCOMPARE(numbers.timesInMemory(), 0);
        change(*m_catalog, DatabaseFile::Faces,
               "INSERT INTO faceprints SELECT * FROM elsewhere; DROP TABLE elsewhere");
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Faces, rows), 2);
    }

    void aWithdrawalInBetweenIsHonoured() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        const Quitclaim quitclaim = recogniseSofie();
        QCOMPARE(candidates(faceOf(23)), QList<PersonId>{m_sofie});
        const NumberScan numbers = numbersOfSofie();
        QVERIFY(numbers.timesInMemory() > 0);
        withdraw(quitclaim);
        QVERIFY(!kept().isHeld());
        QCOMPARE(numbers.timesInMemory(), 0);
        QVERIFY(candidates(faceOf(23)).isEmpty());
    }

    void aPermissionThatEndedSaysNobodyWhateverIsHeld() {
        const Quitclaim quitclaim = recogniseSofie();
        QCOMPARE(candidates(faceOf(23)), QList<PersonId>{m_sofie});
        // Behind everybody's back, so that nothing is told to anybody.
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE quitclaims SET open_ended = 0, valid_until = " +
                   QByteArray::number(m_today.addDays(-1).toJulianDay()) +
                   " WHERE id = " + hex(quitclaim.id.toBytes()));
        QVERIFY(kept().isHeld());
        QVERIFY(candidates(faceOf(23)).isEmpty());
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE quitclaims SET open_ended = 1, valid_until = NULL WHERE id = " +
                   hex(quitclaim.id.toBytes()));
    }

    void anotherDayLoadsAnew() {
        recogniseSofie();
        QCOMPARE(candidates(faceOf(23)), QList<PersonId>{m_sofie});
        change(*m_catalog, DatabaseFile::Faces,
               "CREATE TABLE elsewhere AS SELECT * FROM faceprints; DELETE FROM faceprints");
        m_catalog->clock().setDay(m_today.addDays(1));
        QVERIFY(candidates(faceOf(23)).isEmpty());
        change(*m_catalog, DatabaseFile::Faces,
               "INSERT INTO faceprints SELECT * FROM elsewhere; DROP TABLE elsewhere");
    }

    void oneMoreFaceprintCountsAtOnce() {
        recognition(Decision::Granted, 10);
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        QCOMPARE(references(faceOf(23)), QList<FaceId>{faceOf(11)});
        VERIFY_OK(faces().name(faceOf(23), m_sofie));
        VERIFY_OK(faces().unname(faceOf(11)));
        QCOMPARE(references(faceOf(11)), QList<FaceId>{faceOf(23)});
    }

    void anAnswerThatChangesNoFaceprintLeavesItHeld() {
        recogniseSofie();
        (void)candidates(faceOf(23));
        VERIFY_OK(faces().bystander(faceOf(23, QStringLiteral("P006")), QStringLiteral("passing by")));
        QVERIFY(kept().isHeld());
        VERIFY_OK(faces().reject(faceOf(23), m_sofie));
        QVERIFY(kept().isHeld());
        QVERIFY(candidates(faceOf(23)).isEmpty());
    }

    void afterAWhileItIsGivenUp() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        recogniseSofie();
        const NumberScan numbers = numbersOfSofie();
        KeptComparison kept{std::chrono::milliseconds(1)};
        for (int time = 0; time < 3; ++time) {
            const auto found = kept.candidates(session(), face(faceOf(23)), 5);
            QVERIFY(found);
            QCOMPARE(found->size(), 1);
            QTRY_VERIFY(!kept.isHeld());
            QCOMPARE(numbers.timesInMemory(), 0);
        }
    }

    void aLockWipesIt() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        recogniseSofie();
        QCOMPARE(candidates(faceOf(23)), QList<PersonId>{m_sofie});
        const NumberScan numbers = numbersOfSofie();
        QVERIFY(numbers.timesInMemory() > 0);
        m_catalog->close();
        QCOMPARE(numbers.timesInMemory(), 0);
        VERIFY_OK(m_catalog->reopen());
        QVERIFY(!kept().isHeld());
    }

private:
    Session& session() { return *(*m_catalog)->session; }
    KeptComparison& kept() { return session().engines().comparison(); }
    QList<FaceCandidate> asked(const FaceId& id) {
        const auto found = faces().candidates(id, 5);
        if (!found) qFatal("%s", qPrintable(found.error().context));
        return *found;
    }
    QList<PersonId> candidates(const FaceId& id) {
        QList<PersonId> persons;
        for (const FaceCandidate& one : asked(id))
            persons << one.person;
        return persons;
    }
    QList<FaceId> references(const FaceId& id) {
        QList<FaceId> found;
        for (const FaceCandidate& one : asked(id))
            found << one.reference.value_or(FaceId());
        return found;
    }
    /// Of one of her faceprints, opened and wiped again.
    NumberScan numbersOfSofie() {
        const auto faceprints = FaceprintKeeper(session()).load();
        if (!faceprints || faceprints->isEmpty()) qFatal("she has no faceprint");
        return NumberScan(faceprints->first().numbers, 0.999);
    }
};

BK_TEST_MAIN(KeptComparisonTest)
#include "KeptComparisonTest.moc"
