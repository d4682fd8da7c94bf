#include "core/crypto/KeyAccess.h"
#include "core/crypto/Sealer.h"

#include "tests/core/crypto/KeyRingExample.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>
#include <QSet>

#include <atomic>
#include <thread>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>

using namespace bk;
using namespace bk::test;

namespace {

const QString anna = QStringLiteral("Anna");   // the first administrator
const QString bert = QStringLiteral("Bert");   // another one
const QString clara = QStringLiteral("Clara"); // editor
const QString daan = QStringLiteral("Daan");   // consent officer
const QString emma = QStringLiteral("Emma");   // face operator
const QString femke = QStringLiteral("Femke"); // auditor

constexpr std::array dataKeys = {DataKey::Main, DataKey::Vault, DataKey::Face, DataKey::Log};
constexpr std::array databases = {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews,
                                  DatabaseFile::Audit};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

class KeyRingUsersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_example =
            std::make_unique<KeyRingExample>(QList<std::pair<QString, Roles>>{{anna, Role::Administrator},
                                                                              {bert, Role::Administrator},
                                                                              {clara, Role::Editor},
                                                                              {daan, Role::ConsentOfficer},
                                                                              {emma, Role::FaceOperator},
                                                                              {femke, Role::Auditor}});
    }

    void init() {
        m_folder = std::make_unique<ScratchFolder>();
        m_file = m_folder->file("catalog.keys");
        QVERIFY(writeAtomically(m_file, m_example->bytes));
    }

    void everybodyHoldsTheKeysOfTheirRole() {
        const std::map<QString, QByteArray> held = {{anna, "MVFL"}, {bert, "MVFL"}, {clara, "M"},
                                                    {daan, "MV"},   {emma, "MF"},   {femke, "ML"}};
        const auto all = ring(anna);
        for (const auto& [name, keys] : held) {
            const auto one = ring(name);
            QVERIFY(one != nullptr);
            QCOMPARE(one->userName(), name);
            QVERIFY(one->userId() == m_example->users.at(name));
            for (const DataKey key : dataKeys) {
                const bool expected = keys.contains("MVFL"[static_cast<int>(key)]);
                QCOMPARE(one->has(key), expected);
                QCOMPARE(one->subkey(key, "x").has_value(), expected);
                if (expected) QCOMPARE(bytesOf(one->subkey(key, "x")), bytesOf(all->subkey(key, "x")));
                if (!expected) QVERIFY(codeOf(one->subkey(key, "x")) == ErrorCode::NoAccess);
                QCOMPARE(one->keyId(key), all->keyId(key));
                QCOMPARE(one->keyId(key).size(), 16);
            }
        }
        QVERIFY(ring(emma)->roles() == Role::FaceOperator);
        QVERIFY(ring(clara)->createPersonKey(id<PersonId>()).error().code == ErrorCode::NoAccess);
    }

    void everybodySeesTheSameUsersInTheOrderTheyCame() {
        const QStringList order = {anna, bert, clara, daan, emma, femke};
        for (const QString& name : {anna, clara}) {
            const QList<KeyRing::User> users = ring(name)->users();
            QCOMPARE(users.size(), order.size());
            for (qsizetype i = 0; i < users.size(); ++i) {
                QCOMPARE(users[i].name, order[i]);
                QVERIFY(users[i].id == m_example->users.at(order[i]));
                QVERIFY(users[i].active() && users[i].recognition);
                QCOMPARE(users[i].holdsRecoveryKey, order[i] == anna);
            }
            QVERIFY(users[2].roles == Role::Editor);
        }
        QCOMPARE(ring(anna)->rosterSerial(), 6u);
        const QString fingerprint = ring(anna)->administratorFingerprint();
        QCOMPARE(fingerprint, ring(femke)->administratorFingerprint());
        static const QRegularExpression groups(QStringLiteral("^[0-9a-f]{4}( [0-9a-f]{4}){15}$"));
        QVERIFY2(groups.match(fingerprint).hasMatch(), qPrintable(fingerprint));
        for (const QString& name : order)
            QVERIFY(!m_example->bytes.contains(name.toUtf8()));
    }

    void onlyAdministratorsChangeUsers() {
        for (const QString& name : {clara, daan, emma, femke}) {
            const auto one = ring(name);
            const QByteArray before = current();
            QVERIFY(one->addUser(id<UserId>(), QStringLiteral("G"), Role::Administrator, true, words())
                        .error()
                        .code == ErrorCode::RoleMissing);
            QVERIFY(codeOf(one->prepareAccess(one->userId(), Role::Administrator, true)) ==
                    ErrorCode::RoleMissing);
            QVERIFY(codeOf(one->renewRecoveryKey()) == ErrorCode::RoleMissing);
            auto change = ring(anna)->prepareAccess(one->userId(), Role::Administrator, true);
            QVERIFY(change.has_value());
            QVERIFY(one->commit(std::move(*change)).error().code == ErrorCode::RoleMissing);
            QCOMPARE(current(), before);
        }
    }

    void aUserIsAddedByTheirOwnPassphrase() {
        const auto admin = ring(anna);
        const auto id = this->id<UserId>();
        const QString name = QStringLiteral("Zo\u00eb");
        QVERIFY(admin->addUser(id, QStringLiteral(" Zo\u00eb "), Role::FaceOperator | Role::Auditor, false,
                               words()));
        QCOMPARE(admin->users().last().name, name);
        QCOMPARE(admin->rosterSerial(), 7u);
        const auto opened = KeyRing::unlock(m_file, QStringLiteral("zoe\u0308"), words());
        QVERIFY(opened.has_value());
        QVERIFY((*opened)->userId() == id);
        QVERIFY(!(*opened)->recognition() && !(*opened)->has(DataKey::Face) && (*opened)->has(DataKey::Log));
        QVERIFY(codeOf(KeyRing::unlock(m_file, name, passphraseOf(anna))) == ErrorCode::NoAccess);
        // No older version holds the list of before.
        for (const QByteArray& file : m_folder->names())
            QCOMPARE(serialIn(file), 7u);
    }

    void whoCannotBeAddedIsNot() {
        const auto admin = ring(anna);
        const auto add = [&](const UserId& id, const QString& name, Roles roles, const SecretBytes& words) {
            return admin->addUser(id, name, roles, true, words).error().code;
        };
        const auto id = this->id<UserId>();
        const QString name = QStringLiteral("Gijs");
        QVERIFY(add(UserId(), name, Role::Editor, words()) == ErrorCode::InvalidArgument);
        QVERIFY(add(id, QStringLiteral("  "), Role::Editor, words()) == ErrorCode::InvalidArgument);
        QVERIFY(add(id, QString(2000, QLatin1Char('a')), Role::Editor, words()) ==
                ErrorCode::InvalidArgument);
        QVERIFY(add(id, name, Roles(), words()) == ErrorCode::InvalidArgument);
        QVERIFY(add(id, name, Roles(32), words()) == ErrorCode::InvalidArgument);
        QVERIFY(add(id, name, Role::Editor, SecretBytes()) == ErrorCode::InvalidArgument);
        QVERIFY(add(id, QStringLiteral(" CLARA"), Role::Editor, words()) == ErrorCode::Exists);
        QVERIFY(add(m_example->users.at(clara), name, Role::Editor, words()) == ErrorCode::Exists);
        QCOMPARE(current(), m_example->bytes);
        QCOMPARE(admin->users().size(), 6);
        QCOMPARE(admin->rosterSerial(), 6u);
    }

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

    void aNewRecoveryKeyMakesTheOneBeforeWorthless() {
        const auto admin = ring(bert);
        const auto recovery = admin->renewRecoveryKey();
        QVERIFY(recovery.has_value());
        QVERIFY(codeOf(KeyRing::unlockWithRecovery(m_file, m_example->recovery)) == ErrorCode::NoAccess);
        QVERIFY((*KeyRing::unlockWithRecovery(m_file, *recovery))->userId() == admin->userId());
        QVERIFY(ring(anna)->resetPassphrase(*recovery, words()).error().code == ErrorCode::NoAccess);
        QCOMPARE(admin->rosterSerial(), 6u);
        const KeyFile before = *KeyFile::parse(m_example->bytes);
        const QByteArray oldSlot = before.users[0].slot(KeyFile::SlotKind::Recovery)->wrapped;
        for (const QByteArray& file : m_folder->names())
            QVERIFY(!readWhole(m_folder->file(file), 1 << 20)->contains(oldSlot));
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

    void theDesktopsKeyringOpensForItsUserOnly() {
        const auto editor = ring(clara);
        QVERIFY(editor->hasKeyringSlot());
        const SecretBytes& first = m_example->secrets.at(clara);
        const auto second = editor->addKeyringSlot();
        QVERIFY(second.has_value());
        QCOMPARE(second->size(), std::size_t(32));
        const UserId me = m_example->users.at(clara);
        QVERIFY(codeOf(KeyRing::unlockWithKeyring(m_file, me, first)) == ErrorCode::NoAccess);
        QVERIFY((*KeyRing::unlockWithKeyring(m_file, me, *second))->userName() == clara);
        QVERIFY(codeOf(KeyRing::unlockWithKeyring(m_file, m_example->users.at(anna), *second)) ==
                ErrorCode::NoAccess);
        QVERIFY(codeOf(KeyRing::unlockWithKeyring(m_file, id<UserId>(), *second)) == ErrorCode::NoAccess);
        QVERIFY(codeOf(KeyRing::unlockWithKeyring(m_file, me, SecretBytes::random(16))) ==
                ErrorCode::NoAccess);
        QVERIFY(codeOf(KeyRing::unlockWithKeyring(m_file, me, SecretBytes())) == ErrorCode::NoAccess);
        QVERIFY(editor->removeKeyringSlot());
        QVERIFY(editor->removeKeyringSlot());
        QVERIFY(!editor->hasKeyringSlot());
        for (const QByteArray& file : m_folder->names())
            QVERIFY(codeOf(KeyRing::unlockWithKeyring(m_folder->file(file), me, *second)) ==
                    ErrorCode::NoAccess);
        // The passphrase always works too, and a new one leaves the slots of others.
        QVERIFY(editor->changePassphrase(passphraseOf(clara), words()));
        QVERIFY(KeyRing::unlock(m_file, clara, words()).has_value());
        QVERIFY(ring(daan) != nullptr);
    }

    void signaturesAreOfOneUserAndOneCatalog() {
        const auto editor = ring(clara);
        const UserId me = editor->userId();
        const QByteArray signature = editor->sign("a row");
        QCOMPARE(signature.size(), 64);
        for (const QString& name : {anna, clara, femke})
            QVERIFY(ring(name)->verify(me, "a row", signature));
        const auto other = ring(anna);
        QVERIFY(!other->verify(other->userId(), "a row", signature));
        QVERIFY(!other->verify(id<UserId>(), "a row", signature));
        QVERIFY(!other->verify(me, "a Row", signature));
        QVERIFY(!other->verify(me, "a row", signature.chopped(1)));
        QVERIFY(!other->verify(me, "a row", {}));
        QByteArray flipped = signature;
        flipped[20] = static_cast<char>(flipped[20] ^ 1);
        QVERIFY(!other->verify(me, "a row", flipped));
        QVERIFY(other->verify(me, {}, editor->sign({})));
        // What the file itself is signed with cannot be had by asking for a signature: it never is one over
        // the message alone.
        const KeyFile file = *KeyFile::parse(current());
        QVERIFY(!signatureHolds(file.userById(me)->signPublic, "a row", signature));
    }

    void theFileOnDiskIsComparedWithTheOneThatWasOpened() {
        const auto admin = ring(anna);
        QVERIFY(admin->verifyFile());
        QVERIFY(admin->createPersonKey(id<PersonId>()));
        QVERIFY(admin->verifyFile());
        overwrite(m_example->bytes);
        QVERIFY(admin->verifyFile().error().code == ErrorCode::Damaged);
        overwrite(m_example->bytes.first(200));
        QVERIFY(admin->verifyFile().error().code == ErrorCode::Damaged);
        QVERIFY(removeDurably(m_file));
        const Status missing = admin->verifyFile();
        QVERIFY(!missing && missing.error().code == ErrorCode::Damaged);
        QVERIFY(removeDurably(m_folder->file("catalog.keys.1")));
        QVERIFY(admin->verifyFile().error().code == ErrorCode::Damaged);
    }

    void theListOfUsersIsVerifiedBeforeTheSlowDerivation() {
        KeyFile file = *KeyFile::parse(m_example->bytes);
        file.roster.signature[3] = static_cast<char>(file.roster.signature[3] ^ 1);
        overwrite(file.serialise(SecretBytes::random(32)));
        // Whom it does not know would otherwise wait as long as for a wrong passphrase.
        const auto opened = KeyRing::unlock(m_file, QStringLiteral("nobody"), passphraseOf(anna));
        QVERIFY(!opened && opened.error().code == ErrorCode::Damaged);
        QVERIFY(KeyRing::catalogOf(m_file).error().code == ErrorCode::Damaged);
    }

    void theCatalogOfAFileIsKnownWithoutUnlocking() {
        QVERIFY(*KeyRing::catalogOf(m_file) == m_example->catalog);
        QVERIFY(codeOf(KeyRing::catalogOf(m_folder->file("none"))) == ErrorCode::NotFound);
        overwrite("nonsense");
        QVERIFY(codeOf(KeyRing::catalogOf(m_file)) == ErrorCode::Damaged);
    }

    void nobodyCanCallAUserByAnotherName() {
        KeyFile file = *KeyFile::parse(m_example->bytes);
        KeyFile::User& editor = file.users[2];
        const KeyFile::Slot* slot = editor.slot(KeyFile::SlotKind::Keyring);
        const auto opened = openKeyFile(file, m_example->bytes, editor, *slot,
                                        wrapKeyFromRandom(*slot, file.catalog, m_example->secrets.at(clara)));
        QVERIFY(opened.has_value());
        // Sealed by the editor, who holds DEK_MAIN, with a mac that fits.
        for (const auto& [name, allowed] :
             {std::pair(QStringLiteral("CLARA"), true), std::pair(QStringLiteral("Boss"), false)}) {
            editor.sealedName = sealName(opened->keys, file.catalog, editor.id, name);
            overwrite(file.serialise(macKeyOf(opened->keys)));
            const auto one = m_example->open(m_file, anna);
            QCOMPARE(one.has_value(), allowed);
            if (!allowed) QVERIFY(one.error().code == ErrorCode::Damaged);
        }
    }

    // Each with a checksum that fits, which is as far as somebody comes who knows the format but no key. The
    // keyring's secret opens it, so nothing is derived slowly.
    void everyFlippedByteOfAFileOfTwoIsRefused() {
        const KeyRingExample two({{anna, Role::Administrator}, {clara, Role::Editor}});
        for (qsizetype i = 0; i < two.bytes.size() - 32; ++i)
            for (const char flip : {'\x01', '\xa0'}) {
                QByteArray changed = two.bytes.chopped(32);
                changed[i] = static_cast<char>(changed[i] ^ flip);
                overwrite(changed + blake2b(changed));
                const auto opened = two.open(m_file, i % 2 == 0 ? anna : clara);
                const ErrorCode code = codeOf(opened);
                const bool expected = code == ErrorCode::Damaged || code == ErrorCode::NoAccess ||
                                      (code == ErrorCode::TooNew && (i == 10 || i == 11));
                QVERIFY2(!opened && expected, qPrintable(QString::number(i)));
            }
        overwrite(two.bytes);
        QVERIFY(two.open(m_file, anna).has_value() && two.open(m_file, clara).has_value());
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

private:
    std::unique_ptr<KeyRing> ring(const QString& name) const {
        auto opened = m_example->open(m_file, name);
        return opened ? std::move(*opened) : nullptr;
    }
    template <class Keys>
    static QList<QByteArray> subkeys(const Keys& keys) {
        QList<QByteArray> found;
        for (const DataKey key : dataKeys)
            found.append(bytesOf(keys.subkey(key, "x")));
        return found;
    }
    template <class AnId>
    AnId id() {
        return m_example->ids.make<AnId>();
    }
    static SecretBytes words() { return SecretBytes::fromPassphrase(QStringLiteral("other words")); }
    QByteArray current() const { return *readWhole(m_file, 1 << 20); }
    quint64 serialIn(const QByteArray& name) const {
        return KeyFile::parse(*readWhole(m_folder->file(name), 1 << 20))->roster.serial;
    }
    // In place: this runs thousands of times, and waiting for the disk is not what is tested.
    void overwrite(const QByteArray& bytes) const {
        QFile file(m_file.display());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(bytes), bytes.size());
        QVERIFY(file.resize(bytes.size()));
    }

    std::unique_ptr<KeyRingExample> m_example;
    std::unique_ptr<ScratchFolder> m_folder;
    FilePath m_file;
};

BK_TEST_MAIN(KeyRingUsersTest)
#include "KeyRingUsersTest.moc"
