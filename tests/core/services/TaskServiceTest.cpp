#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

class TaskServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    const QDate m_today = QDate(2026, 3, 10);
    int m_persons = 0;

    PersonId somebody(const std::optional<QDate>& born = {}) {
        return (*m_catalog)->persons.add(QStringLiteral("Person %1").arg(++m_persons), born)->id;
    }
    Quitclaim form(const PersonId& person, std::optional<int> endsInDays,
                   const char* granted = "website") const {
        Quitclaim made;
        made.person = person;
        made.signedOn = m_today.addDays(-200);
        made.openEnded = !endsInDays;
        if (endsInDays) made.until = m_today.addDays(*endsInDays);
        for (const QString& key : QString::fromLatin1(granted).split(QLatin1Char(' ')))
            made.grants << Grant{*Purpose::tryFrom(key), Decision::Granted, {}};
        return made;
    }
    Quitclaim active(const Quitclaim& wanted) {
        const auto added = (*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()});
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return *added;
    }
    /// "kind days-until-due purposes" of each task about PERSON.
    QStringList about(const PersonId& person) {
        const auto tasks = (*m_catalog)->tasks.tasks();
        if (!tasks) return {tasks.error().context};
        QStringList words;
        for (const Task& task : *tasks) {
            if (task.person != person) continue;
            QStringList keys;
            for (const Purpose& one : task.purposes)
                keys << one.key();
            words << QStringLiteral("%1 %2 %3")
                         .arg(toString(task.kind),
                              task.due ? QString::number(m_today.daysTo(*task.due)) : QStringLiteral("-"),
                              keys.join(QLatin1Char(',')))
                         .trimmed();
        }
        return words;
    }
    static QStringList one(const char* text) { return {QString::fromLatin1(text)}; }

