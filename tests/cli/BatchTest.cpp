#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliDriver;

class BatchTest : public QObject {
    Q_OBJECT

    static int exitOf(const QJsonObject& answer) { return answer[QStringLiteral("exit")].toInt(-1); }

private Q_SLOTS:
    void eachLineHasItsAnswerAndFailuresDoNotEndIt() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        driver.asked = 0;
        const auto answer =
            driver.run({"batch", "CATALOG"}, "[\"person\",\"add\",\"Noor\"]\n"
                                             "not json\n"
                                             "\n"
                                             "{\"person\":\"add\"}\n"
                                             "[]\n"
                                             "[\"person\",7]\n"
                                             "[\"person\",\"show\",\"Nobody\"]\n"
                                             "[\"create\",\"x\"]\n"
                                             "[\"demo\",\"x\"]\n"
                                             "[\"batch\"]\n"
                                             "[\"backup\",\"x\"]\n"
                                             "[\"person\",\"fly\"]\n"
                                             "[\"collection\",\"set\",\"A\",\"--recognition\",\"on\"]\n"
                                             "[\"person\",\"list\"]");
        BK_EXIT(answer, 0);
        QList<int> exits;
        for (const QJsonObject& line : answer.lines)
            exits.append(exitOf(line));
        QCOMPARE(exits, QList<int>({0, 2, 2, 2, 2, 2, 5, 2, 2, 2, 2, 2, 6, 0}));
        for (const QJsonObject& line : answer.lines)
            QCOMPARE(line.contains(QStringLiteral("error")), exitOf(line) != 0);
        QCOMPARE(answer.lines.last()[QStringLiteral("result")][QStringLiteral("persons")].toArray().size(),
                 1);
        QCOMPARE(driver.asked, 1);
    }

    void anEmptyBatchIsDoneAndSaysNothing() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        const auto answer = driver.run({"batch", "CATALOG"});
        BK_EXIT(answer, 0);
        QVERIFY(answer.out.isEmpty());
    }

    void namesInEveryScriptComeBackAsTheyWere() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        const QStringList names = {QStringLiteral("Zoë 'd \"Haene\""), QStringLiteral("محمد"),
                                   QStringLiteral("山田"), QStringLiteral("O\\x41")};
        QList<QStringList> commands;
        for (const QString& name : names)
            commands.append({QStringLiteral("person"), QStringLiteral("add"), name});
        const auto answers = driver.batch(commands);
        for (int i = 0; i < names.size(); ++i)
            QCOMPARE(answers[i][QStringLiteral("result")][QStringLiteral("name")].toString(), names[i]);
    }

    void aBatchOnACatalogThatDoesNotOpenEndsWithItsCode() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        driver.passphrase = QStringLiteral("wrong horse battery");
        BK_EXIT(driver.run({"batch", "CATALOG"}, "[\"person\",\"list\"]\n"), 3);
    }

    void aStopEndsTheBatchAndKeepsWhatIsDone() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        std::stop_source source;
        source.request_stop();
        driver.settings().stop = source.get_token();
        const auto answer = driver.run({"batch", "CATALOG"}, "[\"person\",\"add\",\"Noor\"]\n");
        BK_EXIT(answer, 0);
        QVERIFY(answer.out.isEmpty());
    }
};

BK_TEST_MAIN(BatchTest)
#include "BatchTest.moc"
