#include "core/faces/FaceAlignment.h"
#include "core/faces/FaceEngine.h"
#include "tests/support/TestMain.h"

#include <QPainter>

#include <cmath>
#include <limits>

using namespace bk;

namespace {

const Landmarks points = {QPointF(30, 50), QPointF(75, 48), QPointF(52, 70), QPointF(35, 92),
                          QPointF(70, 91)};

Landmarks mapped(const QTransform& transform, const Landmarks& from) {
    Landmarks to;
    for (size_t i = 0; i < from.size(); ++i)
        to[i] = transform.map(from[i]);
    return to;
}

double squaredError(const QTransform& transform, const Landmarks& from, const Landmarks& to) {
    double sum = 0;
    for (size_t i = 0; i < from.size(); ++i) {
        const QPointF off = transform.map(from[i]) - to[i];
        sum += QPointF::dotProduct(off, off);
    }
    return sum;
}

} // namespace

class FaceAlignmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheTransformThatMadeThePoints_data();
    void findsTheTransformThatMadeThePoints();
    void noNeighbourFitsNoisyPointsBetter();
    void neverReflects();
    void refusesPointsThatCoincide();
    void chipHasTheLandmarksWhereTheTemplateWantsThem_data();
    void chipHasTheLandmarksWhereTheTemplateWantsThem();
    void faceBeyondTheEdgeGivesAChipAllTheSame();
    void qualityFallsWithBlurSizeAndPose();
};

void FaceAlignmentTest::findsTheTransformThatMadeThePoints_data() {
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QPointF>("shift");
    QTest::newRow("nothing") << 0.0 << 1.0 << QPointF(0, 0);
    QTest::newRow("shift") << 0.0 << 1.0 << QPointF(-40.5, 12.25);
    QTest::newRow("turn") << 33.0 << 1.0 << QPointF(0, 0);
    QTest::newRow("upside down, smaller") << 180.0 << 0.2 << QPointF(7, -3);
    QTest::newRow("all of it") << -71.0 << 3.7 << QPointF(900, 1200);
}

void FaceAlignmentTest::findsTheTransformThatMadeThePoints() {
    QFETCH(double, degrees);
    QFETCH(double, scale);
    QFETCH(QPointF, shift);
    QTransform made = QTransform::fromTranslate(shift.x(), shift.y());
    made.rotate(degrees);
    made.scale(scale, scale);
    const auto found = similarityTransform(points, mapped(made, points));
    QVERIFY(found);
    for (const QPointF& probe : {QPointF(0, 0), QPointF(100, 0), QPointF(17, 300)}) {
        const QPointF off = found->map(probe) - made.map(probe);
        QVERIFY(std::hypot(off.x(), off.y()) < 1e-6);
    }
}

void FaceAlignmentTest::noNeighbourFitsNoisyPointsBetter() {
    Landmarks to = mapped(QTransform().rotate(12).scale(1.4, 1.4), points);
    const std::array noise = {QPointF(2, -1), QPointF(-3, 0.5), QPointF(1, 4), QPointF(0, -2),
                              QPointF(-1, 1)};
    for (size_t i = 0; i < to.size(); ++i)
        to[i] += noise[i];
    const auto best = similarityTransform(points, to);
    QVERIFY(best);
    const double least = squaredError(*best, points, to);
    for (const double step : {-1e-3, 1e-3}) {
        QVERIFY(squaredError(*best * QTransform::fromTranslate(100 * step, 0), points, to) > least);
        QVERIFY(squaredError(*best * QTransform::fromTranslate(0, 100 * step), points, to) > least);
        QVERIFY(squaredError(QTransform().rotateRadians(step) * *best, points, to) > least);
        QVERIFY(squaredError(QTransform::fromScale(1 + step, 1 + step) * *best, points, to) > least);
    }
}

void FaceAlignmentTest::neverReflects() {
    const auto found = similarityTransform(points, mapped(QTransform::fromScale(-1, 1), points));
    QVERIFY(found);
    QVERIFY(found->determinant() > 0);
}

