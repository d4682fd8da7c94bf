#include "core/imaging/PhotoDecoder.h"
#include "ImageSamples.h"
#include "tests/support/TestMain.h"

#include <QColorSpace>

#include <bit>

using namespace bk;
using namespace bk::test;

namespace {

/// The picture as EXIF says it is stored when it has to be turned by ORIENTATION to look like UPRIGHT. Pixel
/// by pixel from the standard's table, apart from the code under test.
QImage storedFor(const QImage& upright, int orientation) {
    const int width = upright.width();
    const int height = upright.height();
    QImage stored(orientation < 5 ? QSize(width, height) : QSize(height, width), QImage::Format_RGB32);
    for (int y = 0; y < stored.height(); ++y) {
        for (int x = 0; x < stored.width(); ++x) {
            QPoint from;
            switch (orientation) {
            case 1:
                from = {x, y};
                break;
            case 2:
                from = {width - 1 - x, y};
                break;
            case 3:
                from = {width - 1 - x, height - 1 - y};
                break;
            case 4:
                from = {x, height - 1 - y};
                break;
            case 5:
                from = {y, x};
                break;
            case 6:
                from = {width - 1 - y, x};
                break;
            case 7:
                from = {width - 1 - y, height - 1 - x};
                break;
            default:
                from = {y, height - 1 - x};
                break;
            }
            stored.setPixel(x, y, upright.pixel(from));
        }
    }
    return stored;
}

bool looksLikeFourCorners(const QImage& image) {
    const int x = image.width();
    const int y = image.height();
    return isNear(image.pixel(x / 4, y / 4), qRgb(255, 0, 0)) &&
           isNear(image.pixel(x * 3 / 4, y / 4), qRgb(0, 255, 0)) &&
           isNear(image.pixel(x / 4, y * 3 / 4), qRgb(0, 0, 255)) &&
           isNear(image.pixel(x * 3 / 4, y * 3 / 4), qRgb(255, 255, 255));
}

int distance(quint64 one, quint64 other) {
    return std::popcount(one ^ other);
}

} // namespace

class PhotoDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { guardImageLimits(); }

    void readsEveryKind_data() {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QString>("mediaType");
        QTest::newRow("jpeg") << QByteArray("jpeg") << QStringLiteral("image/jpeg");
        QTest::newRow("png") << QByteArray("png") << QStringLiteral("image/png");
        QTest::newRow("tiff") << QByteArray("tiff") << QStringLiteral("image/tiff");
        QTest::newRow("webp") << QByteArray("webp") << QStringLiteral("image/webp");
    }
    void readsEveryKind() {
        QFETCH(const QByteArray, format);
        QFETCH(const QString, mediaType);
        const auto photo = decodePhoto(encoded(fourCorners(2600, 1300), format.constData()));
        QVERIFY(photo);
        QCOMPARE(photo->mediaType, mediaType);
        QCOMPARE(photo->size, QSize(2600, 1300));
        QCOMPARE(photo->preview.size(), QSize(2048, 1024));
        QCOMPARE(photo->preview.format(), QImage::Format_RGB32);
        QCOMPARE(photo->thumbnail.size(), QSize(512, 256));
        QVERIFY(looksLikeFourCorners(photo->preview));
        QVERIFY(looksLikeFourCorners(photo->thumbnail));
    }

    void turnsEveryOrientationUpright_data() {
        QTest::addColumn<int>("orientation");
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%d", orientation) << orientation;
    }
    void turnsEveryOrientationUpright() {
        QFETCH(const int, orientation);
        const QImage stored = storedFor(fourCorners(640, 400), orientation);
        const auto jpeg = decodePhoto(jpegWithOrientation(encoded(stored, "jpeg"), orientation));
        QVERIFY(jpeg);
        QCOMPARE(jpeg->size, QSize(640, 400));
        QCOMPARE(jpeg->preview.size(), QSize(640, 400));
        QCOMPARE(jpeg->metadata.orientation, orientation);
        QVERIFY(looksLikeFourCorners(jpeg->preview));
        const auto png = decodeUpright(pngWithOrientation(encoded(stored, "png"), orientation), 320);
        QVERIFY(png);
        QCOMPARE(png->size(), QSize(320, 200));
        QVERIFY(looksLikeFourCorners(*png));
    }

    void turnsTiffByItsOwnTag() {
        const QImage stored = storedFor(fourCorners(64, 40), 6);
        QByteArray bytes = encoded(stored, "tiff");
        const QByteArray tag = le16(0x0112) + le16(3) + le32(1);
        const qsizetype at = bytes.indexOf(tag);
        QVERIFY(at > 0);
        bytes.replace(at + 8, 2, le16(6));
        const auto photo = decodePhoto(bytes);
        QVERIFY(photo);
        QCOMPARE(photo->size, QSize(64, 40));
        QVERIFY(looksLikeFourCorners(photo->preview));
    }

    void neverEnlarges() {
        const auto photo = decodePhoto(encoded(fourCorners(300, 200), "jpeg"));
        QVERIFY(photo);
        QCOMPARE(photo->preview.size(), QSize(300, 200));
        QCOMPARE(photo->thumbnail.size(), QSize(300, 200));
        QCOMPARE(decodeUpright(encoded(fourCorners(300, 200), "png"), 2048)->size(), QSize(300, 200));
    }

    void keepsAThinPictureAtLeastOnePixelWide() {
        const auto photo = decodePhoto(encoded(fourCorners(9000, 2), "png"));
        QVERIFY(photo);
        QCOMPARE(photo->preview.size(), QSize(2048, 1));
        QCOMPARE(photo->thumbnail.size(), QSize(512, 1));
    }

    void previewOfATwelveMegapixelPhotoIsNearTheWantedEdge() {
        const auto photo = decodePhoto(encoded(fourCorners(4032, 3024), "jpeg"));
        QVERIFY(photo);
        QCOMPARE(photo->size, QSize(4032, 3024));
        QVERIFY(photo->preview.width() >= 1920 && photo->preview.width() <= 2048);
        QVERIFY(looksLikeFourCorners(photo->preview));
        QCOMPARE(decodeUpright(encoded(fourCorners(4032, 3024), "jpeg"), 2048)->size(), QSize(2048, 1536));
    }

    void exportsFullSize() {
        const auto image = decodeUpright(encoded(fourCorners(3000, 1000), "jpeg"), 0);
        QVERIFY(image);
        QCOMPARE(image->size(), QSize(3000, 1000));
    }

    void laysTransparencyOnWhite() {
        for (const auto format : {QImage::Format_ARGB32, QImage::Format_RGBA64}) {
            QImage image(64, 64, QImage::Format_ARGB32);
            image.fill(qRgba(255, 0, 0, 128));
            const auto half = decodePhoto(encoded(image.convertToFormat(format), "png"));
            QVERIFY(half);
            QVERIFY(isNear(half->preview.pixel(30, 30), qRgb(255, 127, 127), 2));
            image.fill(Qt::transparent);
            QCOMPARE(decodePhoto(encoded(image.convertToFormat(format), "png"))->preview.pixel(3, 3),
                     qRgb(255, 255, 255));
        }
    }

    void readsDeepGreyAndIndexedPictures_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("file");
        for (const char* file : {"png", "tiff"}) {
            QTest::addRow("%s 16 bit", file) << int(QImage::Format_RGBX64) << QByteArray(file);
            QTest::addRow("%s grey", file) << int(QImage::Format_Grayscale8) << QByteArray(file);
            QTest::addRow("%s 16 bit grey", file) << int(QImage::Format_Grayscale16) << QByteArray(file);
            QTest::addRow("%s indexed", file) << int(QImage::Format_Indexed8) << QByteArray(file);
            QTest::addRow("%s two colours", file) << int(QImage::Format_Mono) << QByteArray(file);
        }
        QTest::newRow("jpeg grey") << int(QImage::Format_Grayscale8) << QByteArray("jpeg");
    }
    void readsDeepGreyAndIndexedPictures() {
        QFETCH(const int, format);
        QFETCH(const QByteArray, file);
        QImage source(700, 500, QImage::Format_RGB32);
        source.fill(Qt::white);
        QPainter(&source).fillRect(0, 0, 350, 500, Qt::black);
        const auto photo =
            decodePhoto(encoded(source.convertToFormat(QImage::Format(format)), file.constData()));
        QVERIFY(photo);
        QCOMPARE(photo->preview.size(), source.size());
        QCOMPARE(photo->preview.format(), QImage::Format_RGB32);
        QVERIFY(isNear(photo->preview.pixel(100, 250), qRgb(0, 0, 0), 3));
        QVERIFY(isNear(photo->preview.pixel(600, 250), qRgb(255, 255, 255), 3));
        QCOMPARE(photo->thumbnail.width(), 512);
    }

    void readsPrintersColours() {
        // 16 x 16 pixels of four inks, inverted as Adobe's programs write them: red on the left, bare paper
        // on the right.
        const QByteArray jpeg = QByteArray::fromBase64(
            "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwADAgIDAgIDAwMDBAMDBAUIBQUEBAUKBwcGCAwKDAwLCgsLDQ4SEA0OEQ4LCxAW"
            "EBETFBUVFQwPFxgWFBgSFBUU/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAKCf/EABQQ"
            "AQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8A1TZVMqmqYqoVUAlXSrgqoVUD/9k=");
        const auto photo = decodePhoto(jpeg);
        QVERIFY(photo);
        QCOMPARE(photo->preview.format(), QImage::Format_RGB32);
        QVERIFY(isNear(photo->preview.pixel(3, 8), qRgb(255, 0, 0)));
        QVERIFY(isNear(photo->preview.pixel(12, 8), qRgb(255, 255, 255)));
    }

    void convertsOtherColourSpacesToSrgb_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("jpeg") << QByteArray("jpeg");
        QTest::newRow("png") << QByteArray("png");
        QTest::newRow("tiff") << QByteArray("tiff");
    }
    void convertsOtherColourSpacesToSrgb() {
        QFETCH(const QByteArray, file);
        const QRgb colour = qRgb(60, 160, 90);
        QImage image(80, 80, QImage::Format_RGB32);
        image.fill(colour);
        image.setColorSpace(QColorSpace(QColorSpace::SRgb));
        image.convertToColorSpace(QColorSpace(QColorSpace::AdobeRgb));
        QVERIFY(!isNear(image.pixel(10, 10), colour, 8));
        const auto photo = decodePhoto(encoded(image, file.constData(), 98));
        QVERIFY(photo);
        QVERIFY(isNear(photo->preview.pixel(10, 10), colour, 4));
    }

    void picturesCarryNoTexts() {
        QImage image = fourCorners(100, 80);
        image.setText(QStringLiteral("Author"), QStringLiteral("Marieke de Wit"));
        const QByteArray png = encoded(image, "png");
        const auto photo = decodePhoto(png);
        QVERIFY(photo);
        QVERIFY(photo->preview.textKeys().isEmpty());
        QVERIFY(photo->thumbnail.textKeys().isEmpty());
    }

    void encodedJpegHoldsNoMetadata() {
        QImage image = fourCorners(100, 80);
        image.setText(QStringLiteral("Description"), QStringLiteral("Marieke de Wit"));
        image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
        image.setDotsPerMeterX(1234);
        const QByteArray jpeg = encodeJpeg(image, 85);
        QVERIFY(!jpeg.isEmpty());
        QVERIFY(!jpeg.contains("Marieke"));
        QVERIFY(!jpeg.contains("Exif"));
        QVERIFY(!jpeg.contains("ICC_PROFILE"));
        QVERIFY(!jpeg.contains("http://"));
        for (int marker = 0xE1; marker <= 0xEF; ++marker)
            QVERIFY(!jpeg.left(400).contains(QByteArray("\xFF") + char(marker)));
        QVERIFY(!jpeg.left(400).contains("\xFF\xFE"));
        QVERIFY(looksLikeFourCorners(decodeJpeg(jpeg)));
    }

    void encodesByQualityAndDecodesBack() {
        const QImage image = scene(400, 300, 1);
        const QByteArray fine = encodeJpeg(image, 95);
        const QByteArray coarse = encodeJpeg(image, 30);
        QVERIFY(coarse.size() < fine.size());
        QCOMPARE(decodeJpeg(fine).size(), image.size());
        QCOMPARE(decodeJpeg(fine).format(), QImage::Format_RGB32);
        QVERIFY(encodeJpeg(QImage(), 90).isEmpty());
        QVERIFY(decodeJpeg({}).isNull());
        QVERIFY(decodeJpeg(fine.first(fine.size() / 2)).isNull());
        QVERIFY(decodeJpeg(encoded(image, "png")).isNull());
    }

    void hashIsNearForTheSamePictureAndFarForOthers() {
        const QImage original = scene(1600, 1200, 7);
        const quint64 hash = decodePhoto(encoded(original, "png"))->perceptualHash;
        const auto smaller = original.scaled(500, 375, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QVERIFY(distance(hash, perceptualHash(smaller)) <= 4);
        QVERIFY(distance(hash, decodePhoto(encoded(original, "jpeg", 40))->perceptualHash) <= 4);
        QVERIFY(distance(hash, decodePhoto(encoded(original, "webp", 60))->perceptualHash) <= 4);
        for (quint32 seed = 100; seed < 120; ++seed)
            QVERIFY(distance(hash, perceptualHash(scene(800, 600, seed))) > 12);
        QVERIFY(distance(hash, perceptualHash(original.mirrored(true, false))) > 12);
    }

    void hashOfEvenPicturesIsSteady() {
        QImage even(500, 300, QImage::Format_RGB32);
        even.fill(qRgb(90, 90, 90));
        const quint64 hash = perceptualHash(even);
        even.fill(qRgb(91, 91, 91));
        QCOMPARE(perceptualHash(even), hash);
        QCOMPARE(perceptualHash(even.scaled(50, 40)), hash);
        QCOMPARE(perceptualHash(QImage()), quint64(0));
    }

    void tellsOfMoreThanOnePicture_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("more");
        const QImage image = scene(40, 30, 7);
        const QByteArray jpeg = encoded(image, "jpeg");
        const QByteArray png = encoded(image, "png");
        const QByteArray webp = encoded(image, "webp");
        QTest::newRow("jpeg") << jpeg << false;
        QTest::newRow("jpeg, padded") << jpeg + QByteArray(64, '\0') << false;
        QTest::newRow("jpeg, another behind it") << jpeg + jpeg << true;
        QTest::newRow("jpeg, 65 bytes behind it") << jpeg + QByteArray(65, 'x') << true;
        const QByteArray list("\xFF\xE2\0\x0AMPF\0abcd", 12);
        const QByteArray profile("\xFF\xE2\0\x0AICC_abcd", 12);
        QTest::newRow("jpeg, list of pictures") << jpeg.first(2) + list + jpeg.sliced(2) << true;
        QTest::newRow("jpeg, other segment") << jpeg.first(2) + profile + jpeg.sliced(2) << false;
        QTest::newRow("jpeg, with EXIF") << jpegWithOrientation(jpeg, 6) << false;
        QTest::newRow("png") << png << false;
        QTest::newRow("png, another behind it") << png + png << true;
        const QByteArray still = png.first(33) + pngChunk("acTL", be32(1) + be32(0)) + png.sliced(33);
        QTest::newRow("png, animation of one") << still << false;
        const QByteArray end = pngChunk("IEND", {});
        const QByteArray moving = still.chopped(end.size()) + pngChunk("fdAT", be32(1) + "x") + end;
        QTest::newRow("png, animation") << moving << true;
        QTest::newRow("webp") << webp << false;
        QTest::newRow("webp, another behind it") << webp + webp << true;
        const QByteArray picture = webp.sliced(12);
        const auto riff = [](const QByteArray& parts) {
            return "RIFF" + le32(quint32(parts.size() + 4)) + "WEBP" + parts;
        };
        const auto part = [](const QByteArray& name, const QByteArray& data) {
            return name + le32(quint32(data.size())) + data + QByteArray(data.size() & 1, '\0');
        };
        const auto size = QByteArray("\x27\0\0\x1D\0\0", 6);
        const auto header = [&](char flags) { return part("VP8X", flags + QByteArray(3, '\0') + size); };
        QTest::newRow("webp, extended") << riff(header('\0') + picture) << false;
        const QByteArray frame = part("ANMF", QByteArray(6, '\0') + size + QByteArray(4, '\1') + picture);
        QTest::newRow("webp, animation")
            << riff(header('\2') + part("ANIM", QByteArray(6, '\0')) + frame + frame) << true;
        QTest::newRow("tiff") << tiff(1) << false;
        QTest::newRow("tiff, two pages") << tiff(2) << true;
        QTest::newRow("tiff, smaller copies") << tiff(3, 8, 8, 1, true) << false;
    }
    void tellsOfMoreThanOnePicture() {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, more);
        const auto found = holdsMorePictures(bytes);
        QVERIFY2(found, found ? "" : qPrintable(found.error().context));
        QCOMPARE(*found, more);
        QVERIFY(decodePhoto(bytes).has_value());
    }

    void knowsPhotoNames() {
        for (const char* name :
             {"a.jpg", "B.JPEG", "c.Png", "d.tif", "e.TIFF", "f.webp", "two.dots.jpg", "\xE9.jpg"})
            QVERIFY2(looksLikePhoto(name), name);
        for (const char* name : {"a.gif", "jpg", "a.jpg.txt", "", "a.", "movie.mp4", "a.jpgx"})
            QVERIFY2(!looksLikePhoto(name), name);
    }

    void environmentCannotShrinkTheLimit() {
        qputenv("QT_IMAGEIO_MAXALLOC", "1");
        guardImageLimits();
        QVERIFY(!qEnvironmentVariableIsSet("QT_IMAGEIO_MAXALLOC"));
        QVERIFY(decodePhoto(encoded(fourCorners(1200, 900), "png")));
    }
};

BK_TEST_MAIN(PhotoDecoderTest)
#include "PhotoDecoderTest.moc"
