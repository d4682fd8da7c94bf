#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintStore.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestCatalog.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>

using namespace bk;
using namespace bk::test;

/// What must go when a permission ends goes, whatever is in the way: readers, a full disk, a wrong clock, an
/// older copy.
class HousekeepingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    Person m_noor;
    Quitclaim m_quitclaim;

    int faceprints() {
        const auto marks =
            (*m_catalog)->session->catalog().readFrom(DatabaseFile::Faces, [](Connection& faces) {
                return FaceprintStore(faces).marks();
            });
        return marks ? static_cast<int>(marks->size()) : -1;
    }
    QList<PersonId> keyed() { return (*m_catalog)->session->catalog().keys().personsWithKeys(); }
    Result<WithdrawalOutcome> withdraw() {
        Withdrawal withdrawal;
        withdrawal.date = m_catalog->clock().today();
        return (*m_catalog)->consent.withdraw(m_quitclaim.id, withdrawal);
    }

private Q_SLOTS:
    void init() {
        m_catalog = std::make_unique<TestCatalog>();
        m_photos = m_catalog->importDemo({2, 10});
        m_catalog->allowRecognition();
        QVERIFY((*m_catalog)->faces.scan({}, {}));
        m_noor = *(*m_catalog)->persons.add(QStringLiteral("Noor"), {});
        FaceFilter filter;
        filter.photo = m_photos.first();
        const auto faces = (*m_catalog)->faces.faces(filter);
        QVERIFY(faces && faces->size() == 1);
        QVERIFY((*m_catalog)->faces.name(faces->first().face.id, m_noor.id));
        m_quitclaim = m_catalog->grant(m_noor.id, {QStringLiteral("website"), QStringLiteral("recognition")});
        QCOMPARE(faceprints(), 1);
        QCOMPARE(keyed(), QList{m_noor.id});
    }

    void aReaderDoesNotHoldUpAWithdrawal() {
        auto snapshot = (*m_catalog)->session->catalog().snapshot();
        auto reader = snapshot.of(DatabaseFile::Catalog);
        QVERIFY(reader && (*reader)->integer("SELECT count(*) FROM photos"));
        const auto outcome = withdraw();
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().context));
        QCOMPARE(outcome->faceprintsErased, 1);
        QCOMPARE(faceprints(), 0);
        QVERIFY(keyed().isEmpty());
    }

    void whereTheKeyCannotGoTheRowsDoAndTheKeyFollows() {
        // A folder in the place of the older key file lets no new version be written.
        const QString older = m_catalog->folder() + QStringLiteral("/catalog.keys.1");
        QFile::remove(older);
        QVERIFY(QDir().mkpath(older + QStringLiteral("/in-the-way")));
        const auto outcome = withdraw();
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == ErrorCode::Disk);
        QCOMPARE(faceprints(), 0);
        QCOMPARE(keyed().size(), 1);
        const auto clearance =
            (*m_catalog)->clearance.of(m_photos.first(), *Purpose::tryFrom(QStringLiteral("website")));
        QCOMPARE(toString(clearance->state), QStringLiteral("Withdrawn"));

        QVERIFY(QDir(older).removeRecursively());
        (*m_catalog)->greetDay();
        QVERIFY(keyed().isEmpty());
    }

    void midnightInAnOpenProgramEndsRecognition() {
        Quitclaim wanted;
        wanted.person = m_noor.id;
        wanted.signedOn = m_catalog->clock().today();
        wanted.until = m_catalog->clock().today().addDays(3);
        wanted.supersedes = m_quitclaim.id;
        wanted.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
        QVERIFY((*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()}));
        QCOMPARE(faceprints(), 1);
        m_catalog->clock().setDay(m_catalog->clock().today().addDays(4));
        (*m_catalog)->greetDay();
        QCOMPARE(faceprints(), 0);
        QVERIFY(keyed().isEmpty());
    }

    void aClockYearsAheadDestroysNothingAndIsForgotten() {
        Quitclaim wanted;
        wanted.person = m_noor.id;
        wanted.signedOn = m_catalog->clock().today();
        wanted.until = m_catalog->clock().today().addYears(1);
        wanted.supersedes = m_quitclaim.id;
        wanted.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
        QVERIFY((*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()}));
        const QDate today = m_catalog->clock().today();
        m_catalog->clock().setDay(today.addYears(80));
        QVERIFY(m_catalog->reopen());
        QVERIFY((*m_catalog)->session->clockDoubtful());
        QCOMPARE(faceprints(), 1);
        m_catalog->clock().setDay(today.addDays(1));
        QVERIFY(m_catalog->reopen());
        QCOMPARE((*m_catalog)->session->today(), today.addDays(1));
        QCOMPARE(faceprints(), 1);
        // Seen again on a later day, it is believed.
        m_catalog->clock().setDay(today.addYears(80).addDays(1));
        QVERIFY(m_catalog->reopen());
        QVERIFY(!(*m_catalog)->session->clockDoubtful());
        QCOMPARE(faceprints(), 0);
    }

    void mergingHandsNoSuggestionToSomebodyWhoRefused() {
        FaceFilter filter;
        filter.photo = m_photos.last();
        const auto faces = (*m_catalog)->faces.faces(filter);
        QVERIFY(faces && faces->size() == 1);
        const FaceId face = faces->first().face.id;
        QVERIFY((*m_catalog)->session->catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
            return FaceStore(connection).setSuggestion(face, Suggestion{m_noor.id, 0.9});
        }));
        const Person cor = *(*m_catalog)->persons.add(QStringLiteral("Cor"), {});
        m_catalog->grant(cor.id, {QStringLiteral("website")}, {QStringLiteral("recognition")});
        QVERIFY((*m_catalog)->persons.merge(m_noor.id, cor.id));
        QVERIFY(!(*m_catalog)->faces.face(face)->face.suggestion);
    }

    void anOlderCatalogBesideANewerLogSwallowsNoEvents() {
        m_catalog->close();
        const QString file = m_catalog->folder() + QStringLiteral("/catalog.db");
        QVERIFY(QFile::copy(file, file + QStringLiteral(".older")));
        QVERIFY(m_catalog->reopen());
        for (int i = 0; i < 5; ++i)
            QVERIFY((*m_catalog)->persons.add(QStringLiteral("Later %1").arg(i), {}));
        const auto before = (*m_catalog)->checks.check({});
        QVERIFY(before);
        m_catalog->close();
        QVERIFY(QFile::remove(file) && QFile::rename(file + QStringLiteral(".older"), file));
        QVERIFY(m_catalog->reopen());
        for (int i = 0; i < 5; ++i)
            QVERIFY((*m_catalog)->persons.add(QStringLiteral("Again %1").arg(i), {}));
        const auto after = (*m_catalog)->checks.check({});
        QVERIFY(after);
        // The five, the opening, and that an older copy was put back.
        QVERIFY2(after->auditRows >= before->auditRows + 7,
                 qPrintable(QString::number(after->auditRows - before->auditRows)));
    }
};

BK_TEST_MAIN(HousekeepingTest)
#include "HousekeepingTest.moc"
