#include "tests/core/services/UserFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Who may open the catalog, and what becomes of the keys when that changes.
class UserServiceTest : public QObject, private UserFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { m_catalog.reset(); }

    void aNewUserOpensWithTheRolesThatWereGiven() {
        ASSIGN_OK(const UserView bob, addBob(Role::Editor));
        QVERIFY(!bob.self && bob.active && bob.recognition && !bob.holdsRecoveryKey);
        QCOMPARE(bob.roles, Roles(Role::Editor));
        ASSIGN_OK(const auto all, users().list());
        QCOMPARE(all.size(), 2);
        QVERIFY(all[0].self && all[0].holdsRecoveryKey && all[0].name == QLatin1String("Ilse"));
        QCOMPARE(all[1].id, bob.id);
        QCOMPARE(users().find(QStringLiteral(" bOB ")).value(), bob.id);
        QCOMPARE(users().find(bob.id.toString()).value(), bob.id);
        VERIFY_ERROR(ErrorCode::NotFound, users().find(QStringLiteral("Eve")));
        VERIFY_ERROR(ErrorCode::NotFound, users().find(QString()));

        const auto rows = logged(session(), QStringLiteral("user.add"));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].event.object, bob.id.uuid());
        QCOMPARE(rows[0].event.detail, QStringLiteral("editor, recognition on"));
        QVERIFY(!rows[0].event.detail.contains(QStringLiteral("Bob")));

        ASSIGN_OK(auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
        QCOMPARE(opened->userName(), QStringLiteral("Bob"));
        QCOMPARE(opened->roles(), Roles(Role::Editor));
        QVERIFY(opened->catalog().keys().has(DataKey::Main));
        for (const DataKey key : {DataKey::Vault, DataKey::Face, DataKey::Log})
            QVERIFY(!opened->catalog().keys().has(key));
        opened.reset();
        VERIFY_OK(m_catalog->reopen());
    }

    void whatCannotBeAUserIsRefused() {
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     users().add(QStringLiteral(" "), Role::Editor, true, bobsPassphrase));
        VERIFY_ERROR(ErrorCode::InvalidArgument, addBob(Roles()));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     users().add(QStringLiteral("Bob"), Role::Editor, true, QStringLiteral("1234567")));
        VERIFY_ERROR(ErrorCode::Exists,
                     users().add(QStringLiteral("ILSE"), Role::Editor, true, bobsPassphrase));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     users().add(QString(5000, QLatin1Char('x')), Role::Editor, true, bobsPassphrase));
        // There is another key file than the one that was read.
        const QByteArray older = contentOf(folderFile("catalog.keys"));
        VERIFY_OK(users().allowKeyring());
        const QByteArray current = contentOf(folderFile("catalog.keys"));
        write(folderFile("catalog.keys"), older);
        VERIFY_ERROR(ErrorCode::InUse, addBob(Role::Editor));
        write(folderFile("catalog.keys"), current);
        QCOMPARE(users().list()->size(), 1);
        // Only the last one got as far as the log, which tells how it ended.
        const auto rows = logged(session(), QStringLiteral("user.add"));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].event.outcome, AuditOutcome::Failed);
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(logged(session(), QStringLiteral("user.add")).size(), 2);
    }

    void onlyAnAdministratorManagesUsers_data() {
        QTest::addColumn<int>("role");
        for (const Role role : allRoles)
            if (role != Role::Administrator) QTest::addRow("%s", qPrintable(toString(role))) << int(role);
    }
    void onlyAnAdministratorManagesUsers() {
        QFETCH(int, role);
        VERIFY_OK(addBob(Roles(static_cast<Role>(role))));
        const UserId ilse = session().user();
        ASSIGN_OK(auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
        UserService bobs(*opened);
        const auto refused = [&](const auto& outcome) {
            return !outcome && outcome.error().code == ErrorCode::RoleMissing &&
                   outcome.error().context.contains(QStringLiteral("administrator"));
        };
        QVERIFY(refused(bobs.add(QStringLiteral("Eve"), Role::Editor, true, bobsPassphrase)));
        QVERIFY(refused(bobs.setAccess(ilse, Role::Editor, true, {})));
        QVERIFY(refused(bobs.setAccess(opened->user(), Role::Administrator, true, {})));
        QVERIFY(refused(bobs.disable(ilse, {})));
        QVERIFY(refused(bobs.renewRecoveryKey()));
        const auto list = bobs.list();
        QVERIFY(static_cast<Role>(role) == Role::Auditor ? list.has_value() : refused(list));
        const auto rows = logged(*opened, QStringLiteral("access.refused"));
        QCOMPARE(rows.size(), static_cast<Role>(role) == Role::Auditor ? 5 : 6);
        QCOMPARE(rows[0].event.outcome, AuditOutcome::Refused);
    }

    void keysThatWereTakenAwayAreMadeAnew() {
        const PersonId person = (*m_catalog)->persons.add(QStringLiteral("Sofie"), {})->id;
        const Quitclaim quitclaim = m_catalog->grant(person, {QStringLiteral("website")});
        ASSIGN_OK(const UserView bob, addBob(Role::ConsentOfficer));
        const QByteArray vaultBefore = keys().keyId(DataKey::Vault);
        const QByteArray mainBefore = keys().keyId(DataKey::Main);

        // More rights need no new keys, and the same ones nothing at all.
        ASSIGN_OK(const AccessOutcome more,
                  users().setAccess(bob.id, Role::ConsentOfficer | Role::FaceOperator, true, {}));
        QVERIFY(more.renewed.isEmpty() && more.recoveryKey.isEmpty());
        QCOMPARE(more.user.roles, Role::ConsentOfficer | Role::FaceOperator);
        const quint64 serial = keys().rosterSerial();
        VERIFY_OK(users().setAccess(bob.id, Role::ConsentOfficer | Role::FaceOperator, true, {}));
        QCOMPARE(keys().rosterSerial(), serial);

        ASSIGN_OK(const AccessOutcome fewer, users().setAccess(bob.id, Role::Editor, true, {}));
        QCOMPARE(fewer.renewed.size(), 2);
        QVERIFY(fewer.renewed.contains(DataKey::Vault) && fewer.renewed.contains(DataKey::Face));
        QVERIFY(keys().keyId(DataKey::Vault) != vaultBefore);
        QCOMPARE(keys().keyId(DataKey::Main), mainBefore);
        VERIFY_OK((*m_catalog)->consent.scan(quitclaim.id, quitclaim.scans.first().id));
        QCOMPARE(findings(*m_catalog), QStringList());

        const auto rows = logged(session(), QStringLiteral("user.access"));
        QCOMPARE(rows.size(), 2);
        QVERIFY2(rows[0].event.detail.startsWith(
                     QStringLiteral("consent-officer+face-operator -> editor, recognition on -> on")),
                 qPrintable(rows[0].event.detail));
        QCOMPARE(rows[0].event.object, bob.id.uuid());
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(findings(*m_catalog), QStringList());
        // Nothing was interrupted.
        QCOMPARE(logged(session(), QStringLiteral("user.access")).size(), 2);
        QCOMPARE(logged(session(), QStringLiteral("catalog.older-copy")).size(), 0);
    }

    void whoseAccessIsWithdrawnIsOutForGood() {
        ASSIGN_OK(const UserView bob, addBob(Role::Editor | Role::Auditor));
        ASSIGN_OK(const AccessOutcome outcome, users().disable(bob.id, {}));
        QVERIFY(!outcome.user.active && outcome.user.roles.toInt() == 0);
        QVERIFY(outcome.renewed.contains(DataKey::Main) && outcome.renewed.contains(DataKey::Log));
        QVERIFY(outcome.recoveryKey.isEmpty());
        VERIFY_ERROR(ErrorCode::NotFound, users().disable(bob.id, {}));
        VERIFY_ERROR(ErrorCode::NotFound, users().setAccess(bob.id, Role::Editor, true, {}));
        QCOMPARE(users().find(QStringLiteral("bob")).value(), bob.id);
        QCOMPARE(findings(*m_catalog), QStringList());
        VERIFY_ERROR(ErrorCode::NoAccess, openAs(QStringLiteral("Bob"), bobsPassphrase));
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(findings(*m_catalog), QStringList());

        // The name is free again, and somebody else's.
        const QString other = QStringLiteral("another bob 12345");
        ASSIGN_OK(const UserView next, users().add(QStringLiteral("Bob"), Role::Editor, true, other));
        QVERIFY(next.id != bob.id);
        QCOMPARE(users().find(QStringLiteral("Bob")).value(), next.id);
        ASSIGN_OK(const auto all, users().list());
        QCOMPARE(all.size(), 3);
        QCOMPARE(all.last().id, bob.id);
        VERIFY_ERROR(ErrorCode::NoAccess, openAs(QStringLiteral("Bob"), bobsPassphrase));
        VERIFY_OK(openAs(QStringLiteral("Bob"), other));
        VERIFY_OK(m_catalog->reopen());
        VERIFY_OK(users().disable(next.id, {}));
        VERIFY_ERROR(ErrorCode::Ambiguous, users().find(QStringLiteral("Bob")));
    }

    void theLastAdministratorStays() {
        const UserId ilse = session().user();
        VERIFY_ERROR(ErrorCode::InvalidArgument, users().disable(ilse, {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument, users().setAccess(ilse, Role::Editor, true, {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument, users().setAccess(ilse, Roles(), true, {}));
        ASSIGN_OK(const UserView bob, addBob(Role::Administrator));
        VERIFY_ERROR(ErrorCode::InvalidArgument, users().disable(ilse, {}));
        ASSIGN_OK(auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
        Services bobs(std::move(opened));
        ASSIGN_OK(const AccessOutcome outcome, bobs.users.disable(ilse, {}));
        QCOMPARE(outcome.renewed.size(), 4);
        QVERIFY(!outcome.recoveryKey.isEmpty());
        VERIFY_ERROR(ErrorCode::InvalidArgument, bobs.users.disable(bob.id, {}));
        bobs.session.reset();
        VERIFY_ERROR(ErrorCode::NoAccess, openAs(QStringLiteral("Ilse"), TestCatalog::passphrase()));
        VERIFY_ERROR(ErrorCode::NoAccess,
                     m_opening->openWithRecoveryKey(m_catalog->path(), m_catalog->recoveryKey()));
        ASSIGN_OK(const auto recovered,
                  m_opening->openWithRecoveryKey(m_catalog->path(), outcome.recoveryKey));
        QCOMPARE(recovered->userName(), QStringLiteral("Bob"));
    }

    void stoppingLeavesAllAsItWas() {
        importPictures(*m_catalog, 3);
        ASSIGN_OK(const UserView bob, addBob(Role::Editor));
        const quint64 serial = keys().rosterSerial();
        std::stop_source stop;
        stop.request_stop();
        JobControl control;
        control.stop = stop.get_token();
        VERIFY_ERROR(ErrorCode::Cancelled, users().disable(bob.id, control));
        QCOMPARE(keys().rosterSerial(), serial);
        QVERIFY(users().list()->at(1).active);
        VERIFY_OK(openAs(QStringLiteral("Bob"), bobsPassphrase));
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(findings(*m_catalog), QStringList());
        // Announced or not: what the log tells of it, it tells as failed.
        const auto rows = logged(session(), QStringLiteral("user.access"));
        QVERIFY(rows.isEmpty() || (rows.size() == 2 && rows[0].event.outcome == AuditOutcome::Failed));
        VERIFY_OK(users().disable(bob.id, {}));
    }

    void anOlderListOfUsersIsRefused() {
        ASSIGN_OK(const UserView bob, addBob(Role::Editor));
        m_catalog->close();
        const QByteArray older = contentOf(folderFile("catalog.keys"));
        const QString whole = m_catalog->file(QStringLiteral("whole"));
        copyFolder(m_catalog->folder(), whole);
        VERIFY_OK(m_catalog->reopen());
        // Gives more, so that all data keys stay.
        VERIFY_OK(users().setAccess(bob.id, Role::Editor | Role::ConsentOfficer, true, {}));
        m_catalog->close();
        const QByteArray newer = contentOf(folderFile("catalog.keys"));
        write(folderFile("catalog.keys"), older);
        VERIFY_ERROR(ErrorCode::Damaged, m_opening->open(m_catalog->path(), {}, TestCatalog::passphrase()));
        const auto refused = m_opening->open(m_catalog->path(), QStringLiteral("Bob"), bobsPassphrase);
        QVERIFY(!refused && refused.error().context.contains(QStringLiteral("older than this catalog")));
        write(folderFile("catalog.keys"), newer);
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(logged(session(), QStringLiteral("catalog.older-copy")).size(), 0);

        // An older copy of the whole folder is of one moment.
        ASSIGN_OK(auto opened,
                  m_opening->open(FilePath::fromString(whole), QStringLiteral("Bob"), bobsPassphrase));
        QCOMPARE(opened->roles(), Roles(Role::Editor));
        opened.reset();

        // An older catalog.db beside a newer key file is fine, and noted.
        m_catalog->close();
        write(folderFile("catalog.db"), contentOf(whole + QStringLiteral("/catalog.db")));
        VERIFY_OK(m_catalog->reopen());
        const auto rows = logged(session(), QStringLiteral("catalog.older-copy"));
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const AuditRow& row) {
            return row.event.detail.startsWith(QStringLiteral("users 2 of 3"));
        }));
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(logged(session(), QStringLiteral("catalog.older-copy")).size(), rows.size());
    }

    void anotherListOfTheSameNumberIsRefused() {
        ASSIGN_OK(const UserView bob, addBob(Role::Editor | Role::Auditor));
        m_catalog->close();
        const QString other = m_catalog->file(QStringLiteral("other"));
        copyFolder(m_catalog->folder(), other);
        // The same change twice, from the same list: only the keys of the log are others, so every file opens
        // with either key file.
        VERIFY_OK(m_catalog->reopen());
        VERIFY_OK(users().setAccess(bob.id, Role::Editor, true, {}));
        const quint64 serial = keys().rosterSerial();
        m_catalog->close();
        {
            ASSIGN_OK(auto opened,
                      m_opening->open(FilePath::fromString(other), {}, TestCatalog::passphrase()));
            VERIFY_OK(UserService(*opened).setAccess(bob.id, Role::Editor, true, {}));
            QCOMPARE(opened->catalog().keys().rosterSerial(), serial);
        }
        const QByteArray kept = contentOf(folderFile("catalog.keys"));
        write(folderFile("catalog.keys"), contentOf(other + QStringLiteral("/catalog.keys")));
        const auto refused = m_opening->open(m_catalog->path(), {}, TestCatalog::passphrase());
        QVERIFY(!refused && refused.error().code == ErrorCode::Damaged);
        QVERIFY2(refused.error().context.contains(QStringLiteral("same number")),
                 qPrintable(refused.error().context));
        write(folderFile("catalog.keys"), kept);
        VERIFY_OK(m_catalog->reopen());
    }

    void damagedPreviewsAreLoggedWhereKeysChange() {
        const QList<PhotoId> photos = m_catalog->importDemo({0, 1});
        ASSIGN_OK(const UserView bob, addBob(Role::Editor));
        m_catalog->close();
        QFile previews(folderFile("previews.db"));
        QVERIFY(previews.open(QIODevice::ReadWrite) && previews.seek(previews.size() - 1000));
        QCOMPARE(previews.write("spoilt"), 6);
        previews.close();
        VERIFY_OK(m_catalog->reopen());
        ASSIGN_OK(const AccessOutcome outcome, users().disable(bob.id, {}));
        QVERIFY(outcome.previewsLost);
        QCOMPARE(logged(session(), QStringLiteral("catalog.previews-lost")).size(), 1);
        for (const PhotoId& photo : photos) {
            VERIFY_ERROR(ErrorCode::NotFound, (*m_catalog)->photos.thumbnail(photo));
            VERIFY_ERROR(ErrorCode::NotFound, (*m_catalog)->photos.preview(photo));
        }
        // The next one has nothing to lose.
        ASSIGN_OK(const UserView eve, users().add(QStringLiteral("Eve"), Role::Editor, true, bobsPassphrase));
        ASSIGN_OK(const AccessOutcome second, users().disable(eve.id, {}));
        QVERIFY(!second.previewsLost);
        QVERIFY((*m_catalog)->checks.check({})->ok());
    }

    void whatWasAnnouncedAndDidNotComeIsTold() {
        ASSIGN_OK(const UserView bob, addBob(Role::Editor));
        const auto announce = [&](quint64 ahead) {
            const auto done = session().catalog().write([&](Connection& catalog, ConnectionSet&) -> Status {
                return SettingStore(catalog).setValue(QStringLiteral("roster_announced"),
                                                      QStringLiteral("%1 user.access %2")
                                                          .arg(keys().rosterSerial() + ahead)
                                                          .arg(bob.id.toString()));
            });
            QVERIFY(done);
        };
        announce(1);
        VERIFY_OK(m_catalog->reopen());
        const auto rows = logged(session(), QStringLiteral("user.access"));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].event.outcome, AuditOutcome::Failed);
        QCOMPARE(rows[0].event.object, bob.id.uuid());
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(logged(session(), QStringLiteral("user.access")).size(), 1);
        // In force, but the program ended before it could note that.
        announce(0);
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(logged(session(), QStringLiteral("user.access")).size(), 1);
        QCOMPARE(logged(session(), QStringLiteral("catalog.older-copy")).size(), 0);
    }

    void recognitionIsSwitchedOffForOneUser() {
        ASSIGN_OK(const UserView bob, addBob(Role::FaceOperator));
        const QByteArray faceBefore = keys().keyId(DataKey::Face);
        ASSIGN_OK(const AccessOutcome outcome, users().setAccess(bob.id, Role::FaceOperator, false, {}));
        QCOMPARE(outcome.renewed, QList<DataKey>{DataKey::Face});
        QVERIFY(!outcome.user.recognition);
        QVERIFY(keys().keyId(DataKey::Face) != faceBefore);
        ASSIGN_OK(const auto opened, openAs(QStringLiteral("Bob"), bobsPassphrase));
        QVERIFY(!opened->catalog().keys().has(DataKey::Face));
        QVERIFY(!opened->may(Right::Recognise));
        QVERIFY(opened->may(Right::NameFaces));
        VERIFY_ERROR(ErrorCode::RoleMissing, opened->require(Right::Recognise));
    }
};

BK_TEST_MAIN(UserServiceTest)
#include "UserServiceTest.moc"
