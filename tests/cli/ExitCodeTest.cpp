#include "core/services/CatalogService.h"
#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

#include <QDirIterator>

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

class ExitCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfFailureHasItsCode() {
        QCOMPARE(cli::exitCode(ErrorCode::Internal), 1);
        QCOMPARE(cli::exitCode(ErrorCode::Exists), 1);
        QCOMPARE(cli::exitCode(ErrorCode::BrokenFile), 1);
        QCOMPARE(cli::exitCode(ErrorCode::InvalidArgument), 2);
        QCOMPARE(cli::exitCode(ErrorCode::NotAvailable), 2);
        QCOMPARE(cli::exitCode(ErrorCode::NoAccess), 3);
        QCOMPARE(cli::exitCode(ErrorCode::RoleMissing), 4);
        QCOMPARE(cli::exitCode(ErrorCode::NotFound), 5);
        QCOMPARE(cli::exitCode(ErrorCode::Ambiguous), 5);
        QCOMPARE(cli::exitCode(ErrorCode::ConsentRefused), 6);
        QCOMPARE(cli::exitCode(ErrorCode::Damaged), 7);
        QCOMPARE(cli::exitCode(ErrorCode::TooNew), 7);
        QCOMPARE(cli::exitCode(ErrorCode::InUse), 8);
        QCOMPARE(cli::exitCode(ErrorCode::Disk), 9);
    }

    void everyFailureHasASentence() {
        for (int code = 0; code <= static_cast<int>(ErrorCode::TooLarge); ++code)
            QVERIFY(!cli::sentence(Error{static_cast<ErrorCode>(code), {}, 0}).isEmpty());
    }

    void aFailureIsAnErrorOnBothStreamsWithJson() {
        CliDriver driver;
        const CliAnswer answer = driver.run({"check", "CATALOG"});
        QCOMPARE(answer.exit, 5);
        QCOMPARE(test::keys(answer.json), QStringList{QStringLiteral("error")});
        QCOMPARE(answer.err.trimmed(), answer.json[QStringLiteral("error")].toString().toUtf8());
        QCOMPARE(driver.asked, 0);

        const CliAnswer usage = driver.run({"nonsense"});
        QCOMPARE(usage.exit, 2);
        QCOMPARE(test::keys(usage.json), QStringList{QStringLiteral("error")});
    }

    void aPhotoThatIsNotThereIsNamedAsItWasAsked() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        for (const char* word : {"/nowhere/a.jpg", "nowhere/a.jpg"}) {
            const CliAnswer answer = driver.run({"photo", "set", "CATALOG", word, "--reviewed"});
            QCOMPARE(answer.exit, 5);
            QCOMPARE(answer.err, QByteArray("there is no photo ") + word + '\n');
        }
    }

    void withoutJsonAFailureLeavesStandardOutputEmpty() {
        CliDriver driver;
        const CliAnswer answer = driver.raw({"check", driver.catalog()});
        QCOMPARE(answer.exit, 5);
        QVERIFY(answer.out.isEmpty());
        QVERIFY(!answer.err.isEmpty());
    }

    void makingACatalogTwiceIsAFailureThatKeepsIt() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        BK_EXIT(driver.create(), 1);
        BK_EXIT(driver.run({"check", "CATALOG"}), 0);
    }

    void aWrongPassphraseIsNoAccess() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        driver.passphrase = QStringLiteral("wrong horse battery");
        BK_EXIT(driver.run({"person", "list", "CATALOG"}), 3);
        driver.passphrase = QStringLiteral("correct horse battery");
        BK_EXIT(driver.run({"person", "list", "CATALOG", "--user", "Nobody"}), 3);
        BK_EXIT(driver.run({"person", "list", "CATALOG", "--user", "Ada"}), 0);
    }

    void aPassphraseThatIsTooShortIsAUsageError() {
        CliDriver driver;
        driver.passphrase = QStringLiteral("short");
        BK_EXIT(driver.create(), 2);
        QVERIFY(!QFile::exists(QString::fromUtf8(driver.catalog())));
    }

    void whatIsNotThereIsNotFound() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        const auto answers = driver.batch({
            {QStringLiteral("person"), QStringLiteral("show"), QStringLiteral("Nobody")},
            {QStringLiteral("photo"), QStringLiteral("set"), QStringLiteral("/no/photo.jpg"),
             QStringLiteral("--reviewed")},
            {QStringLiteral("face"), QStringLiteral("bystander"),
             QStringLiteral("01900000-0000-7000-8000-000000000099")},
            {QStringLiteral("face"), QStringLiteral("bystander"), QStringLiteral("not an id")},
            {QStringLiteral("quitclaim"), QStringLiteral("withdraw"), QStringLiteral("Q-2026-00099")},
            {QStringLiteral("scan"), QStringLiteral("--collection"), QStringLiteral("No such")},
        });
        QCOMPARE(answers.size(), 6);
        for (const QJsonObject& answer : answers)
            QVERIFY2(answer[QStringLiteral("exit")].toInt() == 5, QJsonDocument(answer).toJson().constData());
    }

    void aNameOfTwoPersonsNamesTheCandidates() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        const QStringList add = {QStringLiteral("person"), QStringLiteral("add"), QStringLiteral("Noor")};
        const auto answers = driver.batch(
            {add, add, {QStringLiteral("person"), QStringLiteral("show"), QStringLiteral("noor")}});
        QCOMPARE(answers[2][QStringLiteral("exit")].toInt(), 5);
        const QString error = answers[2][QStringLiteral("error")].toString();
        for (int i : {0, 1})
            QVERIFY2(
                error.contains(answers[i][QStringLiteral("result")][QStringLiteral("person")].toString()),
                qPrintable(error));
    }

    void recognitionWithoutBasisAndDpiaIsRefused() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        BK_EXIT(driver.run({"collection", "set", "CATALOG", "School", "--recognition", "on"}), 6);
        BK_EXIT(driver.run({"collection", "set", "CATALOG", "School", "--recognition", "on", "--basis",
                            "consent", "--dpia", "DPIA 1"}),
                0);
    }

    void unknownPurposesNameThoseThatThereAre() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        const CliAnswer answer = driver.run({"clearance", "CATALOG", "--purpose", "billboard"});
        QCOMPARE(answer.exit, 2);
        QVERIFY2(answer.err.contains("internal, website, social, print, press, advertising"),
                 answer.err.constData());
        BK_EXIT(driver.run({"export", "CATALOG", "--purpose", "recognition", "--to", driver.path("out")}), 2);
    }

    void aDamagedKeyFileIsSaidToBeDamaged() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        QFile keys(QString::fromUtf8(driver.catalog() + "/catalog.keys"));
        QVERIFY(keys.open(QIODevice::ReadWrite));
        QByteArray bytes = keys.readAll();
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        keys.seek(0);
        keys.write(bytes);
        keys.close();
        const CliAnswer answer = driver.run({"person", "list", "CATALOG"});
        // A changed byte under a passphrase slot cannot be told from a wrong passphrase.
        QVERIFY2(answer.exit == 7 || answer.exit == 3, answer.err.constData());

        QVERIFY(keys.resize(10));
        BK_EXIT(driver.run({"person", "list", "CATALOG"}), 7);
    }

    void aDamagedScanIsFoundByCheckAndNamed() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        BK_EXIT(driver.run({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(driver.run({"quitclaim", "add", "CATALOG", "--person", "Noor", "--signed", "2026-01-01",
                            "--grant", "website", "--open-ended", "--scan", driver.paper("paper.png")}),
                0);
        BK_EXIT(driver.run({"check", "CATALOG"}), 0);
        QDirIterator files(QString::fromUtf8(driver.catalog() + "/vault"), QDir::Files,
                           QDirIterator::Subdirectories);
        QVERIFY(files.hasNext());
        QFile scan(files.next());
        QVERIFY(scan.open(QIODevice::ReadWrite));
        QByteArray bytes = scan.readAll();
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        scan.seek(0);
        scan.write(bytes);
        scan.close();

        const CliAnswer checked = driver.run({"check", "CATALOG"});
        BK_EXIT(checked, 7);
        QVERIFY(checked.json.contains(QStringLiteral("error")));
        QCOMPARE(checked.json[QStringLiteral("ok")].toBool(true), false);
        QCOMPARE(checked.json[QStringLiteral("findings")].toArray().size(), 1);
        BK_EXIT(driver.run({"quitclaim", "scan", "CATALOG", "Q-2026-00001", "--to", driver.path("out.png")}),
                7);
        QVERIFY(!QFile::exists(QString::fromUtf8(driver.path("out.png"))));
    }

    void aCatalogThatIsOpenElsewhereIsInUse() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        const CatalogService catalogs(driver.settings().clock, driver.settings().ids);
        const auto session = catalogs.open(FilePath::fromBytes(driver.catalog()), {}, driver.passphrase);
        QVERIFY(session);
        BK_EXIT(driver.run({"person", "list", "CATALOG"}), 8);
    }

    void filesThatCannotBeReadOrWrittenAreDiskErrors() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        BK_EXIT(driver.run({"person", "add", "CATALOG", "Noor"}), 0);
        const QByteArrayList add = {"quitclaim", "add",        "CATALOG", "--person", "Noor",
                                    "--signed",  "2026-01-01", "--grant", "website",  "--open-ended"};
        BK_EXIT(driver.run(add + QByteArrayList{"--scan", driver.path("not there.pdf")}), 9);
        BK_EXIT(driver.run(add + QByteArrayList{"--scan", driver.folder()}), 9);
        // Of several, the one that is no scan is named.
        const CliAnswer mixed = driver.run(add + QByteArrayList{"--scan", driver.paper("good.png"), "--scan",
                                                                driver.file("words.pdf", "hello")});
        BK_EXIT(mixed, 1);
        QVERIFY2(mixed.err.contains("words.pdf"), mixed.err.constData());

        BK_EXIT(driver.run(add + QByteArrayList{"--scan", driver.paper("paper.png")}), 0);
        const QByteArray there = driver.file("there.png", "keep me");
        BK_EXIT(driver.run({"quitclaim", "scan", "CATALOG", "Q-2026-00001", "--to", there}), 9);
        QFile kept(QString::fromUtf8(there));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("keep me"));
    }

    void aClockThatWasTurnedBackIsTold() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        BK_EXIT(driver.run({"person", "list", "CATALOG"}), 0);
        driver.clock().setDay(QDate(2025, 1, 1));
        const CliAnswer answer = driver.run({"person", "list", "CATALOG"});
        QCOMPARE(answer.exit, 0);
        QVERIFY2(answer.err.contains("2026-06-15"), answer.err.constData());
    }
};

BK_TEST_MAIN(ExitCodeTest)
#include "ExitCodeTest.moc"
