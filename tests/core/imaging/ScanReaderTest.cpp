#include "core/imaging/ScanReader.h"
#include "ImageSamples.h"
#include "core/imaging/PhotoDecoder.h"
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

/// A page whose words are in a font that the file does not bring along.
QByteArray pdfWithoutFont() {
    const QByteArray words = "BT /F1 48 Tf 20 40 Td (Handtekening) Tj ET";
    const QList<QByteArray> objects{
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        "<</Length " + QByteArray::number(words.size()) + ">>stream\n" + words + "\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    QByteArray file = "%PDF-1.4\n";
    QByteArray table = "xref\n0 6\n0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj" + objects[i] + "endobj\n";
    }
    const QByteArray start = QByteArray::number(file.size());
    return file + table + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
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

class Environment {
public:
    Environment(const char* name, const QByteArray& value) : m_name(name) { qputenv(name, value); }
    ~Environment() { qunsetenv(m_name); }

private:
    const char* m_name;
};

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
        const auto image = renderScanPage(pdfWithoutFont(), 0, 800);
        QVERIFY(image);
        QCOMPARE(image->size(), QSize(800, 200));
        QVERIFY(darkPixels(*image) > 1000);
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
