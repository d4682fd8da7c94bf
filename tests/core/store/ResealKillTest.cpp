#include "core/base/AtomicFile.h"
#include "tests/core/store/ResealFixture.h"
#include "tests/support/FolderSync.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// A change of keys that is killed or that the disk ends.
class ResealKillTest : public QObject, private ResealFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }

    void troubleAfterTheKeyFileIsEndedAtTheNextOpening() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const QString inTheWay = folder.child("previews.db-journal").display();
        catalog->observeReseal({[&](const char* step) {
                                    // A folder is not removed like a file.
                                    if (qstrcmp(step, "committed") == 0) QDir().mkpath(inTheWay);
                                },
                                {}});
        VERIFY_OK(m_example->change(*catalog, {}));
        VERIFY_ERROR(ErrorCode::Disk, catalog->read([](Connection& c) { return c.integer("SELECT 1"); }));
        VERIFY_ERROR(ErrorCode::Disk, catalog->write([](Connection& c, ConnectionSet&) {
            return c.execute("INSERT INTO settings VALUES('x', 'y')");
        }));
        VERIFY_ERROR(ErrorCode::NoAccess,
                     catalog->vault().store(RandomIdSource().make<AttachmentId>(), "lost"));
        catalog.reset();
        VERIFY_ERROR(ErrorCode::Disk, m_example->open(folder));
        QVERIFY(QDir().rmdir(inTheWay));
        bool withdrawn = false;
        QVERIFY(isWhole(folder, &withdrawn));
        QVERIFY(withdrawn);
    }

    void aDiskThatDoesNotConfirmTheKeyFileMovesNothing_data() {
        QTest::addColumn<bool>("powerCut");
        QTest::newRow("it answers again") << false;
        QTest::newRow("a power cut brings back the key file before") << true;
    }
    void aDiskThatDoesNotConfirmTheKeyFileMovesNothing() {
        QFETCH(bool, powerCut);
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const QByteArray before = *readWhole(Catalog::keyFile(folder), 1 << 20);
        QList<ino_t> numbers;
        for (const DatabaseFile file : databases)
            numbers << numberOf(pathOf(folder, file));
        const ino_t vault = numberOf(folder.child("vault"));
        folderSyncFails = [&] { return *readWhole(Catalog::keyFile(folder), 1 << 20) != before; };
        // In force, with no way back.
        VERIFY_OK(m_example->change(*catalog, {}));
        QVERIFY(!catalog->keys().users().last().active());
        VERIFY_ERROR(ErrorCode::Disk, catalog->keys().verifyFile());
        VERIFY_ERROR(ErrorCode::Disk, catalog->read([](Connection& c) { return c.integer("SELECT 1"); }));
        catalog.reset();
        for (std::size_t i = 0; i < databases.size(); ++i)
            QCOMPARE(numberOf(pathOf(folder, databases[i])), numbers[qsizetype(i)]);
        QCOMPARE(numberOf(folder.child("vault")), vault);
        folderSyncFails = nullptr;
        if (powerCut) VERIFY_OK(writeAtomically(Catalog::keyFile(folder), before));
        bool withdrawn = false;
        QVERIFY(isWhole(folder, &withdrawn));
        QCOMPARE(withdrawn, !powerCut);
    }

    void killedAtEachStepItIsWhole() {
        int kills = 0;
        int before = 0;
        for (int step = 1;; ++step) {
            const FilePath folder = m_example->copy();
            const int end = withdrawInChild(folder, killAtStep(step));
            QVERIFY2(end == killed || end == finished, qPrintable(QString::number(step)));
            bool withdrawn = false;
            QVERIFY2(isWhole(folder, &withdrawn), qPrintable(QStringLiteral("killed at step %1").arg(step)));
            if (!withdrawn) ++before;
            // Once it is in force it is so for every later step.
            QCOMPARE(withdrawn, step > before);
            ResealExample::remove(folder);
            if (end == finished) break;
            ++kills;
        }
        QVERIFY2(kills >= 40 && before >= 25 && kills - before >= 8,
                 qPrintable(QStringLiteral("%1 kills, %2 before").arg(kills).arg(before)));
    }

    void killedAgainWhileItIsEndedItIsWhole_data() {
        QTest::addColumn<QByteArray>("first");
        QTest::newRow("before the keys") << QByteArray("copies on disk");
        QTest::newRow("after the keys") << QByteArray("committed");
        QTest::newRow("without its vault") << QByteArray("vault away");
    }
    void killedAgainWhileItIsEndedItIsWhole() {
        QFETCH(QByteArray, first);
        int kills = 0;
        for (int step = 1;; ++step) {
            const FilePath folder = m_example->copy();
            QCOMPARE(withdrawInChild(folder, killAtName(first)), killed);
            const int end = inChild([&] {
                const auto ring = m_example->unlock(folder);
                return ring && Reseal::settle(folder, **ring, killAtStep(step)) ? finished : failed;
            });
            bool withdrawn = false;
            QVERIFY2(isWhole(folder, &withdrawn), qPrintable(QStringLiteral("killed at step %1").arg(step)));
            QCOMPARE(withdrawn, first != "copies on disk");
            ResealExample::remove(folder);
            if (end == finished) break;
            QCOMPARE(end, killed);
            ++kills;
        }
        QVERIFY(kills >= (first == "vault away" ? 2 : 5));
    }

    void whoHasNoKeyForAFileEndsItAllTheSame() {
        ResealExample example(Role::ConsentOfficer | Role::FaceOperator);
        for (const char* step :
             {"copies on disk", "committed", "database in place", "vault away", "deleting the old vault"}) {
            const FilePath folder = example.copy();
            QByteArray content;
            {
                ASSIGN_OK(const auto catalog, example.open(folder));
                content = ResealExample::contentOf(*catalog);
            }
            QVERIFY(!content.isEmpty());
            QCOMPARE(inChild([&] {
                         auto catalog = example.open(folder);
                         if (!catalog) return failed;
                         (*catalog)->observeReseal(killAtName(step));
                         return example.change(**catalog, Role::Editor) ? finished : failed;
                     }),
                     killed);
            {
                ASSIGN_OK(const auto bobs, ResealExample::openAs(folder, QStringLiteral("Bob"),
                                                                 ResealExample::bobsPassphrase()));
                const bool inForce = qstrcmp(step, "copies on disk") != 0;
                QCOMPARE(bobs->keys().has(DataKey::Face), !inForce);
                QCOMPARE(ResealExample::leftovers(folder), QStringList());
            }
            ASSIGN_OK(const auto catalog, example.open(folder));
            QCOMPARE(ResealExample::contentOf(*catalog), content);
        }
    }
};

BK_TEST_MAIN(ResealKillTest)
#include "ResealKillTest.moc"
