#include "core/crypto/KeyFile.h"
#include "core/faces/PersonLikeness.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/Must.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Who is probably one person by their faces, and one entry that is two: only where people permit it.
class PersonPairTest : public QObject, private FaceFixture {
    Q_OBJECT

    PersonPairService& pairs() { return (*m_catalog)->pairs; }
    PersonSplitService& splits() { return (*m_catalog)->splits; }
    PersonId somebodyNamed(const char* name) {
        return (*m_catalog)->persons.add(QString::fromUtf8(name), {})->id;
    }
    void permit(const PersonId& person, int daysAgo = 5) {
        Quitclaim wanted;
        wanted.person = person;
        wanted.signedOn = m_today.addDays(-daysAgo);
        wanted.openEnded = true;
        wanted.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
        VERIFY_OK((*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()}));
    }
    QByteArray keyOf(const PersonId& person) {
        const auto key = (*m_catalog)->session->catalog().keys().personKey(person);
        return key ? QByteArray(reinterpret_cast<const char*>(key->data()),
                                static_cast<qsizetype>(key->size()))
                   : QByteArray();
    }
    quint64 generationInForce() {
        QFile file(Catalog::keyFile((*m_catalog)->session->folder()).display());
        if (!file.open(QIODevice::ReadOnly)) return 0;
        const auto parsed = KeyFile::parse(file.readAll());
        return parsed ? parsed->generation : 0;
    }
    quint64 generationRemembered() {
        return static_cast<quint64>(
            countIn(*m_catalog, DatabaseFile::Catalog,
                    "SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'key_file_generation'"));
    }
    static bool has(const QList<LikelyPair>& list, const PersonId& one, const PersonId& other) {
        return std::any_of(list.begin(), list.end(), [&](const LikelyPair& pair) {
            return PersonPair(pair.one, pair.other) == PersonPair(one, other);
        });
    }
    QList<LikelyPair> alikeByName() {
        QList<LikelyPair> alike = must(pairs().likely());
        alike.removeIf([](const LikelyPair& pair) { return !pair.names; });
        return alike;
    }
    QList<LikelyPair> alikeByFace() {
        QList<LikelyPair> alike = must(pairs().likely());
        alike.removeIf([](const LikelyPair& pair) { return !pair.faces; });
        return alike;
    }
    bool wordsOf(const PersonId& one, const PersonId& other, std::optional<NameLikeness> wanted) {
        for (const LikelyPair& pair : alikeByName())
            if (PersonPair(pair.one, pair.other) == PersonPair(one, other)) return pair.names == wanted;
        return !wanted;
    }

