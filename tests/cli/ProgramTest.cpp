#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

#include <QProcess>

#include <csignal>

using namespace bk;

/// What only the built program can show: its streams, its signals, its exit codes.
class ProgramTest : public QObject {
    Q_OBJECT

    test::CliDriver m_driver;
    QString m_program = qEnvironmentVariable("BK_BIN_DIR") + QStringLiteral("/beeldkluis-cli");
    QStringList m_opened;

    static constexpr int patience = 60000;

    void start(QProcess& process, const QStringList& arguments) const {
        process.start(m_program, m_opened + arguments);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(QFile::exists(m_program), qPrintable(m_program));
        BK_EXIT(m_driver.create(), 0);
        m_opened = {QStringLiteral("--json"), QStringLiteral("--passphrase-file"),
                    QString::fromUtf8(m_driver.file("passphrase", m_driver.passphrase.toUtf8() + '\n'))};
    }

    void versionAndUsage() {
        QProcess version;
        version.start(m_program, {QStringLiteral("--version")});
        QVERIFY(version.waitForFinished(patience));
        QCOMPARE(version.exitCode(), 0);
        QCOMPARE(version.readAllStandardOutput(), QByteArray("beeldkluis-cli " BK_VERSION "\n"));
        QVERIFY(version.readAllStandardError().isEmpty());

        QProcess wrong;
        wrong.start(m_program, {QStringLiteral("fly")});
        QVERIFY(wrong.waitForFinished(patience));
        QCOMPARE(wrong.exitCode(), 2);
    }

    void aBatchAnswersEachLineBeforeTheNextAndEndsCleanlyWhenAsked() {
        QProcess batch;
        start(batch, {QStringLiteral("batch"), QString::fromUtf8(m_driver.catalog())});
        for (const char* name : {"Noor", "Sem"}) {
            batch.write(QByteArray("[\"person\",\"add\",\"") + name + "\"]\n");
            while (!batch.canReadLine())
                QVERIFY2(batch.waitForReadyRead(patience), batch.readAllStandardError().constData());
            const QJsonObject answer = QJsonDocument::fromJson(batch.readLine()).object();
            QCOMPARE(answer[QStringLiteral("exit")].toInt(-1), 0);
            QCOMPARE(answer[QStringLiteral("result")][QStringLiteral("name")].toString(),
                     QLatin1String(name));
        }
        QCOMPARE(::kill(static_cast<pid_t>(batch.processId()), SIGTERM), 0);
        QVERIFY(batch.waitForFinished(patience));
        QCOMPARE(batch.exitStatus(), QProcess::NormalExit);
        QCOMPARE(batch.exitCode(), 0);

        QProcess list;
        start(list,
              {QStringLiteral("person"), QStringLiteral("list"), QString::fromUtf8(m_driver.catalog())});
        QVERIFY(list.waitForFinished(patience));
        QCOMPARE(list.exitCode(), 0);
        QCOMPARE(QJsonDocument::fromJson(list.readAllStandardOutput())
                     .object()[QStringLiteral("persons")]
                     .toArray()
                     .size(),
                 2);
        QVERIFY(list.readAllStandardError().isEmpty());
    }

    void thePassphraseAndTheBatchMayShareStandardInput() {
        QProcess batch;
        batch.start(m_program, {QStringLiteral("--passphrase-fd"), QStringLiteral("0"),
                                QStringLiteral("batch"), QString::fromUtf8(m_driver.catalog())});
        batch.write(m_driver.passphrase.toUtf8() + "\n[\"person\",\"list\"]\n");
        batch.closeWriteChannel();
        QVERIFY(batch.waitForFinished(patience));
        QCOMPARE(batch.exitCode(), 0);
        QCOMPARE(
            QJsonDocument::fromJson(batch.readAllStandardOutput()).object()[QStringLiteral("exit")].toInt(-1),
            0);
    }

    void anotherProgramHasTheCatalog() {
        QProcess batch;
        start(batch, {QStringLiteral("batch"), QString::fromUtf8(m_driver.catalog())});
        batch.write("[\"person\",\"list\"]\n");
        while (!batch.canReadLine())
            QVERIFY(batch.waitForReadyRead(patience));

        QProcess second;
        start(second,
              {QStringLiteral("person"), QStringLiteral("list"), QString::fromUtf8(m_driver.catalog())});
        QVERIFY(second.waitForFinished(patience));
        QCOMPARE(second.exitCode(), 8);
        batch.closeWriteChannel();
        QVERIFY(batch.waitForFinished(patience));
        QCOMPARE(batch.exitCode(), 0);
    }

    void filesThatItWritesAreForTheirOwnerOnly() {
        QProcess create;
        const QString folder = QString::fromUtf8(m_driver.path("Second.beeldkluis"));
        start(create, {QStringLiteral("create"), folder, QStringLiteral("--admin"), QStringLiteral("Ada")});
        QVERIFY(create.waitForFinished(patience));
        QCOMPARE(create.exitCode(), 0);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(folder) & others));
        QVERIFY(!(QFile::permissions(folder + QStringLiteral("/catalog.keys")) & others));
    }
};

BK_TEST_MAIN(ProgramTest)
#include "ProgramTest.moc"
