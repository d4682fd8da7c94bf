#include "core/base/AtomicFile.h"

#include "tests/core/base/ScratchFolder.h"
#include "tests/support/TestMain.h"

#include <QDir>

#include <atomic>
#include <thread>
#include <vector>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace bk;

namespace {

/// While it lives, no file can grow over LIMIT bytes: writing fails like on a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t limit) {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small = {limit, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before = {};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBack_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("plain") << QByteArray("file") << QByteArray("content");
        QTest::newRow("empty") << QByteArray("file") << QByteArray();
        QTest::newRow("large") << QByteArray("file") << QByteArray(3 << 20, 'x');
        QTest::newRow("zeros") << QByteArray("file") << QByteArray(5000, '\0');
        QTest::newRow("not UTF-8") << QByteArray("caf\xe9") << QByteArray("1");
        QTest::newRow("Arabic") << QByteArray("\xd8\xb5\xd9\x88\xd8\xb1\xd8\xa9") << QByteArray("1");
        QTest::newRow("longest name") << QByteArray(255, 'n') << QByteArray("1");
    }
    void whatIsWrittenIsReadBack() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        const test::ScratchFolder folder;
        const FilePath file = folder.file(name);
        QVERIFY(writeAtomically(file, content));
        const auto read = readWhole(file, 10 << 20);
        QVERIFY(read.has_value());
        QCOMPARE(*read, content);
        QCOMPARE(folder.names().size(), 1);
        struct stat status = {};
        QCOMPARE(::stat(file.bytes().constData(), &status), 0);
        QCOMPARE(static_cast<int>(status.st_mode & 07777), 0600);
    }

    void anOlderFileIsReplacedWhole() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        QVERIFY(writeAtomically(file, QByteArray(100, 'a')));
        QVERIFY(writeAtomically(file, "b"));
        QCOMPARE(*readWhole(file, 100), QByteArray("b"));
    }

    void aFullDiskLeavesTheOlderFileAndNothingElse() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        QVERIFY(writeAtomically(file, "older"));
        Status status;
        {
            const FullDisk full(4096);
            status = writeAtomically(file, QByteArray(5000, 'x'));
        }
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::Disk);
        QCOMPARE(status.error().native, EFBIG);
        QCOMPARE(*readWhole(file, 100), QByteArray("older"));
        QCOMPARE(folder.names().size(), 1);
    }

    void aMissingFolderIsADiskErrorWithItsNumber() {
        const test::ScratchFolder folder;
        const FilePath file = folder.path().child("none").child("file");
        const Status status = writeAtomically(file, "x");
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::Disk);
        QCOMPARE(status.error().native, ENOENT);
        QVERIFY(writeAtomically(FilePath(), "x").error().code == ErrorCode::InvalidArgument);
    }

    void aFolderInThePlaceOfTheFileStays() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        QVERIFY(QDir().mkdir(file.display()));
        const Status status = writeAtomically(file, "x");
        QVERIFY(!status);
        QVERIFY(status.error().code == ErrorCode::Disk);
        QCOMPARE(folder.names().size(), 1);
    }

    void aLinkIsReplacedAndItsTargetStays() {
        const test::ScratchFolder folder;
        const FilePath target = folder.file("target");
        const FilePath link = folder.file("link");
        QVERIFY(writeAtomically(target, "target"));
        QCOMPARE(::symlink(target.bytes().constData(), link.bytes().constData()), 0);
        QVERIFY(writeAtomically(link, "new"));
        QCOMPARE(*readWhole(target, 100), QByteArray("target"));
        QCOMPARE(*readWhole(link, 100), QByteArray("new"));
    }

    void nothingAppearsBeforeCommitOrWithoutIt() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        {
            auto pending = AtomicFile::create(file);
            QVERIFY(pending.has_value());
            QVERIFY(pending->write("a"));
            QVERIFY(pending->flush());
            QVERIFY(readWhole(file, 100).error().code == ErrorCode::NotFound);
            AtomicFile moved = std::move(*pending);
            QVERIFY(moved.write("b"));
        }
        QCOMPARE(folder.names().size(), 0);
        auto pending = AtomicFile::create(file);
        QVERIFY(pending->write("a"));
        QVERIFY(pending->write("b"));
        QVERIFY(pending->commit());
        QCOMPARE(*readWhole(file, 100), QByteArray("ab"));
    }

    void commitNewDoesNotReplace() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        for (const char* content : {"first", "second"}) {
            auto pending = AtomicFile::create(file);
            QVERIFY(pending->write(content));
            const Status status = pending->commitNew();
            QCOMPARE(status.has_value(), QByteArray(content) == "first");
            if (!status) QVERIFY(status.error().code == ErrorCode::Exists);
        }
        QCOMPARE(*readWhole(file, 100), QByteArray("first"));
        QCOMPARE(folder.names().size(), 1);
    }

    void readingStopsAtTheLimit() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        QVERIFY(writeAtomically(file, QByteArray(100, 'a')));
        QCOMPARE(readWhole(file, 100)->size(), 100);
        QVERIFY(readWhole(file, 99).error().code == ErrorCode::TooLarge);
        // These say that they have no bytes, and have many.
        QVERIFY(readWhole(FilePath::fromBytes("/proc/self/status"), 10).error().code == ErrorCode::TooLarge);
        QVERIFY(readWhole(FilePath::fromBytes("/proc/self/status"), 1 << 20)->startsWith("Name:"));
    }

    void whatIsNoFileIsNotRead() {
        const test::ScratchFolder folder;
        const FilePath root = folder.path();
        QVERIFY(readWhole(root.child("none"), 100).error().code == ErrorCode::NotFound);
        QVERIFY(readWhole(root, 100).error().code == ErrorCode::Disk);
        QCOMPARE(readWhole(root, 100).error().native, EISDIR);
        const FilePath pipe = root.child("pipe");
        QCOMPARE(::mkfifo(pipe.bytes().constData(), 0600), 0);
        QVERIFY(readWhole(pipe, 100).error().code == ErrorCode::Disk);
        QVERIFY(readWhole(FilePath::fromBytes("/dev/zero"), 100).error().code == ErrorCode::Disk);
    }

    void leftoversOfOneFileAreRemovedAndOthersStay() {
        const test::ScratchFolder folder;
        const FilePath root = folder.path();
        QVERIFY(writeAtomically(root.child("file"), "1"));
        auto other = AtomicFile::create(root.child("file.1"));
        QVERIFY(other.has_value());
        auto pending = AtomicFile::create(root.child("file"));
        QVERIFY(pending.has_value());
        QCOMPARE(folder.names().size(), 3);
        QVERIFY(removeLeftovers(root.child("file")));
        QCOMPARE(folder.names().size(), 2);
        QVERIFY(other->commit());
        QCOMPARE(*readWhole(root.child("file"), 100), QByteArray("1"));
    }

    void removingWhatIsNotThereIsNotFound() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        QVERIFY(writeAtomically(file, "1"));
        QVERIFY(removeDurably(file));
        QVERIFY(removeDurably(file).error().code == ErrorCode::NotFound);
        QCOMPARE(folder.names().size(), 0);
    }

    void readersSeeOneVersionOrTheOther() {
        const test::ScratchFolder folder;
        const FilePath file = folder.file("file");
        QVERIFY(writeAtomically(file, QByteArray(20000, 'a')));
        std::atomic<bool> done = false;
        std::atomic<int> wrong = 0;
        std::thread reader([&] {
            while (!done) {
                const auto read = readWhole(file, 1 << 20);
                if (!read || (*read != QByteArray(20000, 'a') && *read != QByteArray(30000, 'b'))) ++wrong;
            }
        });
        for (int i = 0; i < 20; ++i)
            if (!writeAtomically(file, i % 2 == 0 ? QByteArray(30000, 'b') : QByteArray(20000, 'a'))) ++wrong;
        done = true;
        reader.join();
        QCOMPARE(wrong.load(), 0);
    }
};

BK_TEST_MAIN(AtomicFileTest)
#include "AtomicFileTest.moc"
