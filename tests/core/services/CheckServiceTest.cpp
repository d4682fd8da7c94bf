#include "core/crypto/Sealer.h"
#include "core/services/FaceprintKeeper.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <future>

using namespace bk;
using namespace bk::test;

class CheckServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    PersonId m_person;
    FaceId m_face;
    FaceId m_stranger;
    QList<Attachment> m_scans;

    QString path(const char* name) const {
        return m_catalog->folder() + QLatin1Char('/') + QLatin1String(name);
    }
    FilePath vaultFile(const Attachment& scan) const {
        const QByteArray name = scan.id.toString().toLatin1();
        return m_catalog->path().child("vault").child(name.last(2)).child(name);
    }
    /// CHANGES the files of the closed catalog, tells what opening or checking says, and puts them back.
    QStringList saidAbout(const std::function<void()>& changes) {
        m_catalog->close();
        const QString kept = m_catalog->file(QStringLiteral("kept"));
        copyFolder(m_catalog->folder(), kept);
        changes();
        QStringList said;
        if (const auto opened = m_catalog->reopen(); !opened)
            said << QStringLiteral("opening: ") + opened.error().context;
        else
            said = findings(*m_catalog);
        m_catalog->close();
        std::filesystem::remove_all(m_catalog->folder().toStdString());
        std::filesystem::rename(kept.toStdString(), m_catalog->folder().toStdString());
        if (const auto opened = m_catalog->reopen(); !opened)
            qFatal("%s", qPrintable(opened.error().context));
        return said;
    }
    static void flip(const QString& file, qint64 offset) {
        QByteArray bytes = contentOf(file);
        bytes[offset] = static_cast<char>(bytes[offset] ^ 0x10);
        write(file, bytes);
    }
    void reconcile() {
        FaceprintKeeper keeper(*(*m_catalog)->session);
        VERIFY_OK(keeper.eraseEnded({}));
        VERIFY_OK(keeper.makeWanted({}));
    }
    static QString first(const QStringList& said) {
        return said.isEmpty() ? QStringLiteral("nothing") : said.first();
    }

