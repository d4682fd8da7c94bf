#include "core/crypto/Sealer.h"

#include "tests/core/crypto/KeyRingOfOne.h"
#include "tests/support/FolderSync.h"
#include "tests/support/TestMain.h"

#include <QSet>

#include <atomic>
#include <thread>
#include <vector>

#include <filesystem>

using namespace bk;
using namespace bk::test;

/// The keys of persons, and how the file comes to be on disk.
class KeyRingPersonsTest : public QObject, private KeyRingOfOne {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }
    void init() { begin(); }
    void cleanup() { folderSyncFails = nullptr; }

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
            folderSyncFails = [this, before, left = failures]() mutable {
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
        folderSyncFails = nullptr;
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

    void aFileOfALaterVersionIsNotOverwritten() {
        const auto ring = recovered();
        constexpr qsizetype readerAt = 11;
        constexpr qsizetype checksumSize = 32;
        QByteArray later = m_bytes.chopped(checksumSize);
        later[readerAt] = static_cast<char>(KeyFile::currentFormat + 1);
        later += blake2b(later);
        overwrite(later);
        const Status status = ring->createPersonKey(m_ids.make<PersonId>());
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::InUse);
        QCOMPARE(*readWhole(m_file, 1 << 20), later);
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
};

BK_TEST_MAIN(KeyRingPersonsTest)
#include "KeyRingPersonsTest.moc"
