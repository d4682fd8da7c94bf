#include "core/crypto/Vault.h"
#include "core/base/AtomicFile.h"

#include "tests/support/CountingIds.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#include <atomic>
#include <thread>
#include <vector>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace bk;

namespace {

constexpr qsizetype chunk = 64 << 10;
constexpr qsizetype sealedChunk = chunk + 17;
constexpr qsizetype preamble = 8 + 24;

SecretBytes keyOf(unsigned char fill) {
    SecretBytes key(32);
    std::fill_n(key.data(), key.size(), fill);
    return key;
}

QByteArray pattern(qsizetype size) {
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 131) ^ (i >> 8));
    return bytes;
}

} // namespace

class VaultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = FilePath::fromString(m_folder->path()).child("vault");
        m_vault = std::make_unique<Vault>(m_root, keyOf(1));
        m_id = RandomIdSource().make<AttachmentId>();
    }

    void whatIsStoredIsLoaded_data() {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size :
             {qsizetype(0), qsizetype(1), chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 5})
            QTest::newRow(QByteArray::number(size).constData()) << size;
    }
    void whatIsStoredIsLoaded() {
        QFETCH(qsizetype, size);
        const QByteArray plain = pattern(size);
        QVERIFY(m_vault->store(m_id, plain));
        const auto loaded = m_vault->load(m_id);
        QVERIFY(loaded.has_value());
        QCOMPARE(*loaded, plain);
        QCOMPARE(fileBytes().size(), preamble + size + 17 * qMax(qsizetype(1), (size + chunk - 1) / chunk));
    }

    void everyFlippedByteIsDamaged() {
        QVERIFY(m_vault->store(m_id, pattern(100)));
        const QByteArray sound = fileBytes();
        for (qsizetype i = 0; i < sound.size(); ++i) {
            QByteArray changed = sound;
            changed[i] = static_cast<char>(changed[i] ^ 0x20);
            verifyDamaged(changed);
        }
        overwrite(sound);
        QVERIFY(m_vault->load(m_id).has_value());
    }

    void everyCutIsDamaged() {
        QVERIFY(m_vault->store(m_id, pattern(2 * chunk + 50)));
        const QByteArray sound = fileBytes();
        const QList<qsizetype> sizes = {0,
                                        1,
                                        7,
                                        8,
                                        preamble - 1,
                                        preamble,
                                        preamble + 1,
                                        preamble + 16,
                                        preamble + 17,
                                        preamble + sealedChunk - 1,
                                        preamble + sealedChunk, // whole chunks, but not the final one
                                        preamble + sealedChunk + 1,
                                        preamble + sealedChunk + 17,
                                        preamble + 2 * sealedChunk,
                                        sound.size() - 18,
                                        sound.size() - 1};
        for (const qsizetype size : sizes)
            verifyDamaged(sound.first(size));
    }

    void addedReorderedAndRepeatedChunksAreDamaged() {
        QVERIFY(m_vault->store(m_id, pattern(3 * chunk)));
        const QByteArray sound = fileBytes();
        const QByteArray head = sound.first(preamble);
        const QByteArray first = sound.mid(preamble, sealedChunk);
        const QByteArray second = sound.mid(preamble + sealedChunk, sealedChunk);
        const QByteArray third = sound.mid(preamble + 2 * sealedChunk);
        QCOMPARE(head + first + second + third, sound);
        verifyDamaged(head + second + first + third);
        verifyDamaged(head + first + third);
        verifyDamaged(head + first + second + third + third);
        verifyDamaged(head + first + first + third);
        verifyDamaged(sound + 'x');
        verifyDamaged(sound + QByteArray(17, '\0'));
    }

    void aScanUnderAnothersNameIsDamaged() {
        const auto other = RandomIdSource().make<AttachmentId>();
        QVERIFY(m_vault->store(m_id, "mine"));
        QVERIFY(m_vault->store(other, "other"));
        const QByteArray mine = fileBytes();
        QVERIFY(writeAtomically(fileOf(other), mine));
        QVERIFY(m_vault->load(other).error().code == ErrorCode::Damaged);
        QVERIFY(m_vault->load(m_id).has_value());
    }

    void anotherKeyIsDamagedAndNoKeyIsNoAccess() {
        QVERIFY(m_vault->store(m_id, "plain"));
        const Vault other(m_root, keyOf(2));
        QVERIFY(other.load(m_id).error().code == ErrorCode::Damaged);
        Vault keyless(m_root, SecretBytes());
        QVERIFY(keyless.load(m_id).error().code == ErrorCode::NoAccess);
        QVERIFY(keyless.store(RandomIdSource().make<AttachmentId>(), "x").error().code ==
                ErrorCode::NoAccess);
        QCOMPARE(keyless.list()->size(), 1);
    }

    void anIdIsTakenOnce() {
        QVERIFY(m_vault->store(m_id, "first"));
        const Status second = m_vault->store(m_id, "second");
        QVERIFY(!second);
        QVERIFY(second.error().code == ErrorCode::Exists);
        QCOMPARE(*m_vault->load(m_id), QByteArray("first"));
        QVERIFY(m_vault->store(AttachmentId(), "x").error().code == ErrorCode::InvalidArgument);
    }

    void removedIsGone() {
        QVERIFY(m_vault->store(m_id, "plain"));
        QVERIFY(m_vault->remove(m_id));
        QVERIFY(m_vault->load(m_id).error().code == ErrorCode::NotFound);
        QVERIFY(m_vault->remove(m_id).error().code == ErrorCode::NotFound);
        QVERIFY(m_vault->remove(RandomIdSource().make<AttachmentId>()).error().code == ErrorCode::NotFound);
        QVERIFY(m_vault->list()->isEmpty());
    }

    void removingTakesWhatAStoppedStoreLeft() {
        QVERIFY(m_vault->store(m_id, "plain"));
        const FilePath folder = fileOf(m_id).parent();
        {
            const auto pending = AtomicFile::create(fileOf(m_id));
            QVERIFY(pending.has_value());
            QCOMPARE(entriesIn(folder), 2);
            QCOMPARE(m_vault->list()->size(), 1);
            QVERIFY(m_vault->remove(m_id));
            QCOMPARE(entriesIn(folder), 0);
        }
    }

    void theListHasAllScansAndNothingElse() {
        QVERIFY(m_vault->list()->isEmpty());
        test::CountingIds ids;
        QList<AttachmentId> stored;
        for (int i = 0; i < 20; ++i) {
            stored.append(ids.make<AttachmentId>());
            QVERIFY(m_vault->store(stored.last(), "x"));
        }
        QVERIFY(writeAtomically(m_root.child("stray"), "x"));
        QVERIFY(writeAtomically(m_root.child("st"), "x"));
        QVERIFY(writeAtomically(fileOf(stored.first()).parent().child("notes.txt"), "x"));
        // A scan in another scan's folder is not found by load() either.
        QVERIFY(
            writeAtomically(fileOf(stored.first()).parent().child(stored.last().toString().toLatin1()), "x"));
        const auto listed = m_vault->list();
        QVERIFY(listed.has_value());
        QVERIFY(*listed == stored);
    }

    void nothingOfTheScanIsReadableOnDisk() {
        const QByteArray plain("Quitclaim of Jane Example, signed in Utrecht");
        QVERIFY(m_vault->store(m_id, plain));
        QVERIFY(!fileBytes().contains("Jane"));
        struct stat status = {};
        QCOMPARE(::stat(fileOf(m_id).bytes().constData(), &status), 0);
        QCOMPARE(static_cast<int>(status.st_mode & 07777), 0600);
        QCOMPARE(::stat(m_root.bytes().constData(), &status), 0);
        QCOMPARE(static_cast<int>(status.st_mode & 07777), 0700);
    }

    void aFullDiskLeavesNothing() {
        QVERIFY(m_vault->store(m_id, "first"));
        const auto other = RandomIdSource().make<AttachmentId>();
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small = {100000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Status status = m_vault->store(other, pattern(3 * chunk));
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::Disk);
        QCOMPARE(status.error().native, EFBIG);
        QVERIFY(m_vault->load(other).error().code == ErrorCode::NotFound);
        QCOMPARE(entriesIn(fileOf(other).parent()), fileOf(other).parent() == fileOf(m_id).parent() ? 1 : 0);
        QVERIFY(m_vault->store(other, pattern(3 * chunk)));
    }

    void strayFilesAreRemovedAndNothingElse() {
        test::CountingIds ids;
        const auto stray = ids.make<AttachmentId>();
        QVERIFY(m_vault->removeStrays({})); // Nothing there yet, not even the folder.
        QVERIFY(m_vault->store(m_id, "known"));
        QVERIFY(m_vault->store(stray, "stray"));
        const FilePath folder = fileOf(m_id).parent();
        const FilePath leftover = folder.child(".0123456789abcdef-0123456789abcdef.part");
        const FilePath foreign = folder.child("note.txt");
        QVERIFY(writeAtomically(leftover, "half a scan"));
        QVERIFY(writeAtomically(foreign, "not ours"));
        QVERIFY(m_vault->removeStrays({m_id}));
        QCOMPARE(*m_vault->list(), QList<AttachmentId>{m_id});
        QCOMPARE(*m_vault->load(m_id), QByteArray("known"));
        QVERIFY(!QFile::exists(leftover.display()));
        QVERIFY(QFile::exists(foreign.display()));
        QVERIFY(m_vault->removeStrays({}));
        QVERIFY(m_vault->list()->isEmpty());
    }

    void aFileInThePlaceOfTheFolderIsADiskError() {
        QVERIFY(writeAtomically(m_root, "not a folder"));
        const Status status = m_vault->store(m_id, "x");
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::Disk);
    }

    void threadsCanUseItAtOnce() {
        test::CountingIds ids;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 8; ++i) {
                    const auto id = ids.make<AttachmentId>();
                    const QByteArray plain = pattern(1000 * t + i);
                    if (!m_vault->store(id, plain)) ++wrong;
                    const auto loaded = m_vault->load(id);
                    if (!loaded || *loaded != plain) ++wrong;
                    if (i % 2 == 0 && !m_vault->remove(id)) ++wrong;
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(m_vault->list()->size(), 16);
    }

    void aCopyHasAllScansUnderTheOtherKey() {
        QList<AttachmentId> ids;
        for (const qsizetype size : {qsizetype(0), qsizetype(1), chunk, chunk + 1, 3 * chunk + 5}) {
            ids << RandomIdSource().make<AttachmentId>();
            QVERIFY(m_vault->store(ids.last(), pattern(size)));
        }
        const FilePath next = m_root.parent().child("vault.next");
        qint64 told = 0;
        QVERIFY(m_vault->copyTo(next, keyOf(2), QByteArray(16, 'k'), [&](qint64 bytes) -> Status {
            told += bytes;
            return {};
        }));
        QCOMPARE(told, 2 * m_vault->size().value_or(0));
        QCOMPARE(Vault::keyIdIn(next).value_or(QByteArray()), QByteArray(16, 'k'));
        QCOMPARE(Vault::keyIdIn(m_root).value_or("x"), QByteArray());
        const Vault copied(next, keyOf(2));
        const auto listed = copied.list();
        QVERIFY(listed.has_value());
        QCOMPARE(listed->size(), ids.size());
        for (const AttachmentId& id : ids) {
            QCOMPARE(copied.load(id).value_or("missing"), *m_vault->load(id));
            QVERIFY(Vault(next, keyOf(1)).load(id).error().code == ErrorCode::Damaged);
        }
    }

    void aStoppedCopyIsSaid() {
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_vault->store(RandomIdSource().make<AttachmentId>(), "x"));
        for (int stopAt = 1; stopAt <= 6; ++stopAt) {
            int seen = 0;
            const FilePath next = m_root.parent().child("next" + QByteArray::number(stopAt));
            const Status stopped =
                m_vault->copyTo(next, keyOf(2), QByteArray(16, 'k'), [&](qint64) -> Status {
                    if (++seen == stopAt) return fail(ErrorCode::Cancelled, QStringLiteral("stopped"));
                    return {};
                });
            QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
            QCOMPARE(Vault::keyIdIn(next).value_or("x"), QByteArray());
        }
    }

    void loadingNeverFailsWhileTheFoldersChangePlaces() {
        QList<AttachmentId> ids;
        for (int i = 0; i < 4; ++i) {
            ids << RandomIdSource().make<AttachmentId>();
            QVERIFY(m_vault->store(ids.last(), pattern(1000 + i)));
        }
        const FilePath other = m_root.parent().child("other");
        const FilePath away = m_root.parent().child("away");
        QVERIFY(m_vault->copyTo(other, keyOf(2), QByteArray(16, 'k'), [](qint64) { return Status(); }));
        std::atomic<bool> over = false;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&] {
                while (!over) {
                    for (int i = 0; i < ids.size(); ++i) {
                        const auto loaded = m_vault->load(ids[i]);
                        if (!loaded || loaded->size() != 1000 + i) ++wrong;
                    }
                    if (m_vault->list()->size() != ids.size()) ++wrong;
                }
            });
        for (unsigned char i = 0; i < 200; ++i)
            m_vault->switchTo(m_root, keyOf(i % 2 == 0 ? 2 : 1), [&] {
                return std::rename(m_root.bytes().constData(), away.bytes().constData()) == 0 &&
                       std::rename(other.bytes().constData(), m_root.bytes().constData()) == 0 &&
                       std::rename(away.bytes().constData(), other.bytes().constData()) == 0;
            });
        over = true;
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
    }

    void aVaultThatCouldNotBeMovedIsClosed() {
        QVERIFY(m_vault->store(m_id, "plain"));
        m_vault->switchTo(m_root, keyOf(2), [] { return false; });
        QVERIFY(m_vault->load(m_id).error().code == ErrorCode::NoAccess);
        QVERIFY(m_vault->store(RandomIdSource().make<AttachmentId>(), "x").error().code ==
                ErrorCode::NoAccess);
    }

private:
    FilePath fileOf(const AttachmentId& id) const {
        const QByteArray name = id.toString().toLatin1();
        return m_root.child(name.last(2)).child(name);
    }
    QByteArray fileBytes() const { return *readWhole(fileOf(m_id), 10 << 20); }
    static qsizetype entriesIn(const FilePath& folder) {
        return QDir(folder.display()).entryList(QDir::Files | QDir::Hidden).size();
    }
    // In place: this runs some hundred times, and waiting for the disk is not what is tested.
    void overwrite(const QByteArray& bytes) const {
        QFile file(fileOf(m_id).display());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(bytes), bytes.size());
        QVERIFY(file.resize(bytes.size()));
    }
    void verifyDamaged(const QByteArray& bytes) const {
        overwrite(bytes);
        const auto loaded = m_vault->load(m_id);
        QVERIFY(!loaded);
        QVERIFY(loaded.error().code == ErrorCode::Damaged);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FilePath m_root;
    std::unique_ptr<Vault> m_vault;
    AttachmentId m_id;
};

BK_TEST_MAIN(VaultTest)
#include "VaultTest.moc"
