#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <ctime>

using namespace bk;
using namespace bk::test;

namespace {

/// A time zone for the life of this object.
class Zone {
public:
    explicit Zone(const char* name) : m_before(qgetenv("TZ")) {
        qputenv("TZ", name);
        ::tzset();
    }
    ~Zone() {
        if (m_before.isEmpty())
            qunsetenv("TZ");
        else
            qputenv("TZ", m_before);
        ::tzset();
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

private:
    QByteArray m_before;
};

} // namespace

/// What was published, what is kept too long, what is put off, and who is told what.
class TaskWarningsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    const QDate m_today = QDate(2026, 3, 10);

    TestCatalog& catalog() { return *m_catalog; }
    Quitclaim signedFor(const PersonId& person, std::optional<int> endsInDays) {
        Quitclaim made;
        made.person = person;
        made.signedOn = m_today.addDays(-200);
        made.openEnded = !endsInDays;
        if (endsInDays) made.until = m_today.addDays(*endsInDays);
        made.grants << Grant{purpose("website"), Decision::Granted, {}};
        const auto added = catalog()->consent.add(made, {TestCatalog::smallScan()});
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return *added;
    }
    PersonId somebody(const char* name, const std::optional<QDate>& born = {}) {
        return catalog()->persons.add(QString::fromUtf8(name), born)->id;
    }
    /// Says behind the services' back that PHOTOS are to be seen on the website from FROM on.
    PublicationId publish(const QList<PhotoId>& photos, const QDate& from, const QByteArray& until = "NULL",
                          const QByteArray& ended = "NULL") {
        const PublicationId id(QUuid::createUuid());
        const QByteArray who = hex(catalog()->session->user().toBytes());
        change(catalog(), DatabaseFile::Catalog,
               "INSERT INTO publications(id, purpose, kind, place, published_on, until, ended_on, notes, "
               "added_at, added_by) VALUES(" +
                   hex(id.toBytes()) + ", 'website', 0, 'www.example.org', " +
                   QByteArray::number(from.toJulianDay()) + ", " + until + ", " + ended + ", '', 0, " + who +
                   ")");
        for (const PhotoId& photo : photos)
            change(catalog(), DatabaseFile::Catalog,
                   "INSERT INTO publication_photos VALUES(" + hex(id.toBytes()) + ", " +
                       hex(photo.toBytes()) + ")");
        return id;
    }
    void openTakedown(const PublicationId& publication, const PhotoId& photo, const PersonId& person,
                      const QDate& on, int outcome = 0) {
        const QByteArray who = hex(catalog()->session->user().toBytes());
        change(catalog(), DatabaseFile::Catalog,
               "INSERT INTO takedowns(publication, photo, opened_on, state, person, outcome, opened_at, "
               "opened_by) VALUES(" +
                   hex(publication.toBytes()) + ", " + hex(photo.toBytes()) + ", " +
                   QByteArray::number(on.toJulianDay()) + ", 5, " + hex(person.toBytes()) + ", " +
                   QByteArray::number(outcome) + ", 1, " + who + ")");
    }
    QList<Task> tasks(bool withSnoozed = false) {
        const auto found = catalog()->tasks.tasks(withSnoozed);
        if (!found) qFatal("%s", qPrintable(found.error().context));
        return *found;
    }
    /// "kind count due warning" of all tasks, days as from today.
    QStringList words(bool withSnoozed = false) {
        QStringList all;
        const auto found = tasks(withSnoozed);
        for (const Task& task : found)
            all << QStringLiteral("%1 %2 %3 %4")
                       .arg(toString(task.kind))
                       .arg(task.count)
                       .arg(task.due ? QString::number(m_today.daysTo(*task.due)) : QStringLiteral("-"))
                       .arg(toString(task.warning));
        return all;
    }
    static QStringList list(std::initializer_list<const char*> texts) {
        QStringList all;
        for (const char* text : texts)
            all << QString::fromLatin1(text);
        return all;
    }
    static ErrorCode codeOf(const Status& status) {
        return status ? ErrorCode::Internal : status.error().code;
    }

private Q_SLOTS:
    void init() { m_catalog = std::make_unique<TestCatalog>(m_today); }
    void cleanup() { m_catalog.reset(); }

    void aPermissionWarnsOnceByItsNearestStage() {
        for (const int days : {91, 90, 31, 30, 8, 7, 1, 0, -1})
            signedFor(somebody(QByteArray::number(days).constData()), days);
        QCOMPARE(words(), list({"expired 1 -1 past", "expiring 1 0 today", "expiring 1 1 7-days",
                                "expiring 1 7 7-days", "expiring 1 8 30-days", "expiring 1 30 30-days",
                                "expiring 1 31 90-days", "expiring 1 90 90-days"}));
    }

