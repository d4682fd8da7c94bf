#include "core/crypto/ByteWriter.h"
#include "core/crypto/KeyAccess.h"
#include "core/crypto/KeyRoster.h"
#include "core/crypto/Sealer.h"

#include "tests/core/crypto/KeyFileFormat1.h"
#include "tests/core/crypto/KeyRingExample.h"
#include "tests/support/TestMain.h"

#include <filesystem>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

const QString recovery = QString::fromLatin1(KeyFileFormat1::recovery);

SecretBytes words() {
    return SecretBytes::fromPassphrase(QStringLiteral("correct horse"));
}

/// The first administrator of FILE, their slots and grants and all persons, laid out as in format 1.
QByteArray firstFormatOf(const KeyFile& file, quint16 slotVersion, const SecretBytes& macKey) {
    const KeyFile::User& user = *file.firstAdministrator();
    ByteWriter out;
    out.raw(QByteArrayView("BKKEYS\x1a\n", 8)).number(quint16(1)).number(quint16(1));
    out.raw(file.catalog.toBytes()).number(file.generation).raw(file.nameKey).raw(file.administrator);
    out.number(quint8(file.salts.size()));
    for (auto salt = file.salts.begin(); salt != file.salts.end(); ++salt)
        out.number(quint8(salt.key())).raw(salt.value());
    out.number(quint16(1));
    out.raw(user.id.toBytes()).raw(user.nameTag).raw(user.boxPublic).raw(user.signPublic);
    out.number(quint16(user.sealedName.size())).raw(user.sealedName).number(quint8(user.slots.size()));
    for (const KeyFile::Slot& slot : user.slots)
        out.number(quint8(slot.kind))
            .number(slotVersion)
            .number(quint8(slot.kdf))
            .number(slot.cost.memoryBytes)
            .number(slot.cost.passes)
            .raw(slot.salt)
            .raw(slot.wrapped);
    QList<KeyFile::Grant> grants = file.grants;
    grants.removeIf(
        [&](const KeyFile::Grant& grant) { return grant.user != user.id || grant.key == DataKey::Log; });
    out.number(quint16(grants.size()));
    for (const KeyFile::Grant& grant : grants)
        out.raw(grant.bytes());
    out.number(quint32(file.persons.size()));
    for (auto person = file.persons.begin(); person != file.persons.end(); ++person)
        out.raw(person.key()).raw(person->sealedId).raw(person->sealedKey);
    out.raw(keyedBlake2b(macKey, out.bytes()));
    out.raw(blake2b(out.bytes()));
    return out.bytes();
}

} // namespace

class KeyFormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<ScratchFolder>();
        m_file = m_folder->file("catalog.keys");
        QVERIFY(writeAtomically(m_file, KeyFileFormat1::bytes()));
    }

    void theFirstFormatIsReadAndWrittenAnewWhenThatIsWanted_data() {
        QTest::addColumn<bool>("withPassphrase");
        QTest::newRow("by passphrase") << true;
        QTest::newRow("by recovery key") << false;
    }
    void theFirstFormatIsReadAndWrittenAnewWhenThatIsWanted() {
        QFETCH(bool, withPassphrase);
        const QByteArray before = KeyFileFormat1::bytes();
        QCOMPARE(KeyFile::parse(before)->format, 1);
        const auto opened = withPassphrase
                                ? KeyRing::unlock(m_file, QStringLiteral("anna voorbeeld"), words())
                                : KeyRing::unlockWithRecovery(m_file, recovery);
        QVERIFY(opened.has_value());
        requireTheSameContents(**opened);
        QVERIFY((*opened)->has(DataKey::Log));
        const QByteArray logKey = bytesOf((*opened)->subkey(DataKey::Log, "x"));
        const QByteArray logId = (*opened)->keyId(DataKey::Log);
        QCOMPARE((*opened)->rosterSerial(), 1u);
        // Whoever only looks writes nothing: it may be older than what the catalog has seen.
        QVERIFY((*opened)->verifyFile());
        QCOMPARE(*readWhole(m_file, 1 << 20), before);
        QCOMPARE(m_folder->names(), QByteArrayList{"catalog.keys"});
        QVERIFY((*opened)->writeInCurrentFormat());
        QVERIFY((*opened)->writeInCurrentFormat());
        QVERIFY((*opened)->verifyFile());

        const QByteArray after = *readWhole(m_file, 1 << 20);
        const auto parsed = KeyFile::parse(after);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->format, 2);
        QCOMPARE(parsed->generation, KeyFile::parse(before)->generation + 1);
        QCOMPARE(parsed->roster.serial, 1u);
        // What was there is the older version: it opens with the same words and holds nothing that is gone.
        QCOMPARE(*readWhole(m_folder->file("catalog.keys.1"), 1 << 20), before);

        // Both ways in, and nothing is written again.
        for (const auto& again :
             {KeyRing::unlock(m_file, QString(), words()), KeyRing::unlockWithRecovery(m_file, recovery)}) {
            QVERIFY(again.has_value());
            requireTheSameContents(**again);
            QCOMPARE(bytesOf((*again)->subkey(DataKey::Log, "x")), logKey);
            QVERIFY((*again)->writeInCurrentFormat());
        }
        QCOMPARE(*readWhole(m_file, 1 << 20), after);
        // Put back, it opens with the same keys again.
        QVERIFY(writeAtomically(m_file, before));
        const auto back = KeyRing::unlockWithRecovery(m_file, recovery);
        QVERIFY(back.has_value());
        QCOMPARE(bytesOf((*back)->subkey(DataKey::Log, "x")), logKey);
        QCOMPARE((*back)->keyId(DataKey::Log), logId);
    }

    void afterThatAllIsAsInTheCurrentFormat() {
        const auto ring = KeyRing::unlockWithRecovery(m_file, recovery);
        QVERIFY(ring.has_value());
        const auto id = RandomIdSource().make<UserId>();
        QVERIFY((*ring)->addUser(id, QStringLiteral("Bert"), Role::Administrator, true,
                                 passphraseOf(QStringLiteral("Bert"))));
        QVERIFY((*ring)->changePassphrase(words(), SecretBytes::fromPassphrase(QStringLiteral("next"))));
        QVERIFY(KeyRing::unlock(m_file, QString(), SecretBytes::fromPassphrase(QStringLiteral("next"))));
        const auto bert =
            KeyRing::unlock(m_file, QStringLiteral("bert"), passphraseOf(QStringLiteral("Bert")));
        QVERIFY(bert.has_value());
        QVERIFY((*bert)->commit(*(*bert)->prepareAccess((*ring)->userId(), Roles(), true)));
        QVERIFY(!KeyRing::unlockWithRecovery(m_file, recovery));
        // No version of the file opens with what is worth nothing now.
        for (const QByteArray& name : m_folder->names())
            QCOMPARE(KeyFile::parse(*readWhole(m_folder->file(name), 1 << 20))->format, 2);
    }

    void whereNothingCanBeWrittenItStaysAsItIs() {
        if (::geteuid() == 0) {
            // Permissions stop nobody here; a folder in the place of the older version does.
            std::filesystem::create_directories(m_folder->file("catalog.keys.1").child("inside").toStd());
            std::filesystem::create_directories(m_folder->file("catalog.keys.2").child("inside").toStd());
        } else {
            std::filesystem::permissions(m_folder->path().toStd(), std::filesystem::perms(0500));
        }
        const auto opened = KeyRing::unlockWithRecovery(m_file, recovery);
        QVERIFY(opened.has_value());
        const Status written = (*opened)->writeInCurrentFormat();
        std::filesystem::permissions(m_folder->path().toStd(), std::filesystem::perms(0700));
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::Disk);
        QCOMPARE(*readWhole(m_file, 1 << 20), KeyFileFormat1::bytes());
    }

    void theFirstAdministratorSignedAllGrantsOfTheFirstFormat() {
        const KeyFile sound = *KeyFile::parse(KeyFileFormat1::bytes());
        QVERIFY(checkRoster(sound));
        for (qsizetype i = 0; i < sound.grants.size(); ++i) {
            KeyFile changed = sound;
            changed.grants[i].signature = sound.grants[(i + 1) % sound.grants.size()].signature;
            QVERIFY(checkRoster(changed).error().code == ErrorCode::Damaged);
        }
    }

    void noFileOfTheFirstFormatCanBeMadeOfOneOfToday_data() {
        QTest::addColumn<quint16>("slotVersion");
        QTest::newRow("slots as they are") << quint16(2);
        QTest::newRow("slots that say the first version") << quint16(1);
    }
    void noFileOfTheFirstFormatCanBeMadeOfOneOfToday() {
        QFETCH(quint16, slotVersion);
        const QString anna = QStringLiteral("Anna");
        const QString bob = QStringLiteral("Bob");
        const KeyRingExample example({{anna, Role::Administrator}, {bob, Role::Editor}});
        const KeyFile today = *KeyFile::parse(example.bytes);
        // What Bob holds is enough for a mac.
        const KeyFile::User& bobs = *today.userById(example.users.at(bob));
        const KeyFile::Slot& slot = *bobs.slot(KeyFile::SlotKind::Keyring);
        const auto held = openKeyFile(today, example.bytes, bobs, slot,
                                      wrapKeyFromRandom(slot, today.catalog, example.secrets.at(bob)));
        QVERIFY(held.has_value());

        const QByteArray forged = firstFormatOf(today, slotVersion, macKeyOf(held->keys));
        QVERIFY(writeAtomically(m_file, forged));
        if (slotVersion == 2)
            QVERIFY(KeyFile::parse(forged).error().code == ErrorCode::Damaged);
        else
            QVERIFY(checkRoster(*KeyFile::parse(forged)).error().code == ErrorCode::Damaged);
        for (const auto& opened :
             {KeyRing::unlock(m_file, anna, passphraseOf(anna)),
              KeyRing::unlockWithRecovery(m_file, example.recovery), example.open(m_file, anna)}) {
            QVERIFY(!opened);
            QVERIFY(opened.error().code == ErrorCode::Damaged);
        }
        QCOMPARE(*readWhole(m_file, 1 << 20), forged);
        QCOMPARE(m_folder->names(), QByteArrayList{"catalog.keys"});
        // The writer below is not what was refused.
        const KeyFile first = *KeyFile::parse(KeyFileFormat1::bytes());
        const KeyFile again = *KeyFile::parse(firstFormatOf(first, 1, SecretBytes::random(32)));
        QVERIFY(checkRoster(again));
        QCOMPARE(again.users.size(), 1);
    }

    void everyFlippedByteIsRefusedAndNothingIsWritten() {
        const QByteArray sound = KeyFileFormat1::bytes();
        for (qsizetype i = 0; i < sound.size() - 32; ++i)
            for (const char flip : {'\x01', '\xa0'}) {
                QByteArray changed = sound.chopped(32);
                changed[i] = static_cast<char>(changed[i] ^ flip);
                changed += blake2b(changed);
                QFile file(m_file.display());
                QVERIFY(file.open(QIODevice::ReadWrite));
                QCOMPARE(file.write(changed), changed.size());
                file.close();
                QVERIFY2(!KeyRing::unlockWithRecovery(m_file, recovery), qPrintable(QString::number(i)));
                QCOMPARE(m_folder->names(), QByteArrayList{"catalog.keys"});
            }
    }

