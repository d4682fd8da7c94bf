#include "core/imaging/ScanReader.h"
#include "ImageSamples.h"
#include "app/decoder/PdfPages.h"
#include "core/imaging/PhotoDecoder.h"
#include "tests/support/Environment.h"
#include "tests/support/TestMain.h"

#include <QPdfWriter>

#include <thread>

using namespace bk;
using namespace bk::test;

namespace {

/// A4 pages, each with a broad band of its own colour on top and its number in words.
QByteArray pdf(int pages) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(72);
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0) writer.newPage();
        painter.fillRect(0, 0, 600, 200, QColor::fromHsv(page * 120, 255, 255));
        painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 40));
        painter.drawText(QRect(40, 400, 500, 100), QStringLiteral("Toestemming %1").arg(page + 1));
    }
    painter.end();
    return bytes;
}

/// One page of 400 x 100 points with CONTENT, RESOURCES and further OBJECTS, which are numbered from 5.
QByteArray pdfOf(const QByteArray& content, const QByteArray& resources, const QList<QByteArray>& more) {
    const QList<QByteArray> objects =
        QList<QByteArray>{
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 100]/Contents 4 0 R/Resources<<" + resources + ">>>>",
            "<</Length " + QByteArray::number(content.size()) + ">>stream\n" + content + "\nendstream"} +
        more;
    const QByteArray count = QByteArray::number(objects.size() + 1);
    QByteArray file = "%PDF-1.5\n";
    QByteArray table = "xref\n0 " + count + "\n0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj" + objects[i] + "endobj\n";
    }
    const QByteArray start = QByteArray::number(file.size());
    return file + table + "trailer<</Size " + count + "/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
}

/// A page whose words are in a font that the file does not bring along.
QByteArray pdfInFont(const QByteArray& font) {
    return pdfOf("BT /F1 48 Tf 20 40 Td (Handtekening) Tj ET", "/Font<</F1 5 0 R>>",
                 {"<</Type/Font/Subtype/Type1/BaseFont/" + font + ">>"});
}

/// Chinese by a table of poppler's own data, in a font that is not there.
QByteArray pdfInChinese() {
    return pdfOf("BT /F1 48 Tf 20 40 Td <7B7E540D> Tj ET", "/Font<</F1 5 0 R>>",
                 {"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
                  "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)"
                  "/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
                  "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
                  "/Ascent 859/Descent -141/CapHeight 683/StemV 80>>"});
}

QByteArray pdfWithPicture(int width, int height, const QByteArray& filter, const QByteArray& bytes) {
    const QByteArray size = "/Width " + QByteArray::number(width) + "/Height " + QByteArray::number(height);
    return pdfOf("q 380 0 0 80 10 10 cm /P Do Q", "/XObject<</P 5 0 R>>",
                 {"<</Type/XObject/Subtype/Image" + size +
                  "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/" + filter + "/Length " +
                  QByteArray::number(bytes.size()) + ">>stream\n" + bytes + "\nendstream"});
}

/// 24 x 24 pixels from red to blue.
QByteArray jpeg2000() {
    return QByteArray::fromBase64(
        "/0//UQAvAAAAAAAYAAAAGAAAAAAAAAAAAAAAGAAAABgAAAAAAAAAAAADDwEBDwEBDwEB/1IADAAAAAEBAQQEAAH/XAAHQICI"
        "iJD/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAAArAAH/k84YEVBUr5QP2MBRfWLXopP4"
        "gBU+s7M/739hgICA/9k=");
}

/// Colours that run into each other, half seen through.
QByteArray pdfWithShading() {
    return pdfOf("1 0 0 rg 0 0 200 100 re f /G gs /S sh", "/ExtGState<</G 5 0 R>>/Shading<</S 6 0 R>>",
                 {"<</Type/ExtGState/ca .5/BM/Multiply>>",
                  "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 400 0]/Extend[true true]"
                  "/Function<</FunctionType 2/Domain[0 1]/C0[1 1 0]/C1[0 0 1]/N 1>>>>"});
}

int darkPixels(const QImage& image) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qGray(image.pixel(x, y)) < 100 ? 1 : 0;
    }
    return count;
}

std::optional<ErrorCode> inspectError(const QByteArray& bytes) {
    const auto info = inspectScan(bytes);
    return info ? std::nullopt : std::optional(info.error().code);
}

