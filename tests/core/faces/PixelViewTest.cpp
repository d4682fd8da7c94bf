#include "core/faces/PixelView.h"
#include "tests/support/TestMain.h"

#include <QPainter>

#include <random>

using namespace bk;

namespace {

/// The mean of what the pixel at X, Y of a picture of SIZE covers of IMAGE, in one channel.
double meanOf(const QImage& image, const QSize& size, int x, int y, int channel) {
    const double across = double(image.width()) / size.width();
    const double down = double(image.height()) / size.height();
    double sum = 0;
    double area = 0;
    for (int row = int(y * down); row < std::min(double(image.height()), (y + 1) * down); ++row) {
        const double high = std::min(row + 1.0, (y + 1) * down) - std::max(double(row), y * down);
        for (int column = int(x * across); column < std::min(double(image.width()), (x + 1) * across);
             ++column) {
            const double wide =
                std::min(column + 1.0, (x + 1) * across) - std::max(double(column), x * across);
            sum += high * wide * image.constScanLine(row)[4 * column + channel];
            area += high * wide;
        }
    }
    return sum / area;
}

} // namespace

class PixelViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallerPicturesAreMeansOfAreas_data() {
        QTest::addColumn<QSize>("from");
        QTest::addColumn<QSize>("to");
        QTest::newRow("by a half") << QSize(64, 40) << QSize(32, 20);
        QTest::newRow("by no whole number") << QSize(101, 67) << QSize(64, 42);
        QTest::newRow("a little") << QSize(71, 71) << QSize(64, 64);
        QTest::newRow("by much") << QSize(333, 250) << QSize(20, 15);
        QTest::newRow("to one pixel") << QSize(90, 50) << QSize(1, 1);
        QTest::newRow("narrower than a vector") << QSize(3, 200) << QSize(1, 64);
        QTest::newRow("not at all") << QSize(37, 21) << QSize(37, 21);
    }
    void smallerPicturesAreMeansOfAreas() {
        QFETCH(QSize, from);
        QFETCH(QSize, to);
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 chance(seed);
        QImage image(from, QImage::Format_RGB32);
        for (int y = 0; y < from.height(); ++y)
            for (int x = 0; x < from.width(); ++x)
                image.setPixel(x, y, 0xff000000U | (chance() & 0xffffffU));
        const QImage smaller = resized(image, to);
        QCOMPARE(smaller.size(), to);
        for (int y = 0; y < to.height(); ++y)
            for (int x = 0; x < to.width(); ++x)
                for (int channel = 0; channel < 3; ++channel) {
                    const double off =
                        smaller.constScanLine(y)[4 * x + channel] - meanOf(image, to, x, y, channel);
                    // Weights are of a 256th each.
                    QVERIFY2(std::abs(off) < 4, qPrintable(QString::number(off)));
                }
    }

    void oneColourStaysThatColour() {
        for (const QColor colour : {QColor(Qt::white), QColor(1, 128, 254)}) {
            QImage image(517, 301, QImage::Format_RGB32);
            image.fill(colour);
            const QImage smaller = resized(image, QSize(200, 117));
            for (int y = 0; y < smaller.height(); ++y)
                for (int x = 0; x < smaller.width(); ++x)
                    QCOMPARE(smaller.pixelColor(x, y), colour);
        }
    }

    void aPartIsResizedByItself() {
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.fillRect(QRect(100, 50, 100, 100), Qt::red);
        painter.end();
        const QImage part = resized(sharedPart(image, QRect(100, 50, 100, 100)), QSize(60, 60));
        for (int y = 0; y < part.height(); ++y)
            for (int x = 0; x < part.width(); ++x)
                QCOMPARE(part.pixelColor(x, y), QColor(Qt::red));
    }

    void largerPicturesKeepTheirCorners() {
        QImage image(2, 2, QImage::Format_RGB32);
        image.fill(Qt::black);
        image.setPixelColor(1, 1, Qt::white);
        const QImage larger = resized(image, QSize(20, 20));
        QCOMPARE(larger.size(), QSize(20, 20));
        QCOMPARE(larger.pixelColor(0, 0), QColor(Qt::black));
        QCOMPARE(larger.pixelColor(19, 19), QColor(Qt::white));
    }
};

BK_TEST_MAIN(PixelViewTest)
#include "PixelViewTest.moc"
