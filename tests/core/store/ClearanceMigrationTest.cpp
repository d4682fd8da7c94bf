#include "core/store/ClearanceStore.h"
#include "core/store/QuitclaimJson.h"
#include "core/store/QuitclaimStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

#include <QJsonDocument>

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

    /// From before clearances could be stale: all that is stored counts on.
    void storedClearancesOfTheCatalogBeforeCount() {
        QTemporaryDir folder;
        ASSIGN_OK(const auto opened,
                  Connection::open(FilePath::fromString(folder.filePath(QStringLiteral("catalog.db"))),
                                   SecretBytes::random(32), QByteArray(16, 's'), OpenMode::Create));
        ASSIGN_OK(const auto migrations, Migrator::builtIn(QStringLiteral("catalog")));
        const QString program = QStringLiteral(BK_VERSION);
        VERIFY_OK(Migrator::migrate(*opened, migrations.mid(0, 5), program));
        VERIFY_OK(opened->execute("INSERT INTO purposes(key, position) VALUES('website', 1)"));
        TestRows rows(*opened);
        const Photo photo = rows.photo(rows.collection(QStringLiteral("C")).id, QStringLiteral("a"));
        const QDate day(2026, 3, 10);
        VERIFY_OK(opened->run("INSERT INTO clearance VALUES(?, 'website', 11, x'', ?, NULL)", photo.id, day));
        VERIFY_OK(opened->run("UPDATE clearance_cache SET purposes = 'website', newest_day = ?", day));

        VERIFY_OK(Migrator::migrate(*opened, migrations, program));
        const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
        ClearanceStore store(*opened);
        QVERIFY(!*store.anyStale());
        QVERIFY(*store.isWhole(day, {website}));
        QVERIFY((*store.validOn(day, photo.id, website)).has_value());
        VERIFY_OK(store.markStale({photo.id}));
        QVERIFY(!*store.validOn(day, photo.id, website));
        VERIFY_OK(opened->execute("DELETE FROM photos"));
        QVERIFY(!*store.anyStale());
    }

    /// A record from before forms were recorded and corrections had their words.
    void recordsOfAnOlderCatalogAreReadWhole() {
        QTemporaryDir folder;
        ASSIGN_OK(const auto opened,
                  Connection::open(FilePath::fromString(folder.filePath(QStringLiteral("catalog.db"))),
                                   SecretBytes::random(32), QByteArray(16, 's'), OpenMode::Create));
        ASSIGN_OK(const auto migrations, Migrator::builtIn(QStringLiteral("catalog")));
        const QString program = QStringLiteral(BK_VERSION);
        VERIFY_OK(Migrator::migrate(*opened, migrations.mid(0, 3), program));
        Quitclaim record;
        record.id = QuitclaimId(QUuid::createUuid());
        record.person = PersonId(QUuid::createUuid());
        record.number = QStringLiteral("Q-2025-00001");
        record.version = 1;
        record.state = QuitclaimState::Active;
        record.signedOn = QDate(2025, 2, 28);
        record.until = QDate(2027, 2, 28);
        record.guardian = Guardian{QStringLiteral("Ada"), QStringLiteral("mother")};
        record.conditions = QStringLiteral("not with name");
        record.grants << Grant{*Purpose::tryFrom(QStringLiteral("website")), Decision::Granted, {}};
        QJsonObject json = toJson(record);
        json.remove(QStringLiteral("form"));
        const UserId who(QUuid::createUuid());
        VERIFY_OK(opened->run("INSERT INTO purposes(key, position) VALUES('website', 1)"));
        VERIFY_OK(opened->run("INSERT INTO persons(id, number, name, name_key, contact, notes, added_at, "
                              "added_by) VALUES(?, 1, 'Noor', 'noor', '', '', 0, ?)",
                              record.person, who));
        VERIFY_OK(opened->run("INSERT INTO quitclaims VALUES(?,?,?,1,1,?,'','Ada','mother',NULL,NULL,NULL,?,"
                              "0,0,'','not with name','',0,NULL,NULL,0,?)",
                              record.id, record.number, record.person, record.signedOn, record.until, who));
        VERIFY_OK(opened->run("INSERT INTO grants VALUES(?, 'website', ?, NULL)", record.id,
                              static_cast<int>(Decision::Granted)));
        VERIFY_OK(opened->run("INSERT INTO quitclaim_versions VALUES(?, 1, ?, 0, ?)", record.id,
                              QString::fromUtf8(QJsonDocument(json).toJson()), who));

        VERIFY_OK(Migrator::migrate(*opened, migrations, program));
        QuitclaimStore store(*opened);
        ASSIGN_OK(const Quitclaim now, store.find(record.id));
        QCOMPARE(now.number, record.number);
        QCOMPARE(now.until, record.until);
        QCOMPARE(now.guardian->name, QStringLiteral("Ada"));
        QVERIFY(!now.form);
        ASSIGN_OK(const auto before, store.versions(record.id));
        QCOMPARE(before.size(), 1);
        QVERIFY(before.first().why.isEmpty());
        QCOMPARE(toJson(before.first().record), toJson(now));
        // And it goes on from there.
        VERIFY_OK(store.correct(now, QStringLiteral("read again"), {who, QDateTime::currentDateTimeUtc()}));
        QCOMPARE(store.versions(record.id)->last().why, QStringLiteral("read again"));
    }
};

BK_TEST_MAIN(ClearanceMigrationTest)
#include "ClearanceMigrationTest.moc"
