#include "tests/core/services/ImportFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// What is known already: copies, and originals that moved or were replaced.
class ImportAgainTest : public QObject, private ImportFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_catalog = std::make_unique<TestCatalog>(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void theSameContentIsKeptOnce() {
        const QByteArray content = placePicture("a.png");
        place("b.png", content);
        place("c/a.png", content);
        ASSIGN_OK(const ImportSummary summary, importAll());
        QCOMPARE(summary.imported, 1);
        QCOMPARE(summary.known, 2);
        QCOMPARE(summary.moved, 0);
        QCOMPARE(names().size(), 1);
    }

    void aFileGivenTwiceIsOne() {
        placePicture("a.png");
        ASSIGN_OK(const ImportSummary summary,
                  import({path("a.png"), path("."), path("a.png"), path("x/../a.png")}));
        QCOMPARE(summary.imported, 1);
        QCOMPARE(summary.known, 0);
    }

    void aMovedFileIsFollowed() {
        placePicture("a.png");
        ASSIGN_OK(const ImportSummary first, importAll());
        QCOMPARE(first.imported, 1);
        ASSIGN_OK(const PhotoId id, (*m_catalog)->photos.findByPath(path("a.png")));
        VERIFY_OK((*m_catalog)->photos.setCaption(id, QStringLiteral("kept")));
        QVERIFY(QDir().mkpath(m_root + QStringLiteral("/new")));
        QVERIFY(QFile::rename(m_root + QStringLiteral("/a.png"), m_root + QStringLiteral("/new/b.png")));
        ASSIGN_OK(const ImportSummary second, importAll());
        QCOMPARE(second.imported, 0);
        QCOMPARE(second.known, 1);
        QCOMPARE(second.moved, 1);
        ASSIGN_OK(const Photo photo, (*m_catalog)->photos.photo(id));
        QCOMPARE(photo.path, path("new/b.png"));
        QCOMPARE(photo.metadata.caption, QStringLiteral("kept"));
        PhotoFilter filter;
        filter.text = QStringLiteral("new b kept");
        QCOMPARE(*(*m_catalog)->photos.count(filter), 1);
        ASSIGN_OK(const ImportSummary third, importAll());
        QCOMPARE(third.moved, 0);
    }

    void anotherContentAtAKnownPlaceIsAnotherPhoto() {
        const QByteArray before = placePicture("a.png");
        VERIFY_OK(importAll());
        ASSIGN_OK(const PhotoId old, (*m_catalog)->photos.findByPath(path("a.png")));
        placePicture("a.png");
        ASSIGN_OK(const ImportSummary second, importAll());
        QCOMPARE(second.imported, 1);
        ASSIGN_OK(const PhotoId fresh, (*m_catalog)->photos.findByPath(path("a.png")));
        QVERIFY(fresh != old);
        QCOMPARE((*m_catalog)->photos.photo(old)->missing, true);
        QCOMPARE((*m_catalog)->photos.photo(fresh)->missing, false);
        // And back again.
        place("a.png", before);
        ASSIGN_OK(const ImportSummary third, importAll());
        QCOMPARE(third.imported, 0);
        QCOMPARE((*m_catalog)->photos.photo(old)->missing, false);
        QCOMPARE((*m_catalog)->photos.photo(fresh)->missing, true);
    }

    void aFileMovedWhileAnotherTookItsPlaceIsFollowed() {
        placePicture("a.png");
        VERIFY_OK(importAll());
        ASSIGN_OK(const PhotoId old, (*m_catalog)->photos.findByPath(path("a.png")));
        QVERIFY(QDir().mkpath(m_root + QStringLiteral("/new")));
        QVERIFY(QFile::rename(m_root + QStringLiteral("/a.png"), m_root + QStringLiteral("/new/a.png")));
        placePicture("a.png");
        ASSIGN_OK(const ImportSummary summary, importAll());
        QCOMPARE(summary.imported, 1);
        QCOMPARE(summary.moved, 1);
        ASSIGN_OK(const Photo followed, (*m_catalog)->photos.photo(old));
        QCOMPARE(followed.path, path("new/a.png"));
        QVERIFY(!followed.missing);
        ASSIGN_OK(const PhotoId fresh, (*m_catalog)->photos.findByPath(path("a.png")));
        QVERIFY(fresh != old);
        QVERIFY(!(*m_catalog)->photos.photo(fresh)->missing);
    }

    void aReplacedOriginalIsMissingUntilItIsFound() {
        const QByteArray before = placePicture("a.png");
        const QByteArray other = placePicture("b.png");
        VERIFY_OK(importAll());
        ASSIGN_OK(const PhotoId old, (*m_catalog)->photos.findByPath(path("a.png")));
        ASSIGN_OK(const PhotoId neighbour, (*m_catalog)->photos.findByPath(path("b.png")));
        // By a copy of another photo, by what is no picture, and by nothing.
        for (const QByteArray& content : {other, QByteArray("no picture"), QByteArray()}) {
            place("a.png", content);
            ASSIGN_OK(const ImportSummary replaced, importAll());
            QCOMPARE(replaced.imported, 0);
            QVERIFY((*m_catalog)->photos.photo(old)->missing);
            QVERIFY(!(*m_catalog)->photos.photo(neighbour)->missing);
            QCOMPARE((*m_catalog)->photos.photo(neighbour)->path, path("b.png"));
            place("a.png", before);
            VERIFY_OK(importAll());
            QVERIFY(!(*m_catalog)->photos.photo(old)->missing);
        }
        place("a.png", other);
        VERIFY_OK(importAll());
        QVERIFY((*m_catalog)->photos.photo(old)->missing);
        place("elsewhere/c.png", before);
        ASSIGN_OK(const ImportSummary found, importAll());
        QCOMPARE(found.moved, 1);
        QCOMPARE((*m_catalog)->photos.photo(old)->path, path("elsewhere/c.png"));
        QVERIFY(!(*m_catalog)->photos.photo(old)->missing);
    }

    void aCopyDoesNotTakeOverFromAPlaceThatCannotBeLookedAt() {
        const QByteArray content = placePicture("a/a.png");
        VERIFY_OK(importAll());
        ASSIGN_OK(const PhotoId id, (*m_catalog)->photos.findByPath(path("a/a.png")));
        // Touched, but the same: still there.
        const timespec times[2] = {{1'000'000'000, 5}, {1'100'000'000, 7}};
        QVERIFY(::utimensat(AT_FDCWD, path("a/a.png").bytes().constData(), times, 0) == 0);
        place("b.png", content);
        QCOMPARE(import({path("b.png")})->moved, 0);
        // A folder in a circle answers ELOOP: that says nothing about the original.
        std::filesystem::remove_all(path("a").toStd());
        QVERIFY(::symlink("a", path("a").bytes().constData()) == 0);
        QCOMPARE(import({path("b.png")})->moved, 0);
        QCOMPARE((*m_catalog)->photos.photo(id)->path, path("a/a.png"));
        // And now it is surely gone.
        QVERIFY(::unlink(path("a").bytes().constData()) == 0);
        QCOMPARE(import({path("b.png")})->moved, 1);
        QCOMPARE((*m_catalog)->photos.photo(id)->path, path("b.png"));
    }

    void theCatalogIsSoundAfterAllThat() { QCOMPARE(findings(*m_catalog), QStringList()); }
};

BK_TEST_MAIN(ImportAgainTest)
#include "ImportAgainTest.moc"
