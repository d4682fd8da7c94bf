#include "tests/core/services/ImportFixture.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>

using namespace bk;
using namespace bk::test;

class ImportServiceTest : public QObject, private ImportFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_catalog = std::make_unique<TestCatalog>(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void foldersAreWalkedToTheirEnd() {
        placePicture("a.png");
        placePicture("deep/er/still/b.JPG", "JPG");
        placePicture("deep/c.tiff", "TIFF");
        placePicture("d.WebP", "WEBP");
        placePicture(".hidden.png");
        placePicture(".hidden/e.png");
        placePicture("Other.beeldkluis/f.png");
        place("notes.txt", "text");
        place("movie.mp4", "text");
        ASSIGN_OK(const ImportSummary first, importAll());
        QVERIFY2(first.failed.isEmpty(),
                 first.failed.isEmpty() ? "" : qPrintable(first.failed.first().error.context));
        QCOMPARE(first.imported, 4);
        QCOMPARE(first.known, 0);
        QVERIFY(!first.stopped);
        QCOMPARE(names(), (QList<QByteArray>{"a.png", "d.WebP", "deep/c.tiff", "deep/er/still/b.JPG"}));
        // Again: nothing new.
        ASSIGN_OK(const ImportSummary second, importAll());
        QCOMPARE(second.imported, 0);
        QCOMPARE(second.known, 4);
        QCOMPARE(second.moved, 0);
        QCOMPARE(names().size(), 4);
    }

    void whatAPhotoIsIsKept() {
        const QByteArray content = picture(++m_seed, "JPG", QSize(1024, 256));
        place("a.jpg", content);
        ASSIGN_OK(const ImportSummary summary,
                  (*m_catalog)->imports.import({path("a.jpg")}, QStringLiteral("Others"), {}));
        QCOMPARE(summary.imported, 1);
        ASSIGN_OK(const PhotoId id, (*m_catalog)->photos.findByPath(path("a.jpg")));
        ASSIGN_OK(const Photo photo, (*m_catalog)->photos.photo(id));
        QCOMPARE(photo.sha256, QCryptographicHash::hash(content, QCryptographicHash::Sha256));
        QCOMPARE(photo.fileSize, content.size());
        QCOMPARE(photo.mediaType, QStringLiteral("image/jpeg"));
        QCOMPARE(photo.size, QSize(1024, 256));
        QVERIFY(photo.scannedBy.isEmpty());
        ASSIGN_OK(const Collection collection, (*m_catalog)->collections.byName(QStringLiteral("others")));
        QCOMPARE(photo.collection, collection.id);
        QCOMPARE((*m_catalog)->photos.thumbnail(id)->size(), QSize(512, 128));
        QCOMPARE((*m_catalog)->photos.preview(id)->size(), QSize(1024, 256));
        QCOMPARE(state(*m_catalog, id), QStringLiteral("Unreviewed"));
    }

    void namesOfEveryKind() {
        const QList<QByteArray> wanted{"\xd8\xb5\xd9\x88\xd8\xb1\xd8\xa9.png",
                                       "caf\xc3\xa9 (1).png",
                                       "na\xefve.png",
                                       "\xf0\x9f\x8e\x89/\xff\xfe.png",
                                       "line\nbreak.png",
                                       "a'b\"c;--.png",
                                       "%41.png"};
        for (const QByteArray& name : wanted)
            placePicture(name);
        ASSIGN_OK(const ImportSummary summary, importAll());
        QCOMPARE(summary.imported, wanted.size());
        auto sorted = wanted;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(names(), sorted);
        for (const QByteArray& name : wanted)
            VERIFY_OK((*m_catalog)->photos.findByPath(path(name)));
        ASSIGN_OK(const ImportSummary again, importAll());
        QCOMPARE(again.known, wanted.size());
        PhotoFilter filter;
        filter.text = QString::fromUtf8("\xd8\xb5\xd9\x88\xd8\xb1");
        QCOMPARE(*(*m_catalog)->photos.count(filter), 1);
    }

    void whatCannotBeReadIsListedAndTheRestGoesOn() {
        placePicture("good.png");
        place("empty.jpg", "");
        place("text.jpg", "this is not a picture, whatever its name says");
        place("cut.jpg", picture(++m_seed, "JPG", QSize(400, 400)).first(300));
        place("zeros.png", QByteArray(5000, '\0'));
        // A header that promises 60,000 x 60,000 pixels.
        QByteArray huge = picture(++m_seed);
        huge.replace(16, 8, QByteArray::fromHex("0000ea600000ea60"));
        place("huge.png", huge);
        QVERIFY(::mkfifo(path("pipe.jpg").bytes().constData(), 0600) == 0);
        QVERIFY(::symlink("loop.jpg", path("loop.jpg").bytes().constData()) == 0);
        QVERIFY(::symlink("nowhere.jpg", path("dangling.jpg").bytes().constData()) == 0);
        QVERIFY(QDir().mkpath(m_root + QStringLiteral("/folder.jpg")));
        ASSIGN_OK(const ImportSummary summary, import({path(""), path("missing.jpg"), path("no/folder")}));
        QCOMPARE(summary.imported, 1);
        QCOMPARE(names(), QList<QByteArray>{"good.png"});
        const auto codes = failures(summary);
        QCOMPARE(codes.value("empty.jpg"), ErrorCode::EmptyFile);
        QCOMPARE(codes.value("text.jpg"), ErrorCode::UnsupportedFile);
        QVERIFY(codes.value("cut.jpg") == ErrorCode::BrokenFile);
        QVERIFY(codes.value("zeros.png") == ErrorCode::UnsupportedFile);
        QVERIFY(codes.value("huge.png") == ErrorCode::TooLarge);
        QCOMPARE(codes.value("pipe.jpg"), ErrorCode::UnsupportedFile);
        QCOMPARE(codes.value("loop.jpg"), ErrorCode::Disk);
        QCOMPARE(codes.value("dangling.jpg"), ErrorCode::NotFound);
        QCOMPARE(codes.value("missing.jpg"), ErrorCode::NotFound);
        QCOMPARE(codes.value("folder"), ErrorCode::NotFound);
        QCOMPARE(codes.size(), 10);
        for (const FailedFile& failed : summary.failed)
            QVERIFY2(failed.error.context.size() > 5, failed.path.bytes().constData());
        for (qsizetype i = 1; i < summary.failed.size(); ++i)
            QVERIFY(summary.failed[i - 1].path < summary.failed[i].path);
    }

    void anUnreadableFileIsListed() {
        if (::geteuid() == 0) QSKIP("root may read everything");
        placePicture("good.png");
        placePicture("locked.png");
        QVERIFY(QFile::setPermissions(m_root + QStringLiteral("/locked.png"), {}));
        ASSIGN_OK(const ImportSummary summary, importAll());
        QCOMPARE(summary.imported, 1);
        QCOMPARE(failures(summary).value("locked.png"), ErrorCode::Disk);
    }

    void anUnreadableFolderIsListed() {
        if (::geteuid() == 0) QSKIP("root may read everything");
        placePicture("a/good.png");
        placePicture("b/hidden.png");
        placePicture("c/good.png");
        const QString locked = m_root + QStringLiteral("/b");
        QVERIFY(QFile::setPermissions(locked, {}));
        const auto summary = importAll();
        QVERIFY(QFile::setPermissions(locked, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        VERIFY_OK(summary);
        QCOMPARE(summary->imported, 2);
        QCOMPARE(failures(*summary).value("b"), ErrorCode::Disk);
    }

    void aFolderTooDeepToReadIsListedAndItsNeighboursAreRead() {
        placePicture("a.png");
        placePicture("z/z.png");
        // Deeper than a path may be long: made step by step, and not to be opened by its name.
        const QByteArray step(200, 'd');
        QList<int> folders{::open(m_root.toUtf8().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        for (int depth = 0; depth < 22; ++depth) {
            QVERIFY(::mkdirat(folders.last(), step.constData(), 0700) == 0);
            folders << ::openat(folders.last(), step.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            QVERIFY(folders.last() >= 0);
        }
        const auto summary = importAll();
        for (qsizetype depth = folders.size() - 1; depth >= 0; --depth) {
            ::close(folders[depth]);
            if (depth > 0) ::unlinkat(folders[depth - 1], step.constData(), AT_REMOVEDIR);
        }
        VERIFY_OK(summary);
        QCOMPARE(summary->imported, 2);
        QCOMPARE(summary->failed.size(), 1);
        QCOMPARE(summary->failed.first().error.native, ENAMETOOLONG);
        QVERIFY(summary->failed.first().path.fileName() == step);
    }

    void anImportIntoAKnownCollectionDoesNotChangeIt() {
        const auto changes = [&] {
            return countIn(*m_catalog, DatabaseFile::Audit,
                           "SELECT count(*) FROM log WHERE action LIKE 'collection.%'");
        };
        const qint64 before = changes();
        placePicture("a.png");
        VERIFY_OK((*m_catalog)->imports.import({path("")}, QStringLiteral("Fresh"), {}));
        QCOMPARE(changes(), before + 1);
        VERIFY_OK((*m_catalog)->imports.import({path("")}, QStringLiteral("fresh"), {}));
        QCOMPARE(changes(), before + 1);
    }

    void thePassingOfMidnightIsNoticed() {
        TestCatalog catalog;
        CollectionChange ends;
        ends.retainUntil = QDate(2026, 3, 10);
        VERIFY_OK(catalog->collections.set(QStringLiteral("Photos"), ends));
        for (int i = 0; i < 64; ++i)
            placePicture(QByteArray::number(i) + ".png");
        JobControl control;
        control.progress = [&](const Progress& progress) {
            if (progress.done > 0) catalog.clock().setDay(QDate(2026, 3, 11));
        };
        ASSIGN_OK(const ImportSummary summary,
                  catalog->imports.import({path("")}, QStringLiteral("Photos"), control));
        QCOMPARE(summary.imported, 64);
        // Those that came after it were judged by the new day already.
        QVERIFY(countIn(catalog, DatabaseFile::Catalog,
                        "SELECT count(*) FROM clearance WHERE first_day = " +
                            QByteArray::number(QDate(2026, 3, 11).toJulianDay())) > 0);
    }

    void linksToFoldersAreNotFollowedButLinksToFilesAre() {
        placePicture("inside/a.png");
        placePicture("outside.png");
        QVERIFY(::symlink(".", path("inside/circle").bytes().constData()) == 0);
        QVERIFY(::symlink("..", path("inside/up").bytes().constData()) == 0);
        QVERIFY(::symlink("../outside.png", path("inside/b.png").bytes().constData()) == 0);
        ASSIGN_OK(const ImportSummary summary, import({path("inside")}));
        QVERIFY(summary.failed.isEmpty());
        QCOMPARE(names(), (QList<QByteArray>{"inside/a.png", "inside/b.png"}));
    }

    void originalsStayAsTheyAre() {
        struct Seen {
            QByteArray content;
            struct stat info;
        };
        const QList<QByteArray> files{"a.png", "sub/b.jpg", "broken.jpg", "empty.png"};
        placePicture("a.png");
        placePicture("sub/b.jpg", "JPG");
        place("broken.jpg", "no picture");
        place("empty.png", "");
        const auto look = [&] {
            QList<Seen> seen;
            for (const QByteArray& name : files) {
                Seen one{contentOf(path(name).display()), {}};
                // Reading for the comparison must not be what changes the time of reading.
                ::stat(path(name).bytes().constData(), &one.info);
                seen << one;
            }
            return seen;
        };
        for (const QByteArray& name : files) {
            const timespec times[2] = {{1'000'000'000, 5}, {1'100'000'000, 7}};
            QVERIFY(::utimensat(AT_FDCWD, path(name).bytes().constData(), times, 0) == 0);
        }
        QList<struct stat> before;
        for (const QByteArray& name : files) {
            struct stat info = {};
            ::stat(path(name).bytes().constData(), &info);
            before << info;
        }
        ASSIGN_OK(const ImportSummary summary, importAll());
        QCOMPARE(summary.imported, 2);
        for (qsizetype i = 0; i < files.size(); ++i) {
            struct stat info = {};
            ::stat(path(files[i]).bytes().constData(), &info);
            QCOMPARE(info.st_mtim.tv_sec, before[i].st_mtim.tv_sec);
            QCOMPARE(info.st_mtim.tv_nsec, before[i].st_mtim.tv_nsec);
            QCOMPARE(info.st_ctim.tv_sec, before[i].st_ctim.tv_sec);
            QCOMPARE(info.st_ctim.tv_nsec, before[i].st_ctim.tv_nsec);
            QCOMPARE(info.st_atim.tv_sec, before[i].st_atim.tv_sec);
            QCOMPARE(info.st_size, before[i].st_size);
            QCOMPARE(info.st_mode, before[i].st_mode);
            QCOMPARE(info.st_ino, before[i].st_ino);
        }
        const auto after = look();
        for (const Photo& photo :
             {*(*m_catalog)->photos.photo(*(*m_catalog)->photos.findByPath(path("a.png"))),
              *(*m_catalog)->photos.photo(*(*m_catalog)->photos.findByPath(path("sub/b.jpg")))}) {
            const qsizetype which = photo.path == path("a.png") ? 0 : 1;
            QCOMPARE(photo.sha256,
                     QCryptographicHash::hash(after[which].content, QCryptographicHash::Sha256));
        }
        // Nothing new lies beside them.
        QCOMPARE(QDir(m_root).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 4);
    }

    void whereNothingIsFoundNoCollectionIsMade() {
        QVERIFY(QDir().mkpath(m_root + QStringLiteral("/empty")));
        place("folder/notes.txt", "text");
        const auto ended = [&] {
            return countIn(*m_catalog, DatabaseFile::Audit,
                           "SELECT count(*) FROM log WHERE action = 'photos.import'");
        };
        const qint64 before = ended();
        const QList<FilePath> paths{path("nowhere"), path("empty"), path("folder")};
        ASSIGN_OK(const ImportSummary summary,
                  (*m_catalog)->imports.import(paths, QStringLiteral("Mistyped"), {}));
        QCOMPARE(summary.imported, 0);
        QCOMPARE(summary.failed.size(), 1);
        QCOMPARE(failures(summary).value("nowhere"), ErrorCode::NotFound);
        VERIFY_ERROR(ErrorCode::NotFound, (*m_catalog)->collections.byName(QStringLiteral("Mistyped")));
        QCOMPARE(ended(), before + 1);
    }

    void anImportIsLoggedBeforeItBegins() {
        const auto began = [&] {
            return countIn(*m_catalog, DatabaseFile::Audit,
                           "SELECT count(*) FROM log WHERE action = 'photos.import.start'");
        };
        const qint64 before = began();
        placePicture("one.png");
        placePicture("two.png");
        VERIFY_OK(importAll());
        QCOMPARE(began(), before + 1);
        QCOMPARE(
            countIn(*m_catalog, DatabaseFile::Audit,
                    "SELECT detail = '2' FROM log WHERE action = 'photos.import.start' ORDER BY sequence "
                    "DESC LIMIT 1"),
            1);
        // What cannot be logged is not done.
        change(*m_catalog, DatabaseFile::Catalog,
               "CREATE TRIGGER refused BEFORE INSERT ON audit_outbox WHEN NEW.action = "
               "'photos.import.start' BEGIN SELECT RAISE(ABORT, 'refused'); END");
        placePicture("three.png");
        const auto refused = importAll();
        change(*m_catalog, DatabaseFile::Catalog, "DROP TRIGGER refused");
        QVERIFY(!refused);
        QCOMPARE(names().size(), 2);
    }

    void stoppingKeepsWhatIsDone() {
        constexpr int count = 150;
        for (int i = 0; i < count; ++i)
            placePicture(QByteArray::number(i) + ".png");
        std::stop_source source;
        JobControl control;
        control.stop = source.get_token();
        control.progress = [&](const Progress& progress) {
            if (progress.done > 0) source.request_stop();
        };
        ASSIGN_OK(const ImportSummary stopped, import({path("")}, control));
        QVERIFY(stopped.stopped);
        QVERIFY2(stopped.imported > 0 && stopped.imported < count,
                 qPrintable(QString::number(stopped.imported)));
        QCOMPARE(names().size(), stopped.imported);
        ASSIGN_OK(const ImportSummary rest, importAll());
        QVERIFY(!rest.stopped);
        QCOMPARE(rest.known, stopped.imported);
        QCOMPARE(rest.imported + rest.known, count);
        QCOMPARE(names().size(), count);

        std::stop_source early;
        early.request_stop();
        JobControl never;
        never.stop = early.get_token();
        placePicture("new.png");
        ASSIGN_OK(const ImportSummary none, import({path("")}, never));
        QVERIFY(none.stopped);
        QCOMPARE(none.imported, 0);
    }

    void progressCountsEveryFile() {
        for (int i = 0; i < 5; ++i)
            placePicture(QByteArray::number(i) + ".png");
        place("bad.jpg", "x");
        QList<Progress> reports;
        JobControl control;
        std::mutex mutex;
        control.progress = [&](const Progress& progress) {
            const std::lock_guard lock(mutex);
            reports << progress;
        };
        VERIFY_OK(import({path("")}, control));
        QCOMPARE(reports.last().done, 6);
        QCOMPARE(reports.last().total, 6);
    }

    void theCatalogIsSoundAfterAllThat() { QCOMPARE(findings(*m_catalog), QStringList()); }
};

BK_TEST_MAIN(ImportServiceTest)
#include "ImportServiceTest.moc"
