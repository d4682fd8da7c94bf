#include "core/crypto/KeyAccess.h"
#include "core/crypto/Sealer.h"

#include "tests/core/crypto/KeyRingFixture.h"
#include "tests/support/TestMain.h"

#include <filesystem>

using namespace bk;
using namespace bk::test;

/// Who is in the key file and what they can show of it.
class KeyRingUsersTest : public QObject, private KeyRingFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }
    void init() { begin(); }

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
};

BK_TEST_MAIN(KeyRingUsersTest)
#include "KeyRingUsersTest.moc"
