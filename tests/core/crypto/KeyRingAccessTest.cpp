#include "tests/core/crypto/KeyRingFixture.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>
#include <QSet>

#include <atomic>
#include <thread>

#include <csignal>
#include <sys/resource.h>

using namespace bk;
using namespace bk::test;

/// Changes of what users may do.
class KeyRingAccessTest : public QObject, private KeyRingFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }
    void init() { begin(); }

    void withdrawnAccessIsGoneAndTheKeysWithIt() {
        const auto admin = ring(anna);
        const auto person = id<PersonId>();
        QVERIFY(admin->createPersonKey(person));
        const QByteArray personKey = bytesOf(admin->personKey(person));
        const QByteArray older = current();
        const QByteArray signature = ring(daan)->sign("signed while they could");
        const auto before = subkeys(*admin);

        auto change = admin->prepareAccess(m_example->users.at(daan), Roles(), true);
        QVERIFY(change.has_value());
        QVERIFY((change->renewed() == QList<DataKey>{DataKey::Main, DataKey::Vault}));
        QVERIFY(change->recoveryKey().isEmpty());
        // Nothing counts yet.
        QCOMPARE(subkeys(*admin), before);
        QCOMPARE(current(), older);
        const auto next = subkeys(*change);
        QList<QByteArray> salts;
        for (const DatabaseFile file : databases)
            salts.append(change->salt(file));
        QVERIFY(admin->commit(std::move(*change)));
        QCOMPARE(subkeys(*admin), next);
        for (const DatabaseFile file : databases) {
            QCOMPARE(admin->salt(file), salts[static_cast<int>(file)]);
            QCOMPARE(ring(clara)->salt(file), salts[static_cast<int>(file)]);
        }
        QCOMPARE(bytesOf(admin->personKey(person)), personKey);
        QVERIFY(admin->personsWithKeys() == QList<PersonId>{person});

        // They cannot come in, by any way; their name says nothing.
        QVERIFY(codeOf(m_example->open(m_file, daan)) == ErrorCode::NoAccess);
        QVERIFY(codeOf(KeyRing::unlock(m_file, daan, passphraseOf(daan))) == ErrorCode::NoAccess);
        QCOMPARE(KeyRing::unlock(m_file, daan, passphraseOf(daan)).error().context,
                 KeyRing::unlock(m_file, QStringLiteral("Nobody"), passphraseOf(daan)).error().context);
        const KeyRing::User gone = admin->users()[3];
        QCOMPARE(gone.name, daan);
        QVERIFY(!gone.active());
        QVERIFY(admin->verify(gone.id, "signed while they could", signature));
        // The others can, and hold the next keys.
        for (const QString& name : {bert, clara, emma, femke}) {
            const auto other = ring(name);
            QVERIFY(other != nullptr);
            for (const DataKey key : dataKeys)
                if (other->has(key)) QCOMPARE(bytesOf(other->subkey(key, "x")), next[static_cast<int>(key)]);
            QCOMPARE(other->users()[3].name, daan);
        }
        QCOMPARE(bytesOf(ring(emma)->personKey(person)), personKey);
        // The file of before opens what it opened: no key in force.
        const FilePath kept = m_folder->file("kept.keys");
        QVERIFY(writeAtomically(kept, older));
        const auto old = m_example->open(kept, daan);
        QVERIFY(old.has_value());
        for (const DataKey key : {DataKey::Main, DataKey::Vault}) {
            QCOMPARE(bytesOf((*old)->subkey(key, "x")), before[static_cast<int>(key)]);
            QVERIFY(bytesOf((*old)->subkey(key, "x")) != next[static_cast<int>(key)]);
            QVERIFY((*old)->keyId(key) != admin->keyId(key));
        }
        QVERIFY((*old)->rosterSerial() < admin->rosterSerial());
        for (const QByteArray& file : m_folder->names())
            if (file != "kept.keys") QCOMPARE(serialIn(file), 7u);

        // The name is free again, also for somebody with other rights.
        const auto again = id<UserId>();
        QVERIFY(admin->addUser(again, daan, Role::Editor, true, words()));
        QVERIFY((*KeyRing::unlock(m_file, daan, words()))->userId() == again);
        QVERIFY(codeOf(admin->prepareAccess(gone.id, Role::Editor, true)) == ErrorCode::NotFound);
    }

    void moreRightsNeedNoNewKeys() {
        const auto admin = ring(bert);
        const auto before = subkeys(*admin);
        auto change =
            admin->prepareAccess(m_example->users.at(clara), Role::Editor | Role::FaceOperator, true);
        QVERIFY(change.has_value() && change->renewed().isEmpty());
        QVERIFY(admin->commit(std::move(*change)));
        QCOMPARE(subkeys(*admin), before);
        const auto changed = ring(clara);
        QVERIFY(changed->has(DataKey::Face) && !changed->has(DataKey::Vault));
        QVERIFY(changed->roles() == (Role::Editor | Role::FaceOperator));
        QCOMPARE(bytesOf(changed->subkey(DataKey::Face, "x")), before[2]);
        // And back: only the key for faceprints is made anew.
        change = admin->prepareAccess(m_example->users.at(clara), Role::Editor | Role::FaceOperator, false);
        QVERIFY(change.has_value() && change->renewed() == QList<DataKey>{DataKey::Face});
        QVERIFY(admin->commit(std::move(*change)));
        QVERIFY(!ring(clara)->has(DataKey::Face) && !ring(clara)->recognition());
        QVERIFY(subkeys(*admin)[2] != before[2]);
        QCOMPARE(subkeys(*admin)[0], before[0]);
        QCOMPARE(bytesOf(ring(emma)->subkey(DataKey::Face, "x")), subkeys(*admin)[2]);
    }

    void theLastAdministratorAndOneselfStay() {
        const auto admin = ring(anna);
        const UserId me = m_example->users.at(anna);
        const UserId other = m_example->users.at(bert);
        QVERIFY(codeOf(admin->prepareAccess(me, Roles(), true)) == ErrorCode::InvalidArgument);
        QVERIFY(codeOf(admin->prepareAccess(me, Role::Editor, true)) == ErrorCode::InvalidArgument);
        QVERIFY(codeOf(admin->prepareAccess(other, Roles(64), true)) == ErrorCode::InvalidArgument);
        QVERIFY(codeOf(admin->prepareAccess(id<UserId>(), Role::Editor, true)) == ErrorCode::NotFound);
        QVERIFY(admin->commit(*admin->prepareAccess(me, Role::Administrator | Role::Editor, true)));
        QVERIFY(admin->commit(*admin->prepareAccess(other, Role::Editor, true)));
        const auto last = admin->prepareAccess(me, Role::Editor, true);
        QVERIFY(codeOf(last) == ErrorCode::InvalidArgument);
        QVERIFY(last.error().context.contains(QStringLiteral("last")));
        QVERIFY(!ring(bert)->has(DataKey::Log) && ring(bert)->has(DataKey::Main));
    }

    void theFirstAdministratorMayLeaveAndTheRecoveryKeyMovesOn() {
        const auto admin = ring(bert);
        auto change = admin->prepareAccess(m_example->users.at(anna), Roles(), true);
        QVERIFY(change.has_value());
        const QString recovery = change->recoveryKey();
        QVERIFY(!recovery.isEmpty() && recovery != m_example->recovery);
        QVERIFY(admin->commit(std::move(*change)));
        QVERIFY(codeOf(KeyRing::unlockWithRecovery(m_file, m_example->recovery)) == ErrorCode::NoAccess);
        const auto recovered = KeyRing::unlockWithRecovery(m_file, recovery);
        QVERIFY(recovered.has_value());
        QVERIFY((*recovered)->userId() == m_example->users.at(bert));
        QCOMPARE((*recovered)->administratorFingerprint(), admin->administratorFingerprint());
        QVERIFY(admin->users()[1].holdsRecoveryKey && !admin->users()[0].holdsRecoveryKey);
        // Without a name it is now the one who stayed.
        QVERIFY(codeOf(KeyRing::unlock(m_file, QString(), passphraseOf(anna))) == ErrorCode::NoAccess);
        QVERIFY(KeyRing::unlock(m_file, QString(), passphraseOf(bert)).has_value());
        QVERIFY((*recovered)->resetPassphrase(recovery, words()));
        QVERIFY(KeyRing::unlock(m_file, bert, words()).has_value());
    }

    void aChangeIsRefusedWhenTheUsersChangedMeanwhile() {
        const auto admin = ring(anna);
        auto late = admin->prepareAccess(m_example->users.at(daan), Roles(), true);
        auto early = admin->prepareAccess(m_example->users.at(emma), Roles(), true);
        QVERIFY(late.has_value() && early.has_value());
        QVERIFY(admin->commit(std::move(*early)));
        const QByteArray before = current();
        const auto keys = subkeys(*admin);
        QVERIFY(admin->commit(std::move(*late)).error().code == ErrorCode::InUse);
        QCOMPARE(current(), before);
        QCOMPARE(subkeys(*admin), keys);
        QVERIFY(ring(daan) != nullptr);
        // And when another program wrote the file.
        const auto other = ring(bert);
        auto change = admin->prepareAccess(m_example->users.at(daan), Roles(), true);
        QVERIFY(other->createPersonKey(id<PersonId>()));
        QVERIFY(admin->commit(std::move(*change)).error().code == ErrorCode::InUse);
        QCOMPARE(subkeys(*admin), keys);
    }

    void personsAndSlotsThatChangedMeanwhileAreKept() {
        const auto admin = ring(anna);
        const auto gone = id<PersonId>();
        const auto stays = id<PersonId>();
        const auto made = id<PersonId>();
        QVERIFY(admin->createPersonKeys({gone, stays}));
        const QByteArray key = bytesOf(admin->personKey(stays));
        auto change = admin->prepareAccess(m_example->users.at(emma), Roles(), true);
        QVERIFY(change.has_value());
        QVERIFY((change->renewed() == QList<DataKey>{DataKey::Main, DataKey::Face}));
        QVERIFY(admin->destroyPersonKeys({gone}));
        QVERIFY(admin->createPersonKey(made));
        const QByteArray madeKey = bytesOf(admin->personKey(made));
        const auto secret = admin->addKeyringSlot();
        QVERIFY(secret.has_value());
        QVERIFY(admin->commit(std::move(*change)));
        for (const auto& reopened : {KeyRing::unlockWithKeyring(m_file, admin->userId(), *secret)}) {
            QVERIFY(reopened.has_value());
            QVERIFY(((*reopened)->personsWithKeys() == QList<PersonId>{stays, made}));
            QCOMPARE(bytesOf((*reopened)->personKey(stays)), key);
            QCOMPARE(bytesOf((*reopened)->personKey(made)), madeKey);
        }
        // The ring goes on under the next keys.
        QVERIFY(admin->createPersonKey(gone));
        QVERIFY(admin->destroyPersonKeys({made}));
        QVERIFY(ring(bert)->personsWithKeys() == admin->personsWithKeys());
    }

    void randomChangesAreOnDiskAndInTheRing() {
        QRandomGenerator random(20260315);
        for (int sequence = 0; sequence < 20; ++sequence) {
            init();
            std::map<QString, Roles> model = {
                {bert, Role::Administrator}, {clara, Role::Editor},  {daan, Role::ConsentOfficer},
                {emma, Role::FaceOperator},  {femke, Role::Auditor},
            };
            const auto admin = ring(anna);
            const auto person = id<PersonId>();
            QVERIFY(admin->createPersonKey(person));
            const QByteArray key = bytesOf(admin->personKey(person));
            for (int step = 0; step < 5; ++step) {
                auto chosen = std::next(model.begin(), random.bounded(static_cast<int>(model.size())));
                if (chosen->second.toInt() == 0) continue;
                const Roles roles = random.bounded(3) == 0 ? Roles() : Roles(random.bounded(1, 32));
                auto change = admin->prepareAccess(m_example->users.at(chosen->first), roles, true);
                QVERIFY(change.has_value());
                const auto next = subkeys(*change);
                QVERIFY(admin->commit(std::move(*change)));
                QCOMPARE(subkeys(*admin), next);
                chosen->second = roles;
                for (const auto& [name, held] : model) {
                    const auto one = m_example->open(m_file, name);
                    QCOMPARE(one.has_value(), held.toInt() != 0);
                    if (!one) continue;
                    QVERIFY((*one)->roles() == held);
                    const QList<DataKey> expected = dataKeysOf(held, true);
                    for (const DataKey each : dataKeys) {
                        QCOMPARE((*one)->has(each), expected.contains(each));
                        if (expected.contains(each))
                            QCOMPARE(bytesOf((*one)->subkey(each, "x")), next[static_cast<int>(each)]);
                    }
                    QVERIFY((*one)->personsWithKeys() == QList<PersonId>{person});
                    if ((*one)->has(DataKey::Face)) QCOMPARE(bytesOf((*one)->personKey(person)), key);
                }
            }
        }
    }

    void aFullDiskLeavesTheUsersAsTheyWere() {
        const auto admin = ring(anna);
        const auto keys = subkeys(*admin);
        auto change = admin->prepareAccess(m_example->users.at(clara), Roles(), true);
        QVERIFY(change.has_value());
        const auto next = subkeys(*change);
        Status added;
        Status committed;
        Result<QString> recovery;
        Result<SecretBytes> slot;
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small = {500, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        added = admin->addUser(id<UserId>(), QStringLiteral("G"), Role::Editor, true, words());
        committed = admin->commit(std::move(*change));
        recovery = admin->renewRecoveryKey();
        slot = admin->addKeyringSlot();
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!added && added.error().code == ErrorCode::Disk);
        QVERIFY(!committed && committed.error().code == ErrorCode::Disk);
        QVERIFY(codeOf(recovery) == ErrorCode::Disk && codeOf(slot) == ErrorCode::Disk);
        QCOMPARE(current(), m_example->bytes);
        QCOMPARE(subkeys(*admin), keys);
        QCOMPARE(admin->users().size(), 6);
        QCOMPARE(m_folder->names(), QByteArrayList{"catalog.keys"});
        // There is room again, and the same change goes through.
        QVERIFY(admin->commit(std::move(*change)));
        QCOMPARE(subkeys(*admin), next);
    }

    void othersAskForKeysWhileTheyChange() {
        const auto admin = ring(anna);
        const auto person = id<PersonId>();
        QVERIFY(admin->createPersonKey(person));
        const QByteArray key = bytesOf(admin->personKey(person));
        std::atomic<bool> done = false;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&] {
                while (!done) {
                    if (bytesOf(admin->personKey(person)) != key) ++wrong;
                    if (!admin->subkey(DataKey::Main, "x") || !admin->has(DataKey::Face)) ++wrong;
                    if (admin->users().size() != 6 || !admin->roles().testFlag(Role::Administrator)) ++wrong;
                    if (!admin->verify(admin->userId(), "m", admin->sign("m"))) ++wrong;
                }
            });
        for (const QString& name : {emma, clara, daan, femke})
            if (!admin->commit(*admin->prepareAccess(m_example->users.at(name), Roles(), true))) ++wrong;
        done = true;
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(admin->rosterSerial(), 10u);
    }
};

BK_TEST_MAIN(KeyRingAccessTest)
#include "KeyRingAccessTest.moc"
