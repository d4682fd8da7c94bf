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

} // namespace

class KeyFormatTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<ScratchFolder>();
        m_file = m_folder->file("catalog.keys");
        QVERIFY(writeAtomically(m_file, KeyFileFormat1::bytes()));
    }

    void theFirstFormatIsReadAndWrittenAnew_data() {
        QTest::addColumn<bool>("withPassphrase");
        QTest::newRow("by passphrase") << true;
        QTest::newRow("by recovery key") << false;
    }
    void theFirstFormatIsReadAndWrittenAnew() {
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
        }
        QCOMPARE(*readWhole(m_file, 1 << 20), after);
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

    void whereNothingCanBeWrittenItDoesNotOpen() {
        if (::geteuid() == 0) {
            // Permissions stop nobody here; a folder in the place of the older version does.
            std::filesystem::create_directories(m_folder->file("catalog.keys.1").child("inside").toStd());
            std::filesystem::create_directories(m_folder->file("catalog.keys.2").child("inside").toStd());
        } else {
            std::filesystem::permissions(m_folder->path().toStd(), std::filesystem::perms(0500));
        }
        const auto opened = KeyRing::unlockWithRecovery(m_file, recovery);
        std::filesystem::permissions(m_folder->path().toStd(), std::filesystem::perms(0700));
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::Disk);
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
