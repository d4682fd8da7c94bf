#include "core/store/ClearanceStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// A catalog from before reasons were packed: its clearances are only a cache and are known to be gone.
class ClearanceMigrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void storedClearancesOfAnOlderCatalogAreComputedAnew() {
        QTemporaryDir folder;
        ASSIGN_OK(const auto opened,
                  Connection::open(FilePath::fromString(folder.filePath(QStringLiteral("catalog.db"))),
                                   SecretBytes::random(32), QByteArray(16, 's'), OpenMode::Create));
        ASSIGN_OK(const auto migrations, Migrator::builtIn(QStringLiteral("catalog")));
        const QString program = QStringLiteral(BK_VERSION);
        VERIFY_OK(Migrator::migrate(*opened, migrations.mid(0, 4), program));
        VERIFY_OK(opened->execute("INSERT INTO purposes(key, position) VALUES('website', 1)"));
        TestRows rows(*opened);
        const Photo photo = rows.photo(rows.collection(QStringLiteral("C")).id, QStringLiteral("a"));
        const Person noor = rows.person(QStringLiteral("Noor"));
        const Face face = rows.face(photo.id, FaceState::Named, noor.id);
        VERIFY_OK(opened->execute("INSERT INTO clearance VALUES(x'" + photo.id.toBytes().toHex() +
                                  "', 'website', 11, '[[11,null,null,null,null]]', 2461000, NULL)"));

        VERIFY_OK(Migrator::migrate(*opened, migrations, program));
        const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
        ClearanceStore store(*opened);
        QVERIFY(!*store.stored(photo.id, website));
        QVERIFY(!*store.isWhole(QDate(2026, 3, 10), {website}));
        ASSIGN_OK(const auto faces, FaceStore(*opened).ofPhoto(photo.id));
        QCOMPARE(faces.size(), 1);
        QCOMPARE(faces.first().id, face.id);
        QCOMPARE(*PhotoStore(*opened).showing(noor.id), QList{photo.id});
    }
};

BK_TEST_MAIN(ClearanceMigrationTest)
#include "ClearanceMigrationTest.moc"
