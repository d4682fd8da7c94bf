#include "core/base/AtomicFile.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"
#include "tests/core/store/ResealFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// A change of keys of files that are damaged, or not of one moment.
class ResealDamageTest : public QObject, private ResealFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }

    void aDamagedScanStaysDamagedAndKeepsNobodyIn() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        ASSIGN_OK(const auto scans, catalog->vault().list());
        const QByteArray name = scans[2].toString().toLatin1();
        QFile file(folder.child("vault").child(name.last(2)).child(name).display());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(40) && file.write("!!") == 2);
        file.close();
        VERIFY_OK(m_example->change(*catalog, {}));
        for (const AttachmentId& scan : scans)
            QCOMPARE(catalog->vault().load(scan).has_value(), scan != scans[2]);
        QCOMPARE(catalog->vault().load(scans[2]).error().code, ErrorCode::Damaged);
    }

    void aKeyFileOlderThanTheVaultIsRefused() {
        ResealExample example(Role::ConsentOfficer);
        const FilePath folder = example.copy();
        const FilePath keyFile = Catalog::keyFile(folder);
        const QByteArray first = *readWhole(keyFile, 1 << 20);
        ASSIGN_OK(auto catalog, example.open(folder));
        const QByteArray salt = catalog->keys().salt(DatabaseFile::Catalog);
        VERIFY_OK(example.change(*catalog, Role::Editor));
        // Only the vault is under another key: the databases would open with either file.
        QCOMPARE(catalog->keys().salt(DatabaseFile::Catalog), salt);
        QCOMPARE(catalog->keys().epoch(DataKey::Vault), 2u);
        catalog.reset();
        const QByteArray second = *readWhole(keyFile, 1 << 20);
        const QByteArray mark = *readWhole(folder.child("vault").child("key"), 100);

        VERIFY_OK(writeAtomically(keyFile, first));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        VERIFY_ERROR(ErrorCode::Damaged,
                     ResealExample::openAs(folder, QStringLiteral("Bob"), ResealExample::bobsPassphrase()));
        VERIFY_OK(writeAtomically(keyFile, second));
        // Without its mark a vault is the first one of its catalog.
        VERIFY_OK(removeDurably(folder.child("vault").child("key")));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        VERIFY_OK(writeAtomically(folder.child("vault").child("key"), QByteArray(16, 'k')));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        VERIFY_OK(writeAtomically(folder.child("vault").child("key"), mark));
        VERIFY_OK(example.open(folder));
    }

    void theVaultUnderTheKeyInForceIsNeverTheOneThatGoes() {
        ResealExample example(Role::ConsentOfficer);
        const FilePath folder = example.copy();
        const QByteArray first = *readWhole(Catalog::keyFile(folder), 1 << 20);
        QCOMPARE(inChild([&] {
                     auto catalog = example.open(folder);
                     if (!catalog) return failed;
                     (*catalog)->observeReseal(killAtName("deleting the old vault"));
                     return example.change(**catalog, Role::Editor) ? finished : failed;
                 }),
                 killed);
        QVERIFY(QFile::exists(folder.child("vault.old").display()));
        const QByteArray second = *readWhole(Catalog::keyFile(folder), 1 << 20);
        VERIFY_OK(writeAtomically(Catalog::keyFile(folder), first));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        QVERIFY(QFile::exists(folder.child("vault.old").display()));
        VERIFY_OK(writeAtomically(Catalog::keyFile(folder), second));
        VERIFY_OK(example.open(folder));
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
    }

    void damagedPreviewsKeepNobodyIn_data() {
        QTest::addColumn<int>("page");
        QTest::newRow("a page of a photo") << 20;
        QTest::newRow("the last page") << -1;
    }
    void damagedPreviewsKeepNobodyIn() {
        QFETCH(int, page);
        const FilePath folder = m_example->copy();
        spoilPage(pathOf(folder, DatabaseFile::Previews), page);
        ASSIGN_OK(auto catalog, m_example->open(folder));
        ASSIGN_OK(const auto photos,
                  catalog->read([](Connection& c) { return PhotoStore(c).ids({}, PhotoSort::AddedNewest); }));
        QCOMPARE(photos.size(), 2);
        ASSIGN_OK(KeyRing::Change change, catalog->keys().prepareAccess(m_example->bob(), {}, true));
        ASSIGN_OK(const auto emptied, catalog->changeAccess(std::move(change), ResealExample::announce, {}));
        QVERIFY(emptied == QList<DatabaseFile>{DatabaseFile::Previews});
        QVERIFY(!catalog->keys().users().last().active());
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
        const auto look = [&](Catalog& opened) {
            return opened.readFrom(DatabaseFile::Previews,
                                   [&](Connection& c) { return PreviewStore(c).thumbnail(photos.first()); });
        };
        VERIFY_ERROR(ErrorCode::NotFound, look(*catalog));
        VERIFY_OK(catalog->write([&](Connection&, ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const previews, all.of(DatabaseFile::Previews));
            return PreviewStore(*previews).insert(photos.first(), "small", "large");
        }));
        catalog.reset();
        ASSIGN_OK(const auto again, m_example->open(folder));
        QCOMPARE(look(*again).value_or(QByteArray()), QByteArray("small"));
        for (const DatabaseFile file : databases)
            QCOMPARE(*again->readFrom(file, [](Connection& c) { return c.verify(); }), QStringList());
        QCOMPARE(again->vault().list()->size(), 5);
    }

    void aDamagedDatabaseIsNamedAndNothingIsChanged_data() {
        QTest::addColumn<int>("file");
        for (const DatabaseFile file : {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Audit})
            QTest::newRow(Catalog::fileName(file).constData()) << int(file);
    }
    void aDamagedDatabaseIsNamedAndNothingIsChanged() {
        QFETCH(int, file);
        const auto spoilt = static_cast<DatabaseFile>(file);
        const FilePath folder = m_example->copy();
        {
            // A page that nothing reads.
            ASSIGN_OK(auto catalog, m_example->open(folder));
            VERIFY_OK(catalog->write([&](Connection&, ConnectionSet& all) -> Status {
                BK_ASSIGN(Connection* const connection, all.of(spoilt));
                return connection->execute(
                    "CREATE TABLE passing(a); INSERT INTO passing VALUES(zeroblob(9000))");
            }));
        }
        spoilPage(pathOf(folder, spoilt), -1);
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const QByteArray keys = *readWhole(Catalog::keyFile(folder), 1 << 20);
        const Status changed = m_example->change(*catalog, {});
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, ErrorCode::Damaged);
        QVERIFY2(changed.error().context.startsWith(QString::fromUtf8(Catalog::fileName(spoilt)) +
                                                    QStringLiteral(" is damaged")),
                 qPrintable(changed.error().context));
        QCOMPARE(*readWhole(Catalog::keyFile(folder), 1 << 20), keys);
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
        VERIFY_OK(catalog->write([](Connection& c, ConnectionSet&) {
            return c.execute("INSERT INTO settings VALUES('after', 'yes')");
        }));
    }

    void halfACopyIsDeleted() {
        const FilePath folder = m_example->copy();
        for (const char* name :
             {"catalog.db.next", "faces.db.next", "previews.db.next-wal", "audit.db.next-journal"})
            VERIFY_OK(writeAtomically(folder.child(name), "ha"));
        QVERIFY(QDir().mkpath(folder.child("vault.next").child("ab").display()));
        VERIFY_OK(writeAtomically(folder.child("vault.next").child("ab").child("x"), "half"));
        QVERIFY(QDir().mkpath(folder.child("vault.old").child("ab").display()));
        QVERIFY(isWhole(folder));
    }
};

BK_TEST_MAIN(ResealDamageTest)
#include "ResealDamageTest.moc"