std::optional<ErrorCode> renderError(const QByteArray& bytes, int page, int longEdge) {
    const auto image = renderScanPage(bytes, page, longEdge);
    return image ? std::nullopt : std::optional(image.error().code);
}

} // namespace

class ScanReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { guardImageLimits(); }

    void countsPdfPages() {
        for (const int pages : {1, 3}) {
            const auto info = inspectScan(pdf(pages));
            QVERIFY(info);
            QCOMPARE(info->mediaType, QStringLiteral("application/pdf"));
            QCOMPARE(info->pages, pages);
        }
    }

    void rendersEachPdfPage() {
        const QByteArray bytes = pdf(3);
        for (int page = 0; page < 3; ++page) {
            const auto image = renderScanPage(bytes, page, 842);
            QVERIFY(image);
            QCOMPARE(image->size(), QSize(595, 842));
            QCOMPARE(image->format(), QImage::Format_RGB32);
            QVERIFY(isNear(image->pixel(300, 100), QColor::fromHsv(page * 120, 255, 255).rgb()));
            QCOMPARE(image->pixel(300, 700), qRgb(255, 255, 255));
            QVERIFY(darkPixels(*image) > 500);
        }
        QCOMPARE(renderScanPage(bytes, 0, 300)->height(), 300);
        QCOMPARE(renderScanPage(bytes, 0, 4096)->height(), 4096);
    }

    void rendersWordsInFontsOfTheSystem() {
        const auto image = renderScanPage(pdfInFont("Helvetica"), 0, 800);
        QVERIFY(image);
        QCOMPARE(image->size(), QSize(800, 200));
        QVERIFY(darkPixels(*image) > 1000);
    }

    void theWallsChangeNoPage_data() {
        // Where the system has neither such a font nor poppler's tables the page stays empty.
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("mayBeEmpty");
        QTest::newRow("own font") << pdf(1) << false;
        for (const char* font : {"Helvetica", "Times-BoldItalic", "Courier", "NoSuchFontAnywhere"})
            QTest::newRow(font) << pdfInFont(font) << false;
        QTest::newRow("Symbol") << pdfInFont("Symbol") << true;
        QTest::newRow("ZapfDingbats") << pdfInFont("ZapfDingbats") << true;
        QTest::newRow("Chinese") << pdfInChinese() << true;
        QTest::newRow("JPEG") << pdfWithPicture(300, 200, "DCTDecode", encoded(scene(300, 200, 5), "jpeg"))
                              << false;
        QTest::newRow("JPEG 2000") << pdfWithPicture(24, 24, "JPXDecode", jpeg2000()) << false;
        QTest::newRow("shading") << pdfWithShading() << false;
    }
    void theWallsChangeNoPage() {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, mayBeEmpty);
        DecoderRequest request;
        request.wish = DecoderRequest::RenderPage;
        request.longEdge = 800;
        const Answer outside = answerAboutPdf(request, bytes);
        QCOMPARE(outside.outcome, DecoderReply::Done);
        const auto inside = renderScanPage(bytes, 0, 800);
        QVERIFY2(inside, inside ? "" : qPrintable(inside.error().context));
        QCOMPARE(*inside, outside.picture);
        QImage empty(inside->size(), QImage::Format_RGB32);
        empty.fill(Qt::white);
        QVERIFY(mayBeEmpty || *inside != empty);
    }

    void refusesPagesAndSizesThatAreNot() {
        const QByteArray bytes = pdf(1);
        QCOMPARE(renderError(bytes, 1, 500), ErrorCode::InvalidArgument);
        QCOMPARE(renderError(bytes, -1, 500), ErrorCode::InvalidArgument);
        QCOMPARE(renderError(bytes, 0, 0), ErrorCode::InvalidArgument);
        QCOMPARE(renderError(bytes, 0, 100'000), ErrorCode::InvalidArgument);
        QCOMPARE(renderError(tiff(2), 2, 500), ErrorCode::InvalidArgument);
    }

    void brokenPdf() {
        const QByteArray bytes = pdf(3);
        QCOMPARE(inspectError({}), ErrorCode::EmptyFile);
        QCOMPARE(renderError({}, 0, 100), ErrorCode::EmptyFile);
        QCOMPARE(inspectError("%PDF-1.7"), ErrorCode::BrokenFile);
        QCOMPARE(inspectError("%PDF-1.4\nnothing that makes sense\n%%EOF\n"), ErrorCode::BrokenFile);
        for (const double part : {0.1, 0.5, 0.9, 0.98})
            QCOMPARE(inspectError(bytes.first(qsizetype(double(bytes.size()) * part))),
                     ErrorCode::BrokenFile);
        QCOMPARE(renderError(bytes.first(bytes.size() / 2), 0, 100), ErrorCode::BrokenFile);
    }

    void changedPdfsNeverDoHarm() {
        const QByteArray bytes = pdf(1);
        QRandomGenerator random(77);
        for (int round = 0; round < 12; ++round) {
            QByteArray changed = bytes;
            for (int i = 0; i < 40; ++i)
                changed[random.bounded(int(changed.size()))] = char(random.bounded(256));
            const auto info = inspectScan(changed);
            if (info)
                QVERIFY(info->pages >= 1);
            else
                QVERIFY(info.error().code == ErrorCode::BrokenFile ||
                        info.error().code == ErrorCode::UnsupportedFile ||
                        info.error().code == ErrorCode::TooLarge);
        }
    }

    void otherKinds() {
        QCOMPARE(inspectError("Dear editor"), ErrorCode::UnsupportedFile);
        QCOMPARE(inspectScan("Dear editor").error().context,
                 QStringLiteral("a scan is a PDF, JPEG, PNG or TIFF"));
        QCOMPARE(inspectError(encoded(fourCorners(30, 30), "webp")), ErrorCode::UnsupportedFile);
        QCOMPARE(inspectError(pngClaiming(60000, 60000)), ErrorCode::TooLarge);
        QCOMPARE(inspectError(QByteArray(maximumScanBytes + 1, ' ')), ErrorCode::TooLarge);
        const QByteArray jpeg = encoded(fourCorners(300, 300), "jpeg");
        QCOMPARE(inspectError(jpeg.first(jpeg.size() / 2)), ErrorCode::BrokenFile);
    }

    void picturesAreOnePage() {
        const auto jpeg = inspectScan(encoded(fourCorners(800, 400), "jpeg"));
        QVERIFY(jpeg);
        QCOMPARE(jpeg->mediaType, QStringLiteral("image/jpeg"));
        QCOMPARE(jpeg->pages, 1);
        QCOMPARE(inspectScan(encoded(fourCorners(80, 40), "png"))->mediaType, QStringLiteral("image/png"));
        const auto page =
            renderScanPage(jpegWithOrientation(encoded(fourCorners(800, 400), "jpeg"), 6), 0, 200);
        QVERIFY(page);
        QCOMPARE(page->size(), QSize(100, 200));
        QVERIFY(isNear(page->pixel(75, 50), qRgb(255, 0, 0)));
    }

    void tiffPagesAreCountedAndRendered() {
        const QByteArray bytes = tiff(5);
        const auto info = inspectScan(bytes);
        QVERIFY(info);
        QCOMPARE(info->mediaType, QStringLiteral("image/tiff"));
        QCOMPARE(info->pages, 5);
        for (int page = 0; page < 5; ++page) {
            const auto image = renderScanPage(bytes, page, 100);
            QVERIFY(image);
            QCOMPARE(qGray(image->pixel(4, 4)), 40 * (page + 1));
        }
        QCOMPARE(inspectError(tiff(maximumScanPages)), std::nullopt);
        QCOMPARE(inspectError(tiff(maximumScanPages + 1)), ErrorCode::TooLarge);
    }

    void aDecoderThatDiesOrTalksNonsenseIsSaidAsSuch() {
        for (const char* program : {"/bin/false", "/bin/true", "/bin/cat"}) {
            const Environment environment("BK_DECODER", program);
            QCOMPARE(inspectError(pdf(1)), ErrorCode::NotAvailable);
        }
    }

    void aMissingDecoderIsSaidAsSuch() {
        const Environment environment("BK_DECODER", "/nonexistent/decoder");
        QCOMPARE(inspectError(pdf(1)), ErrorCode::NotAvailable);
    }

    void worksOnPlainThreads() {
        const QByteArray bytes = pdf(2);
        std::atomic<int> good = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 3; ++i)
                threads.emplace_back([&] { good += inspectScan(bytes)->pages == 2 ? 1 : 0; });
        }
        QCOMPARE(good.load(), 3);
    }
};

BK_TEST_MAIN(ScanReaderTest)
#include "ScanReaderTest.moc"
