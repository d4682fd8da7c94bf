#include "ImageSamples.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/picture/ByteView.h"
#include "core/picture/TiffWalker.h"
#include "tests/support/TestMain.h"

#include <atomic>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

/// libpng prints what it throws to standard error and Qt gives no way around; a passing test says nothing.
class SilentStandardError {
public:
    SilentStandardError() : m_kept(dup(STDERR_FILENO)) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
    }
    ~SilentStandardError() {
        dup2(m_kept, STDERR_FILENO);
        close(m_kept);
    }

private:
    int m_kept;
};

std::optional<ErrorCode> errorOf(const QByteArray& bytes) {
    const auto photo = decodePhoto(bytes);
    const auto upright = decodeUpright(bytes, 512);
    if (photo.has_value() != upright.has_value()) return ErrorCode::Internal;
    if (photo) return std::nullopt;
    return photo.error().code == upright.error().code ? photo.error().code : ErrorCode::Internal;
}

QByteArray noise(int count, quint32 seed) {
    QRandomGenerator random(seed);
    QByteArray bytes(count, '\0');
    for (char& byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QByteArray progressive(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setProgressiveScanWrite(true);
    writer.write(image);
    return bytes;
}

/// TIFF as scanners and cameras write it: compressed, several strips.
QByteArray compressedTiff(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "tiff");
    writer.setCompression(1);
    writer.write(image);
    return bytes;
}

} // namespace

class BrokenPhotoTest : public QObject {
    Q_OBJECT

    std::optional<SilentStandardError> m_silence;

private Q_SLOTS:
    void initTestCase() { guardImageLimits(); }
    void init() { m_silence.emplace(); }
    void cleanup() { m_silence.reset(); }

    void emptyFile() { QCOMPARE(errorOf({}), ErrorCode::EmptyFile); }

    void otherKinds() {
        QCOMPARE(errorOf("This is a letter, whatever its name says."), ErrorCode::UnsupportedFile);
        QCOMPARE(errorOf(encoded(fourCorners(30, 30), "bmp")), ErrorCode::UnsupportedFile);
        QCOMPARE(errorOf("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
                 ErrorCode::UnsupportedFile);
        QCOMPARE(errorOf("%PDF-1.7\n"), ErrorCode::UnsupportedFile);
        QCOMPARE(errorOf(noise(5000, 3).prepend('n')), ErrorCode::UnsupportedFile);
    }

    void noiseBehindAMagicNumber() {
        for (const QByteArray& magic :
             {QByteArray("\xFF\xD8\xFF\xE0"), QByteArray("\x89PNG\r\n\x1A\n"), QByteArray("II\x2A\0", 4),
              QByteArray("MM\0\x2A", 4), QByteArray("RIFF\xF0\x01\0\0WEBPVP8 ", 16)}) {
            const auto error = errorOf(magic + noise(4000, 5));
            QVERIFY(error == ErrorCode::BrokenFile || error == ErrorCode::TooLarge);
            QCOMPARE(errorOf(magic), ErrorCode::BrokenFile);
        }
    }

    void cutOff_data() {
        const QImage image = scene(600, 400, 4);
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("jpeg") << encoded(image, "jpeg");
        QTest::newRow("progressive jpeg") << progressive(image);
        QTest::newRow("jpeg with exif") << jpegWithOrientation(encoded(image, "jpeg"), 6);
        QTest::newRow("png") << encoded(image, "png");
        QTest::newRow("tiff") << encoded(image, "tiff");
        QTest::newRow("compressed tiff") << compressedTiff(image);
        QTest::newRow("webp") << encoded(image, "webp");
    }
    void cutOff() {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!errorOf(bytes));
        for (const double part : {0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999})
            QCOMPARE(errorOf(bytes.first(qMax<qsizetype>(12, qsizetype(double(bytes.size()) * part)))),
                     ErrorCode::BrokenFile);
        QCOMPARE(errorOf(bytes.first(bytes.size() - 1)), ErrorCode::BrokenFile);
        // A failing disk leaves zeros where the rest should be.
        const qsizetype half = bytes.size() / 2;
        if (!bytes.startsWith("RIFF") && !bytes.startsWith("II") && !bytes.startsWith("MM"))
            QCOMPARE(errorOf(bytes.first(half) + QByteArray(half, '\0')), ErrorCode::BrokenFile);
    }

    void bytesAfterTheEndDoNotMatter() {
        const QImage image = scene(300, 200, 4);
        const QByteArray film = QByteArray("\0\0\0\x18"
                                           "ftypmp42",
                                           12) +
                                noise(3000, 8);
        QVERIFY(!errorOf(encoded(image, "jpeg") + film));
        QVERIFY(!errorOf(encoded(image, "png") + film));
        QVERIFY(!errorOf(encoded(image, "jpeg") + encoded(image, "jpeg").first(900)));
    }