private Q_SLOTS:
    void initTestCase() {
        // A damaged log is warned about where it is met.
        QLoggingCategory::setFilterRules(QStringLiteral("beeldkluis.catalog.warning=false"));
        m_catalog = std::make_unique<TestCatalog>();
        const PhotoId photo = m_catalog->importDemo({23}).first();
        importPictures(*m_catalog, 2);
        m_catalog->allowRecognition();
        VERIFY_OK((*m_catalog)->faces.scan(std::nullopt, {}));
        FaceFilter filter;
        filter.photo = photo;
        ASSIGN_OK(const auto views, (*m_catalog)->faces.faces(filter));
        QCOMPARE(views.size(), 2);
        m_face = views[0].face.id;
        m_stranger = views[1].face.id;
        m_person = (*m_catalog)->persons.add(QStringLiteral("Sofie"), {})->id;
        m_scans
            << m_catalog->grant(m_person, {QStringLiteral("recognition"), QStringLiteral("website")}).scans;
        m_scans << m_catalog->grant(m_person, {QStringLiteral("print")}).scans;
        VERIFY_OK((*m_catalog)->faces.name(m_face, m_person));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Faces, "SELECT count(*) FROM faceprints"), 1);
    }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() { m_catalog.reset(); }

    void aSoundCatalogIsSound() {
        ASSIGN_OK(const CheckOutcome outcome, (*m_catalog)->checks.check({}));
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.photos, 3);
        QCOMPARE(outcome.scans, 2);
        QCOMPARE(outcome.faceprints, 1);
        QVERIFY(outcome.auditRows > 5);
    }

    void checkingChangesNothingButTheLog() {
        (void)findings(*m_catalog);
        QHash<QString, QByteArray> before;
        for (const char* file : {"catalog.keys", "faces.db", "previews.db"})
            before.insert(path(file), contentOf(path(file)));
        const qint64 rows = countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM log");
        QCOMPARE(findings(*m_catalog), QStringList());
        for (auto file = before.begin(); file != before.end(); ++file)
            QVERIFY2(contentOf(file.key()) == file.value(), qPrintable(file.key()));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM log"), rows + 1);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action = 'catalog.check' AND sequence > " +
                             QByteArray::number(rows)),
                 1);
    }

    void stopping() {
        std::stop_source source;
        source.request_stop();
        JobControl control;
        control.stop = source.get_token();
        VERIFY_ERROR(ErrorCode::Cancelled, (*m_catalog)->checks.check(control));
    }

    void whatIsWrongWithFilesIsFound_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"scan gone", "scan flipped", "scan cut", "scans swapped"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void whatIsWrongWithFilesIsFound() {
        QFETCH(QString, what);
        const QString one = vaultFile(m_scans[0]).display();
        const QString two = vaultFile(m_scans[1]).display();
        const QStringList said = saidAbout([&] {
            if (what == QLatin1String("scan gone")) {
                QVERIFY(QFile::remove(one));
            } else if (what == QLatin1String("scan flipped")) {
                flip(one, QFileInfo(one).size() / 2);
            } else if (what == QLatin1String("scan cut")) {
                write(one, contentOf(one).chopped(5));
            } else {
                const QByteArray content = contentOf(one);
                write(one, contentOf(two));
                write(two, content);
            }
        });
        QCOMPARE(said.size(), what == QLatin1String("scans swapped") ? 2 : 1);
        const QString id = m_scans[0].id.toString();
        QVERIFY2(said.join(QLatin1Char(' ')).contains(QStringLiteral("scan ") + id), qPrintable(first(said)));
    }

    void aScanOfNoQuitclaimIsFound() {
        Vault& vault = (*m_catalog)->session->catalog().vault();
        const AttachmentId orphan{QUuid::createUuid()};
        VERIFY_OK(vault.store(orphan, "a scan"));
        const QStringList said = findings(*m_catalog);
        VERIFY_OK(vault.remove(orphan));
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().contains(QStringLiteral("vault file ") + orphan.toString()),
                 qPrintable(said.first()));
    }

    void aFlippedByteInADatabaseIsFound_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<double>("part");
        for (const char* file : {"catalog.db", "faces.db", "previews.db", "audit.db"})
            for (const double part : {0.0, 0.001, 0.5, 1.0})
                QTest::addRow("%s %g", file, part) << QByteArray(file) << part;
    }
    void aFlippedByteInADatabaseIsFound() {
        QFETCH(QByteArray, file);
        QFETCH(double, part);
        const QStringList said = saidAbout([&] {
            const qint64 size = QFileInfo(path(file.constData())).size();
            flip(path(file.constData()),
                 std::min(size - 1, static_cast<qint64>(static_cast<double>(size) * part)));
        });
        QVERIFY2(!said.isEmpty(), file.constData());
        // A page that opening needs does not get as far as the check, which names the file.
        QVERIFY2(said.first().startsWith(QStringLiteral("opening")) ||
                     said.join(QLatin1Char(' ')).contains(QString::fromLatin1(file)),
                 qPrintable(first(said)));
    }

    void aCutDatabaseIsFound_data() {
        QTest::addColumn<QByteArray>("file");
        for (const char* file : {"catalog.db", "faces.db", "previews.db", "audit.db"})
            QTest::newRow(file) << QByteArray(file);
    }
    void aCutDatabaseIsFound() {
        QFETCH(QByteArray, file);
        const QStringList said = saidAbout([&] {
            const QByteArray bytes = contentOf(path(file.constData()));
            write(path(file.constData()), bytes.chopped(4096));
        });
        QVERIFY2(!said.isEmpty(), file.constData());
    }

    void faceprintsThatMustNotBeAreFound() {
        const auto insert = [&](const FaceId& face, const PersonId& person) {
            change(*m_catalog, DatabaseFile::Faces,
                   "INSERT OR REPLACE INTO faceprints(face, person, model, sealed, added_at) VALUES(" +
                       hex(face.toBytes()) + ',' + hex(person.toBytes()) + ",'other model',zeroblob(40),0)");
        };
        const auto remove = [&](const FaceId& face) {
            change(*m_catalog, DatabaseFile::Faces,
                   "DELETE FROM faceprints WHERE face = " + hex(face.toBytes()));
        };
        const auto found = [&](const char* words) {
            const QStringList said = findings(*m_catalog);
            return said.size() == 1 && said.first().contains(QLatin1String(words));
        };
        // Of a face that has another name or none.
        insert(m_stranger, m_person);
        QVERIFY2(found("not named so"), qPrintable(first(findings(*m_catalog))));
        remove(m_stranger);
        // Of somebody who does not permit it.
        const PersonId other = (*m_catalog)->persons.add(QString(), {})->id;
        VERIFY_OK((*m_catalog)->faces.name(m_stranger, other));
        insert(m_stranger, other);
        QVERIFY2(found("not permitted"), qPrintable(first(findings(*m_catalog))));
        remove(m_stranger);
        // A key of somebody who does not permit it.
        auto& keys = (*m_catalog)->session->catalog().keys();
        VERIFY_OK(keys.createPersonKey(other));
        QVERIFY2(found("a key of person"), qPrintable(first(findings(*m_catalog))));
        VERIFY_OK(keys.destroyPersonKeys({other}));
        VERIFY_OK((*m_catalog)->faces.unname(m_stranger));
        // Without its key.
        VERIFY_OK(keys.destroyPersonKeys({m_person}));
        QVERIFY2(found("without its key"), qPrintable(first(findings(*m_catalog))));
        reconcile();
        // In a collection with recognition off.
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE collections SET recognition = 0");
        QVERIFY2(found("not permitted"), qPrintable(first(findings(*m_catalog))));
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE collections SET recognition = 1");
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Faces, "SELECT count(*) FROM faceprints"), 1);
        // Numbers that its key does not open.
        change(*m_catalog, DatabaseFile::Faces, "UPDATE faceprints SET sealed = zeroblob(length(sealed))");
        QVERIFY2(found("cannot be opened"), qPrintable(first(findings(*m_catalog))));
        change(*m_catalog, DatabaseFile::Faces, "DELETE FROM faceprints");
        reconcile();
    }

    void aClearanceThatIsNotAsTheRuleSaysIsFound() {
        for (const QByteArray& sql :
             {QByteArray("UPDATE clearance SET state = 11 WHERE state = 9 AND purpose = 'press'"),
              QByteArray("UPDATE clearance SET reasons = x'' WHERE purpose = 'print' AND reasons <> x''"),
              QByteArray("UPDATE clearance SET first_day = first_day + 5 WHERE purpose = 'print'"),
              QByteArray("DELETE FROM clearance WHERE purpose = 'website'")}) {
            change(*m_catalog, DatabaseFile::Catalog, sql);
            const QStringList said = findings(*m_catalog);
            QVERIFY2(!said.isEmpty(), sql.constData());
            QVERIFY(said.first().startsWith(QStringLiteral("clearance")));
            VERIFY_OK((*m_catalog)->clearance.rebuild());
            QCOMPARE(findings(*m_catalog), QStringList());
        }
    }

    void aScanThatIsNotWhatWasAttachedIsFound() {
        const QByteArray id = hex(m_scans[0].id.toBytes());
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE attachments SET sha256 = zeroblob(32) WHERE id = " + id);
        QVERIFY(
            findings(*m_catalog).join(QLatin1Char(' ')).contains(QStringLiteral("not what was attached")));
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE attachments SET sha256 = " + hex(m_scans[0].sha256) + " WHERE id = " + id);
    }

    void aFaceprintThatIsNotAsListedIsFound() {
        const QByteArray face = hex(m_face.toBytes());
        change(*m_catalog, DatabaseFile::Catalog, "DELETE FROM faceprint_list WHERE face = " + face);
        QVERIFY2(
            findings(*m_catalog).join(QLatin1Char(' ')).contains(QStringLiteral("not the one in the list")),
            qPrintable(first(findings(*m_catalog))));
        reconcile();
        QCOMPARE(findings(*m_catalog), QStringList());
        change(*m_catalog, DatabaseFile::Faces, "DELETE FROM faceprints");
        QVERIFY2(
            findings(*m_catalog).join(QLatin1Char(' ')).contains(QStringLiteral("listed and is not there")),
            qPrintable(first(findings(*m_catalog))));
        reconcile();
    }

    void aKeyFileThatIsNotTheOneInUseIsFound() {
        const QByteArray kept = contentOf(path("catalog.keys"));
        const auto found = [&](const char* file, const char* words) {
            const QStringList said = findings(*m_catalog);
            return said.size() == 1 && said.first().startsWith(QLatin1String(file)) &&
                   said.first().contains(QLatin1String(words));
        };
        flip(path("catalog.keys"), 200);
        QVERIFY2(found("catalog.keys", ""), qPrintable(first(findings(*m_catalog))));
        QVERIFY(QFile::remove(path("catalog.keys")));
        QVERIFY2(found("catalog.keys", "missing"), qPrintable(first(findings(*m_catalog))));
        write(path("catalog.keys"), kept);
    }

    void whatAnOlderKeyFileMustNotHoldIsFound() {
        auto& keys = (*m_catalog)->session->catalog().keys();
        const auto olderIs = [&](const QByteArray& bytes) {
            const bool there = QFile::exists(path("catalog.keys.2"));
            const QByteArray kept = contentOf(path("catalog.keys.2"));
            write(path("catalog.keys.2"), bytes);
            const QStringList said = findings(*m_catalog);
            if (there)
                write(path("catalog.keys.2"), kept);
            else
                QFile::remove(path("catalog.keys.2"));
            return first(said);
        };
        const PersonId other{QUuid::createUuid()};
        VERIFY_OK(keys.createPersonKey(other));
        const QByteArray withPerson = contentOf(path("catalog.keys"));
        VERIFY_OK(keys.destroyPersonKeys({other}));
        QCOMPARE(findings(*m_catalog), QStringList());
        QVERIFY2(olderIs(withPerson).contains(QStringLiteral("person that was destroyed")),
                 qPrintable(olderIs(withPerson)));

        ASSIGN_OK(const SecretBytes secret, keys.addKeyringSlot());
        const QByteArray withKeyring = contentOf(path("catalog.keys"));
        QCOMPARE(olderIs(withKeyring), QStringLiteral("nothing"));
        VERIFY_OK(keys.removeKeyringSlot());
        QVERIFY2(olderIs(withKeyring).contains(QStringLiteral("taken away since")),
                 qPrintable(olderIs(withKeyring)));

        const TestCatalog another;
        QVERIFY(olderIs(contentOf(another.folder() + QStringLiteral("/catalog.keys")))
                    .contains(QStringLiteral("another catalog")));
        QVERIFY(olderIs("garbage").startsWith(QStringLiteral("catalog.keys.2: ")));
    }

    void whatAnInterruptedChangeLeftIsFound() {
        for (const char* name : {"catalog.db.next", "vault.next", "vault.old"}) {
            if (QByteArray(name).startsWith("vault"))
                QVERIFY(QDir().mkdir(path(name)));
            else
                write(path(name), "half");
            const QStringList said = findings(*m_catalog);
            QCOMPARE(said.size(), 1);
            QVERIFY2(said.first().startsWith(QLatin1String(name)), qPrintable(said.first()));
            std::filesystem::remove_all(path(name).toStdString());
        }
    }

    void aChangeOfKeysThatGoesOnIsNoFinding() {
        ASSIGN_OK(const UserView bob,
                  (*m_catalog)
                      ->users.add(QStringLiteral("Bob"), Role::ConsentOfficer | Role::FaceOperator, true,
                                  QStringLiteral("bob likes ladders 4")));
        Catalog& catalog = (*m_catalog)->session->catalog();
        std::future<QStringList> said;
        catalog.observeReseal({[&](const char* step) {
                                   if (qstrcmp(step, "copies on disk") != 0) return;
                                   said =
                                       std::async(std::launch::async, [&] { return findings(*m_catalog); });
                                   // It waits; were it done now, it would see the copies.
                                   (void)said.wait_for(std::chrono::milliseconds(300));
                               },
                               {}});
        VERIFY_OK((*m_catalog)->users.disable(bob.id, {}));
        QCOMPARE(said.get(), QStringList());
        catalog.observeReseal({});
    }

    void whatTheUserHoldsNoKeyForIsTold() {
        ASSIGN_OK(const auto sound, (*m_catalog)->checks.check({}));
        QCOMPARE(sound.notChecked, QStringList());
        const QString passphrase = QStringLiteral("bob likes ladders 4");
        VERIFY_OK((*m_catalog)->users.add(QStringLiteral("Bob"), Role::Editor, true, passphrase));
        m_catalog->close();
        {
            const CatalogService opening(std::make_shared<FixedClock>(QDate(2026, 3, 10)),
                                         std::make_shared<RandomIdSource>());
            const auto bobs = [&] {
                return opening.open(m_catalog->path(), QStringLiteral("Bob"), passphrase);
            };
            ASSIGN_OK(auto session, bobs());
            ASSIGN_OK(const auto outcome, CheckService(*session).check({}));
            QVERIFY(outcome.ok());
            QCOMPARE(outcome.notChecked.size(), 3);
            QCOMPARE(outcome.scans, 2);
            session.reset();
            // That a scan is gone shows without its key.
            const QString scan = vaultFile(m_scans[0]).display();
            const QByteArray kept = contentOf(scan);
            QVERIFY(QFile::remove(scan));
            ASSIGN_OK(auto again, bobs());
            ASSIGN_OK(const auto found, CheckService(*again).check({}));
            write(scan, kept);
            QCOMPARE(found.findings.size(), 1);
            QVERIFY(found.findings.first().detail.contains(QStringLiteral("missing")));
        }
        VERIFY_OK(m_catalog->reopen());
    }

    void aRowTakenOutOfTheLogIsFound() {
        // The log and what the catalog remembers of it go together.
        m_catalog->close();
        const QString kept = m_catalog->file(QStringLiteral("kept"));
        copyFolder(m_catalog->folder(), kept);
        VERIFY_OK(m_catalog->reopen());
        change(*m_catalog, DatabaseFile::Audit,
               "DROP TRIGGER log_no_delete; DELETE FROM log WHERE sequence = 3");
        const QStringList said = findings(*m_catalog);
        m_catalog->close();
        std::filesystem::remove_all(m_catalog->folder().toStdString());
        std::filesystem::rename(kept.toStdString(), m_catalog->folder().toStdString());
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().contains(QStringLiteral("row 3")), qPrintable(said.first()));
    }
};

BK_TEST_MAIN(CheckServiceTest)
#include "CheckServiceTest.moc"
