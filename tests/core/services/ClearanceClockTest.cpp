#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <ctime>

using namespace bk;
using namespace bk::test;

namespace {

/// An instant that is moved by hand, and the day that a desk in the zone of TZ has then.
class InstantClock final : public Clock {
public:
    void set(const QDateTime& utc) { m_instant = utc.toMSecsSinceEpoch(); }
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_instant, Qt::UTC); }
    QDate today() const override { return now().toLocalTime().date(); }

private:
    std::atomic<qint64> m_instant = 0;
};

/// The zone of the desk, for as long as it lives.
class Zone {
public:
    explicit Zone(const char* name) : m_before(qgetenv("TZ")), m_wasSet(qEnvironmentVariableIsSet("TZ")) {
        qputenv("TZ", name);
        ::tzset();
    }
    ~Zone() {
        if (m_wasSet)
            qputenv("TZ", m_before);
        else
            qunsetenv("TZ");
        ::tzset();
    }
    Q_DISABLE_COPY_MOVE(Zone)

private:
    QByteArray m_before;
    bool m_wasSet;
};

QDateTime utc(int year, int month, int day, int hour, int minute = 0) {
    return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC);
}

} // namespace

/// Midnight, leap days, the days on which clocks change, zones far from Greenwich, and clocks that are wrong.
class ClearanceClockTest : public QObject {
    Q_OBJECT

    /// A catalog with one photo of one person, on a clock of its own.
    struct Desk {
        explicit Desk(const QDateTime& instant) {
            clock->set(instant);
            NewCatalog wanted;
            wanted.folder = folder();
            wanted.organisation = QStringLiteral("Museum");
            wanted.administrator = QStringLiteral("Ilse");
            wanted.passphrase = TestCatalog::passphrase();
            wanted.cost = KdfCost::floor();
            auto created = CatalogService(clock, ids).create(wanted);
            if (!created) qFatal("%s", qPrintable(created.error().context));
            services = std::make_unique<Services>(std::move(created->session));
            write(dir.filePath(QStringLiteral("a.png")), picture(1));
            const auto path = FilePath::fromString(dir.filePath(QStringLiteral("a.png")));
            if (!services->imports.import({path}, QStringLiteral("Photos"), {})) qFatal("not imported");
            photo = *services->photos.findByPath(path);
            person = services->persons.add(QStringLiteral("Noor"), {})->id;
            if (!services->photos.setReviewed(photo, true) || !services->photos.addPerson(photo, person))
                qFatal("not shown");
        }
        FilePath folder() const {
            return FilePath::fromString(dir.filePath(QStringLiteral("Clock.beeldkluis")));
        }
        void reopen() {
            services.reset();
            auto opened = CatalogService(clock, ids).open(folder(), {}, TestCatalog::passphrase());
            if (!opened) qFatal("%s", qPrintable(opened.error().context));
            services = std::make_unique<Services>(std::move(*opened));
        }
        Status grant(const QDate& signedOn, const std::optional<QDate>& until) {
            Quitclaim wanted;
            wanted.person = person;
            wanted.signedOn = signedOn;
            wanted.until = until;
            wanted.openEnded = !until;
            wanted.grants << Grant{purpose("website"), Decision::Granted, {}};
            BK_TRY(services->consent.add(wanted, {TestCatalog::smallScan()}));
            return {};
        }
        /// As the rule says it, as it is stored, and as the grid shows it: one word when they agree.
        QString state() {
            const auto told = services->clearance.of(photo, purpose("website"));
            const auto rows = services->photos.rows({photo}, purpose("website"));
            const auto report = services->clearance.report(purpose("website"), {}, {});
            if (!told || !rows || !report) return QStringLiteral("nothing is told");
            const QStringList words{toString(told->state), toString(*rows->first().state),
                                    toString(report->photos.first().clearance.state)};
            return words[0] == words[1] && words[1] == words[2] ? words[0]
                                                                : words.join(QStringLiteral(" or "));
        }

