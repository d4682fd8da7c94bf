#include "tests/core/services/UserFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// What users do with their own passphrase, recovery key and keyring.
class OwnKeysTest : public QObject, private UserFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_catalog.reset(); }

    void aNewRecoveryKeyTakesThePlaceOfTheOldOne() {
        ASSIGN_OK(const QString renewed, users().renewRecoveryKey());
        QVERIFY(renewed != m_catalog->recoveryKey());
        const RecoverySheet sheet = users().recoverySheet(renewed);
        QCOMPARE(sheet.organisation, QStringLiteral("Museum"));
        QCOMPARE(sheet.catalog, QStringLiteral("Test"));
        QCOMPARE(sheet.administrator, QStringLiteral("Ilse"));
        QCOMPARE(sheet.recoveryKey, renewed);
        QCOMPARE(sheet.fingerprint, keys().administratorFingerprint());
        QCOMPARE(sheet.day, QDate(2026, 3, 10));
        QCOMPARE(logged(session(), QStringLiteral("recovery-key.renew")).size(), 1);
        m_catalog->close();
        VERIFY_ERROR(ErrorCode::NoAccess,
                     m_opening->openWithRecoveryKey(m_catalog->path(), m_catalog->recoveryKey()));
        ASSIGN_OK(auto opened, m_opening->openWithRecoveryKey(m_catalog->path(), renewed));
        QCOMPARE(logged(*opened, QStringLiteral("catalog.unlock")).first().event.detail,
                 QStringLiteral("recovery key"));
        QCOMPARE(logged(*opened, QStringLiteral("catalog.older-copy")).size(), 0);
    }

    void everybodyChangesTheirOwnPassphrase() {
        VERIFY_OK(addBob(Role::Editor));
        const QString next = QStringLiteral("bob likes stairs 5");
        {
            ASSIGN_OK(auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
            UserService bobs(*opened);
            VERIFY_ERROR(ErrorCode::InvalidArgument,
                         bobs.changePassphrase(secret(bobsPassphrase), QStringLiteral("1234567")));
            VERIFY_ERROR(ErrorCode::NoAccess,
                         bobs.changePassphrase(secret(QStringLiteral("not that one")), next));
            VERIFY_OK(bobs.changePassphrase(secret(bobsPassphrase), next));
            const auto rows = logged(*opened, QStringLiteral("passphrase.change"));
            QCOMPARE(rows.size(), 3);
            QCOMPARE(rows[0].event.outcome, AuditOutcome::Done);
            QCOMPARE(rows[1].event.outcome, AuditOutcome::Failed);
            QCOMPARE(rows[1].event.detail, QStringLiteral("wrong passphrase"));
        }
        VERIFY_ERROR(ErrorCode::NoAccess, openAs(QStringLiteral("Bob"), bobsPassphrase));
        VERIFY_OK(openAs(QStringLiteral("Bob"), next));
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(findings(*m_catalog), QStringList());
    }

    void aRecoveryKeyThatNobodyTypedBackIsRemembered() {
        // Made with the catalog, and told to nobody yet.
        QVERIFY(!confirmed());
        VERIFY_OK(users().confirmRecoveryKey());
        QVERIFY(confirmed());
        VERIFY_OK(users().confirmRecoveryKey());
        QCOMPARE(logged(session(), QStringLiteral("recovery-key.confirm")).size(), 1);
        VERIFY_OK(m_catalog->reopen());
        QVERIFY(confirmed());
        // The answer is dropped, as when the window locks meanwhile.
        VERIFY_OK(users().renewRecoveryKey());
        QVERIFY(!confirmed());
        VERIFY_OK(m_catalog->reopen());
        QVERIFY(!confirmed());
        VERIFY_OK(addBob(Role::Auditor));
        ASSIGN_OK(auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
        QCOMPARE(UserService(*opened).recoveryKeyConfirmed().value(), false);
        VERIFY_ERROR(ErrorCode::RoleMissing, UserService(*opened).confirmRecoveryKey());
        opened.reset();
        VERIFY_OK(m_catalog->reopen());
        ASSIGN_OK(const QString key, users().renewRecoveryKey());
        m_catalog->close();
        // Whoever opens with it has it.
        VERIFY_OK(m_opening->openWithRecoveryKey(m_catalog->path(), key));
        VERIFY_OK(m_catalog->reopen());
        QVERIFY(confirmed());
    }

    void aRecoveryKeyThatCouldNotBeRenewedStaysConfirmed() {
        VERIFY_OK(users().confirmRecoveryKey());
        const QString file = Catalog::keyFile(m_catalog->path()).display();
        const QString aside = file + QStringLiteral(".aside");
        QVERIFY(QFile::rename(file, aside) && QDir().mkdir(file));
        VERIFY_ERROR(ErrorCode::Disk, users().renewRecoveryKey());
        QVERIFY(QDir().rmdir(file) && QFile::rename(aside, file));
        QVERIFY(confirmed());
        m_catalog->close();
        VERIFY_OK(m_opening->openWithRecoveryKey(m_catalog->path(), m_catalog->recoveryKey()));
        VERIFY_OK(m_catalog->reopen());
    }

    void withTheHolderGoneTheNewRecoveryKeyIsNotTypedBackYet() {
        VERIFY_OK(users().confirmRecoveryKey());
        const UserId ilse = session().user();
        ASSIGN_OK(const UserView bob, addBob(Role::Administrator));
        ASSIGN_OK(const UserView eve, users().add(QStringLiteral("Eve"), Role::Editor, true, bobsPassphrase));
        // Others coming and going leave the recovery key as it is.
        VERIFY_OK(users().disable(eve.id, {}));
        QVERIFY(confirmed());
        ASSIGN_OK(auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
        UserService bobs(*opened);
        std::stop_source stop;
        stop.request_stop();
        JobControl control;
        control.stop = stop.get_token();
        VERIFY_ERROR(ErrorCode::Cancelled, bobs.disable(ilse, control));
        QCOMPARE(bobs.recoveryKeyConfirmed().value(), true);
        ResealHooks hooks;
        std::optional<bool> confirmedBefore;
        hooks.step = [&](const char*) {
            if (!confirmedBefore)
                confirmedBefore = UserService(*opened).recoveryKeyConfirmed().value_or(true);
        };
        opened->catalog().observeReseal(hooks);
        VERIFY_OK(bobs.disable(ilse, {}));
        // Before it came into force, so that no kill loses it.
        QCOMPARE(confirmedBefore, std::optional(false));
        QCOMPARE(bobs.recoveryKeyConfirmed().value(), false);
        opened.reset();
        opened = m_opening->open(m_catalog->path(), QStringLiteral("Bob"), bobsPassphrase).value();
        QCOMPARE(UserService(*opened).recoveryKeyConfirmed().value(), false);
    }

    void aForgottenPassphraseIsReplacedByWhoHasTheRecoveryKey() {
        const QString next = QStringLiteral("ilse likes stairs 5");
        VERIFY_OK(addBob(Role::Editor));
        {
            ASSIGN_OK(auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
            VERIFY_ERROR(ErrorCode::NoAccess,
                         UserService(*opened).resetPassphrase(m_catalog->recoveryKey(), next));
        }
        {
            ASSIGN_OK(auto opened,
                      m_opening->openWithRecoveryKey(m_catalog->path(), m_catalog->recoveryKey()));
            UserService ilses(*opened);
            VERIFY_ERROR(ErrorCode::InvalidArgument,
                         ilses.resetPassphrase(m_catalog->recoveryKey(), QStringLiteral("1234567")));
            VERIFY_ERROR(ErrorCode::InvalidArgument, ilses.resetPassphrase(QStringLiteral("abcd"), next));
            VERIFY_OK(ilses.resetPassphrase(m_catalog->recoveryKey(), next));
            const auto rows = logged(*opened, QStringLiteral("passphrase.reset"));
            QCOMPARE(rows.size(), 5);
            QCOMPARE(rows[0].event.outcome, AuditOutcome::Done);
            QCOMPARE(rows[1].event.outcome, AuditOutcome::Failed);
            QCOMPARE(rows[3].event.detail, QStringLiteral("wrong recovery key"));
        }
        VERIFY_ERROR(ErrorCode::NoAccess, m_catalog->reopen());
        VERIFY_OK(m_opening->open(m_catalog->path(), QStringLiteral("Ilse"), next));
    }

    void whatFailsMeanwhileLeavesAnAnnouncedChangeAlone() {
        const QString announced = QStringLiteral("2 user.access %1").arg(session().user().toString());
        VERIFY_OK(session().catalog().write([&](Connection& catalog, ConnectionSet&) {
            return SettingStore(catalog).setValue(QStringLiteral("roster_announced"), announced);
        }));
        VERIFY_ERROR(ErrorCode::NoAccess,
                     users().changePassphrase(secret(QStringLiteral("not that one")), bobsPassphrase));
        QCOMPARE(setting("roster_announced"), announced);
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     users().resetPassphrase(QStringLiteral("abcd"), bobsPassphrase));
        QCOMPARE(setting("roster_announced"), announced);
    }

    void aKeyringOpensUntilItIsForbidden() {
        VERIFY_OK(users().forbidKeyring());
        QCOMPARE(logged(session(), QStringLiteral("keyring")).size(), 0);
        ASSIGN_OK(const SecretBytes secret, users().allowKeyring());
        const UserId ilse = session().user();
        m_catalog->close();
        {
            ASSIGN_OK(auto opened, m_opening->openWithKeyring(m_catalog->path(), ilse, secret));
            QCOMPARE(opened->user(), ilse);
            QCOMPARE(logged(*opened, QStringLiteral("catalog.unlock")).first().event.detail,
                     QStringLiteral("keyring"));
        }
        VERIFY_OK(m_catalog->reopen());
        VERIFY_OK(users().forbidKeyring());
        QCOMPARE(logged(session(), QStringLiteral("keyring")).size(), 2);
        m_catalog->close();
        VERIFY_ERROR(ErrorCode::NoAccess, m_opening->openWithKeyring(m_catalog->path(), ilse, secret));
        // What a keyring kept too long is no guess.
        QVERIFY(!QFile::exists(folderFile("unlock-failures")));
        VERIFY_OK(m_catalog->reopen());
    }

    void anOlderKeyFileWithTheSameUsersIsTold() {
        const QString next = QStringLiteral("ilse likes stairs 5");
        const auto told = [&] { return logged(session(), QStringLiteral("catalog.older-keys")).size(); };
        const QString file = Catalog::keyFile(m_catalog->path()).display();
        const QByteArray before = contentOf(file);
        VERIFY_OK(users().changePassphrase(secret(TestCatalog::passphrase()), next));
        m_catalog->close();
        write(file, before);
        // The passphrase that was changed counts again.
        VERIFY_OK(m_opening->open(m_catalog->path(), QString(), TestCatalog::passphrase()));
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(told(), 1);
        QCOMPARE(logged(session(), QStringLiteral("catalog.older-keys"))[0].event.outcome,
                 AuditOutcome::Done);
        // Once; and nothing is told of what is written as it should be.
        VERIFY_OK(users().renewRecoveryKey());
        VERIFY_OK(addBob(Role::Editor));
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(told(), 1);
    }
};

BK_TEST_MAIN(OwnKeysTest)
#include "OwnKeysTest.moc"