private Q_SLOTS:
    void initTestCase() { m_catalog = std::make_unique<TestCatalog>(m_today); }
    void cleanupTestCase() { m_catalog.reset(); }

    void whatEndsSoonOrHasEnded() {
        const auto ending = [&](std::optional<int> days) {
            const PersonId person = somebody();
            active(form(person, days));
            return about(person);
        };
        QCOMPARE(ending({}), QStringList());
        QCOMPARE(ending(91), QStringList());
        QCOMPARE(ending(90), one("expiring 90 website"));
        QCOMPARE(ending(0), one("expiring 0 website"));
        QCOMPARE(ending(-1), one("expired -1 website"));
        QCOMPARE(ending(-150), one("expired -150 website"));
    }

    void aGrantsOwnEndCounts() {
        const PersonId person = somebody();
        Quitclaim wanted = form(person, 60, "website print");
        wanted.grants.first().until = m_today.addDays(20);
        active(wanted);
        QCOMPARE(about(person),
                 (QStringList{QStringLiteral("expiring 20 website"), QStringLiteral("expiring 60 print")}));
        const PersonId open = somebody();
        Quitclaim openEnded = form(open, {});
        openEnded.grants.first().until = m_today.addDays(20);
        active(openEnded);
        QCOMPARE(about(open), one("expiring 20 website"));
    }

    void whatIsRenewedIsNoTask() {
        const PersonId renewed = somebody();
        active(form(renewed, 20, "website print"));
        Quitclaim next = form(renewed, 500, "website");
        next.signedOn = m_today.addDays(-2);
        active(next);
        QCOMPARE(about(renewed), one("expiring 20 print"));
        const PersonId replaced = somebody();
        Quitclaim successor = form(replaced, 400);
        successor.supersedes = active(form(replaced, 20)).id;
        active(successor);
        QCOMPARE(about(replaced), QStringList());
        // A draft renews nothing yet.
        const PersonId waiting = somebody();
        active(form(waiting, 20));
        VERIFY_OK((*m_catalog)->consent.add(form(waiting, 500), {}));
        QCOMPARE(about(waiting),
                 (QStringList{QStringLiteral("expiring 20 website"), QStringLiteral("draft -")}));
    }

    void ofTwoThatEndedTheLatestIsTheTask() {
        const PersonId person = somebody();
        active(form(person, -20));
        Quitclaim later = form(person, -5);
        later.signedOn = m_today.addDays(-50);
        active(later);
        QCOMPARE(about(person), one("expired -5 website"));
    }

    void whatIsWithdrawnOrRefusedIsNoTask() {
        const PersonId taken = somebody();
        Withdrawal withdrawal;
        withdrawal.date = m_today;
        VERIFY_OK((*m_catalog)->consent.withdraw(active(form(taken, 20)).id, withdrawal));
        QCOMPARE(about(taken), QStringList());
        const PersonId partly = somebody();
        withdrawal.purposes = {purpose("website")};
        VERIFY_OK((*m_catalog)->consent.withdraw(active(form(partly, 20, "website print")).id, withdrawal));
        QCOMPARE(about(partly), one("expiring 20 print"));
        const PersonId refused = somebody();
        active(form(refused, 20));
        Quitclaim no = form(refused, {});
        no.grants.first().decision = Decision::Refused;
        no.signedOn = m_today.addDays(-1);
        active(no);
        QCOMPARE(about(refused), QStringList());
    }

    void aDraftWaits() {
        const PersonId person = somebody();
        ASSIGN_OK(const Quitclaim draft, (*m_catalog)->consent.add(form(person, {}), {}));
        QCOMPARE(about(person), one("draft -"));
        VERIFY_OK((*m_catalog)->consent.attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(about(person), QStringList());
    }

    void whoTurnsSixteenSignsAlone() {
        const auto minor = [&](const QDate& born, bool guardian = true) {
            const PersonId person = somebody(born);
            Quitclaim wanted = form(person, {});
            if (guardian) wanted.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
            active(wanted);
            return person;
        };
        const QDate today16 = m_today.addYears(-16);
        QCOMPARE(about(minor(today16.addDays(61))), QStringList());
        QCOMPARE(about(minor(today16.addDays(60))), one("minor 60"));
        const PersonId now = minor(today16);
        QCOMPARE(about(now), one("minor 0"));
        QCOMPARE(about(minor(today16.addDays(60), false)), QStringList());
        Quitclaim own = form(now, {});
        own.signedOn = m_today;
        active(own);
        QCOMPARE(about(now), QStringList());
    }

    void bornOn29FebruaryOneTurnsSixteenOn1MarchOfAYearWithout() {
        TestCatalog catalog(QDate(2100, 2, 1));
        Quitclaim wanted;
        wanted.person = catalog->persons.add(QStringLiteral("Leap"), QDate(2084, 2, 29))->id;
        wanted.signedOn = QDate(2100, 1, 1);
        wanted.openEnded = true;
        wanted.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        wanted.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog->consent.add(wanted, {TestCatalog::smallScan()}));
        ASSIGN_OK(const auto tasks, catalog->tasks.tasks());
        QCOMPARE(tasks.size(), 1);
        QCOMPARE(tasks.first().due, std::optional(QDate(2100, 3, 1)));
    }

    void facesThatWait() {
        TestCatalog catalog(m_today);
        const auto photos = importPictures(catalog, 3);
        const auto counts = [&] {
            QMap<TaskKind, int> found;
            const auto tasks = catalog->tasks.tasks();
            for (const Task& task : *tasks)
                found.insert(task.kind, task.count);
            return found;
        };
        QVERIFY(counts().isEmpty());
        VERIFY_OK(catalog->faces.add(photos[0], QRectF(1, 1, 10, 10), std::nullopt));
        VERIFY_OK(catalog->faces.add(photos[0], QRectF(20, 1, 10, 10), std::nullopt));
        ASSIGN_OK(const FaceId last, catalog->faces.add(photos[1], QRectF(1, 1, 10, 10), std::nullopt));
        QCOMPARE(counts(), (QMap<TaskKind, int>{{TaskKind::Unresolved, 2}}));
        change(catalog, DatabaseFile::Catalog,
               "UPDATE faces SET state = 0 WHERE id = " + hex(last.toBytes()));
        QCOMPARE(counts(), (QMap<TaskKind, int>{{TaskKind::ReviewFaces, 1}, {TaskKind::Unresolved, 2}}));
        VERIFY_OK(catalog->faces.bystander(last, {}));
        QCOMPARE(counts(), (QMap<TaskKind, int>{{TaskKind::Unresolved, 1}}));
    }

    void theSoonestComesFirstAndAllHaveWords() {
        const auto tasks = (*m_catalog)->tasks.tasks();
        QVERIFY(tasks);
        QVERIFY(tasks->size() > 10);
        bool undated = false;
        std::optional<QDate> before;
        for (const Task& task : *tasks) {
            QVERIFY(!describe(task).isEmpty());
            QVERIFY(describe(task).contains(task.personName));
            QVERIFY(!task.due || !undated);
            QVERIFY(!task.due || !before || *before <= *task.due);
            undated = undated || !task.due;
            if (task.due) before = task.due;
        }
        QVERIFY(undated);
    }
};

BK_TEST_MAIN(TaskServiceTest)
#include "TaskServiceTest.moc"
