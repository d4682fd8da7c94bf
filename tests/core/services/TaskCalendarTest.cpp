#include "core/services/TaskCalendar.h"
#include "core/services/TaskPages.h"
#include "core/services/TaskService.h"
#include "tests/support/TestMain.h"

#include <QStringDecoder>

#include <memory>

#include <libical/ical.h>

using namespace bk;

namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Calendar = std::unique_ptr<icalcomponent, FreeComponent>;

const QDateTime now(QDate(2026, 3, 10), QTime(12, 30, 5), Qt::UTC);
const QDate today(2026, 3, 10);

QUuid uuid(int number) {
    return QUuid(0, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, static_cast<uchar>(number));
}

Task ending(int days, const QString& name = QStringLiteral("Noor Bakker")) {
    Task task;
    task.kind = days < 0 ? TaskKind::Expired : TaskKind::Expiring;
    task.due = today.addDays(days);
    task.warning = warningOf(*task.due, today);
    task.person = PersonId(uuid(1));
    task.personName = name;
    task.quitclaim = QuitclaimId(uuid(2));
    task.quitclaimNumber = QStringLiteral("Q-2026-00042");
    task.purposes = {*Purpose::tryFrom(QStringLiteral("website"))};
    return task;
}

QByteArray written(const QList<Task>& tasks) {
    return calendarOf(calendarEntries(tasks, describe), QStringLiteral("Tasks"), now);
}

} // namespace

