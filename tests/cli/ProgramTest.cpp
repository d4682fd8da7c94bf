#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

#include <QImageWriter>
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

    /// With STREAMS as a shell writes it.
    void inShell(QProcess& process, const QByteArray& streams, const QStringList& words,
                 bool opened = true) const {
        const QString script = QStringLiteral("exec \"$0\" \"$@\" ") + QString::fromLatin1(streams);
        process.start(QStringLiteral("/bin/sh"), QStringList{QStringLiteral("-c"), script, m_program} +
                                                     (opened ? m_opened : QStringList()) + words);
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

    void closedStandardInputIsTheEndOfABatch() {
        QProcess batch;
        inShell(batch, "<&-", {QStringLiteral("batch"), QString::fromUtf8(m_driver.catalog())});
        QVERIFY(batch.waitForFinished(patience));
        QCOMPARE(batch.exitCode(), 0);
        QVERIFY(batch.readAllStandardOutput().isEmpty());
    }

    void anAnswerThatCannotBeWrittenIsAFailure_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("streams");
        const QString catalog = QString::fromUtf8(m_driver.catalog());
        const QStringList list{QStringLiteral("person"), QStringLiteral("list"), catalog};
        const QStringList passphrase = m_opened.mid(1);
        for (const QString& streams : {QStringLiteral(">/dev/full"), QStringLiteral(">&-")}) {
            const auto row = [&](const char* name, const QStringList& words) {
                QTest::addRow("%s %s", name, qPrintable(streams)) << words << streams;
            };
            row("text", passphrase + list);
            row("json", m_opened + list);
            row("version", {QStringLiteral("--version")});
            row("help", {QStringLiteral("--help")});
        }
        QTest::newRow("all closed") << passphrase + list << QStringLiteral("<&- >&- 2>&-");
    }

    void anAnswerThatCannotBeWrittenIsAFailure() {
        QFETCH(QStringList, words);
        QFETCH(QString, streams);
        QProcess process;
        inShell(process, streams.toUtf8(), words, false);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 9);
        if (!streams.contains(QStringLiteral("2>&-")))
            QCOMPARE(process.readAllStandardError(), QByteArray("the answer cannot be written\n"));
    }

    void brokenPicturesMakeNoNoise() {
        const QByteArray good = m_driver.path("good.tif");
        QImage picture(96, 64, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        QImageWriter writer(QString::fromUtf8(good), "tiff");
        writer.setCompression(1);
        QVERIFY(writer.write(picture));
        QFile file(QString::fromUtf8(good));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        // The pixels come first.
        bytes.replace(8, 40, QByteArray(40, '\xff'));
        const QString broken = QString::fromUtf8(m_driver.file("broken.tif", bytes));

        QProcess import;
        start(import, {QStringLiteral("import"), QString::fromUtf8(m_driver.catalog()), broken});
        QVERIFY(import.waitForFinished(patience));
        QCOMPARE(import.exitCode(), 0);
        const QJsonObject answer = QJsonDocument::fromJson(import.readAllStandardOutput()).object();
        QCOMPARE(answer[QStringLiteral("failed")].toArray().size(), 1);
        QCOMPARE(import.readAllStandardError(), QByteArray());
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