        QTemporaryDir dir;
        std::shared_ptr<InstantClock> clock = std::make_shared<InstantClock>();
        std::shared_ptr<IdSource> ids = std::make_shared<RandomIdSource>();
        std::unique_ptr<Services> services;
        PhotoId photo;
        PersonId person;
    };

private Q_SLOTS:
    void midnightWhileTheProgramIsOpen_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QDateTime>("midnight");
        // The end of 28 March at the desk.
        QTest::newRow("UTC") << QByteArray("UTC") << utc(2026, 3, 29, 0);
        QTest::newRow("Amsterdam") << QByteArray("Europe/Amsterdam") << utc(2026, 3, 28, 23);
        QTest::newRow("UTC-11") << QByteArray("Pacific/Pago_Pago") << utc(2026, 3, 29, 11);
        QTest::newRow("UTC+14") << QByteArray("Pacific/Kiritimati") << utc(2026, 3, 28, 10);
        QTest::newRow("half an hour") << QByteArray("Asia/Kolkata") << utc(2026, 3, 28, 18, 30);
    }
    void midnightWhileTheProgramIsOpen() {
        QFETCH(QByteArray, zone);
        QFETCH(QDateTime, midnight);
        const Zone here(zone.constData());
        Desk desk(midnight.addSecs(-6 * 3600));
        VERIFY_OK(desk.grant(QDate(2026, 3, 1), QDate(2026, 3, 28)));
        for (const int secondsBefore : {6 * 3600, 3600, 60, 1}) {
            desk.clock->set(midnight.addSecs(-secondsBefore));
            QCOMPARE(desk.services->session->today(), QDate(2026, 3, 28));
            QCOMPARE(desk.state(), QStringLiteral("Cleared"));
        }
        for (const int secondsAfter : {0, 1, 3600, 23 * 3600}) {
            desk.clock->set(midnight.addSecs(secondsAfter));
            QCOMPARE(desk.state(), QStringLiteral("Expired"));
        }
    }

    void oneInstantIsAnotherDayAtTheOtherEndOfTheWorld() {
        const QDateTime instant = utc(2026, 3, 10, 10, 30);
        for (const auto& [zone, day] :
             {std::pair("Pacific/Pago_Pago", 9), std::pair("UTC", 10), std::pair("Pacific/Kiritimati", 11)}) {
            const Zone here(zone);
            Desk desk(instant);
            QCOMPARE(desk.services->session->today(), QDate(2026, 3, day));
            // What was signed today counts today, wherever that is.
            VERIFY_OK(desk.grant(QDate(2026, 3, day), QDate(2026, 3, day)));
            QCOMPARE(desk.state(), QStringLiteral("Cleared"));
            QCOMPARE(desk.services->clearance.of(desk.photo, purpose("website"))->lastDay,
                     QDate(2026, 3, day));
            VERIFY_ERROR(ErrorCode::InvalidArgument, desk.grant(QDate(2026, 3, day + 1), std::nullopt));
        }
    }

    void theSystemsClockIsThatOfTheDesk() {
        const auto dayIn = [](const char* zone) {
            const Zone here(zone);
            return SystemClock().today();
        };
        // 25 hours lie between them.
        const QDate west = dayIn("Pacific/Pago_Pago");
        const QDate east = dayIn("Pacific/Kiritimati");
        QVERIFY(west < east);
        QVERIFY(west.daysTo(east) <= 2);
    }

    void theDaysOnWhichClocksChangeEndAtTheirMidnight_data() {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("halfHours");
        QTest::newRow("spring") << QDate(2026, 3, 29) << 46;
        QTest::newRow("autumn") << QDate(2026, 10, 25) << 50;
    }
    void theDaysOnWhichClocksChangeEndAtTheirMidnight() {
        QFETCH(QDate, day);
        QFETCH(int, halfHours);
        const Zone here("Europe/Amsterdam");
        const QDateTime begin = day.startOfDay().toUTC();
        Desk desk(begin.addSecs(-12 * 3600));
        VERIFY_OK(desk.grant(day.addDays(-20), day));
        int onTheDay = 0;
        for (int half = -24; half < 80; ++half) {
            desk.clock->set(begin.addSecs(half * 1800));
            const bool over = desk.clock->today() > day;
            onTheDay += desk.clock->today() == day ? 1 : 0;
            QCOMPARE(desk.state(), over ? QStringLiteral("Expired") : QStringLiteral("Cleared"));
            QVERIFY(!desk.services->session->clockTurnedBack());
        }
        QCOMPARE(onTheDay, halfHours);
    }

    void anEndOnTheLeapDay() {
        TestCatalog catalog(QDate(2028, 2, 27));
        const PhotoId photo = importPictures(catalog, 1).first();
        const PersonId person = catalog->persons.add(QStringLiteral("Noor"), {})->id;
        VERIFY_OK(catalog->photos.addPerson(photo, person));
        Quitclaim wanted;
        wanted.person = person;
        wanted.signedOn = QDate(2028, 2, 1);
        wanted.until = QDate(2028, 2, 29);
        wanted.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog->consent.add(wanted, {TestCatalog::smallScan()}));
        for (const auto& [day, word] :
             {std::pair(QDate(2028, 2, 28), "Cleared"), std::pair(QDate(2028, 2, 29), "Cleared"),
              std::pair(QDate(2028, 3, 1), "Expired"), std::pair(QDate(2029, 2, 28), "Expired")}) {
            catalog.clock().setDay(day);
            QCOMPARE(state(catalog, photo), QLatin1String(word));
        }
    }

    void whoIsBornOnALeapDayMaySignAlone_data() {
        QTest::addColumn<QDate>("born");
        QTest::addColumn<QDate>("first"); ///< the first day on which they may
        QTest::newRow("16 in a leap year") << QDate(2012, 2, 29) << QDate(2028, 2, 29);
        QTest::newRow("the day before") << QDate(2012, 2, 28) << QDate(2028, 2, 28);
        QTest::newRow("the day after") << QDate(2012, 3, 1) << QDate(2028, 3, 1);
        // 2100 is no leap year though 2084 is.
        QTest::newRow("16 in a common year") << QDate(2084, 2, 29) << QDate(2100, 3, 1);
    }
    void whoIsBornOnALeapDayMaySignAlone() {
        QFETCH(QDate, born);
        QFETCH(QDate, first);
        TestCatalog catalog(first.addDays(3));
        const PhotoId photo = importPictures(catalog, 1).first();
        const PersonId person = catalog->persons.add(QStringLiteral("Noor"), born)->id;
        VERIFY_OK(catalog->photos.addPerson(photo, person));
        for (const auto& [signedOn, word] :
             {std::pair(first.addDays(-1), "Missing"), std::pair(first, "Cleared")}) {
            Quitclaim wanted;
            wanted.person = person;
            wanted.signedOn = signedOn;
            wanted.openEnded = true;
            wanted.grants << Grant{purpose("website"), Decision::Granted, {}};
            VERIFY_OK(catalog->consent.add(wanted, {TestCatalog::smallScan()}));
            QCOMPARE(state(catalog, photo), QLatin1String(word));
        }
    }

    void withAClockTurnedBackTheLaterDayCounts() {
        Desk desk(utc(2026, 3, 10, 12));
        VERIFY_OK(desk.grant(QDate(2026, 3, 1), QDate(2026, 3, 10)));
        desk.clock->set(utc(2026, 3, 11, 12));
        QCOMPARE(desk.state(), QStringLiteral("Expired"));
        for (const bool anew : {false, true}) {
            desk.clock->set(utc(2026, 3, 9, 12));
            if (anew) desk.reopen();
            QVERIFY(desk.services->session->clockTurnedBack());
            QCOMPARE(desk.services->session->today(), QDate(2026, 3, 11));
            QCOMPARE(desk.state(), QStringLiteral("Expired"));
            QCOMPARE(*desk.services->clearance.rebuild(), 0);
        }
        desk.clock->set(utc(2026, 3, 12, 12));
        QVERIFY(!desk.services->session->clockTurnedBack());
        QCOMPARE(desk.state(), QStringLiteral("Expired"));
    }

    void aRebuildThatGoesOnPastMidnightLeavesNothingOfTheDayBefore() {
        TestCatalog catalog(QDate(2026, 3, 10));
        const PhotoId photo = importPictures(catalog, 1).first();
        VERIFY_OK(catalog->photos.setOverride(photo, OverrideReason::Crowd, {}, QDate(2026, 3, 10)));
        JobControl control;
        control.progress = [&](const Progress&) { catalog.clock().setDay(QDate(2026, 3, 11)); };
        QCOMPARE(*catalog->clearance.rebuild(control), 0);
        QCOMPARE(catalog.clock().today(), QDate(2026, 3, 11));
        QCOMPARE(countIn(catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM clearance WHERE last_day < " +
                             QByteArray::number(QDate(2026, 3, 11).toJulianDay())),
                 0);
    }

    void anExceptionEndsWithATakedownAlsoWhereAllIsComputedAnew() {
        TestCatalog catalog(QDate(2026, 3, 10));
        const PhotoId photo = importPictures(catalog, 1).first();
        const PersonId person = catalog->persons.add(QStringLiteral("Noor"), {})->id;
        VERIFY_OK(catalog->photos.addPerson(photo, person));
        VERIFY_OK(catalog->photos.setOverride(photo, OverrideReason::Crowd, {}, QDate(2026, 3, 10)));
        Quitclaim no;
        no.person = person;
        no.signedOn = QDate(2026, 3, 1);
        no.openEnded = true;
        no.grants << Grant{purpose("website"), Decision::Refused, {}};
        VERIFY_OK(catalog->consent.add(no, {TestCatalog::smallScan()}));
        Publication published;
        published.purpose = purpose("website");
        published.place = QStringLiteral("www.example.org");
        published.publishedOn = QDate(2026, 3, 5);
        VERIFY_OK(catalog->publications.add(published, {photo}));
        QCOMPARE(catalog->publications.takedowns(true)->size(), 0);
        change(catalog, DatabaseFile::Catalog, "UPDATE clearance_cache SET purposes = ''");
        catalog.clock().setDay(QDate(2026, 3, 11));
        VERIFY_OK(catalog->clearance.settle());
        QCOMPARE(catalog->publications.takedowns(true)->size(), 1);
    }

    void whatWasStoredOnADayYearsAheadIsNotServedWhenTheClockIsRight() {
        Desk desk(utc(2026, 3, 10, 12));
        VERIFY_OK(desk.grant(QDate(2026, 3, 1), QDate(2027, 3, 1)));
        desk.clock->set(utc(2040, 3, 10, 12));
        QVERIFY(desk.services->session->clockDoubtful());
        QCOMPARE(desk.state(), QStringLiteral("Expired"));
        desk.clock->set(utc(2026, 3, 11, 12));
        QVERIFY(!desk.services->session->clockDoubtful());
        QVERIFY(!desk.services->session->clockTurnedBack());
        QCOMPARE(desk.state(), QStringLiteral("Cleared"));
        QCOMPARE(*desk.services->clearance.rebuild(), 0);
        // Over another opening, too.
        desk.clock->set(utc(2040, 3, 10, 12));
        desk.reopen();
        QCOMPARE(desk.state(), QStringLiteral("Expired"));
        desk.clock->set(utc(2026, 3, 11, 13));
        desk.reopen();
        QCOMPARE(desk.state(), QStringLiteral("Cleared"));
        QCOMPARE(*desk.services->clearance.rebuild(), 0);
    }
};

BK_TEST_MAIN(ClearanceClockTest)
#include "ClearanceClockTest.moc"
