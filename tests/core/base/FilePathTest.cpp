#include "core/base/FilePath.h"

#include "tests/core/base/ScratchFolder.h"
#include "tests/support/TestMain.h"

#include <fstream>

using namespace bk;

namespace {

const QByteArray latin1Name("caf\xe9.jpg");
const QByteArray arabicName("\xd8\xb5\xd9\x88\xd8\xb1\xd8\xa9.jpg"); // "picture"
const QByteArray emojiName("feest \xf0\x9f\x8e\x89\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb.jpg");
const QByteArray decomposedName("cafe\xcc\x81.jpg");

} // namespace

class FilePathTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesKeepTheirBytes_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("plain") << QByteArray("a.jpg");
        QTest::newRow("not UTF-8") << latin1Name;
        QTest::newRow("Arabic") << arabicName;
        QTest::newRow("emoji") << emojiName;
        QTest::newRow("decomposed") << decomposedName;
        QTest::newRow("all odd bytes") << QByteArray("\x01\x7f\x80\xff\xfe\xc0\xaf");
        QTest::newRow("backslash and newline") << QByteArray("a\\b\nc");
        QTest::newRow("spaces at both ends") << QByteArray(" a ");
        QTest::newRow("dots") << QByteArray("...");
    }
    void namesKeepTheirBytes() {
        QFETCH(QByteArray, name);
        const test::ScratchFolder folder;
        const FilePath path = folder.file(name);
        QCOMPARE(path.fileName(), name);
        QCOMPARE(path.bytes(), folder.path().bytes() + '/' + name);
        QVERIFY(FilePath::fromBytes(path.bytes()) == path);
        std::ofstream(path.toStd()) << "content";
        QCOMPARE(folder.names(), QByteArrayList{name});
    }

    void displayIsUtf8WhereItIsAndHexWhereItIsNot() {
        QCOMPARE(FilePath::fromBytes("/x/" + latin1Name).fileNameDisplay(), QStringLiteral("caf\\xe9.jpg"));
        QCOMPARE(FilePath::fromBytes("/x/" + arabicName).fileNameDisplay(), QString::fromUtf8(arabicName));
        QCOMPARE(FilePath::fromBytes("/x/" + emojiName).fileNameDisplay(), QString::fromUtf8(emojiName));
        QCOMPARE(FilePath::fromBytes("/\xe9/a").display(), QStringLiteral("/\\xe9/a"));
        // A sequence that is cut off, at the end and in the middle.
        QCOMPARE(FilePath::fromBytes("/caf\xe9").fileNameDisplay(), QStringLiteral("caf\\xe9"));
        QCOMPARE(FilePath::fromBytes("/\xf0\x9f\x8e-").fileNameDisplay(), QStringLiteral("\\xf0\\x9f\\x8e-"));
        // One bad byte does not spoil the readable letters beside it.
        QCOMPARE(FilePath::fromBytes("/" + arabicName + "\xff").fileNameDisplay(),
                 QString::fromUtf8(arabicName) + QStringLiteral("\\xff"));
    }

    void pathsThatDifferOnlyInOneOddByteDiffer() {
        const FilePath one = FilePath::fromBytes("/x/\xe8");
        const FilePath other = FilePath::fromBytes("/x/\xe9");
        QVERIFY(one != other);
        QVERIFY(one < other);
        QVERIFY(FilePath::fromBytes("/x/" + decomposedName) != FilePath::fromBytes("/x/caf\xc3\xa9.jpg"));
    }

    void pathsAreMadeAbsoluteAndNormal_data() {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray here = QByteArray::fromStdString(std::filesystem::current_path().string());
        QTest::newRow("relative") << QByteArray("a/b.jpg") << here + "/a/b.jpg";
        QTest::newRow("dot") << QByteArray("./a") << here + "/a";
        QTest::newRow("up") << QByteArray("/a/../b/./c") << QByteArray("/b/c");
        QTest::newRow("above the root") << QByteArray("/../../a") << QByteArray("/a");
        QTest::newRow("slash at the end") << QByteArray("/a/b/") << QByteArray("/a/b");
        QTest::newRow("slashes") << QByteArray("/a//b///c") << QByteArray("/a/b/c");
        QTest::newRow("root") << QByteArray("/") << QByteArray("/");
    }
    void pathsAreMadeAbsoluteAndNormal() {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, expected);
        QCOMPARE(FilePath::fromBytes(given).bytes(), expected);
    }

    void parentAndChildAreEachOthersInverse() {
        const FilePath folder = FilePath::fromBytes("/a/b");
        QVERIFY(folder.child("c").parent() == folder);
        QCOMPARE(FilePath::fromBytes("/a").parent().bytes(), QByteArray("/"));
        QCOMPARE(FilePath::fromBytes("/").parent().bytes(), QByteArray("/"));
        QCOMPARE(FilePath::fromBytes("/").child("a").bytes(), QByteArray("/a"));
    }

    void nothingIsEmpty() {
        QVERIFY(FilePath().isEmpty());
        QVERIFY(FilePath::fromBytes({}).isEmpty());
        QVERIFY(FilePath::fromString({}).isEmpty());
        QVERIFY(!FilePath::fromBytes("/").isEmpty());
    }
};

BK_TEST_MAIN(FilePathTest)
#include "FilePathTest.moc"
