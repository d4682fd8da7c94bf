#include "app/cli/Passphrase.h"
#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

#include <QBuffer>

using namespace bk;
using namespace bk::cli;

class PassphraseTest : public QObject {
    Q_OBJECT

    test::CliDriver m_driver;

    Result<QString> toOpen(const GlobalOptions& global, bool toSet = false) {
        QBuffer device;
        const Context context(m_driver.settings(), global, FilePath::fromBytes("/tmp/A.beeldkluis"),
                              {device, device, device});
        return toSet ? passphraseToSet(context) : passphraseToOpen(context);
    }

    Result<QString> fromFile(const QByteArray& bytes) {
        GlobalOptions global;
        global.passphraseFile = FilePath::fromBytes(m_driver.file("passphrase", bytes));
        return toOpen(global);
    }

private Q_SLOTS:
    void theFirstLineOfAFileCounts() {
        QCOMPARE(fromFile("correct horse\n").value(), QStringLiteral("correct horse"));
        QCOMPARE(fromFile("correct horse").value(), QStringLiteral("correct horse"));
        QCOMPARE(fromFile("correct horse\r\nsecond\n").value(), QStringLiteral("correct horse"));
        QCOMPARE(fromFile(" spaces stay \n").value(), QStringLiteral(" spaces stay "));
        QCOMPARE(fromFile("café\n").value(), QStringLiteral("café"));
        QCOMPARE(m_driver.asked, 0);
    }

    void whatCannotBeAPassphraseIsNoAccess() {
        QCOMPARE(fromFile("caf\xe9\n").error().code, ErrorCode::NoAccess);
        QCOMPARE(fromFile(QByteArray(5000, 'x')).error().code, ErrorCode::NoAccess);
        GlobalOptions missing;
        missing.passphraseFile = FilePath::fromBytes(m_driver.path("not there"));
        QCOMPARE(toOpen(missing).error().code, ErrorCode::NoAccess);
        GlobalOptions closed;
        closed.passphraseFd = 987;
        QCOMPARE(toOpen(closed).error().code, ErrorCode::NoAccess);
    }

    void aDescriptorIsReadUpToTheLineEndOnly() {
        int pipe[2];
        QCOMPARE(::pipe(pipe), 0);
        QCOMPARE(::write(pipe[1], "secret words\nrest", 17), 17);
        ::close(pipe[1]);
        GlobalOptions global;
        global.passphraseFd = pipe[0];
        QCOMPARE(toOpen(global).value(), QStringLiteral("secret words"));
        char rest[8] = {};
        QCOMPARE(::read(pipe[0], rest, sizeof rest), 4);
        QCOMPARE(QByteArray(rest), QByteArray("rest"));
        ::close(pipe[0]);
    }

    void aNewPassphraseIsAskedTwice() {
        QStringList answers = {QStringLiteral("first words"), QStringLiteral("first words")};
        const auto before = m_driver.settings().askPassphrase;
        m_driver.settings().askPassphrase = [&](const QString&) -> Result<QString> {
            return answers.takeFirst();
        };
        QCOMPARE(toOpen({}, true).value(), QStringLiteral("first words"));
        answers = {QStringLiteral("first words"), QStringLiteral("other words")};
        QCOMPARE(toOpen({}, true).error().code, ErrorCode::InvalidArgument);
        QVERIFY(answers.isEmpty());
        m_driver.settings().askPassphrase = before;
    }

    void withoutATerminalItSaysWhatToGive() {
        test::CliDriver driver;
        driver.settings().askPassphrase = {};
        const auto answer = driver.create();
        QCOMPARE(answer.exit, 3);
        QVERIFY(answer.err.contains("--passphrase-file"));
    }
};

BK_TEST_MAIN(PassphraseTest)
#include "PassphraseTest.moc"
