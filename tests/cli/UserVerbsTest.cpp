#include "core/services/CatalogService.h"
#include "core/services/UnlockGuard.h"
#include "core/store/Catalog.h"
#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Two users and their passphrases, by the command line.
class UserVerbsTest : public QObject {
    Q_OBJECT

    const QString m_adas = QStringLiteral("correct horse battery");
    const QString m_bobs = QStringLiteral("bob likes ladders 4");

    std::unique_ptr<CliDriver> m_driver;
    QList<qint64> m_pauses; ///< milliseconds

    QByteArray secret(const QString& words) { return m_driver->file("secret", words.toUtf8() + '\n'); }
    CliAnswer as(const QString& user, const QString& passphrase, QByteArrayList words,
                 const QByteArray& input = {}) {
        m_driver->passphrase = passphrase;
        words << "--user" << user.toUtf8();
        const CliAnswer answer = m_driver->run(words, input);
        m_driver->passphrase = m_adas;
        return answer;
    }
    CliAnswer asBob(const QByteArrayList& words) { return as(QStringLiteral("Bob"), m_bobs, words); }
    CliAnswer addBob(const QByteArray& roles) {
        return m_driver->run(
            {"user", "add", "CATALOG", "Bob", "--roles", roles, "--new-passphrase-file", secret(m_bobs)});
    }
    static QStringList words(const QJsonValue& array) {
        QStringList list;
        for (const QJsonValue& one : array.toArray())
            list << one.toString();
        return list;
    }
    QList<AuditRow> logged(const QString& action) {
        const CatalogService catalogs(m_driver->settings().clock, m_driver->settings().ids);
        const auto session = catalogs.open(FilePath::fromBytes(m_driver->catalog()), {}, m_adas);
        if (!session) qFatal("%s", qPrintable(session.error().context));
        (void)(*session)->catalog().maintain([](ConnectionSet&) { return Status(); });
        AuditFilter filter;
        filter.action = action;
        const auto rows = (*session)->catalog().readFrom(
            DatabaseFile::Audit, [&](Connection& audit) { return AuditLog(audit).list(filter); });
        return rows ? *rows : QList<AuditRow>();
    }

private Q_SLOTS:
    void init() {
        m_driver = std::make_unique<CliDriver>();
        m_pauses.clear();
        m_driver->settings().pause = [this](std::chrono::milliseconds time) { m_pauses << time.count(); };
        BK_EXIT(m_driver->create(), 0);
    }

    void theFirstAdministratorIsListed() {
        const CliAnswer answer = m_driver->run({"user", "list", "CATALOG"});
        BK_EXIT(answer, 0);
        const QJsonArray users = answer.json[QStringLiteral("users")].toArray();
        QCOMPARE(users.size(), 1);
        // `create` told it.
        QVERIFY(answer.json[QStringLiteral("recovery_key_confirmed")].toBool(false));
        const QJsonObject ada = users[0].toObject();
        QCOMPARE(test::keys(ada), QStringList({QStringLiteral("active"), QStringLiteral("name"),
                                               QStringLiteral("recognition"), QStringLiteral("recovery_key"),
                                               QStringLiteral("roles"), QStringLiteral("user")}));
        QCOMPARE(ada[QStringLiteral("name")].toString(), QStringLiteral("Ada"));
        QCOMPARE(words(ada[QStringLiteral("roles")]), QStringList{QStringLiteral("administrator")});
        QVERIFY(ada[QStringLiteral("active")].toBool() && ada[QStringLiteral("recovery_key")].toBool());
        const CliAnswer text = m_driver->raw({"user", "list", m_driver->catalog()});
        QVERIFY2(text.out.contains("Ada") && text.out.contains("administrator"), text.out.constData());
    }

