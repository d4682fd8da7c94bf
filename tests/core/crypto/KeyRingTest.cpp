#include "core/crypto/KeyRing.h"
#include "core/base/AtomicFile.h"
#include "core/crypto/KeyFile.h"
#include "core/crypto/Sealer.h"

#include "tests/core/base/ScratchFolder.h"
#include "tests/support/CountingIds.h"
#include "tests/support/FolderSync.h"
#include "tests/support/TestMain.h"

#include <QSet>

#include <atomic>
#include <thread>
#include <vector>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace bk;

namespace {

const QString administrator = QStringLiteral("Anna Voorbeeld");

QByteArray bytesOf(const SecretBytes& secret) {
    return {reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size())};
}

QByteArray bytesOf(const Result<SecretBytes>& secret) {
    return secret ? bytesOf(*secret) : QByteArray();
}

SecretBytes passphrase(const char* text = "correct horse") {
    return SecretBytes::fromPassphrase(QString::fromUtf8(text));
}

ErrorCode codeOf(const Result<std::unique_ptr<KeyRing>>& result) {
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

// Each derivation takes about 0.2 s, so most tests start from one key file made once, and open it with the
// recovery key, which needs none.
class KeyRingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const test::ScratchFolder folder;
        m_catalog = m_ids.make<CatalogId>();
        m_user = m_ids.make<UserId>();
        auto created = KeyRing::create(folder.file("catalog.keys"), m_catalog, m_user, administrator,
                                       passphrase(), KdfCost::floor());
        QVERIFY(created.has_value());
        m_recovery = created->recoveryKey;
        m_mainSubkey = bytesOf(created->ring->subkey(DataKey::Main, "x"));
        QCOMPARE(created->ring->userName(), administrator);
        QCOMPARE(folder.names(), QByteArrayList{"catalog.keys"});
        m_bytes = *readWhole(folder.file("catalog.keys"), 1 << 20);
    }

    void init() {
        m_folder = std::make_unique<test::ScratchFolder>();
        m_file = m_folder->file("catalog.keys");
        QVERIFY(writeAtomically(m_file, m_bytes));
    }
    void cleanup() { test::folderSyncFails = nullptr; }

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

    void aPersonKeyIsOnDiskWhenItIsMade() {
        const auto person = m_ids.make<PersonId>();
        const auto ring = recovered();
        QVERIFY(ring->personKey(person).error().code == ErrorCode::NotFound);
        QVERIFY(ring->createPersonKey(person));
        const QByteArray key = bytesOf(ring->personKey(person));
        QCOMPARE(key.size(), 32);
        const auto again = recovered();
        QCOMPARE(bytesOf(again->personKey(person)), key);
        QVERIFY(again->personsWithKeys() == QList<PersonId>{person});
        const QByteArray before = current();
        QVERIFY(again->createPersonKey(person));
        QCOMPARE(bytesOf(again->personKey(person)), key);
        QCOMPARE(current(), before);
        QVERIFY(ring->createPersonKey(PersonId()).error().code == ErrorCode::InvalidArgument);
        QVERIFY(!current().contains(person.toBytes()));
    }

    void manyPersonKeysAreMadeWithOneWriteOrNone() {
        const auto ring = recovered();
        QList<PersonId> persons;
        for (int i = 0; i < 300; ++i)
            persons.append(m_ids.make<PersonId>());
        QVERIFY(ring->createPersonKey(persons[7]));
        const QByteArray kept = bytesOf(ring->personKey(persons[7]));
        const quint64 generation = KeyFile::parse(current())->generation;
        QVERIFY(ring->createPersonKeys(persons + QList<PersonId>{PersonId()}).error().code ==
                ErrorCode::InvalidArgument);
        QCOMPARE(ring->personsWithKeys().size(), 1);
        QVERIFY(ring->createPersonKeys(persons + persons));
        QCOMPARE(KeyFile::parse(current())->generation, generation + 1);
        QCOMPARE(bytesOf(ring->personKey(persons[7])), kept);
        const auto again = recovered();
        QVERIFY(again->personsWithKeys() == persons);
        QSet<QByteArray> seen;
        for (const PersonId& person : persons)
            seen.insert(bytesOf(again->personKey(person)));
        QCOMPARE(seen.size(), 300);
    }

    void theLastTwoVersionsAreKept() {
        const auto ring = recovered();
        QByteArrayList versions = {m_bytes};
        for (int i = 0; i < 4; ++i) {
            QVERIFY(ring->createPersonKey(m_ids.make<PersonId>()));
            versions.append(current());
        }
        QCOMPARE(m_folder->names(), (QByteArrayList{"catalog.keys", "catalog.keys.1", "catalog.keys.2"}));
        QCOMPARE(version(1), versions[3]);
        QCOMPARE(version(2), versions[2]);
        for (qsizetype i = 1; i < versions.size(); ++i)
            QCOMPARE(KeyFile::parse(versions[i])->generation,
                     KeyFile::parse(versions[i - 1])->generation + 1);
    }

    void aDestroyedKeyIsInNoVersionAndInNoLeftover() {
        const auto ring = recovered();
        QList<PersonId> persons;
        for (int i = 0; i < 5; ++i) {
            persons.append(m_ids.make<PersonId>());
            QVERIFY(ring->createPersonKey(persons.last()));
        }
        const QByteArray kept = bytesOf(ring->personKey(persons[4]));
        const KeyFile before = *KeyFile::parse(current());
        // What programs that were stopped while writing left.
        const QByteArray full = current();
        auto leftover = AtomicFile::create(m_file);
        QVERIFY(leftover && leftover->write(full));
        auto olderLeftover = AtomicFile::create(m_folder->file("catalog.keys.1"));
        QVERIFY(olderLeftover && olderLeftover->write(full));

        QVERIFY(ring->destroyPersonKeys({persons[0], persons[2], m_ids.make<PersonId>()}));
        QVERIFY(ring->personKey(persons[0]).error().code == ErrorCode::NotFound);
        QVERIFY(ring->personKey(persons[2]).error().code == ErrorCode::NotFound);
        QCOMPARE(bytesOf(ring->personKey(persons[4])), kept);
        const KeyFile after = *KeyFile::parse(current());
        QCOMPARE(after.persons.size(), 3);
        for (const QByteArray& name : m_folder->names()) {
            const QByteArray bytes = *readWhole(m_folder->file(name), 1 << 20);
            for (auto entry = before.persons.begin(); entry != before.persons.end(); ++entry)
                QCOMPARE(bytes.contains(entry->sealedKey), after.persons.contains(entry.key()));
        }
        QVERIFY(m_folder->names().contains("catalog.keys.1"));
        QVERIFY(KeyFile::parse(version(1)).has_value());
        QCOMPARE(m_folder->names().size(), 2);
        QCOMPARE(recovered()->personsWithKeys().size(), 3);

        QVERIFY(ring->destroyPersonKeys({persons[0]}));
        QVERIFY(ring->destroyPersonKeys({}));
        QVERIFY(*KeyFile::parse(current()).map([](const KeyFile& file) { return file.generation; }) ==
                after.generation);
        // And they stay away when the versions move on.
        QVERIFY(ring->createPersonKey(m_ids.make<PersonId>()));
        for (const int age : {1, 2})
            if (m_folder->names().contains("catalog.keys." + QByteArray::number(age)))
                QCOMPARE(KeyFile::parse(version(age))->persons.size(), 3);
    }

    void aKeyMadeAgainIsAnotherOne() {
        const auto person = m_ids.make<PersonId>();
        const auto ring = recovered();
        QVERIFY(ring->createPersonKey(person));
        const QByteArray first = bytesOf(ring->personKey(person));
        QVERIFY(ring->destroyPersonKeys({person}));
        QVERIFY(ring->createPersonKey(person));
        QVERIFY(bytesOf(ring->personKey(person)) != first);
    }

    void aFullDiskLeavesAllAsItWas() {
        const auto person = m_ids.make<PersonId>();
        const auto ring = recovered();
        QVERIFY(ring->createPersonKey(person));
        const QByteArray before = current();
        const QByteArray older = version(1);
        const QByteArray key = bytesOf(ring->personKey(person));
        Status created;
        Status destroyed;
        withFullDisk([&] {
            created = ring->createPersonKey(m_ids.make<PersonId>());
            destroyed = ring->destroyPersonKeys({person});
        });
        for (const Status& status : {created, destroyed}) {
            QVERIFY(!status);
            QVERIFY(status.error().code == ErrorCode::Disk);
            QCOMPARE(status.error().native, EFBIG);
        }
        QCOMPARE(current(), before);
        QCOMPARE(version(1), older);
        QCOMPARE(m_folder->names().size(), 2);
        QCOMPARE(bytesOf(ring->personKey(person)), key);
        QVERIFY(ring->personsWithKeys() == QList<PersonId>{person});
        // The disk has room again.
        QVERIFY(ring->destroyPersonKeys({person}));
        QVERIFY(recovered()->personsWithKeys().isEmpty());
    }

    void aFailureHalfwayChangesNothing_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("the older version cannot be replaced") << QByteArray("catalog.keys.1");
        QTest::newRow("the oldest version cannot be removed") << QByteArray("catalog.keys.2");
    }
    void aFailureHalfwayChangesNothing() {
        QFETCH(QByteArray, name);
        const auto person = m_ids.make<PersonId>();
        auto ring = recovered();
        QVERIFY(ring->createPersonKey(person));
        const QByteArray key = bytesOf(ring->personKey(person));
        const QByteArray before = current();
        // A folder in the place of a file can be neither replaced nor removed like one.
        std::filesystem::remove(m_folder->file(name).toStd());
        std::filesystem::create_directories(m_folder->file(name).child("inside").toStd());
        const Status status = ring->destroyPersonKeys({person});
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::Disk);
        QVERIFY(status.error().native != 0);
        QCOMPARE(current(), before);
        QCOMPARE(bytesOf(ring->personKey(person)), key);
        // As after a stop at that point: the catalog opens with the key, and destroying it goes through.
        ring = recovered();
        QCOMPARE(bytesOf(ring->personKey(person)), key);
        std::filesystem::remove_all(m_folder->file(name).toStd());
        QVERIFY(ring->destroyPersonKeys({person}));
        QVERIFY(recovered()->personsWithKeys().isEmpty());
    }

    void whatIsInPlaceIsInForceWhateverTheDiskSaysOfTheFolder_data() {
        QTest::addColumn<int>("failures");
        QTest::addColumn<bool>("told");
        QTest::newRow("it fails once") << 1 << false;
        QTest::newRow("it fails twice") << 2 << false;
        QTest::newRow("it goes on failing") << 1000 << true;
    }
    void whatIsInPlaceIsInForceWhateverTheDiskSaysOfTheFolder() {
        QFETCH(int, failures);
        QFETCH(bool, told);
        const auto one = m_ids.make<PersonId>();
        const auto two = m_ids.make<PersonId>();
        const auto ring = recovered();
        QVERIFY(ring->createPersonKey(one));
        // From the moment in which the next file has its name.
        const auto failFrom = [&](const QByteArray& before) {
            test::folderSyncFails = [this, before, left = failures]() mutable {
                return current() != before && left-- > 0;
            };
        };
        failFrom(current());
        const Status destroyed = ring->destroyPersonKeys({one});
        QCOMPARE(!destroyed, told);
        if (told) QVERIFY(destroyed.error().code == ErrorCode::Disk);
        QCOMPARE(!ring->verifyFile(), told);
        // It comes again until the disk answers.
        QCOMPARE(!ring->destroyPersonKeys({one}), told);
        QVERIFY(ring->personsWithKeys().isEmpty());
        QVERIFY(recovered()->personsWithKeys().isEmpty());
        failFrom(current());
        QCOMPARE(!ring->createPersonKey(two), told);
        QVERIFY(ring->personsWithKeys() == QList<PersonId>{two});
        QCOMPARE(bytesOf(recovered()->personKey(two)), bytesOf(ring->personKey(two)));
        // What would be lost if it failed now: there is no way back to the one before.
        failFrom(current());
        const auto secret = ring->addKeyringSlot();
        QVERIFY(secret.has_value());
        QVERIFY(KeyRing::unlockWithKeyring(m_file, m_user, *secret));
        failFrom(current());
        const auto renewed = ring->renewRecoveryKey();
        QVERIFY(renewed.has_value());
        QVERIFY(KeyRing::unlockWithRecovery(m_file, *renewed));
        QCOMPARE(!ring->verifyFile(), told);
        test::folderSyncFails = nullptr;
        QVERIFY(ring->verifyFile());
        QVERIFY(ring->destroyPersonKeys({two}));
        QVERIFY(ring->verifyFile());
    }

    void olderFilesAreComparedWhileOthersWrite() {
        const auto ring = recovered();
        std::atomic<bool> over = false;
        std::thread writer([&] {
            const auto person = m_ids.make<PersonId>();
            for (int i = 0; i < 60; ++i)
                if (!ring->createPersonKey(person) || !ring->destroyPersonKeys({person})) break;
            over = true;
        });
        int findings = 0;
        int looks = 0;
        while (!over || looks == 0) {
            findings += int(ring->verifyOlderFiles().size()) + (ring->verifyFile() ? 0 : 1);
            ++looks;
        }
        writer.join();
        QCOMPARE(findings, 0);
    }

    void aFileChangedByAnotherProgramIsNotOverwritten() {
        const auto one = recovered();
        const auto two = recovered();
        const auto person = m_ids.make<PersonId>();
        QVERIFY(one->createPersonKey(person));
        const Status status = two->createPersonKey(m_ids.make<PersonId>());
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::InUse);
        QVERIFY(two->personsWithKeys().isEmpty());
        QVERIFY(recovered()->personsWithKeys() == QList<PersonId>{person});
    }

    void aFileLostWhileItIsOpenComesBackWithTheNextChange() {
        const auto ring = recovered();
        overwrite("rubbish");
        QVERIFY(ring->createPersonKey(m_ids.make<PersonId>()));
        QVERIFY(removeDurably(m_file));
        QVERIFY(ring->createPersonKey(m_ids.make<PersonId>()));
        QCOMPARE(recovered()->personsWithKeys().size(), 2);
        QVERIFY(KeyFile::parse(version(1)).has_value());
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

    void threadsCanUseItAtOnce() {
        const auto ring = recovered();
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 5; ++i) {
                    const auto person = m_ids.make<PersonId>();
                    if (!ring->createPersonKey(person) || !ring->personKey(person)) ++wrong;
                    if (bytesOf(ring->subkey(DataKey::Main, "x")) != m_mainSubkey) ++wrong;
                    if (i % 2 == 0 && !ring->destroyPersonKeys({person})) ++wrong;
                    (void)ring->personsWithKeys();
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(ring->personsWithKeys().size(), 8);
        QVERIFY(recovered()->personsWithKeys() == ring->personsWithKeys());
    }

private:
    std::unique_ptr<KeyRing> recovered() const {
        auto ring = KeyRing::unlockWithRecovery(m_file, m_recovery);
        return ring ? std::move(*ring) : nullptr;
    }
    QByteArray current() const { return *readWhole(m_file, 1 << 20); }
    QByteArray version(int age) const {
        return *readWhole(m_folder->file("catalog.keys." + QByteArray::number(age)), 1 << 20);
    }
    // In place: this runs a thousand times, and waiting for the disk is not what is tested.
    void overwrite(const QByteArray& bytes) const {
        QFile file(m_file.display());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(bytes), bytes.size());
        QVERIFY(file.resize(bytes.size()));
    }
    /// While ACTION runs, no file can grow over 500 bytes.
    template <class Action>
    static void withFullDisk(Action action) {
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small = {500, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        action();
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
    }

    test::CountingIds m_ids;
    CatalogId m_catalog;
    UserId m_user;
    QString m_recovery;
    QByteArray m_mainSubkey;
    QByteArray m_bytes;
    std::unique_ptr<test::ScratchFolder> m_folder;
    FilePath m_file;
};

BK_TEST_MAIN(KeyRingTest)
#include "KeyRingTest.moc"