private:
    static void requireTheSameContents(const KeyRing& ring) {
        QCOMPARE(ring.catalogId().toString(), QString::fromLatin1(KeyFileFormat1::catalog));
        QCOMPARE(ring.userId().toString(), QString::fromLatin1(KeyFileFormat1::administrator));
        QCOMPARE(ring.userName(), QStringLiteral("Anna Voorbeeld"));
        QVERIFY(ring.roles() == Role::Administrator && ring.recognition());
        QCOMPARE(ring.users().size(), 1);
        for (const DataKey key : {DataKey::Main, DataKey::Vault, DataKey::Face})
            QCOMPARE(bytesOf(ring.subkey(key, "x")).toHex(),
                     QByteArray(KeyFileFormat1::subkeys[static_cast<int>(key)]));
        QCOMPARE(ring.personsWithKeys().size(), 2);
        const auto first = PersonId::tryFrom(QString::fromLatin1(KeyFileFormat1::persons[0]));
        QCOMPARE(bytesOf(ring.personKey(*first)).toHex(), QByteArray(KeyFileFormat1::firstPersonsKey));
    }

    std::unique_ptr<ScratchFolder> m_folder;
    FilePath m_file;
};

BK_TEST_MAIN(KeyFormatTest)
#include "KeyFormatTest.moc"
