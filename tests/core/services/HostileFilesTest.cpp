#include "core/imaging/DecoderPool.h"
#include "core/imaging/ScanReader.h"
#include "tests/core/imaging/ImageSamples.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <condition_variable>
#include <filesystem>
#include <thread>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

QByteArray noise(int count, quint32 seed) {
    QRandomGenerator random(seed);
    QByteArray bytes(count, '\0');
    for (char& byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QByteArray deflated(const QByteArray& bytes) {
    // Qt puts the length in front.
    return qCompress(bytes, 9).sliced(4);
}

QByteArray tiffEntry(int tag, int type, quint32 count, quint32 value) {
    return le16(tag) + le16(type) + le32(count) +
           (type == 3 && count == 1 ? le16(int(value)) + le16(0) : le32(value));
}

/// A few kilobytes that claim, and are, 196 megapixels: every strip is the same compressed black.
QByteArray tiffOfManyPixels() {
    constexpr quint32 edge = 14'000;
    constexpr quint32 rows = 100;
    constexpr quint32 strips = edge / rows;
    const QByteArray strip = deflated(QByteArray(edge * 3 * rows, '\0'));
    constexpr int entries = 10;
    const quint32 bits = 8 + 2 + entries * 12 + 4;
    const quint32 offsets = bits + 6;
    const quint32 lengths = offsets + 4 * strips;
    const quint32 data = lengths + 4 * strips;
    QByteArray file = QByteArray("II\x2A\0", 4) + le32(8) + le16(entries);
    file += tiffEntry(256, 4, 1, edge) + tiffEntry(257, 4, 1, edge) + tiffEntry(258, 3, 3, bits) +
            tiffEntry(259, 3, 1, 8) + tiffEntry(262, 3, 1, 2) + tiffEntry(273, 4, strips, offsets) +
            tiffEntry(277, 3, 1, 3) + tiffEntry(278, 4, 1, rows) + tiffEntry(279, 4, strips, lengths) +
            tiffEntry(284, 3, 1, 1) + le32(0);
    file += le16(8) + le16(8) + le16(8);
    for (quint32 i = 0; i < strips; ++i)
        file += le32(data);
    for (quint32 i = 0; i < strips; ++i)
        file += le32(quint32(strip.size()));
    return file + strip;
}

/// Directories that name each other's neighbours, without end as far as a reader can see.
QByteArray tiffOfManyPages(int pages) {
    QByteArray file("II\x2A\0", 4);
    file += le32(8);
    for (int page = 0; page < pages; ++page) {
        file += le16(1) + tiffEntry(256, 4, 1, 1);
        file += le32(quint32(file.size()) + 4);
    }
    return file;
}

/// A PNG of a few pixels with texts that are far larger than they look.
QByteArray pngWithTexts(int count, int megabytes) {
    const QByteArray png = encoded(fourCorners(30, 20), "png");
    const QByteArray text =
        pngChunk("zTXt", QByteArray("Comment\0\0", 9) + deflated(QByteArray(megabytes << 20, 'A')));
    return png.first(33) + text.repeated(count) + png.sliced(33);
}

/// EXIF blocks as broken cameras and people with time to spare write them.
QList<QByteArray> strangeExif() {
    const QByteArray jpeg = encoded(scene(300, 200, 9), "jpeg");
    const auto with = [&jpeg](const QByteArray& block) {
        const QByteArray body = QByteArray("Exif\0\0", 6) + block;
        QByteArray segment("\xFF\xE1\0\0", 4);
        qToBigEndian<quint16>(quint16(body.size() + 2), segment.data() + 2);
        return jpeg.first(2) + segment + body + jpeg.sliced(2);
    };
    const QByteArray start = QByteArray("II\x2A\0", 4);
    return {
        with(start + le32(0xFFFFFFF0u)),
        with(start + le32(8) + le16(0xFFFF) + noise(300, 1)),
        // A directory that is its own next one, and one inside itself.
        with(start + le32(8) + le16(0) + le32(8)),
        with(start + le32(8) + le16(1) + tiffEntry(0x8769, 4, 1, 8) + le32(8)),
        with(start + le32(8) + le16(1) + tiffEntry(0x010E, 2, 0xFFFFFFFFu, 8) + le32(0)),
        with(start + le32(8) + le16(1) + tiffEntry(0x0112, 3, 1, 77) + le32(0)),
        with(noise(4000, 2)),
        with(QByteArray()),
    };
}

QByteArray pdfOfManyPages(int pages) {
    QByteArray file = "%PDF-1.4\n";
    QList<qsizetype> places;
    const auto object = [&](const QByteArray& body) {
        places.append(file.size());
        file += QByteArray::number(places.size()) + " 0 obj" + body + "endobj\n";
    };
    QByteArray kids;
    for (int page = 0; page < pages; ++page)
        kids += QByteArray::number(page + 3) + " 0 R ";
    object("<</Type/Catalog/Pages 2 0 R>>");
    object("<</Type/Pages/Kids[" + kids + "]/Count " + QByteArray::number(pages) + ">>");
    for (int page = 0; page < pages; ++page)
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>");
    const qsizetype table = file.size();
    file += "xref\n0 " + QByteArray::number(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype place : places)
        file += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
    return file + "trailer<</Size " + QByteArray::number(places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
           QByteArray::number(table) + "\n%%EOF\n";
}

/// Resident bytes of a process, 0 when it is gone.
qint64 residentBytes(pid_t process) {
    QFile file(QStringLiteral("/proc/%1/statm").arg(process));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

QList<pid_t> childProcesses() {
    QList<pid_t> found;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/stat").arg(name));
        if (!name.at(0).isDigit() || !file.open(QIODevice::ReadOnly)) continue;
        const QByteArray line = file.readAll();
        // It may be gone by now.
        if (line.isEmpty()) continue;
        const QList<QByteArray> fields = line.sliced(line.lastIndexOf(')') + 2).split(' ');
        if (fields.value(1).toInt() == ::getpid()) found.append(name.toInt());
    }
    return found;
}

/// Whether a worker has started, and is asked or can be.
bool isInsideItsWalls(pid_t process) {
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QIODevice::ReadOnly)) return false;
    const QByteArray status = file.readAll();
    return status.contains("Seccomp:\t2") && !status.contains("State:\tZ");
}

/// Looks at the memory of this program and its children together, all the time until it ends.
class MemoryWatch {
public:
    MemoryWatch() : m_thread([this] { watch(); }) {}
    ~MemoryWatch() { end(); }
    /// The most that was seen.
    qint64 end() {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable()) m_thread.join();
        return m_most;
    }

private:
    void watch() {
        std::unique_lock lock(m_mutex);
        while (!m_ended) {
            qint64 bytes = residentBytes(::getpid());
            for (const pid_t child : childProcesses())
                bytes += residentBytes(child);
            m_most = qMax(m_most, bytes);
            m_changed.wait_for(lock, std::chrono::milliseconds(5));
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ended = false;
    qint64 m_most = 0;
    std::thread m_thread;
};

} // namespace

class HostileFilesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QString m_folder;
    int m_files = 0;

    void place(const QString& name, const QByteArray& bytes) {
        QFile file(m_folder + QLatin1Char('/') + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        ++m_files;
    }
    Result<ImportSummary> import() {
        return (*m_catalog)->imports.import({FilePath::fromString(m_folder)}, QStringLiteral("Photos"), {});
    }
    /// Whether every file is either in the catalog or listed with a reason that concerns it alone.
    static bool isComplete(const ImportSummary& summary, int files) {
        for (const FailedFile& failed : summary.failed) {
            const ErrorCode code = failed.error.code;
            const bool isAboutTheFile = code == ErrorCode::BrokenFile || code == ErrorCode::EmptyFile ||
                                        code == ErrorCode::UnsupportedFile || code == ErrorCode::TooLarge;
            if (!isAboutTheFile || failed.error.context.isEmpty()) {
                qWarning("%s: %d %s", qPrintable(failed.path.display()), int(code),
                         qPrintable(failed.error.context));
                return false;
            }
        }
        return summary.imported + summary.known + int(summary.failed.size()) == files;
    }
    QHash<QString, ErrorCode> codes(const ImportSummary& summary) {
        QHash<QString, ErrorCode> found;
        for (const FailedFile& failed : summary.failed)
            found.insert(QString::fromUtf8(failed.path.fileName()), failed.error.code);
        return found;
    }

private Q_SLOTS:
    void initTestCase() { m_catalog = std::make_unique<TestCatalog>(); }
    void cleanupTestCase() { m_catalog.reset(); }
    void init() {
        static int number = 0;
        m_folder = m_catalog->file(QStringLiteral("hostile%1").arg(++number));
        m_files = 0;
        QVERIFY(QDir().mkpath(m_folder));
    }
    void cleanup() { std::filesystem::remove_all(m_folder.toStdString()); }

    void cutOffFilesAreListed() {
        const QImage image = scene(300, 200, 4);
        for (const char* format : {"jpg", "png", "tiff", "webp"}) {
            const QByteArray whole = encoded(image, qstrcmp(format, "jpg") == 0 ? "jpeg" : format);
            for (int i = 0; i < 40; ++i) {
                // Each byte of the header, then ever larger parts.
                const qsizetype length = i < 20 ? i : whole.size() * (i - 19) / 22;
                place(QStringLiteral("%1.%2").arg(i).arg(QLatin1String(format)), whole.first(length));
            }
            place(QStringLiteral("less.%1").arg(QLatin1String(format)), whole.chopped(1));
        }
        ASSIGN_OK(const ImportSummary summary, import());
        QVERIFY(isComplete(summary, m_files));
        QCOMPARE(summary.imported, 0);
    }

    void bombsAreTooLarge() {
        place(QStringLiteral("png.png"), pngClaiming(60'000, 60'000));
        place(QStringLiteral("tiff.tiff"), tiff(1, 60'000, 60'000));
        QByteArray webp("RIFF\x1E\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0", 24);
        place(QStringLiteral("webp.webp"),
              webp + QByteArray("\x5F\xEA\0\x5F\xEA\0\0\0", 8) + QByteArray(6, '\0'));
        QByteArray jpeg = encoded(fourCorners(32, 32), "jpeg");
        jpeg.replace(jpeg.indexOf("\xFF\xC0") + 5, 4, "\xEA\x60\xEA\x60");
        place(QStringLiteral("jpeg.jpg"), jpeg);
        ASSIGN_OK(const ImportSummary summary, import());
        QVERIFY(isComplete(summary, 4));
        for (const ErrorCode code : codes(summary))
            QCOMPARE(code, ErrorCode::TooLarge);
    }

    void hugeCountsAreBroken() {
        const QByteArray start = QByteArray("II\x2A\0", 4) + le32(8);
        place(QStringLiteral("entries.tiff"), start + le16(0xFFFF) + noise(200, 1));
        place(QStringLiteral("strips.tiff"), start + le16(4) + tiffEntry(256, 4, 1, 8) +
                                                 tiffEntry(257, 4, 1, 8) + tiffEntry(273, 4, 0xFFFFFFFFu, 8) +
                                                 tiffEntry(279, 4, 0xFFFFFFFFu, 8) + le32(0));
        place(QStringLiteral("pages.tiff"), tiffOfManyPages(20'000));
        place(QStringLiteral("chunk.png"), QByteArray("\x89PNG\r\n\x1A\n", 8) + be32(0xFFFFFFFFu) + "IHDR");
        ASSIGN_OK(const ImportSummary summary, import());
        QVERIFY(isComplete(summary, m_files));
        QCOMPARE(summary.imported, 0);
    }

    void strangeMetadataCostsNoPhoto() {
        const QList<QByteArray> files = strangeExif();
        for (qsizetype i = 0; i < files.size(); ++i)
            place(QStringLiteral("%1.jpg").arg(i), files[i]);
        ASSIGN_OK(const ImportSummary summary, import());
        QVERIFY(isComplete(summary, m_files));
        QCOMPARE(summary.imported, m_files);
    }

    void noiseUnderEverySuffixIsListed() {
        quint32 seed = 100;
        for (const char* suffix : {"jpg", "JPEG", "png", "tif", "tiff", "webp"}) {
            for (const int length : {1, 100, 5000, 300'000})
                place(QStringLiteral("%1.%2").arg(length).arg(QLatin1String(suffix)), noise(length, ++seed));
        }
        for (const QByteArray& magic :
             {QByteArray("\xFF\xD8\xFF\xE0"), QByteArray("\x89PNG\r\n\x1A\n"), QByteArray("II\x2A\0", 4),
              QByteArray("MM\0\x2A", 4), QByteArray("RIFF\xF0\x01\0\0WEBPVP8 ", 16)}) {
            ++seed;
            place(QStringLiteral("magic%1.jpg").arg(seed), magic + noise(4000, seed));
        }
        place(QStringLiteral("document.jpg"), pdfOfManyPages(3));
        ASSIGN_OK(const ImportSummary summary, import());
        QVERIFY(isComplete(summary, m_files));
        QCOMPARE(summary.imported, 0);
    }

    void whatIsNoFileIsListed() {
        QCOMPARE(::mkfifo((m_folder + QStringLiteral("/pipe.jpg")).toUtf8(), 0600), 0);
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), m_folder + QStringLiteral("/endless.png")));
        QVERIFY(QFile::link(m_folder + QStringLiteral("/self.jpg"), m_folder + QStringLiteral("/self.jpg")));
        place(QStringLiteral("nothing.jpg"), {});
        ASSIGN_OK(const ImportSummary summary, import());
        const auto found = codes(summary);
        QCOMPARE(found.value(QStringLiteral("pipe.jpg")), ErrorCode::UnsupportedFile);
        QCOMPARE(found.value(QStringLiteral("endless.png")), ErrorCode::UnsupportedFile);
        QCOMPARE(found.value(QStringLiteral("nothing.jpg")), ErrorCode::EmptyFile);
        QVERIFY(found.contains(QStringLiteral("self.jpg")));
        QCOMPARE(summary.imported, 0);
    }

    void memoryStaysUnderOneGigabyte() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers need more memory");
#endif
        for (int i = 0; i < 2; ++i)
            place(QStringLiteral("pixels%1.tiff").arg(i), tiffOfManyPixels() + QByteArray(i, ' '));
        for (int i = 0; i < 3; ++i)
            place(QStringLiteral("texts%1.png").arg(i), pngWithTexts(200 + i, 7));
        for (int i = 0; i < 20; ++i)
            place(QStringLiteral("photo%1.jpg").arg(i), encoded(scene(1600, 1200, quint32(i)), "jpeg"));
        MemoryWatch watch;
        ASSIGN_OK(const ImportSummary summary, import());
        const qint64 most = watch.end();
        QVERIFY(isComplete(summary, m_files));
        // The large ones are within the limit of pixels, and the ordinary ones are not their victims.
        QVERIFY(summary.imported >= 22);
        QVERIFY2(most < (1ll << 30), qPrintable(QStringLiteral("%1 MiB").arg(most >> 20)));
        QVERIFY2(most > (300ll << 20), "nothing was measured");
    }

    void aDecoderThatIsKilledCostsOnePhoto() {
        if (!decoderSandbox().seccomp) QSKIP("this system has no seccomp");
        for (int i = 0; i < 60; ++i)
            place(QStringLiteral("%1.jpg").arg(i), encoded(scene(900, 700, quint32(500 + i)), "jpeg"));
        std::atomic<bool> ended = false;
        std::atomic<int> killed = 0;
        std::thread killer([&] {
            while (!ended && killed < 5) {
                for (const pid_t worker : childProcesses()) {
                    if (isInsideItsWalls(worker) && ::kill(worker, SIGKILL) == 0) ++killed;
                }
            }
        });
        const auto summary = import();
        ended = true;
        killer.join();
        QVERIFY(summary);
        QVERIFY(isComplete(*summary, m_files));
        QVERIFY(killed > 0);
        // Each thread has one photo at a time with a decoder.
        QVERIFY(int(summary->failed.size()) <= killed);
        for (const FailedFile& failed : summary->failed)
            QVERIFY2(failed.error.context.startsWith(QStringLiteral("the decoder stopped")),
                     qPrintable(failed.error.context));
        // Those that were lost come with the next import.
        ASSIGN_OK(const ImportSummary again, import());
        QVERIFY(again.failed.isEmpty());
        QCOMPARE(again.imported, int(summary->failed.size()));
    }

    void scansOfTooManyPagesAreRefused() {
        const auto few = inspectScan(pdfOfManyPages(3));
        QVERIFY2(few, few ? "" : qPrintable(few.error().context));
        QCOMPARE(few->pages, 3);
        const auto many = inspectScan(pdfOfManyPages(1000));
        QVERIFY(!many);
        QCOMPARE(many.error().code, ErrorCode::TooLarge);
        QCOMPARE(many.error().context, QStringLiteral("1000 pages"));
        const auto drawn = renderScanPage(pdfOfManyPages(1000), 0, 500);
        QVERIFY(!drawn);
        QCOMPARE(drawn.error().code, ErrorCode::TooLarge);
    }
};

BK_TEST_MAIN(HostileFilesTest)
#include "HostileFilesTest.moc"