private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
    }
    void init() {
        begin();
        change(*m_catalog, DatabaseFile::Catalog, "DELETE FROM person_pairs");
    }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void whoPermitsItIsComparedWithWhoPermitsIt() {
        const PersonId twin = somebodyNamed("Somebody quite different");
        for (const int scene : {11, 14})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        for (const int scene : {23, 30})
            VERIFY_OK(faces().name(faceOf(scene), twin));
        // Neither permits it, then one: nothing is compared.
        QVERIFY(alikeByFace().isEmpty());
        recognition(Decision::Granted, 10);
        scan();
        const qint64 before = logged("person.compare");
        QVERIFY(alikeByFace().isEmpty());
        QCOMPARE(logged("person.compare"), before);
        const qint64 prints = faceprints();
        // Both do.
        permit(twin);
        scan();
        QVERIFY(faceprints() > prints);
        const auto alike = alikeByFace();
        QCOMPARE(alike.size(), 1);
        QVERIFY(has(alike, m_sofie, twin));
        QVERIFY(alike.first().faces && *alike.first().faces > 0.4);
        QCOMPARE(logged("person.compare"), before + 1);
        QVERIFY(has(*pairs().likely(), twin, m_sofie));

        // What cannot be logged is not compared.
        refuseToLog("person.compare");
        QVERIFY(!pairs().likely());
        logAgain();

        // Said to be two: not asked again, also by whoever has become part of them.
        ASSIGN_OK(const auto answered, pairs().answer(m_sofie, twin, PairAnswer::Two));
        QVERIFY(!answered);
        QVERIFY(alikeByFace().isEmpty());
        ASSIGN_OK(const auto known, pairs().answer(m_sofie, twin, std::nullopt));
        QCOMPARE(known, std::optional(PairAnswer::Two));
        QVERIFY(has(alikeByFace(), m_sofie, twin));

        // Who takes it back is out of it at once.
        ASSIGN_OK(const auto papers, (*m_catalog)->consent.list({twin, {}}));
        for (const QuitclaimView& view : papers)
            (void)withdraw(view.quitclaim);
        QVERIFY(alikeByFace().isEmpty());
    }

    void mergingMovesFaceprintsUnderTheOtherKey() {
        const PersonId twin = somebodyNamed("Twin");
        for (const int scene : {11, 14})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        VERIFY_OK(faces().name(faceOf(23), twin));
        recognition(Decision::Granted, 10);
        permit(twin);
        scan();
        QCOMPARE(faceprints(), 3);
        QVERIFY(hasKey(twin));
        qint64 erasures = logged("faceprints.erase");
        ASSIGN_OK(const auto merge, (*m_catalog)->persons.merge(twin, m_sofie));
        QVERIFY(!hasKey(twin));
        QCOMPARE(logged("faceprints.erase"), erasures + 1);
        // An older key file, with the key in it, would be told.
        QCOMPARE(generationRemembered(), generationInForce());
        QCOMPARE(faceprints(), 3);
        QCOMPARE((*m_catalog)->persons.summary(m_sofie)->faceprints, 3);
        const QByteArray key = keyOf(m_sofie);
        erasures = logged("faceprints.erase");
        VERIFY_OK((*m_catalog)->persons.unmerge(merge));
        QVERIFY(hasKey(twin) && hasKey(m_sofie));
        // In an older faces.db the numbers of the other are under the key of the one entry.
        QVERIFY(!key.isEmpty() && keyOf(m_sofie) != key && keyOf(twin) != key);
        QCOMPARE(logged("faceprints.erase"), erasures + 1);
        QCOMPARE((*m_catalog)->persons.summary(m_sofie)->faceprints, 2);
        QCOMPARE((*m_catalog)->persons.summary(twin)->faceprints, 1);
        // The same of a split, there and back.
        for (const int scene : {11, 14}) {
            const QByteArray before = keyOf(m_sofie);
            erasures = logged("faceprints.erase");
            ASSIGN_OK(const auto split, (*m_catalog)->splits.split(m_sofie, {faceOf(scene)}, twin));
            QVERIFY(keyOf(m_sofie) != before);
            QCOMPARE(logged("faceprints.erase"), erasures + 1);
            QCOMPARE((*m_catalog)->persons.summary(m_sofie)->faceprints, 1);
            QCOMPARE((*m_catalog)->persons.summary(twin)->faceprints, 2);
            const QByteArray others = keyOf(twin);
            VERIFY_OK((*m_catalog)->splits.undo(split.id));
            QVERIFY(keyOf(twin) != others);
            QCOMPARE((*m_catalog)->persons.summary(m_sofie)->faceprints, 2);
            QCOMPARE((*m_catalog)->persons.summary(twin)->faceprints, 1);
        }
        // A paper that says no comes along, and what was made ends with it.
        const PersonId no = somebodyNamed("No");
        Quitclaim refusal;
        refusal.person = no;
        refusal.signedOn = m_today;
        refusal.openEnded = true;
        refusal.grants << Grant{Purpose::recognition(), Decision::Refused, {}};
        VERIFY_OK((*m_catalog)->consent.add(refusal, {TestCatalog::smallScan()}));
        ASSIGN_OK(const auto narrower, (*m_catalog)->persons.merge(no, twin));
        QVERIFY(!hasKey(twin));
        QCOMPARE((*m_catalog)->persons.summary(twin)->faceprints, 0);
        VERIFY_OK((*m_catalog)->persons.unmerge(narrower));
        QVERIFY(hasKey(twin));
        QCOMPARE((*m_catalog)->persons.summary(twin)->faceprints, 1);
    }

    void twoSeedsDivideTheRest() {
        m_catalog->allowRecognition(QStringLiteral("Closed"));
        const QString other = QStringLiteral("P011");
        QList<FaceId> hers;
        QList<FaceId> theirs;
        for (const int scene : {11, 14, 23, 30}) {
            hers << faceOf(scene);
            VERIFY_OK(faces().name(hers.last(), m_sofie));
        }
        for (const int scene : {31, 19}) {
            theirs << faceOf(scene, other);
            VERIFY_OK(faces().name(theirs.last(), m_sofie));
        }
        const qint64 before = logged("person.split.compare");
        // Not permitted: nothing is compared, nothing logged.
        ASSIGN_OK(const auto byHand, splits().propose(m_sofie, hers[0], theirs[0]));
        QCOMPARE(byHand.obstacle, SplitObstacle::NotPermitted);
        QCOMPARE(logged("person.split.compare"), before);

        recognition(Decision::Granted, 10);
        const qint64 prints = faceprints();
        ASSIGN_OK(const auto proposal, splits().propose(m_sofie, hers[0], theirs[0]));
        QCOMPARE(proposal.obstacle, SplitObstacle::None);
        QCOMPARE(logged("person.split.compare"), before + 1);
        QCOMPARE(faceprints(), prints);
        QCOMPARE(proposal.faces.size(), hers.size() + theirs.size());
        QCOMPARE(proposal.faces.first().lead > 0, true);
        for (const SplitFace& face : proposal.faces) {
            QVERIFY(face.compared);
            QCOMPARE(face.second, theirs.contains(face.face));
        }
        const SplitOutcome split = *splits().splitNew(m_sofie, theirs, QStringLiteral("The other"));
        QCOMPARE((*m_catalog)->persons.summary(split.other)->faceprints, 0);
        QVERIFY(!hasKey(split.other));
        VERIFY_OK(splits().undo(split.id));
        VERIFY_ERROR(ErrorCode::NotFound, (*m_catalog)->persons.summary(split.other));
        for (const FaceId& face : std::as_const(theirs))
            QCOMPARE(this->face(face).person, std::optional(m_sofie));
    }

    void namesThatAreAlike() {
        const PersonId full = somebodyNamed("Noor van der Vries");
        const PersonId turned = somebodyNamed("VRIES, Noor v.d.");
        const PersonId initial = somebodyNamed("N. Vries");
        const PersonId typo = somebodyNamed("Noor Vriess");
        const PersonId no = somebodyNamed("Bo Jansen");
        const PersonId one = somebodyNamed("Visitor 12");
        const PersonId next = somebodyNamed("Visitor 13");
        QVERIFY(wordsOf(full, turned, NameLikeness::Same));
        QVERIFY(wordsOf(full, initial, NameLikeness::Initials));
        QVERIFY(wordsOf(full, typo, NameLikeness::Spelling));
        QVERIFY(wordsOf(full, no, std::nullopt));
        QVERIFY(wordsOf(one, next, std::nullopt));

        // Not sure: asked again, last. Two: never.
        VERIFY_OK(pairs().answer(full, turned, PairAnswer::NotSure));
        QVERIFY(alikeByName().last().notSure);
        VERIFY_OK(pairs().answer(full, turned, PairAnswer::Two));
        QVERIFY(!has(alikeByName(), full, turned));
        // Nor when the one is another by now.
        VERIFY_OK((*m_catalog)->persons.merge(turned, typo));
        QVERIFY(!has(alikeByName(), full, typo));
        VERIFY_ERROR(ErrorCode::InvalidArgument, pairs().answer(full, full, PairAnswer::Two));
        VERIFY_ERROR(ErrorCode::NotFound, pairs().answer(full, turned, PairAnswer::Two));

        // Born on two days: two persons.
        Person born = (*m_catalog)->persons.summary(full)->person;
        born.born = QDate(1980, 1, 1);
        VERIFY_OK((*m_catalog)->persons.update(born));
        born = (*m_catalog)->persons.summary(initial)->person;
        born.born = QDate(1981, 1, 1);
        VERIFY_OK((*m_catalog)->persons.update(born));
        QVERIFY(!has(alikeByName(), full, initial));
    }

    void whoIsRefusedIsTold() {
        m_catalog->addUser(QStringLiteral("Cees"), Role::ConsentOfficer);
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Cees")));
        const qint64 before = logged("person.compare");
        QVERIFY(alikeByFace().isEmpty());
        QCOMPARE(logged("person.compare"), before);
        VERIFY_OK(m_catalog->reopenAs({}));
    }
};

BK_TEST_MAIN(PersonPairTest)
#include "PersonPairTest.moc"
