#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// What needs a person, by the command line.
class TaskVerbsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliDriver> m_driver;

    QJsonArray tasks(bool all = false) {
        QByteArrayList words{"task", "list", "CATALOG"};
        if (all) words << "--all";
        return m_driver->run(words).json[QStringLiteral("tasks")].toArray();
    }
    QByteArray contentOf(const QByteArray& name) {
        QFile file(QString::fromUtf8(m_driver->path(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() {
        m_driver = std::make_unique<CliDriver>();
        BK_EXIT(m_driver->create(), 0);
        BK_EXIT(m_driver->run({"person", "add", "CATALOG", "Noor Bakker"}), 0);
        const QByteArray scan = m_driver->paper("form.png");
        BK_EXIT(m_driver->run({"quitclaim", "add", "CATALOG", "--person", "Noor Bakker", "--grant", "website",
                               "--signed", "2026-01-05", "--until", "2026-06-20", "--scan", scan}),
                0);
    }

    void aTaskTellsItsWarningAndWhatItIsAbout() {
        QCOMPARE(tasks().size(), 1);
        const QJsonObject task = tasks().first().toObject();
        QCOMPARE(task[QStringLiteral("kind")].toString(), QStringLiteral("expiring"));
        QCOMPARE(task[QStringLiteral("due")].toString(), QStringLiteral("2026-06-20"));
        QCOMPARE(task[QStringLiteral("warning")].toString(), QStringLiteral("7-days"));
        QCOMPARE(task[QStringLiteral("number")].toString(), QStringLiteral("Q-2026-00001"));
        QCOMPARE(task[QStringLiteral("name")].toString(), QStringLiteral("Noor Bakker"));
        for (const char* none : {"publication", "place", "photo", "collection", "snoozed_until"})
            QVERIFY2(task.contains(QLatin1String(none)) && task[QLatin1String(none)].isNull(), none);
    }

    void putOffAndToldAgain() {
        const QByteArrayList snooze{"task",    "snooze",     "CATALOG",  "expiring", "Q-2026-00001",
                                    "--until", "2026-06-18", "--reason", "form sent"};
        const CliAnswer answer = m_driver->run(snooze);
        BK_EXIT(answer, 0);
        QCOMPARE(answer.json[QStringLiteral("snoozed_until")].toString(), QStringLiteral("2026-06-18"));
        QCOMPARE(tasks().size(), 0);
        QCOMPARE(tasks(true).first()[QStringLiteral("snooze_reason")].toString(),
                 QStringLiteral("form sent"));
        BK_EXIT(m_driver->run({"task", "wake", "CATALOG", "expiring", "Q-2026-00001"}), 0);
        QCOMPARE(tasks().size(), 1);
        BK_EXIT(m_driver->run({"task", "wake", "CATALOG", "expiring", "Q-2026-00001"}), 5);
        BK_EXIT(m_driver->run(snooze), 0);
        m_driver->clock().setDay(QDate(2026, 6, 18));
        QCOMPARE(tasks().size(), 1);
    }

    void whatCannotBePutOffIsRefused() {
        const auto snooze = [&](const QByteArray& kind, const QByteArray& object, const QByteArray& until,
                                const QByteArray& reason) {
            return m_driver
                ->run({"task", "snooze", "CATALOG", kind, object, "--until", until, "--reason", reason})
                .exit;
        };
        QCOMPARE(snooze("expiring", "Q-2026-00001", "2026-06-15", "later"), 2);
        QCOMPARE(snooze("expiring", "Q-2026-00001", "2026-09-14", "later"), 2);
        QCOMPARE(snooze("expiring", "Q-2026-00001", "2026-06-18", " "), 2);
        QCOMPARE(snooze("nothing", "Q-2026-00001", "2026-06-18", "later"), 2);
        QCOMPARE(snooze("draft", "Q-2026-00001", "2026-06-18", "later"), 5);
        QCOMPARE(snooze("expiring", "Q-2026-00002", "2026-06-18", "later"), 5);
    }

    void filesAreNewAndWithoutNamesUnlessAsked() {
        const CliAnswer calendar =
            m_driver->run({"task", "export", "CATALOG", "--to", m_driver->path("tasks.ics")});
        BK_EXIT(calendar, 0);
        QCOMPARE(calendar.json[QStringLiteral("tasks")].toInt(), 1);
        QVERIFY(contentOf("tasks.ics").contains("SUMMARY:Q-2026-00001 ends on 2026-06-20 (website)\r\n"));
        QVERIFY(!contentOf("tasks.ics").contains("Noor"));
        BK_EXIT(m_driver->run({"task", "export", "CATALOG", "--to", m_driver->path("named.csv"), "--names"}),
                0);
        QVERIFY(contentOf("named.csv").contains("Noor Bakker"));
        BK_EXIT(m_driver->run({"task", "export", "CATALOG", "--to", m_driver->path("tasks.PDF")}), 0);
        QVERIFY(contentOf("tasks.PDF").startsWith("%PDF"));
        QVERIFY(m_driver->run({"task", "export", "CATALOG", "--to", m_driver->path("tasks.ics")}).exit != 0);
        BK_EXIT(m_driver->run({"task", "export", "CATALOG", "--to", m_driver->path("tasks.txt")}), 2);
        QVERIFY(!QFile::exists(QString::fromUtf8(m_driver->path("tasks.txt"))));
    }

    void everyAnswerCanBePrintedForPeople() {
        const QByteArray catalog = m_driver->catalog();
        for (const QByteArrayList& words :
             {QByteArrayList{"task", "list", catalog, "--all"},
              {"task", "snooze", catalog, "expiring", "Q-2026-00001", "--until", "2026-06-18", "--reason",
               "x"},
              {"task", "wake", catalog, "expiring", "Q-2026-00001"},
              {"task", "export", catalog, "--to", m_driver->path("plain.csv")}}) {
            const CliAnswer answer = m_driver->raw(words);
            BK_EXIT(answer, 0);
            QVERIFY2(!answer.out.isEmpty() && !answer.out.startsWith('{'), words.join(' ').constData());
        }
        // What `task snooze` is told can be read off the list.
        const QByteArray list = m_driver->raw({"task", "list", catalog}).out;
        QVERIFY2(list.contains("  Q-2026-00001\n"), list.constData());
    }
};

BK_TEST_MAIN(TaskVerbsTest)
#include "TaskVerbsTest.moc"