void FaceAlignmentTest::refusesPointsThatCoincide() {
    Landmarks same;
    same.fill(QPointF(40, 40));
    QVERIFY(!similarityTransform(same, points));
    Landmarks notNumbers = points;
    notNumbers[2] = QPointF(std::numeric_limits<double>::quiet_NaN(), 1);
    QVERIFY(!similarityTransform(notNumbers, points));
    QImage image(100, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    QVERIFY(alignFace(image, same, points, 112).isNull());
    QVERIFY(alignFace(QImage(), points, points, 112).isNull());
}

void FaceAlignmentTest::chipHasTheLandmarksWhereTheTemplateWantsThem_data() {
    QTest::addColumn<double>("scale");
    QTest::newRow("enlarged") << 0.4;
    QTest::newRow("as it is") << 1.0;
    QTest::newRow("shrunk by interpolation") << 1.7;
    QTest::newRow("shrunk by areas first") << 6.0;
}

void FaceAlignmentTest::chipHasTheLandmarksWhereTheTemplateWantsThem() {
    QFETCH(double, scale);
    const Landmarks fractions = {QPointF(0.32, 0.46), QPointF(0.68, 0.46), QPointF(0.5, 0.64),
                                 QPointF(0.35, 0.82), QPointF(0.65, 0.82)};
    constexpr int side = 112;
    QTransform placed = QTransform::fromTranslate(250, 120);
    placed.rotate(20);
    placed.scale(scale, scale);
    Landmarks landmarks;
    for (size_t i = 0; i < landmarks.size(); ++i)
        landmarks[i] = placed.map(fractions[i] * side);

    QImage image(1000, 900, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 0, 0));
    // One mark on the image-left eye alone: its place tells turn, scale and shift together.
    painter.drawEllipse(landmarks[0], 5 * scale, 5 * scale);
    painter.end();

    const QImage chip = alignFace(image, landmarks, fractions, side);
    QCOMPARE(chip.size(), QSize(side, side));
    QPointF sum;
    double weight = 0;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double red = qRed(chip.pixel(x, y));
            sum += QPointF(x + 0.5, y + 0.5) * red;
            weight += red;
        }
    }
    QVERIFY(weight > 0);
    const QPointF off = sum / weight - fractions[0] * side;
    QVERIFY2(std::hypot(off.x(), off.y()) < 0.3,
             qPrintable(QStringLiteral("%1 %2").arg(off.x()).arg(off.y())));
    QCOMPARE(qBlue(chip.pixel(36, 51)), 0);
}

void FaceAlignmentTest::faceBeyondTheEdgeGivesAChipAllTheSame() {
    QImage image(60, 60, QImage::Format_RGB32);
    image.fill(Qt::white);
    Landmarks outside = points;
    for (QPointF& point : outside)
        point -= QPointF(40, 40);
    const Landmarks fractions = {QPointF(0.32, 0.46), QPointF(0.68, 0.46), QPointF(0.5, 0.64),
                                 QPointF(0.35, 0.82), QPointF(0.65, 0.82)};
    QCOMPARE(alignFace(image, outside, fractions, 112).size(), QSize(112, 112));
    for (QPointF& point : outside)
        point -= QPointF(4000, 4000);
    QVERIFY(alignFace(image, outside, fractions, 112).isNull());
}

void FaceAlignmentTest::qualityFallsWithBlurSizeAndPose() {
    // A hard pattern with the detail of a sharp chip.
    QImage sharp(112, 112, QImage::Format_RGB32);
    for (int y = 0; y < 112; ++y)
        for (int x = 0; x < 112; ++x)
            sharp.setPixel(x, y, (x / 6 + y / 6) % 2 ? qRgb(190, 190, 190) : qRgb(70, 70, 70));
    const QImage soft = sharp.scaled(9, 9, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                            .scaled(112, 112, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    DetectedFace face;
    face.box = QRectF(0, 0, 120, 150);
    face.score = 0.95;
    face.landmarks = points;
    const double good = faceQuality(sharp, face);
    QVERIFY(good >= goodQuality);
    QVERIFY(good <= 1);
    QVERIFY(faceQuality(soft, face) < goodQuality);

    DetectedFace tiny = face;
    tiny.box = QRectF(0, 0, 18, 22);
    QVERIFY(faceQuality(sharp, tiny) < goodQuality);
    DetectedFace aside = face;
    (*aside.landmarks)[2].rx() += 25;
    QVERIFY(faceQuality(sharp, aside) < goodQuality);
    DetectedFace unsure = face;
    unsure.score = 0.31;
    QVERIFY(faceQuality(sharp, unsure) < goodQuality);
    DetectedFace unmarked = face;
    unmarked.landmarks.reset();
    QCOMPARE(faceQuality(sharp, unmarked), 0.0);
    QCOMPARE(faceQuality(QImage(), face), 0.0);
}

BK_TEST_MAIN(FaceAlignmentTest)
#include "FaceAlignmentTest.moc"