    void aDraftIsToldAndStressedAfterFourteenDays() {
        Quitclaim draft;
        draft.person = somebody("Noor");
        draft.signedOn = m_today;
        draft.openEnded = true;
        draft.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog()->consent.add(draft, {}));
        QCOMPARE(words(), list({"draft 1 - none"}));
        catalog().clock().setDay(m_today.addDays(14));
        QCOMPARE(words(), list({"draft 1 - none"}));
        catalog().clock().setDay(m_today.addDays(15));
        QCOMPARE(words(), list({"draft 1 - past"}));
    }

    void whatEndedIsStillPublished() {
        const auto photos = importPictures(catalog(), 3);
        const PersonId noor = somebody("Noor");
        const PersonId daan = somebody("Daan");
        signedFor(noor, 5);
        signedFor(daan, {});
        VERIFY_OK(catalog()->photos.addPerson(photos[0], noor));
        VERIFY_OK(catalog()->photos.addPerson(photos[1], daan));
        const PublicationId place = publish(photos, m_today.addDays(-30));
        const auto published = [&] {
            QStringList of;
            const QStringList all = words();
            for (const QString& one : all)
                if (one.contains(QLatin1String("published"))) of << one;
            return of;
        };
        QCOMPARE(published(), QStringList());
        catalog().clock().setDay(m_today.addDays(6));
        QCOMPARE(published(), list({"still-published 1 5 past"}));
        const auto found = tasks();
        for (const Task& task : found) {
            if (task.kind != TaskKind::StillPublished) continue;
            QCOMPARE(task.publication, std::optional(place));
            QCOMPARE(task.place, QStringLiteral("www.example.org"));
            QCOMPARE(task.photo, std::optional(photos[0]));
            QCOMPARE(task.fileName, QStringLiteral("p1.png"));
            QVERIFY(describe(task).contains(QStringLiteral("www.example.org")));
        }
        // Somebody without any permission: one task all the same, with the day that is known.
        VERIFY_OK(catalog()->photos.addPerson(photos[2], somebody("Eva")));
        QCOMPARE(published(), list({"still-published 2 5 past"}));
        // Taken down by itself, or as it could not be: nothing more to do.
        openTakedown(place, photos[0], noor, m_today, 1);
        openTakedown(place, photos[2], noor, m_today.addDays(6), 2);
        QCOMPARE(published(), QStringList());
    }

    void whatEndsAfterItWasPermittedAgainIsStillPublished() {
        const auto photos = importPictures(catalog(), 2);
        const PersonId noor = somebody("Noor");
        const Quitclaim before = signedFor(noor, {});
        for (const PhotoId& photo : photos)
            VERIFY_OK(catalog()->photos.addPerson(photo, noor));
        const PublicationId place = publish(photos, m_today.addDays(-30));
        const auto published = [&] {
            QStringList all = words();
            all.removeIf([](const QString& one) { return !one.contains(QLatin1String("published")); });
            return all;
        };
        Withdrawal withdrawal;
        withdrawal.date = m_today;
        VERIFY_OK(catalog()->consent.withdraw(before.id, withdrawal));
        VERIFY_OK(catalog()->publications.close(place, photos[0], TakedownOutcome::Impossible,
                                                QStringLiteral("printed")));
        VERIFY_OK(catalog()->publications.close(place, photos[1], TakedownOutcome::Done, {}));
        QCOMPARE(published(), QStringList());
        catalog().clock().setDay(m_today.addDays(1));
        QCOMPARE(published(), QStringList());
        Quitclaim again = before;
        again.signedOn = m_today.addDays(1);
        again.openEnded = false;
        again.until = m_today.addDays(5);
        VERIFY_OK(catalog()->consent.add(again, {TestCatalog::smallScan()}));
        QCOMPARE(published(), QStringList());
        // The answer was about the withdrawal. What was taken down is not there any more.
        catalog().clock().setDay(m_today.addDays(6));
        QCOMPARE(published(), list({"still-published 1 5 past"}));
        VERIFY_OK(catalog()->purposes.setRetired(purpose("website"), true));
        QCOMPARE(published(), list({"still-published 1 5 past"}));
    }

    void aPurposeThatIsRetiredHidesNothingThatIsPublished() {
        const auto photos = importPictures(catalog(), 3);
        const PersonId noor = somebody("Noor");
        signedFor(noor, 5);
        VERIFY_OK(catalog()->photos.addPerson(photos[0], noor));
        VERIFY_OK(catalog()->photos.addPerson(photos[1], noor));
        VERIFY_OK(catalog()->faces.add(photos[2], QRectF(1, 1, 10, 10), std::nullopt));
        publish(photos, m_today.addDays(-30));
        catalog().clock().setDay(m_today.addDays(6));
        const auto published = [&] {
            QStringList all = words();
            all.removeIf([](const QString& one) { return !one.contains(QLatin1String("published")); });
            return all;
        };
        const QStringList before = published();
        QCOMPARE(before, list({"still-published 2 5 past", "unresolved-published 1 - none"}));
        ASSIGN_OK(const PurposeView retired, catalog()->purposes.setRetired(purpose("website"), true));
        QVERIFY(retired.retired);
        QCOMPARE(published(), before);
    }

    void onlyWhatIsOpenIsStillPublished() {
        const auto photos = importPictures(catalog(), 1);
        VERIFY_OK(catalog()->photos.addPerson(photos[0], somebody("Noor")));
        const auto day = [&](int days) { return QByteArray::number(m_today.addDays(days).toJulianDay()); };
        publish(photos, m_today.addDays(1));
        publish(photos, m_today.addDays(-9), day(-1));
        publish(photos, m_today.addDays(-9), "NULL", day(0));
        QCOMPARE(words(), QStringList());
        publish(photos, m_today.addDays(-9), day(0));
        publish(photos, m_today, "NULL", day(1));
        QCOMPARE(words(), list({"still-published 1 - past", "still-published 1 - past"}));
    }

    void unnamedFacesThatArePublished() {
        const auto photos = importPictures(catalog(), 2);
        VERIFY_OK(catalog()->faces.add(photos[0], QRectF(1, 1, 10, 10), std::nullopt));
        VERIFY_OK(catalog()->faces.add(photos[1], QRectF(1, 1, 10, 10), std::nullopt));
        publish({photos[0]}, m_today);
        QCOMPARE(words(), list({"unresolved-published 1 - none", "unresolved 2 - none"}));
    }

    void takedownsByPlaceAndPerson() {
        const auto photos = importPictures(catalog(), 3);
        const PersonId noor = somebody("Noor");
        const PublicationId place = publish(photos, m_today.addDays(-30));
        openTakedown(place, photos[0], noor, m_today.addDays(-3));
        openTakedown(place, photos[1], noor, m_today);
        openTakedown(place, photos[2], somebody("Daan"), m_today);
        QCOMPARE(words(), list({"takedown 2 -3 past", "takedown 1 0 today"}));
        QCOMPARE(tasks()[0].personName, QStringLiteral("Noor"));
        QVERIFY(!tasks()[0].photo);
        QCOMPARE(tasks()[1].photo, std::optional(photos[2]));
    }

    void whatIsKeptTooLong() {
        const auto photos = importPictures(catalog(), 4);
        const auto other = importPictures(catalog(), 2, QStringLiteral("Other"), 10);
        QCOMPARE(words(), QStringList());
        VERIFY_OK(catalog()->photos.setExpires(photos[0], m_today.addDays(91)));
        QCOMPARE(words(), QStringList());
        VERIFY_OK(catalog()->photos.setExpires(photos[0], m_today.addDays(90)));
        VERIFY_OK(catalog()->photos.setExpires(photos[1], m_today.addDays(80)));
        VERIFY_OK(catalog()->photos.setExpires(photos[2], m_today));
        VERIFY_OK(catalog()->photos.setExpires(photos[3], m_today.addDays(-1)));
        QCOMPARE(words(), list({"retention 1 -1 past", "retention 1 0 today", "retention 2 80 90-days"}));
        // A collection's last day holds for all of its photos that have no earlier one.
        CollectionChange kept;
        kept.retainUntil = m_today.addDays(20);
        VERIFY_OK(catalog()->collections.set(QStringLiteral("Other"), kept));
        VERIFY_OK(catalog()->photos.setExpires(other[0], m_today.addDays(25)));
        QCOMPARE(words(), list({"retention 1 -1 past", "retention 1 0 today", "retention 2 20 30-days",
                                "retention 2 80 90-days"}));
    }

    void puttingOffNeedsADayAndAReason() {
        signedFor(somebody("Noor"), 20);
        const Task task = tasks().first();
        TaskService& service = catalog()->tasks;
        const QString why = QStringLiteral("on holiday");
        QCOMPARE(codeOf(service.snooze(task, m_today.addDays(5), QStringLiteral(" \n"))),
                 ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(service.snooze(task, m_today, why)), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(service.snooze(task, m_today.addDays(91), why)), ErrorCode::InvalidArgument);
        QCOMPARE(codeOf(service.snooze(task, QDate(), why)), ErrorCode::InvalidArgument);
        for (const TaskKind kind : {TaskKind::Takedown, TaskKind::StillPublished}) {
            Task urgent = task;
            urgent.kind = kind;
            QCOMPARE(codeOf(service.snooze(urgent, m_today.addDays(5), why)), ErrorCode::InvalidArgument);
        }
        QCOMPARE(codeOf(service.wake(task)), ErrorCode::NotFound);
        QCOMPARE(words().size(), 1);
        QCOMPARE(countIn(catalog(), DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action IN "
                         "('task.snooze', 'task.wake')"),
                 0);
    }

    void whatIsPutOffComesBackOnItsDay() {
        signedFor(somebody("Noor"), 20);
        signedFor(somebody("Daan"), 20);
        const Task task = tasks().first();
        VERIFY_OK(catalog()->tasks.snooze(task, m_today.addDays(5), QStringLiteral("  on   holiday ")));
        QCOMPARE(words().size(), 1);
        const auto all = tasks(true);
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].snoozedUntil, std::optional(m_today.addDays(5)));
        QCOMPARE(all[0].snoozeReason, QStringLiteral("on holiday"));
        QVERIFY(!all[1].snoozedUntil);
        QCOMPARE(
            countIn(catalog(), DatabaseFile::Audit, "SELECT count(*) FROM log WHERE action = 'task.snooze'"),
            1);
        catalog().clock().setDay(m_today.addDays(4));
        QCOMPARE(words().size(), 1);
        catalog().clock().setDay(m_today.addDays(5));
        QCOMPARE(words().size(), 2);
        // A clock turned back brings nothing back.
        catalog().clock().setDay(m_today.addDays(1));
        QCOMPARE(words().size(), 2);
    }

    void wokenItIsToldAtOnce() {
        signedFor(somebody("Noor"), 20);
        const Task task = tasks().first();
        VERIFY_OK(catalog()->tasks.snooze(task, m_today.addDays(5), QStringLiteral("later")));
        VERIFY_OK(catalog()->tasks.snooze(task, m_today.addDays(9), QStringLiteral("even later")));
        QCOMPARE(tasks(true).first().snoozedUntil, std::optional(m_today.addDays(9)));
        VERIFY_OK(catalog()->tasks.wake(task));
        QCOMPARE(words().size(), 1);
        QCOMPARE(codeOf(catalog()->tasks.wake(task)), ErrorCode::NotFound);
    }

    void whatHasEndedMeanwhileIsToldThoughItsEndWasPutOff() {
        signedFor(somebody("Noor"), 3);
        VERIFY_OK(catalog()->tasks.snooze(tasks().first(), m_today.addDays(30), QStringLiteral("later")));
        QCOMPARE(words(), QStringList());
        catalog().clock().setDay(m_today.addDays(3));
        QCOMPARE(words(), QStringList());
        catalog().clock().setDay(m_today.addDays(4));
        QCOMPARE(words(), list({"expired 1 3 past"}));
    }

    void tasksOfTheWholeCatalogAreOneEach() {
        const auto photos = importPictures(catalog(), 1);
        VERIFY_OK(catalog()->faces.add(photos[0], QRectF(1, 1, 10, 10), std::nullopt));
        VERIFY_OK(catalog()->tasks.snooze(tasks().first(), m_today.addDays(5), QStringLiteral("later")));
        QCOMPARE(words(), QStringList());
        QCOMPARE(words(true), list({"unresolved 1 - none"}));
    }

    void whoMayNotKnowIsNotTold() {
        const auto photos = importPictures(catalog(), 2);
        const PersonId minor = somebody("Sam", m_today.addDays(30).addYears(-16));
        Quitclaim guarded;
        guarded.person = minor;
        guarded.signedOn = m_today.addDays(-200);
        guarded.openEnded = true;
        guarded.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        guarded.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog()->consent.add(guarded, {TestCatalog::smallScan()}));
        const PublicationId place = publish(photos, m_today);
        openTakedown(place, photos[0], minor, m_today);
        VERIFY_OK(catalog()->photos.addPerson(photos[1], somebody("Eva")));
        for (const PhotoId& photo : photos) {
            VERIFY_OK(catalog()->photos.setExpires(photo, m_today.addDays(3)));
            VERIFY_OK(catalog()->photos.setRestricted(photo, true));
        }
        CollectionChange kept;
        kept.retainUntil = m_today.addDays(5);
        VERIFY_OK(catalog()->collections.set(QStringLiteral("Photos"), kept));
        // Restricting took the other photo down, too.
        QCOMPARE(words(), list({"takedown 1 0 today", "takedown 1 0 today", "retention 2 3 7-days",
                                "retention 2 5 7-days", "minor 1 30 30-days"}));
        catalog().addUser(QStringLiteral("Ed"), Role::Editor);
        catalog().addUser(QStringLiteral("Cor"), Role::ConsentOfficer);
        VERIFY_OK(catalog().reopenAs(QStringLiteral("Ed")));
        QCOMPARE(words(), QStringList());
        VERIFY_OK(catalog().reopenAs(QStringLiteral("Cor")));
        QCOMPARE(words().size(), 5);
    }

    void aGuardiansPermissionThatHasEndedAsksForNobodysSignature() {
        const PersonId minor = somebody("Sam", m_today.addYears(-17));
        Quitclaim guarded;
        guarded.person = minor;
        guarded.signedOn = m_today.addYears(-2);
        guarded.until = m_today;
        guarded.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        guarded.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog()->consent.add(guarded, {TestCatalog::smallScan()}));
        QCOMPARE(words(), list({"minor 1 -365 past", "expiring 1 0 today"}));
        QVERIFY(describe(tasks().first()).contains(QStringLiteral("turned 16")));
        catalog().clock().setDay(m_today.addDays(1));
        QCOMPARE(words(), list({"expired 1 0 past"}));
    }

    void theDeskMayBeAnywhere_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::newRow("UTC-11") << QByteArray("Pacific/Pago_Pago");
        QTest::newRow("UTC+14") << QByteArray("Pacific/Kiritimati");
        QTest::newRow("daylight saving begins") << QByteArray("America/New_York");
    }
    void theDeskMayBeAnywhere() {
        QFETCH(const QByteArray, zone);
        const Zone there(zone.constData());
        QVERIFY(QDateTime::currentDateTime().timeZoneAbbreviation() != QLatin1String("UTC"));
        for (const int days : {90, 30, 7, 0, -1})
            signedFor(somebody(QByteArray::number(days).constData()), days);
        const PersonId leap = somebody("Leap", QDate(2012, 2, 29));
        Quitclaim guarded;
        guarded.person = leap;
        guarded.signedOn = m_today.addDays(-200);
        guarded.openEnded = true;
        guarded.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        guarded.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog()->consent.add(guarded, {TestCatalog::smallScan()}));
        QCOMPARE(words(), list({"expired 1 -1 past", "expiring 1 0 today", "expiring 1 7 7-days",
                                "expiring 1 30 30-days", "expiring 1 90 90-days"}));
        // 16 on 29 February 2028; sixty days before that is 31 December.
        const auto minors = [&] {
            const auto found = tasks();
            return std::count_if(found.begin(), found.end(),
                                 [](const Task& task) { return task.kind == TaskKind::Minor; });
        };
        catalog().clock().setDay(QDate(2027, 12, 30));
        QCOMPARE(minors(), 0);
        catalog().clock().setDay(QDate(2027, 12, 31));
        QCOMPARE(minors(), 1);
    }

    void aFileIsLoggedEachTimeAndHasNamesOnlyWhereAsked() {
        signedFor(somebody("Noor Bakker"), 20);
        signedFor(somebody("Daan"), 30);
        VERIFY_OK(catalog()->tasks.snooze(tasks().last(), m_today.addDays(5), QStringLiteral("later")));
        ASSIGN_OK(const auto plain, catalog()->tasks.forFile(QStringLiteral("calendar"), false));
        QCOMPARE(plain.size(), 1);
        QVERIFY(plain.first().personName.isEmpty() && !plain.first().person);
        QCOMPARE(describe(plain.first()), QStringLiteral("Q-2025-00001 ends on 2026-03-30 (website)"));
        ASSIGN_OK(const auto named, catalog()->tasks.forFile(QStringLiteral("calendar"), true));
        QCOMPARE(named.first().personName, QStringLiteral("Noor Bakker"));
        QCOMPARE(
            countIn(catalog(), DatabaseFile::Audit, "SELECT count(*) FROM log WHERE action = 'task.export'"),
            2);
    }
};

BK_TEST_MAIN(TaskWarningsTest)
#include "TaskWarningsTest.moc"
