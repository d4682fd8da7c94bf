#include "core/faces/HogFinder.h"
#include "core/faces/FaceMerge.h"
#include "core/faces/HogPlanes.h"
#include "tests/support/ShortMemory.h"
#include "tests/support/TestMain.h"

#include <dlib/image_processing/frontal_face_detector.h>

#include <random>

using namespace bk;

namespace {

QImage demo(int scene) {
    const QImage image(QStringLiteral(":/demo/scene_%1.jpg").arg(scene, 4, 10, QLatin1Char('0')));
    return image.scaled(640, 640, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

dlib::array2d<unsigned char> forDlib(const QImage& image) {
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    dlib::array2d<unsigned char> pixels(grey.height(), grey.width());
    for (int y = 0; y < grey.height(); ++y)
        std::copy_n(grey.constScanLine(y), grey.width(), &pixels[y][0]);
    return pixels;
}

GreyPicture greyOf(const dlib::array2d<unsigned char>& pixels) {
    GreyPicture picture;
    picture.resize(int(pixels.nc()), int(pixels.nr()));
    std::copy_n(&pixels[0][0], picture.pixels.size(), picture.pixels.begin());
    return picture;
}

/// Which ways of reckoning there are on this processor.
QList<bool> ways() {
    return hasWideVectors() ? QList<bool>{false, true} : QList<bool>{false};
}

} // namespace

/// Our own reckoning against dlib's.
class HogFinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void featuresAreThoseOfDlib_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("whole cells") << 640 << 424;
        QTest::newRow("a few pixels more") << 635 << 427;
        QTest::newRow("a few pixels less") << 325 << 213;
        QTest::newRow("three cells") << 24 << 25;
        QTest::newRow("nothing within the edges") << 640 << 16;
    }
    void featuresAreThoseOfDlib() {
        QFETCH(int, width);
        QFETCH(int, height);
        const auto pixels = forDlib(demo(0).copy(0, 0, width, height));
        dlib::array<dlib::array2d<float>> expected;
        dlib::extract_fhog_features(pixels, expected, HogPlanes::cellSide, HogPlanes::window,
                                    HogPlanes::window);
        for (const bool wide : ways()) {
            HogPlanes planes;
            planes.describe(greyOf(pixels), wide);
            if (height < 20) {
                QCOMPARE(planes.cellRows(), 0);
                QCOMPARE(expected[0].size(), 0UL);
                continue;
            }
            QCOMPARE(planes.rows(), int(expected[0].nr()));
            QCOMPARE(planes.cellColumns() + HogPlanes::window - 1, int(expected[0].nc()));
            for (int plane = 0; plane < HogPlanes::count; ++plane)
                for (int y = 0; y < planes.rows(); ++y)
                    for (int x = 0; x < int(expected[0].nc()); ++x) {
                        const float ours = planes.plane(plane)[y * planes.stride() + x];
                        const float theirs = expected[std::size_t(plane)][y][x];
                        QVERIFY2(std::abs(ours - theirs) < 1e-4F,
                                 qPrintable(QStringLiteral("plane %1 at %2, %3: %4, not %5")
                                                .arg(plane)
                                                .arg(x)
                                                .arg(y)
                                                .arg(double(ours))
                                                .arg(double(theirs))));
                    }
        }
    }

    void aSmallerPictureLeavesNothingOfTheOneBefore() {
        HogPlanes used;
        used.describe(greyOf(forDlib(demo(0))));
        HogPlanes fresh;
        const auto small = greyOf(forDlib(demo(8).copy(0, 0, 200, 150)));
        used.describe(small);
        fresh.describe(small);
        QCOMPARE(used.planeSize(), fresh.planeSize());
        for (int plane = 0; plane < HogPlanes::count; ++plane)
            QVERIFY(
                std::equal(fresh.plane(plane), fresh.plane(plane) + fresh.planeSize(), used.plane(plane)));
    }