/// The calendar is read back with a parser that knows the standard, and looked at byte for byte where that is
/// forgiving.
class TaskCalendarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEntryIsAWholeDayWithReminders() {
        const QByteArray text = written({ending(20)});
        const Calendar calendar(icalparser_parse_string(text.constData()));
        QVERIFY(calendar);
        QVERIFY(icalrestriction_check(calendar.get()) != 0);
        QCOMPARE(icalcomponent_count_errors(calendar.get()), 0);
        icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
        QVERIFY(event != nullptr);
        const icaltimetype start = icalcomponent_get_dtstart(event);
        QVERIFY(icaltime_is_date(start) != 0);
        QCOMPARE(QDate(start.year, start.month, start.day), today.addDays(20));
        const icaltimetype end = icalcomponent_get_dtend(event);
        QCOMPARE(QDate(end.year, end.month, end.day), today.addDays(21));
        QCOMPARE(QString::fromUtf8(icalcomponent_get_summary(event)), describe(ending(20)));
        QVERIFY(text.contains("\r\nDTSTART;VALUE=DATE:20260330\r\n"));
        QVERIFY(text.contains("\r\nDTSTAMP:20260310T123005Z\r\n"));
        QVERIFY(text.contains("\r\nPRODID:-//Beeldkluis//Tasks//EN\r\n"));
        QCOMPARE(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT), 3);
        QVERIFY(text.contains("TRIGGER:-P30D\r\n"));
        QVERIFY(text.contains("TRIGGER:-P7D\r\n") || text.contains("TRIGGER:-P1W\r\n"));
        QVERIFY(text.contains("TRIGGER:-P1D\r\n"));
    }

    void theSameTaskIsTheSameEntry() {
        const auto uid = [](const Task& task) { return calendarEntries({task}, describe).first().uid; };
        QCOMPARE(uid(ending(20)), uid(ending(20, QStringLiteral("Renamed"))));
        QCOMPARE(uid(ending(20)), uid(withoutNames(ending(20))));
        // A day later it has ended: the same entry.
        Task ended = ending(20);
        ended.kind = TaskKind::Expired;
        QCOMPARE(uid(ending(20)), uid(ended));
        QVERIFY(uid(ending(20)) != uid(ending(21)));
        Task other = ending(20);
        other.quitclaim = QuitclaimId(uuid(3));
        QVERIFY(uid(ending(20)) != uid(other));
    }

    void whatHasPassedRemindsNobody() {
        QVERIFY(!written({ending(-3)}).contains("VALARM"));
        Task undated = ending(3);
        undated.kind = TaskKind::Draft;
        undated.due.reset();
        QVERIFY(!written({undated}).contains("VEVENT"));
    }

    void withoutNamesThereIsNobody() {
        Task publication;
        publication.kind = TaskKind::StillPublished;
        publication.due = today;
        publication.publication = PublicationId(uuid(4));
        publication.place = QStringLiteral("www.example.org/noor-bakker");
        publication.fileName = QStringLiteral("noor.jpg");
        publication.person = PersonId(uuid(1));
        publication.personName = QStringLiteral("Noor Bakker");
        Task retention = publication;
        retention.kind = TaskKind::RetentionDue;
        retention.publication.reset();
        retention.collection = CollectionId(uuid(5));
        retention.collectionName = QStringLiteral("Wedding of Noor");
        Task minor = ending(10);
        minor.kind = TaskKind::Minor;
        minor.quitclaim.reset();
        QList<Task> tasks{ending(20), publication, retention, minor};
        QVERIFY(written(tasks).toLower().contains("noor"));
        std::transform(tasks.begin(), tasks.end(), tasks.begin(), withoutNames);
        const QByteArray text = written(tasks);
        QVERIFY(!text.toLower().contains("noor"));
        QVERIFY(!text.contains(uuid(1).toByteArray(QUuid::WithoutBraces)));
        QVERIFY(text.contains("Q-2026-00042 ends on 2026-03-30"));
        TaskListWords words;
        words.kindOf = [](const Task& task) { return toString(task.kind); };
        words.textOf = describe;
        QVERIFY(!tasksAsCsv(tasks, words).toLower().contains("noor"));
    }

    void longLinesAreFoldedBetweenCharacters() {
        // Every place of the fold relative to characters of 1 to 4 bytes.
        for (int shift = 0; shift < 8; ++shift) {
            const QString name = QString(shift, QLatin1Char('x')) +
                                 QStringLiteral("Zoë-Ánna 張偉 😀").repeated(12) +
                                 QStringLiteral("張😀").repeated(60);
            const QByteArray text = written({ending(20, name)});
            QVERIFY(text.endsWith("END:VCALENDAR\r\n"));
            QCOMPARE(text.count('\n'), text.count("\r\n"));
            for (const QByteArray& line : text.split('\n')) {
                const QByteArray bare = line.endsWith('\r') ? line.chopped(1) : line;
                QVERIFY2(bare.size() <= 75, bare.constData());
                QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
                const QString decoded = utf8(bare);
                QVERIFY2(!utf8.hasError() && !decoded.isEmpty() == !bare.isEmpty(), bare.constData());
            }
            QByteArray unfolded = text;
            unfolded.replace("\r\n ", "");
            QVERIFY(unfolded.contains(name.toUtf8()));
        }
    }

    void wordsCannotAddLines() {
        const QString name = QStringLiteral("a\\b;c,d\r\nEND:VCALENDAR\r\nX:\x07");
        const QByteArray text = written({ending(20, name)});
        QCOMPARE(text.count("\r\nEND:VCALENDAR"), 1);
        const Calendar calendar(icalparser_parse_string(text.constData()));
        QVERIFY(calendar);
        icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
        QVERIFY(event != nullptr);
        QVERIFY(QString::fromUtf8(icalcomponent_get_summary(event))
                    .contains(QStringLiteral("a\\b;c,d\nEND:VCALENDAR\nX:")));
    }

    void aSheetHasARowForEachTask() {
        TaskListWords words;
        words.kindOf = [](const Task& task) { return toString(task.kind); };
        words.textOf = describe;
        const QByteArray csv = tasksAsCsv({ending(20, QStringLiteral("=Noor, \"N\""))}, words);
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"
                               "Day,Kind,What,Number,Person,Place,Photos or faces\r\n2026-03-30,expiring,"));
        QVERIFY(csv.contains(",Q-2026-00042,\"'=Noor, \"\"N\"\"\",,\r\n"));
    }

    void aListOfManyTasksIsSeveralPages() {
        TaskListWords words;
        words.kindOf = [](const Task& task) { return toString(task.kind); };
        words.textOf = describe;
        TaskList list{QStringLiteral("Museum De Brug"), QStringLiteral("Photos"), today, true, {}};
        const auto pages = [&](const QList<Task>& tasks) {
            list.tasks = tasks;
            const auto pdf = toPdf(list, words);
            return pdf && pdf->startsWith("%PDF") ? pdf->count("/Type /Page\n") : qsizetype(-1);
        };
        QCOMPARE(pages({}), 1);
        QCOMPARE(pages({ending(20)}), 1);
        QVERIFY(pages(QList<Task>(60, ending(20))) > 1);
        QVERIFY(pages(QList<Task>(60, ending(20))) < 5);
    }

    void kindsHaveWords() {
        for (int i = 0; i <= static_cast<int>(TaskKind::RetentionDue); ++i) {
            const auto kind = static_cast<TaskKind>(i);
            QVERIFY(!toString(kind).isEmpty());
            QCOMPARE(taskKindFrom(toString(kind)), std::optional(kind));
        }
        QCOMPARE(taskKindFrom(u"nothing"), std::optional<TaskKind>());
    }

    void warningsComeAtTheirDays() {
        const auto at = [](int days) { return toString(warningOf(today.addDays(days), today)); };
        QCOMPARE(at(91), QStringLiteral("none"));
        QCOMPARE(at(90), QStringLiteral("90-days"));
        QCOMPARE(at(31), QStringLiteral("90-days"));
        QCOMPARE(at(30), QStringLiteral("30-days"));
        QCOMPARE(at(8), QStringLiteral("30-days"));
        QCOMPARE(at(7), QStringLiteral("7-days"));
        QCOMPARE(at(1), QStringLiteral("7-days"));
        QCOMPARE(at(0), QStringLiteral("today"));
        QCOMPARE(at(-1), QStringLiteral("past"));
    }
};

BK_TEST_MAIN(TaskCalendarTest)
#include "TaskCalendarTest.moc"