    void aUserIsAddedAndWorksWithinTheirRoles() {
        const CliAnswer added = addBob("editor");
        BK_EXIT(added, 0);
        QCOMPARE(added.json[QStringLiteral("name")].toString(), QStringLiteral("Bob"));
        QCOMPARE(words(added.json[QStringLiteral("roles")]), QStringList{QStringLiteral("editor")});
        QVERIFY(!added.json[QStringLiteral("user")].toString().isEmpty());
        BK_EXIT(m_driver->run({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(m_driver->run({"quitclaim", "add", "CATALOG", "--person", "Noor", "--signed", "2026-01-01",
                               "--grant", "website", "--open-ended", "--scan", m_driver->paper("a.png")}),
                0);

        BK_EXIT(asBob({"person", "list", "CATALOG"}), 0);
        for (const QByteArrayList& refused :
             {QByteArrayList{"user", "list", "CATALOG"},
              QByteArrayList{"user", "role", "CATALOG", "Bob", "--roles", "administrator"},
              QByteArrayList{"user", "role", "CATALOG", "Nobody", "--roles", "editor"},
              QByteArrayList{"user", "disable", "CATALOG", "Ada"},
              QByteArrayList{"user", "add", "CATALOG", "Eve", "--roles", "editor", "--new-passphrase-file",
                             secret(m_bobs)},
              QByteArrayList{"recovery-key", "renew", "CATALOG"},
              QByteArrayList{"quitclaim", "scan", "CATALOG", "Q-2026-00001", "--to",
                             m_driver->path("out")}}) {
            const CliAnswer answer = asBob(refused);
            QVERIFY2(answer.exit == 4, (refused.join(' ') + ": " + answer.err).constData());
            QVERIFY2(answer.err.contains("administrator"), answer.err.constData());
        }
        QVERIFY(!QFile::exists(QString::fromUtf8(m_driver->path("out"))));
        QCOMPARE(logged(QStringLiteral("access.refused")).size(), 7);
    }

    void everybodyMayCheckAsFarAsTheirKeysGo() {
        BK_EXIT(addBob("editor"), 0);
        const CliAnswer all = m_driver->run({"check", "CATALOG"});
        BK_EXIT(all, 0);
        QCOMPARE(words(all.json[QStringLiteral("not_checked")]), QStringList());
        const CliAnswer some = asBob({"check", "CATALOG"});
        BK_EXIT(some, 0);
        QVERIFY(some.json[QStringLiteral("ok")].toBool());
        const QString left = words(some.json[QStringLiteral("not_checked")]).join(QLatin1Char('\n'));
        QVERIFY2(left.contains(QStringLiteral("faces.db")) && left.contains(QStringLiteral("log")),
                 qPrintable(left));
    }

    void wordsThatCannotBeAreUsageErrors() {
        for (const char* roles : {"", "boss", "editor,", "editor boss", "editor;auditor"}) {
            const CliAnswer answer = addBob(roles);
            QVERIFY2(answer.exit == 2, roles);
            QVERIFY2(answer.err.contains("administrator, editor, consent-officer, face-operator, auditor"),
                     answer.err.constData());
        }
        BK_EXIT(m_driver->run({"user", "add", "CATALOG", "Bob"}), 2);
        BK_EXIT(m_driver->run({"user", "add", "CATALOG", " ", "--roles", "editor", "--new-passphrase-file",
                               secret(m_bobs)}),
                2);
        BK_EXIT(m_driver->run({"user", "add", "CATALOG", "Bob", "--roles", "editor", "--new-passphrase-file",
                               secret(m_bobs), "--new-passphrase-fd", "7"}),
                2);
        BK_EXIT(m_driver->run({"user", "add", "CATALOG", "Bob", "--roles", "editor", "--new-passphrase-file",
                               secret(QStringLiteral("1234567"))}),
                2);
        BK_EXIT(m_driver->run({"user", "add", "CATALOG", "Bob", "--roles", "editor", "--new-passphrase-file",
                               m_driver->path("not there")}),
                3);
        QCOMPARE(m_driver->run({"user", "list", "CATALOG"}).json[QStringLiteral("users")].toArray().size(),
                 1);
    }

    void rolesMayBeWrittenInSeveralWays() {
        const CliAnswer added = addBob("Consent officer, face");
        BK_EXIT(added, 0);
        QCOMPARE(words(added.json[QStringLiteral("roles")]),
                 QStringList({QStringLiteral("consent-officer"), QStringLiteral("face-operator")}));
        const CliAnswer changed = m_driver->run(
            {"user", "role", "CATALOG", "bob", "--roles", "consent_officer,admin", "--recognition", "off"});
        BK_EXIT(changed, 0);
        QCOMPARE(words(changed.json[QStringLiteral("roles")]),
                 QStringList({QStringLiteral("administrator"), QStringLiteral("consent-officer")}));
        QCOMPARE(changed.json[QStringLiteral("recognition")].toBool(true), false);
    }

    void aNewPassphraseIsAskedTwiceOnATerminal() {
        m_driver->asked = 0;
        BK_EXIT(m_driver->run({"user", "add", "CATALOG", "Bob", "--roles", "editor"}), 0);
        QCOMPARE(m_driver->asked, 3); // to open, and twice for Bob
        BK_EXIT(as(QStringLiteral("Bob"), m_adas, {"person", "list", "CATALOG"}), 0);
    }

    void whatKindOfFailureItIs() {
        BK_EXIT(addBob("editor"), 0);
        BK_EXIT(addBob("auditor"), 1);
        BK_EXIT(m_driver->run({"user", "role", "CATALOG", "Nobody", "--roles", "editor"}), 5);
        BK_EXIT(m_driver->run({"user", "disable", "CATALOG", "Nobody"}), 5);
        BK_EXIT(m_driver->run({"user", "disable", "CATALOG", "Ada"}), 2);
        BK_EXIT(m_driver->run({"user", "role", "CATALOG", "Ada", "--roles", "editor"}), 2);
    }

    void whoWasRemovedIsOutAndTheKeysAreNew() {
        const CliAnswer added = addBob("consent-officer");
        BK_EXIT(added, 0);
        BK_EXIT(m_driver->run({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(m_driver->run({"quitclaim", "add", "CATALOG", "--person", "Noor", "--signed", "2026-01-01",
                               "--grant", "website", "--open-ended", "--scan", m_driver->paper("a.png")}),
                0);
        const CliAnswer fewer = m_driver->run({"user", "role", "CATALOG", "Bob", "--roles", "editor"});
        BK_EXIT(fewer, 0);
        QCOMPARE(words(fewer.json[QStringLiteral("renewed")]), QStringList{QStringLiteral("vault")});
        QCOMPARE(fewer.json[QStringLiteral("users")].toArray().size(), 2);
        QVERIFY(!fewer.json.contains(QStringLiteral("recovery_key")));
        BK_EXIT(asBob({"person", "list", "CATALOG"}), 0);
        const CliAnswer gone = m_driver->run(
            {"user", "disable", "CATALOG", added.json[QStringLiteral("user")].toString().toUtf8()});
        BK_EXIT(gone, 0);
        QCOMPARE(words(gone.json[QStringLiteral("renewed")]), QStringList{QStringLiteral("main")});
        QCOMPARE(gone.json[QStringLiteral("active")].toBool(true), false);
        BK_EXIT(asBob({"person", "list", "CATALOG"}), 3);
        BK_EXIT(m_driver->run({"check", "CATALOG"}), 0);
        BK_EXIT(
            m_driver->run({"quitclaim", "scan", "CATALOG", "Q-2026-00001", "--to", m_driver->path("b.png")}),
            0);
        BK_EXIT(m_driver->run({"user", "disable", "CATALOG", "Bob"}), 5);

        // Somebody else may have the name.
        const QString other = QStringLiteral("another bob 12345");
        BK_EXIT(m_driver->run({"user", "add", "CATALOG", "Bob", "--roles", "editor", "--new-passphrase-file",
                               secret(other)}),
                0);
        BK_EXIT(asBob({"person", "list", "CATALOG"}), 3);
        BK_EXIT(as(QStringLiteral("Bob"), other, {"person", "list", "CATALOG"}), 0);
        QCOMPARE(m_driver->run({"user", "list", "CATALOG"}).json[QStringLiteral("users")].toArray().size(),
                 3);
    }

    void theHolderOfTheRecoveryKeyIsReplaced() {
        const QString before = m_driver->run({"recovery-key", "renew", "CATALOG"})
                                   .json[QStringLiteral("recovery_key")]
                                   .toString();
        BK_EXIT(addBob("administrator"), 0);
        const CliAnswer gone = asBob({"user", "disable", "CATALOG", "Ada"});
        BK_EXIT(gone, 0);
        const QString key = gone.json[QStringLiteral("recovery_key")].toString();
        QVERIFY(!key.isEmpty() && key != before);
        const CatalogService catalogs(m_driver->settings().clock, m_driver->settings().ids);
        const FilePath folder = FilePath::fromBytes(m_driver->catalog());
        QVERIFY(!catalogs.openWithRecoveryKey(folder, before));
        const auto opened = catalogs.openWithRecoveryKey(folder, key);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().context));
        QCOMPARE((*opened)->userName(), QStringLiteral("Bob"));
    }

    void aRecoveryKeyThatWasNotToldIsNotConfirmed() {
        const auto confirmed = [this] {
            return m_driver->run({"user", "list", "CATALOG"})
                .json[QStringLiteral("recovery_key_confirmed")]
                .toBool(true);
        };
        const QByteArray catalog = m_driver->catalog();
        // A standard output that is full or gone.
        QBuffer in, out, err;
        in.open(QIODevice::ReadOnly);
        err.open(QIODevice::WriteOnly);
        out.open(QIODevice::ReadOnly);
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        QCOMPARE(
            cli::runCli({"--json", "recovery-key", "renew", catalog}, {in, out, err}, m_driver->settings()),
            9);
        QVERIFY(!confirmed());
        const CliAnswer text = m_driver->raw({"user", "list", catalog});
        QVERIFY2(text.out.contains("never typed back"), text.out.constData());
        const CliAnswer renewed = m_driver->run({"recovery-key", "renew", "CATALOG"});
        BK_EXIT(renewed, 0);
        QVERIFY(confirmed());
        QVERIFY(!m_driver->raw({"user", "list", catalog}).out.contains("never typed back"));
        // The same for one that comes with a change of users, and inside a batch.
        BK_EXIT(addBob("administrator"), 0);
        BK_EXIT(asBob({"user", "disable", "CATALOG", "Ada"}), 0);
        QCOMPARE(asBob({"user", "list", "CATALOG"}).json[QStringLiteral("recovery_key_confirmed")].toBool(),
                 true);
        m_driver->passphrase = m_bobs;
        const auto answers = m_driver->batch({{QStringLiteral("recovery-key"), QStringLiteral("renew")},
                                              {QStringLiteral("user"), QStringLiteral("list")}});
        QCOMPARE(answers.size(), 2);
        QCOMPARE(answers[1][QStringLiteral("result")][QStringLiteral("recovery_key_confirmed")].toBool(),
                 true);
    }

    void aForgottenPassphraseIsReplacedWithTheRecoveryKey() {
        const QByteArray key = m_driver->run({"recovery-key", "renew", "CATALOG"})
                                   .json[QStringLiteral("recovery_key")]
                                   .toString()
                                   .toUtf8();
        const QByteArray keyFile = m_driver->file("key", key.toLower() + "\n");
        const QString next = QStringLiteral("ada likes stairs 5");
        const auto change = [&](QByteArrayList more) {
            m_driver->asked = 0;
            return m_driver->run(
                QByteArrayList{"passphrase", "change", "CATALOG", "--new-passphrase-file", secret(next)} +
                more);
        };
        BK_EXIT(change({"--recovery-key-file", m_driver->path("nowhere")}), 3);
        BK_EXIT(change({"--recovery-key-file", m_driver->file("mistyped", key.left(50))}), 2);
        BK_EXIT(change({"--recovery-key-file", keyFile, "--user", "Ada"}), 2);
        BK_EXIT(m_driver->run({"person", "list", "CATALOG"}), 0);
        const CliAnswer changed = change({"--recovery-key-file", keyFile});
        BK_EXIT(changed, 0);
        QCOMPARE(m_driver->asked, 0);
        QCOMPARE(changed.json[QStringLiteral("name")].toString(), QStringLiteral("Ada"));
        BK_EXIT(m_driver->run({"person", "list", "CATALOG"}), 3);
        BK_EXIT(as(QStringLiteral("Ada"), next, {"person", "list", "CATALOG"}), 0);
        // In a batch, which was opened with the passphrase, too.
        m_driver->passphrase = next;
        const QString back = QString::fromUtf8(m_driver->file("back", m_adas.toUtf8()));
        const auto answers = m_driver->batch(
            {{QStringLiteral("passphrase"), QStringLiteral("change"), QStringLiteral("--new-passphrase-file"),
              back, QStringLiteral("--recovery-key-file"), QString::fromUtf8(keyFile)}});
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers[0][QStringLiteral("exit")].toInt(-1), 0);
        m_driver->passphrase = m_adas;
        BK_EXIT(m_driver->run({"person", "list", "CATALOG"}), 0);
        QCOMPARE(logged(QStringLiteral("passphrase.reset")).size(), 2);
    }

    void ownPassphrases() {
        BK_EXIT(addBob("editor"), 0);
        const QString next = QStringLiteral("bob likes stairs 5");
        const CliAnswer changed =
            asBob({"passphrase", "change", "CATALOG", "--new-passphrase-file", secret(next)});
        BK_EXIT(changed, 0);
        QCOMPARE(changed.json[QStringLiteral("name")].toString(), QStringLiteral("Bob"));
        BK_EXIT(asBob({"person", "list", "CATALOG"}), 3);
        BK_EXIT(as(QStringLiteral("Bob"), next, {"person", "list", "CATALOG"}), 0);
        BK_EXIT(
            as(QStringLiteral("Bob"), next,
               {"passphrase", "change", "CATALOG", "--new-passphrase-file", secret(QStringLiteral("short"))}),
            2);
        BK_EXIT(m_driver->run({"person", "list", "CATALOG"}), 0);
        QCOMPARE(logged(QStringLiteral("passphrase.change")).size(), 1);
    }

    void aBatchGoesOnWhenUsersChange() {
        const QString next = QStringLiteral("ada likes stairs 5");
        const QString file = QString::fromUtf8(secret(m_bobs));
        const QString nextFile = QString::fromUtf8(m_driver->file("next", next.toUtf8()));
        const QString backFile = QString::fromUtf8(m_driver->file("back", m_adas.toUtf8()));
        const auto say = [](const char* words) { return QString::fromLatin1(words).split(QLatin1Char(' ')); };
        const auto answers = m_driver->batch({
            say("person add Noor"),
            say("user add Bob --roles consent-officer,auditor --new-passphrase-file") << file,
            say("user role Bob --roles editor"),
            say("person add Sam"),
            say("user disable Bob"),
            say("person list"),
            say("passphrase change --new-passphrase-file") << nextFile,
            say("passphrase change --new-passphrase-file") << backFile,
            say("user list"),
            say("check"),
        });
        QCOMPARE(answers.size(), 10);
        for (const QJsonObject& answer : answers)
            QVERIFY2(answer[QStringLiteral("exit")].toInt() == 0, QJsonDocument(answer).toJson().constData());
        QCOMPARE(answers[5][QStringLiteral("result")][QStringLiteral("persons")].toArray().size(), 2);
        QCOMPARE(answers[8][QStringLiteral("result")][QStringLiteral("users")].toArray().size(), 2);
        BK_EXIT(m_driver->run({"check", "CATALOG"}), 0);
    }

    void wrongPassphrasesSlowDownAndAreLogged() {
        for (int i = 0; i < 4; ++i)
            BK_EXIT(as(QStringLiteral("Ada"), QStringLiteral("wrong wrong"), {"person", "list", "CATALOG"}),
                    3);
        QCOMPARE(m_pauses, QList<qint64>{1000});
        const CliAnswer right = m_driver->run({"person", "list", "CATALOG"});
        BK_EXIT(right, 0);
        QVERIFY2(right.err.contains("Waiting 2 s"), right.err.constData());
        QCOMPARE(m_pauses, (QList<qint64>{1000, 2000}));
        const auto rows = logged(QStringLiteral("catalog.unlock-failed"));
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows[0].event.detail.startsWith(QStringLiteral("4 failed")));
        BK_EXIT(m_driver->run({"person", "list", "CATALOG"}), 0);
        QCOMPARE(m_pauses.size(), 2);
    }

    void waitingEndsWhenThePersonStops() {
        UnlockGuard guard(FilePath::fromBytes(m_driver->catalog()), m_driver->clock());
        for (int i = 0; i < 3; ++i)
            QVERIFY(guard.failed());
        std::stop_source stop;
        stop.request_stop();
        m_driver->settings().stop = stop.get_token();
        m_driver->settings().pause = {};
        const CliAnswer answer = m_driver->run({"person", "list", "CATALOG"});
        QCOMPARE(answer.exit, 1);
        QVERIFY2(answer.err.contains("stopped"), answer.err.constData());
    }

    void theSheetIsWrittenOnceAndNeverOverAFile() {
        CliDriver driver;
        const QByteArray sheet = driver.path("sheet.pdf");
        driver.file("sheet.pdf", "mine");
        const QByteArrayList create = {"create", "CATALOG", "--admin", "Ada", "--sheet", sheet};
        BK_EXIT(driver.run(create), 9);
        QVERIFY(!QFile::exists(QString::fromUtf8(driver.catalog())));
        QFile file(QString::fromUtf8(sheet));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
        file.close();
        QVERIFY(file.remove());
        BK_EXIT(driver.run(create), 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
        file.close();

        BK_EXIT(driver.run({"recovery-key", "renew", "CATALOG", "--sheet", sheet}), 9);
        const CliAnswer renewed =
            driver.run({"recovery-key", "renew", "CATALOG", "--sheet", driver.path("two.pdf")});
        BK_EXIT(renewed, 0);
        QVERIFY(QFile::exists(QString::fromUtf8(driver.path("two.pdf"))));
        QVERIFY(renewed.json[QStringLiteral("recovery_key")].toString().size() > 60);

        // A key that counts is told, though its sheet could not be written.
        const CliAnswer told =
            driver.run({"recovery-key", "renew", "CATALOG", "--sheet", driver.path("no/such/folder.pdf")});
        BK_EXIT(told, 9);
        const QString key = told.json[QStringLiteral("recovery_key")].toString();
        QVERIFY(told.err.contains(key.toLatin1()));
        const CatalogService catalogs(driver.settings().clock, driver.settings().ids);
        QVERIFY(catalogs.openWithRecoveryKey(FilePath::fromBytes(driver.catalog()), key));
    }
};

BK_TEST_MAIN(UserVerbsTest)
#include "UserVerbsTest.moc"
