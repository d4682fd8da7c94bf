#include "core/crypto/Sealer.h"

#include "tests/core/crypto/KeyRingOfOne.h"
#include "tests/support/TestMain.h"

#include <QSet>

#include <sys/stat.h>

using namespace bk;
using namespace bk::test;

/// What opens a key file, and what does not.
class KeyRingTest : public QObject, private KeyRingOfOne {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }
    void init() { begin(); }

    void aNewFileHoldsNothingReadable() {
        for (const QByteArray& part : {QByteArray("Anna"), QByteArray("anna"), QByteArray("Voorbeeld"),
                                       QByteArray("correct"), m_mainSubkey})
            QVERIFY(!m_bytes.contains(part));
        struct stat status = {};
        QCOMPARE(::stat(m_file.bytes().constData(), &status), 0);
        QCOMPARE(static_cast<int>(status.st_mode & 07777), 0600);
    }

    void theAdministratorUnlocksByNameInAnyCaseOrWithout() {
        for (const QString& name : {QString(), QStringLiteral("ANNA voorbeeld")}) {
            const auto ring = KeyRing::unlock(m_file, name, passphrase());
            QVERIFY(ring.has_value());
            QVERIFY((*ring)->catalogId() == m_catalog);
            QVERIFY((*ring)->userId() == m_user);
            QCOMPARE((*ring)->userName(), administrator);
            for (const DataKey key : {DataKey::Main, DataKey::Vault, DataKey::Face})
                QVERIFY((*ring)->has(key));
            QCOMPARE(bytesOf((*ring)->subkey(DataKey::Main, "x")), m_mainSubkey);
        }
    }

    void aWrongPassphraseAndAWrongNameAreTheSameError() {
        const auto wrongPassphrase = KeyRing::unlock(m_file, administrator, passphrase("Correct horse"));
        const auto wrongName = KeyRing::unlock(m_file, QStringLiteral("Bert"), passphrase());
        QVERIFY(codeOf(wrongPassphrase) == ErrorCode::NoAccess);
        QVERIFY(codeOf(wrongName) == ErrorCode::NoAccess);
        QCOMPARE(wrongName.error().context, wrongPassphrase.error().context);
        QVERIFY(codeOf(KeyRing::unlock(m_file, administrator, SecretBytes())) == ErrorCode::NoAccess);
    }

    void theRecoveryKeyUnlocksToo() {
        const auto ring = recovered();
        QVERIFY(ring != nullptr);
        QVERIFY(ring->userId() == m_user);
        QCOMPARE(bytesOf(ring->subkey(DataKey::Main, "x")), m_mainSubkey);
        QVERIFY(codeOf(KeyRing::unlockWithRecovery(m_file, m_recovery.chopped(1))) ==
                ErrorCode::InvalidArgument);
        // A sound recovery key of another catalog: 32 zero bytes.
        const QString other =
            QStringLiteral("0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-000D-7G7A");
        QVERIFY(codeOf(KeyRing::unlockWithRecovery(m_file, other)) == ErrorCode::NoAccess);
    }

    void creatingNeedsANameAPassphraseAndAFreePlace() {
        const FilePath free = m_folder->file("other.keys");
        const auto create = [&](const FilePath& file, const QString& name, const SecretBytes& words,
                                KdfCost cost) {
            const auto created = KeyRing::create(file, m_catalog, m_user, name, words, cost);
            return created ? ErrorCode::Internal : created.error().code;
        };
        const KdfCost floor = KdfCost::floor();
        QVERIFY(create(free, QString(), passphrase(), floor) == ErrorCode::InvalidArgument);
        QVERIFY(create(free, QStringLiteral("  "), passphrase(), floor) == ErrorCode::InvalidArgument);
        QVERIFY(create(free, QString(2000, QLatin1Char('a')), passphrase(), floor) ==
                ErrorCode::InvalidArgument);
        QVERIFY(create(free, administrator, SecretBytes(), floor) == ErrorCode::InvalidArgument);
        QVERIFY(create(free, administrator, passphrase(), {8 << 20, 3}) == ErrorCode::InvalidArgument);
        QVERIFY(create(free, administrator, passphrase(), {64 << 20, 100}) == ErrorCode::InvalidArgument);
        QCOMPARE(m_folder->names(), QByteArrayList{"catalog.keys"});
        QVERIFY(create(m_file, administrator, passphrase(), floor) == ErrorCode::Exists);
        QCOMPARE(current(), m_bytes);
        QCOMPARE(m_folder->names(), QByteArrayList{"catalog.keys"});
    }

    void everyFlippedByteIsDamaged() {
        for (qsizetype i = 0; i < m_bytes.size(); ++i) {
            QByteArray changed = m_bytes;
            changed[i] = static_cast<char>(changed[i] ^ 0x10);
            overwrite(changed);
            const auto ring = KeyRing::unlock(m_file, administrator, passphrase());
            QVERIFY2(codeOf(ring) == ErrorCode::Damaged, qPrintable(QString::number(i)));
        }
    }

    void everyByteFlippedOnPurposeIsDamagedOrNoAccess() {
        for (qsizetype i = 0; i < m_bytes.size() - 32; ++i) {
            QByteArray changed = m_bytes.chopped(32);
            changed[i] = static_cast<char>(changed[i] ^ 0x10);
            overwrite(changed + blake2b(changed));
            const auto ring = KeyRing::unlockWithRecovery(m_file, m_recovery);
            const ErrorCode code = codeOf(ring);
            const bool expected = code == ErrorCode::Damaged || code == ErrorCode::NoAccess ||
                                  (code == ErrorCode::TooNew && (i == 10 || i == 11));
            QVERIFY2(!ring && expected, qPrintable(QString::number(i)));
        }
    }

    void aFileThatIsNoneIsDamagedMissingOrADiskError() {
        for (const QByteArray& bytes :
             {QByteArray(), QByteArray("x"), QByteArray(5000, '\0'), m_bytes.first(500)}) {
            overwrite(bytes);
            QVERIFY(codeOf(KeyRing::unlock(m_file, administrator, passphrase())) == ErrorCode::Damaged);
        }
        QVERIFY(removeDurably(m_file));
        QVERIFY(codeOf(KeyRing::unlock(m_file, administrator, passphrase())) == ErrorCode::NotFound);
        QVERIFY(codeOf(KeyRing::unlock(m_folder->path(), administrator, passphrase())) == ErrorCode::Disk);
    }

    void anOlderVersionIsMentionedAndNeverUsed() {
        const auto ring = recovered();
        QVERIFY(ring->createPersonKey(m_ids.make<PersonId>()));
        overwrite(m_bytes.first(100));
        const auto damaged = KeyRing::unlock(m_file, administrator, passphrase());
        QVERIFY(codeOf(damaged) == ErrorCode::Damaged);
        QVERIFY(damaged.error().context.contains(QStringLiteral("catalog.keys.1")));
        QVERIFY(removeDurably(m_file));
        const auto missing = KeyRing::unlock(m_file, administrator, passphrase());
        QVERIFY(codeOf(missing) == ErrorCode::Damaged);
        QVERIFY(missing.error().context.contains(QStringLiteral("catalog.keys.1")));
        QVERIFY(!m_folder->names().contains("catalog.keys"));
        // Somebody copies it by hand.
        QVERIFY(writeAtomically(m_file, version(1)));
        QVERIFY(recovered() != nullptr);
        // An older version that is damaged itself is no help.
        QVERIFY(writeAtomically(m_folder->file("catalog.keys.1"), "x"));
        QVERIFY(removeDurably(m_file));
        QVERIFY(codeOf(KeyRing::unlock(m_file, administrator, passphrase())) == ErrorCode::NotFound);
    }

    void subkeysDifferByKeyAndContext() {
        const auto ring = recovered();
        QSet<QByteArray> seen;
        for (const DataKey key : {DataKey::Main, DataKey::Vault, DataKey::Face})
            for (const char* context : {"catalog.db", "vault", ""}) {
                const QByteArray subkey = bytesOf(ring->subkey(key, context));
                QCOMPARE(subkey.size(), 32);
                QCOMPARE(bytesOf(ring->subkey(key, context)), subkey);
                seen.insert(subkey);
            }
        QCOMPARE(seen.size(), 9);
    }

    void everyDatabaseHasASaltThatStays() {
        QSet<QByteArray> seen;
        const auto one = recovered();
        const auto two = recovered();
        for (int i = 0; i < 4; ++i) {
            const QByteArray salt = one->salt(static_cast<DatabaseFile>(i));
            QCOMPARE(salt.size(), 16);
            QCOMPARE(two->salt(static_cast<DatabaseFile>(i)), salt);
            seen.insert(salt);
        }
        QCOMPARE(seen.size(), 4);
    }

    void aChangedPassphraseReplacesTheOldOneEverywhere() {
        const auto ring = recovered();
        const auto person = m_ids.make<PersonId>();
        QVERIFY(ring->createPersonKey(person));
        const QByteArray key = bytesOf(ring->personKey(person));
        const QByteArray before = current();
        QVERIFY(ring->changePassphrase(passphrase("wrong"), passphrase("next")).error().code ==
                ErrorCode::NoAccess);
        QVERIFY(ring->changePassphrase(passphrase(), SecretBytes()).error().code ==
                ErrorCode::InvalidArgument);
        QVERIFY(ring->changePassphrase(SecretBytes(), passphrase("next")).error().code ==
                ErrorCode::NoAccess);
        QCOMPARE(current(), before);

        QVERIFY(ring->changePassphrase(passphrase(), passphrase("next")));
        QVERIFY(codeOf(KeyRing::unlock(m_file, administrator, passphrase())) == ErrorCode::NoAccess);
        const auto again = KeyRing::unlock(m_file, administrator, passphrase("next"));
        QVERIFY(again.has_value());
        QCOMPARE(bytesOf((*again)->subkey(DataKey::Main, "x")), m_mainSubkey);
        QCOMPARE(bytesOf((*again)->personKey(person)), key);
        const QByteArray oldSlot = KeyFile::parse(m_bytes)->users[0].slots[0].wrapped;
        QVERIFY(before.contains(oldSlot));
        for (const QByteArray& name : m_folder->names())
            QVERIFY(!readWhole(m_folder->file(name), 1 << 20)->contains(oldSlot));
        // The recovery key on paper still fits.
        QVERIFY(recovered() != nullptr);
    }

    void theRecoveryKeySetsANewPassphrase() {
        const auto ring = recovered();
        const QString other =
            QStringLiteral("0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-000D-7G7A");
        QVERIFY(ring->resetPassphrase(QStringLiteral("nonsense"), passphrase("next")).error().code ==
                ErrorCode::InvalidArgument);
        QVERIFY(ring->resetPassphrase(other, passphrase("next")).error().code == ErrorCode::NoAccess);
        QVERIFY(ring->resetPassphrase(m_recovery, SecretBytes()).error().code == ErrorCode::InvalidArgument);
        QCOMPARE(current(), m_bytes);
        QVERIFY(ring->resetPassphrase(m_recovery, passphrase("next")));
        QVERIFY(KeyRing::unlock(m_file, QString(), passphrase("next")).has_value());
    }
};

BK_TEST_MAIN(KeyRingTest)
#include "KeyRingTest.moc"