    void filtersAddUpTheWindow() {
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 chance(seed);
        std::uniform_real_distribution<float> number(-1, 1);
        HogPlanes planes;
        planes.describe(greyOf(forDlib(demo(0).copy(0, 0, 220, 170))));
        std::vector<HogFilter> filters(3);
        for (HogFilter& filter : filters) {
            filter.plane = int(chance() % HogPlanes::count);
            for (float& weight : filter.alongRow)
                weight = number(chance);
            for (float& weight : filter.alongColumn)
                weight = number(chance);
        }
        for (const bool wide : ways()) {
            std::vector<float> scores;
            std::vector<float> scratch;
            applyFilters(filters, planes, scores, scratch, wide);
            for (int y = 0; y < planes.cellRows(); ++y)
                for (int x = 0; x < planes.cellColumns(); ++x) {
                    double expected = 0;
                    for (const HogFilter& filter : filters)
                        for (std::size_t down = 0; down < HogPlanes::window; ++down)
                            for (std::size_t right = 0; right < HogPlanes::window; ++right)
                                expected +=
                                    double(filter.alongColumn[down]) * double(filter.alongRow[right]) *
                                    double(planes.plane(
                                        filter.plane)[(y + int(down)) * planes.stride() + x + int(right)]);
                    QVERIFY(std::abs(double(scores[std::size_t(y * planes.stride() + x)]) - expected) < 1e-4);
                }
        }
    }

    void seesWhatDlibSees_data() {
        QTest::addColumn<int>("scene");
        for (const int scene : {0, 1, 2, 5, 8, 15, 20, 37})
            QTest::addRow("%d", scene) << scene;
    }
    void seesWhatDlibSees() {
        QFETCH(int, scene);
        static dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
        // Around the threshold the last digits decide.
        constexpr double tolerance = 0.25;
        const QImage image = demo(scene);
        std::vector<dlib::rect_detection> expected;
        detector(forDlib(image), expected, -tolerance);
        HogFinder finder;
        const auto told = finder.find(image, -tolerance);
        QVERIFY(told);
        const QList<HogFinder::Sighting>& seen = *told;
        const auto isThere = [](const QRectF& box, double confidence, const auto& others, const auto& boxOf,
                                const auto& confidenceOf) {
            return confidence < 0 || std::any_of(others.begin(), others.end(), [&](const auto& other) {
                       return intersectionOverUnion(box, boxOf(other)) > 0.5 &&
                              std::abs(confidenceOf(other) - confidence) < tolerance;
                   });
        };
        const QRectF frame(image.rect());
        const auto theirBox = [&](const dlib::rect_detection& one) {
            return QRectF(double(one.rect.left()), double(one.rect.top()), double(one.rect.width()),
                          double(one.rect.height())) &
                   frame;
        };
        const auto theirConfidence = [](const dlib::rect_detection& one) { return one.detection_confidence; };
        const auto ourBox = [](const HogFinder::Sighting& one) { return one.box; };
        const auto ourConfidence = [](const HogFinder::Sighting& one) { return one.confidence; };
        for (const auto& one : expected)
            QVERIFY(isThere(theirBox(one), one.detection_confidence, seen, ourBox, ourConfidence));
        for (const auto& one : seen)
            QVERIFY(isThere(one.box, one.confidence, expected, theirBox, theirConfidence));
        QVERIFY(scene == 1 || !seen.isEmpty());
    }

    void picturesTooSmallForAFaceShowNone() {
        HogFinder finder;
        for (const QSize size : {QSize(1, 1), QSize(15, 900), QSize(900, 15), QSize(70, 70)}) {
            QImage image(size, QImage::Format_RGB32);
            image.fill(Qt::gray);
            const auto seen = finder.find(image, 0);
            QVERIFY(seen);
            QVERIFY(seen->isEmpty());
        }
        QVERIFY(finder.find(QImage(), 0)->isEmpty());
    }

    void lackOfMemoryIsNotNobody() {
        if (!test::memoryCanBeShort) QSKIP("the sanitizer has memory of its own");
        HogFinder finder;
        const auto before = finder.find(demo(0), 0);
        QVERIFY(before);
        // Its pixels were never written, so they take no memory.
        const QImage large(12000, 8000, QImage::Format_RGB32);
        QVERIFY(!large.isNull());
        std::optional<Result<QList<HogFinder::Sighting>>> told;
        {
            const test::ShortMemory memory;
            told = finder.find(large, 0);
        }
        QVERIFY(!*told);
        QCOMPARE(told->error().code, ErrorCode::Internal);
        // It goes on working.
        const auto after = finder.find(demo(0), 0);
        QVERIFY(after);
        QCOMPARE(after->size(), before->size());
    }
};

BK_TEST_MAIN(HogFinderTest)
#include "HogFinderTest.moc"
