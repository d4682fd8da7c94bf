#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// The editable list of purposes.
class PurposeServiceTest : public QObject {
    Q_OBJECT

    static QStringList keys(TestCatalog& catalog) {
        QStringList keys;
        const QList<PurposeView> views = *catalog->purposes.list();
        for (const PurposeView& view : views)
            keys << view.purpose.key() + (view.retired ? QStringLiteral("!") : QString());
        return keys;
    }
    static qint64 rows(TestCatalog& catalog, const char* key) {
        return countIn(catalog, DatabaseFile::Catalog,
                       QByteArray("SELECT count(*) FROM clearance WHERE purpose = '") + key + "'");
    }
    static qint64 events(TestCatalog& catalog, const char* action) {
        return countIn(catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = '" + QByteArray(action) + "'");
    }

private Q_SLOTS:
    void aNewOneHasAKeyOfItsNameAndAClearanceForEveryPhoto() {
        TestCatalog catalog;
        importPictures(catalog, 3);
        ASSIGN_OK(const PurposeView added, catalog->purposes.add(QStringLiteral("  Été &  year book ")));
        QCOMPARE(added.purpose.key(), QStringLiteral("ete-year-book"));
        QCOMPARE(added.name, QStringLiteral("Été & year book"));
        QCOMPARE(added.uses, 0);
        QCOMPARE(rows(catalog, "ete-year-book"), 3);
        QCOMPARE(keys(catalog).last(), QStringLiteral("ete-year-book"));
        QVERIFY(catalog->consent.purposes()->contains(added.purpose));
        QCOMPARE(events(catalog, "purpose.add"), 1);
        QCOMPARE(*catalog->clearance.rebuild(), 0);
        ASSIGN_OK(const auto history, catalog->purposes.history(added.purpose));
        QCOMPARE(history.size(), 1);
        QCOMPARE(history.first().version, 1);
        QVERIFY(!history.first().by.isEmpty());
    }

    void whatCannotBeAName_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("nothing") << QStringLiteral("   ");
        QTest::newRow("no letter of a key") << QStringLiteral("→ ←");
        QTest::newRow("in use") << QStringLiteral("WEBSITE");
        QTest::newRow("recognition") << QStringLiteral("Recognition");
        QTest::newRow("too long") << QString(PurposeService::longestName + 1, QLatin1Char('a'));
    }
    void whatCannotBeAName() {
        QFETCH(const QString, name);
        TestCatalog catalog;
        const QStringList before = keys(catalog);
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->purposes.add(name));
        QCOMPARE(keys(catalog), before);
        QCOMPARE(events(catalog, "purpose.add"), 0);
    }

    void aKeyThatIsTakenGetsANumber() {
        TestCatalog catalog;
        VERIFY_OK(catalog->purposes.rename(purpose("website"), QStringLiteral("Site")));
        ASSIGN_OK(const PurposeView added, catalog->purposes.add(QStringLiteral("Website")));
        QCOMPARE(added.purpose.key(), QStringLiteral("website-2"));
        const QString longName(PurposeService::longestName, QLatin1Char('b'));
        ASSIGN_OK(const PurposeView first, catalog->purposes.add(longName));
        ASSIGN_OK(const PurposeView second, catalog->purposes.add(longName.left(50)));
        QCOMPARE(first.purpose.key().size(), 40);
        QCOMPARE(second.purpose.key().size(), 40);
        QVERIFY(first.purpose != second.purpose);
    }

    void aNewNameKeepsTheOldOneInTheHistory() {
        TestCatalog catalog;
        ASSIGN_OK(const PurposeView renamed,
                  catalog->purposes.rename(purpose("social"), QStringLiteral("Instagram")));
        QCOMPARE(renamed.name, QStringLiteral("Instagram"));
        VERIFY_OK(catalog->purposes.rename(purpose("social"), QStringLiteral("Channels")));
        // The same again is no change.
        VERIFY_OK(catalog->purposes.rename(purpose("social"), QStringLiteral("Channels ")));
        ASSIGN_OK(const auto history, catalog->purposes.history(purpose("social")));
        QCOMPARE(history.size(), 3);
        QCOMPARE(history[0].name, QString());
        QCOMPARE(history[0].version, 1);
        QVERIFY(!history[0].at.isValid());
        QCOMPARE(history[1].name, QStringLiteral("Instagram"));
        QCOMPARE(history[2].name, QStringLiteral("Channels"));
        QCOMPARE(history[2].version, 3);
        QVERIFY(history[2].at.isValid());
        QCOMPARE(events(catalog, "purpose.rename"), 2);
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     catalog->purposes.rename(purpose("print"), QStringLiteral("channels")));
        VERIFY_ERROR(ErrorCode::NotFound,
                     catalog->purposes.rename(purpose("nothing"), QStringLiteral("Something")));
        QCOMPARE(*catalog->purposes.names(),
                 (QMap<Purpose, QString>{{purpose("social"), QStringLiteral("Channels")}}));
        // Back to the program's own word.
        QCOMPARE(catalog->purposes.rename(purpose("social"), {})->name, QString());
    }

    void aRetiredOneIsNotServedAndARestoredOneIsAskedAnew() {
        TestCatalog catalog;
        const auto photos = importPictures(catalog, 2);
        ASSIGN_OK(const Person person, catalog->persons.add(QStringLiteral("Noor"), std::nullopt));
        VERIFY_OK(catalog->photos.addPerson(photos[0], person.id));
        catalog.grant(person.id, {QStringLiteral("press")});
        QVERIFY(catalog->clearance.of(photos[0], purpose("press"))->state == ClearanceState::Cleared);

        VERIFY_OK(catalog->purposes.setRetired(purpose("press"), true));
        QCOMPARE(rows(catalog, "press"), 0);
        QVERIFY(!catalog->consent.purposes()->contains(purpose("press")));
        QCOMPARE(keys(catalog).last(), QStringLiteral("press!"));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     catalog->clearance.report(purpose("press"), {}, std::nullopt));
        QCOMPARE(*catalog->clearance.rebuild(), 0);
        // Nothing is stale by it either.
        QCOMPARE(*catalog->clearance.refresh(), 0);
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->purposes.move(purpose("press"), 0));

        VERIFY_OK(catalog->purposes.setRetired(purpose("press"), false));
        QCOMPARE(rows(catalog, "press"), 2);
        QVERIFY(catalog->clearance.of(photos[0], purpose("press"))->state == ClearanceState::Cleared);
        QCOMPARE(keys(catalog).last(), QStringLiteral("press"));
        QCOMPARE(events(catalog, "purpose.retire"), 1);
        QCOMPARE(events(catalog, "purpose.restore"), 1);
        ASSIGN_OK(const auto history, catalog->purposes.history(purpose("press")));
        QCOMPARE(history.size(), 3);
        QVERIFY(history[1].retired && !history[2].retired);
    }

    void theLastOneStays() {
        TestCatalog catalog;
        for (const char* key : {"internal", "website", "social", "print", "press"})
            VERIFY_OK(catalog->purposes.setRetired(purpose(key), true));
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->purposes.setRetired(purpose("advertising"), true));
        VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->purposes.remove(purpose("advertising")));
        VERIFY_OK(catalog->purposes.remove(purpose("press")));
    }

    void theirOrderIsChosen() {
        TestCatalog catalog;
        const QStringList before = keys(catalog);
        VERIFY_OK(catalog->purposes.move(purpose("advertising"), 0));
        QCOMPARE(keys(catalog).first(), QStringLiteral("advertising"));
        VERIFY_OK(catalog->purposes.move(purpose("advertising"), 100));
        QCOMPARE(keys(catalog), before);
        QCOMPARE(events(catalog, "purpose.move"), 2);
        VERIFY_OK(catalog->purposes.move(purpose("advertising"), 100));
        QCOMPARE(events(catalog, "purpose.move"), 2);
        // A new one comes last, also after others went.
        VERIFY_OK(catalog->purposes.remove(purpose("social")));
        VERIFY_OK(catalog->purposes.add(QStringLiteral("AAA")));
        QCOMPARE(keys(catalog).last(), QStringLiteral("aaa"));
    }

    void whatIsNamedSomewhereStays() {
        TestCatalog catalog;
        importPictures(catalog, 1);
        ASSIGN_OK(const Person person, catalog->persons.add(QStringLiteral("Noor"), std::nullopt));
        catalog.grant(person.id, {QStringLiteral("press")}, {QStringLiteral("print")});
        for (const char* key : {"press", "print"}) {
            VERIFY_ERROR(ErrorCode::InvalidArgument, catalog->purposes.remove(purpose(key)));
            QVERIFY(catalog->purposes.list()->at(key == QByteArray("press") ? 4 : 3).uses == 1);
        }
        QCOMPARE(rows(catalog, "website"), 1);
        VERIFY_OK(catalog->purposes.remove(purpose("website")));
        QCOMPARE(rows(catalog, "website"), 0);
        QVERIFY(!keys(catalog).contains(QStringLiteral("website")));
        QCOMPARE(events(catalog, "purpose.remove"), 1);
        VERIFY_ERROR(ErrorCode::NotFound, catalog->purposes.remove(purpose("website")));
        QCOMPARE(*catalog->clearance.rebuild(), 0);
    }

    void theWindowIsTold() {
        TestCatalog catalog;
        ChangeKinds told;
        connect(&catalog->session->changes(), &ChangeNotifier::changed, this,
                [&](const ChangeSet& changes) { told |= changes.kinds; });
        VERIFY_OK(catalog->purposes.rename(purpose("press"), QStringLiteral("Papers")));
        QVERIFY(told & ChangeKind::Settings);
        QVERIFY(!(told & ChangeKind::Clearance));
        VERIFY_OK(catalog->purposes.setRetired(purpose("press"), true));
        QVERIFY(told & ChangeKind::Clearance);
    }
};

BK_TEST_MAIN(PurposeServiceTest)
#include "PurposeServiceTest.moc"