    void bombsAreTooLarge() {
        QCOMPARE(errorOf(pngClaiming(60000, 60000)), ErrorCode::TooLarge);
        QCOMPARE(errorOf(pngClaiming(70000, 10)), ErrorCode::TooLarge);
        QCOMPARE(errorOf(pngClaiming(0xFFFFFFFFu, 0xFFFFFFFFu)), ErrorCode::TooLarge);
        QCOMPARE(errorOf(tiff(1, 60000, 60000)), ErrorCode::TooLarge);
        QCOMPARE(errorOf(tiff(1, 0xFFFFFFFFu, 2)), ErrorCode::TooLarge);
        QByteArray jpeg = encoded(fourCorners(32, 32), "jpeg");
        const qsizetype frame = jpeg.indexOf("\xFF\xC0");
        QVERIFY(frame > 0);
        jpeg.replace(frame + 5, 4, "\xEA\x60\xEA\x60");
        QCOMPARE(errorOf(jpeg), ErrorCode::TooLarge);
        QByteArray webp("RIFF\x1E\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0", 24);
        webp += QByteArray("\x5F\xEA\0\x5F\xEA\0\0\0", 8) + QByteArray(6, '\0');
        QCOMPARE(errorOf(webp), ErrorCode::TooLarge);
    }

    void picturesWithoutPixelsAreBroken() {
        QCOMPARE(errorOf(pngClaiming(0, 10)), ErrorCode::BrokenFile);
        QCOMPARE(errorOf(tiff(1, 0, 8)), ErrorCode::BrokenFile);
        QCOMPARE(errorOf(pngClaiming(100, 100)), ErrorCode::BrokenFile);
    }

    void tiffPagesInACircleAreBroken() {
        QByteArray bytes = tiff(2);
        bytes.replace(8 + 2 + 10 * 12, 4, le32(8));
        QCOMPARE(errorOf(bytes), ErrorCode::BrokenFile);
    }

    void tiffWhosePagesShareTheirEntriesIsBroken() {
        // 9,000 pages of 65,535 entries each, one upon the other in less than a megabyte.
        constexpr quint32 pages = 9'000;
        constexpr quint32 toNext = 2 + 12 * 65'535;
        QByteArray bytes("II\x2A\0\x08\0\0\0", 8);
        bytes.resize(8 + toNext + 6 * pages, '\0');
        for (quint32 page = 0; page < pages; ++page) {
            const qsizetype at = 8 + 6 * page;
            bytes.replace(at, 2, le16(65'535));
            bytes.replace(at + toNext, 4, le32(page + 1 < pages ? quint32(at) + 6 : 0));
        }
        QVERIFY(!walkTiff(ByteView(bytes)));
        QCOMPARE(errorOf(bytes), ErrorCode::BrokenFile);
    }

    void tiffWhosePixelsLieElsewhereIsBroken() {
        QByteArray bytes = tiff(1);
        QVERIFY(!errorOf(bytes));
        bytes.replace(bytes.indexOf(le16(273) + le16(4)) + 8, 4, le32(5000));
        QCOMPARE(errorOf(bytes), ErrorCode::BrokenFile);
    }

    void changedBytesNeverCrash_data() {
        const QImage image = scene(96, 64, 11);
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("jpeg") << jpegWithOrientation(encoded(image, "jpeg"), 6);
        QTest::newRow("png") << pngWithOrientation(encoded(image, "png"), 3);
        QTest::newRow("tiff") << compressedTiff(image);
        QTest::newRow("webp") << encoded(image, "webp");
    }
    void changedBytesNeverCrash() {
        QFETCH(const QByteArray, bytes);
        QRandomGenerator random(2024);
        for (int round = 0; round < 300; ++round) {
            QByteArray changed = bytes;
            const int changes = 1 + random.bounded(8);
            for (int i = 0; i < changes; ++i) {
                // Half of the changes hit the headers, where sizes and offsets are.
                const int reach =
                    random.bounded(2) ? int(qMin<qsizetype>(changed.size(), 160)) : int(changed.size());
                changed[random.bounded(reach)] = char(random.bounded(256));
            }
            if (random.bounded(10) == 0) changed.truncate(random.bounded(int(changed.size())));
            const auto photo = decodePhoto(changed);
            if (photo) {
                QVERIFY(!photo->preview.isNull() && !photo->thumbnail.isNull());
                QVERIFY(qMax(photo->preview.width(), photo->preview.height()) <= previewEdge);
            } else {
                QVERIFY(photo.error().code != ErrorCode::Internal);
                // A decoder that crashed would be hidden well otherwise.
                QVERIFY2(!photo.error().context.startsWith(QStringLiteral("the decoder stopped")),
                         qPrintable(photo.error().context));
            }
        }
    }

    void manyThreadsReadAtOnce() {
        const std::vector<QByteArray> files{
            jpegWithOrientation(encoded(scene(700, 500, 1), "jpeg"), 6), encoded(scene(700, 500, 2), "png"),
            encoded(scene(700, 500, 3), "tiff"), encoded(scene(700, 500, 4), "webp"), noise(800, 1)};
        std::vector<std::optional<quint64>> alone;
        const auto hashOf = [](const QByteArray& bytes) {
            const auto photo = decodePhoto(bytes);
            return photo ? std::optional(photo->perceptualHash) : std::nullopt;
        };
        for (const QByteArray& file : files)
            alone.push_back(hashOf(file));
        std::atomic<int> different = 0;
        {
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 4; ++thread) {
                threads.emplace_back([&] {
                    for (int round = 0; round < 10; ++round) {
                        for (size_t i = 0; i < files.size(); ++i)
                            different += hashOf(files[i]) != alone[i] ? 1 : 0;
                    }
                });
            }
        }
        QCOMPARE(different.load(), 0);
    }
};

BK_TEST_MAIN(BrokenPhotoTest)
#include "BrokenPhotoTest.moc"
