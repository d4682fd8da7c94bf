#include "core/faces/FaceMerge.h"
#include "core/faces/ModelRegistry.h"
#include "tests/core/faces/FakeDetector.h"
#include "tests/support/ShortMemory.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace bk;
using bk::test::face;
using bk::test::FakeDetector;

namespace {

QList<QRectF> manifestBoxes(const QString& name) {
    QFile file(QStringLiteral(":/demo/manifest.json"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QList<QRectF> boxes;
    for (const QJsonValue& photo :
         QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("photos")).toArray()) {
        if (photo.toObject().value(QStringLiteral("file")).toString() != name) continue;
        for (const QJsonValue& known : photo.toObject().value(QStringLiteral("faces")).toArray()) {
            const QJsonArray box = known.toObject().value(QStringLiteral("box")).toArray();
            boxes.append(
                {box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(), box.at(3).toDouble()});
        }
    }
    return boxes;
}

QImage demo(const QString& name) {
    return QImage(QStringLiteral(":/demo/") + name);
}

QImage darkened(const QImage& image, int by) {
    QImage dark = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < dark.height(); ++y)
        for (int x = 0; x < dark.width(); ++x) {
            const QRgb pixel = dark.pixel(x, y);
            dark.setPixel(x, y, qRgb(qRed(pixel) / by, qGreen(pixel) / by, qBlue(pixel) / by));
        }
    return dark;
}

QImage blank(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(120, 130, 140));
    return image;
}

} // namespace

class FaceFinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheFacesOfExamplePhotos_data();
    void findsTheFacesOfExamplePhotos();
    void boxesAndLandmarksLieWhereTheyShould();
    void emptyPicturesGiveNoFaces_data();
    void emptyPicturesGiveNoFaces();
    void otherPixelFormatsGiveTheSameFaces();
    void faceAtTheEdgeHasItsBoxClipped();
    void findsLandmarksForAHandDrawnBox();
    void aDetectorThatFailsIsNotOneThatSeesNobody();
    void lackOfMemoryIsNotNobody();
    void secondOpinionSeesWhatTheNetworkMissed();
    void secondOpinionSeesSomebodyBesideAFace();
    void aHeadThatLiesIsSeen_data();
    void aHeadThatLiesIsSeen();
    void emptyScenesStayEmpty_data();
    void emptyScenesStayEmpty();
    void aFaceInTheDarkIsPossible();
    void secondPassIsForNoSmallOrManyFaces_data();
    void secondPassIsForNoSmallOrManyFaces();
    void largeFacesSeenTwiceAreNoCrowd();
    void doubtfulSmallFaceIsLookedAtFirst_data();
    void doubtfulSmallFaceIsLookedAtFirst();
    void weakLargeFaceNeedsToBeSeenAtHalfTheScale();
    void errorsOfTheDetectorArePassedOn();

private:
    std::unique_ptr<FaceFinder> m_finder;
};

void FaceFinderTest::initTestCase() {
    const auto registry = ModelRegistry::builtIn();
    QVERIFY(registry);
    auto detector = registry->makeDetector();
    QVERIFY(detector);
    m_finder = std::make_unique<FaceFinder>(std::move(*detector));
}

void FaceFinderTest::findsTheFacesOfExamplePhotos_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("five persons") << QStringLiteral("scene_0000.jpg");
    QTest::newRow("nobody") << QStringLiteral("scene_0001.jpg");
    QTest::newRow("one large face") << QStringLiteral("scene_0002.jpg");
    QTest::newRow("once mistaken for more") << QStringLiteral("scene_0037.jpg");
}

void FaceFinderTest::findsTheFacesOfExamplePhotos() {
    QFETCH(QString, name);
    const QList<QRectF> known = manifestBoxes(name);
    const auto faces = m_finder->find(demo(name));
    QVERIFY(faces);
    QCOMPARE(faces->size(), known.size());
    for (const QRectF& box : known) {
        const auto hits = std::count_if(faces->begin(), faces->end(), [&](const DetectedFace& found) {
            return !found.possible && intersectionOverUnion(found.box, box) >= 0.4;
        });
        QCOMPARE(hits, 1);
    }
}

void FaceFinderTest::boxesAndLandmarksLieWhereTheyShould() {
    const auto faces = m_finder->find(demo(QStringLiteral("scene_0000.jpg")));
    QVERIFY(faces);
    double last = 1;
    for (const DetectedFace& found : *faces) {
        QVERIFY(found.score <= last);
        last = found.score;
        QVERIFY(found.landmarks);
        const Landmarks& points = *found.landmarks;
        for (const QPointF& point : points)
            QVERIFY(found.box.contains(point));
        QVERIFY(points[0].x() < points[1].x());
        QVERIFY(points[3].x() < points[4].x());
        QVERIFY(std::max(points[0].y(), points[1].y()) < points[2].y());
        QVERIFY(points[2].y() < std::min(points[3].y(), points[4].y()));
    }
}

void FaceFinderTest::emptyPicturesGiveNoFaces_data() {
    QTest::addColumn<QImage>("image");
    QTest::newRow("null") << QImage();
    QTest::newRow("one pixel") << blank(1, 1);
    QTest::newRow("seven pixels") << blank(7, 7);
    QTest::newRow("line") << blank(3000, 1);
    QTest::newRow("very wide") << blank(4000, 40);
    QTest::newRow("very high") << blank(40, 4000);
    QTest::newRow("blank") << blank(900, 600);
    QTest::newRow("blank as the input") << blank(640, 640);
}

void FaceFinderTest::emptyPicturesGiveNoFaces() {
    QFETCH(QImage, image);
    const auto faces = m_finder->find(image);
    QVERIFY(faces);
    QVERIFY(faces->isEmpty());
}

void FaceFinderTest::otherPixelFormatsGiveTheSameFaces() {
    const QImage image = demo(QStringLiteral("scene_0002.jpg"));
    const auto expected = m_finder->find(image);
    QVERIFY(expected);
    for (const auto format : {QImage::Format_RGB888, QImage::Format_ARGB32, QImage::Format_RGBA64}) {
        const auto faces = m_finder->find(image.convertToFormat(format));
        QVERIFY(faces);
        QCOMPARE(faces->size(), expected->size());
        QVERIFY(intersectionOverUnion(faces->first().box, expected->first().box) > 0.98);
    }
}

void FaceFinderTest::faceAtTheEdgeHasItsBoxClipped() {
    const QRectF known = manifestBoxes(QStringLiteral("scene_0002.jpg")).first();
    // The left fifth of the face is cut away.
    const int left = int(known.left() + 0.2 * known.width());
    const QImage image = demo(QStringLiteral("scene_0002.jpg"));
    const QImage cut = image.copy(left, 0, image.width() - left, image.height());
    const auto faces = m_finder->find(cut);
    QVERIFY(faces);
    QVERIFY(!faces->isEmpty());
    for (const DetectedFace& found : *faces)
        QVERIFY(QRectF(cut.rect()).contains(found.box));
}

void FaceFinderTest::findsLandmarksForAHandDrawnBox() {
    const QImage image = demo(QStringLiteral("scene_0000.jpg"));
    for (const QRectF& box : manifestBoxes(QStringLiteral("scene_0000.jpg"))) {
        // Drawn by hand: a bit too large and off.
        const QRectF drawn =
            box.adjusted(-0.15 * box.width(), -0.1 * box.height(), 0.2 * box.width(), 0.25 * box.height());
        const auto landmarks = findLandmarks(m_finder->detector(), image, drawn);
        QVERIFY(landmarks);
        QVERIFY(landmarks->has_value());
        for (const QPointF& point : **landmarks)
            QVERIFY(box.contains(point));
    }
    for (const QRectF& drawn : {QRectF(300, 5, 60, 60), QRectF(-500, -500, 100, 100), QRectF()}) {
        const auto landmarks = findLandmarks(m_finder->detector(), image, drawn);
        QVERIFY(landmarks);
        QVERIFY(!landmarks->has_value());
    }
}

void FaceFinderTest::aDetectorThatFailsIsNotOneThatSeesNobody() {
    class Failing final : public FaceDetector {
    public:
        const ModelCard& card() const override { return m_card; }
        Result<QList<DetectedFace>> detect(const QImage&) override { return fail(ErrorCode::Damaged); }

    private:
        ModelCard m_card;
    };
    Failing failing;
    const auto landmarks = findLandmarks(failing, blank(200, 200), QRectF(50, 50, 60, 60));
    QVERIFY(!landmarks);
    QCOMPARE(landmarks.error().code, ErrorCode::Damaged);
    // Nothing to look at, so nobody is asked.
    QVERIFY(findLandmarks(failing, blank(200, 200), QRectF()));
}

void FaceFinderTest::lackOfMemoryIsNotNobody() {
    if (!test::memoryCanBeShort) QSKIP("the sanitizer has memory of its own");
    std::optional<test::ShortMemory> memory;
    FaceFinder finder(std::make_unique<FakeDetector>([&](const QImage&) {
        // From here on only the second opinion may still tell of somebody.
        if (!memory) memory.emplace();
        return QList<DetectedFace>();
    }));
    const QImage image = demo(QStringLiteral("scene_0002.jpg")).scaled(6000, 4000);
    const auto faces = finder.find(image);
    memory.reset();
    QVERIFY(!faces);
    QCOMPARE(faces.error().code, ErrorCode::Internal);
    FaceFinder without(
        std::make_unique<FakeDetector>([](const QImage&) -> QList<DetectedFace> { throw std::bad_alloc(); }));
    const auto none = without.find(blank(300, 200));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Internal);
}

void FaceFinderTest::secondOpinionSeesWhatTheNetworkMissed() {
    FaceFinder blind(std::make_unique<FakeDetector>([](const QImage&) { return QList<DetectedFace>(); }));
    const auto faces = blind.find(demo(QStringLiteral("scene_0002.jpg")));
    QVERIFY(faces);
    QCOMPARE(faces->size(), 1);
    QVERIFY(faces->first().possible);
    QVERIFY(!faces->first().landmarks);
    QVERIFY(intersectionOverUnion(faces->first().box,
                                  manifestBoxes(QStringLiteral("scene_0002.jpg")).first()) > 0.4);
}

void FaceFinderTest::secondOpinionSeesSomebodyBesideAFace() {
    const QString name = QStringLiteral("scene_0008.jpg");
    const QList<QRectF> known = manifestBoxes(name);
    QVERIFY(known.size() > 1);
    // Sees the first one alone, and is sure of it.
    FaceFinder narrow(std::make_unique<FakeDetector>([&](const QImage& image) {
        const double scale = image.width() / 960.0;
        DetectedFace face;
        face.box = QRectF(known.first().topLeft() * scale, known.first().size() * scale);
        face.score = 0.9;
        return QList<DetectedFace>{face};
    }));
    const auto faces = narrow.find(demo(name));
    QVERIFY(faces);
    QCOMPARE(faces->size(), known.size());
    for (const DetectedFace& face : *faces) {
        const bool first = intersectionOverUnion(face.box, known.first()) > 0.9;
        QCOMPARE(face.possible, !first);
        QVERIFY(std::any_of(known.begin(), known.end(),
                            [&](const QRectF& box) { return intersectionOverUnion(face.box, box) > 0.4; }));
    }
}

void FaceFinderTest::aHeadThatLiesIsSeen_data() {
    QTest::addColumn<int>("degrees");
    for (const int degrees : {90, 180, 270})
        QTest::addRow("%d", degrees) << degrees;
}

void FaceFinderTest::aHeadThatLiesIsSeen() {
    QFETCH(int, degrees);
    const QString name = QStringLiteral("scene_0002.jpg");
    const QImage upright = demo(name);
    QTransform turn;
    turn.rotate(degrees);
    const auto faces = m_finder->find(upright.transformed(turn));
    QVERIFY(faces);
    QCOMPARE(faces->size(), 1);
    const QRectF known =
        QImage::trueMatrix(turn, upright.width(), upright.height()).mapRect(manifestBoxes(name).first());
    QVERIFY(intersectionOverUnion(faces->first().box, known) > 0.4);
}

void FaceFinderTest::emptyScenesStayEmpty_data() {
    QTest::addColumn<int>("scene");
    QTest::addColumn<int>("darker");
    for (const int scene : {1, 6, 7, 46})
        for (const int darker : {1, 4, 9})
            QTest::addRow("%d by %d", scene, darker) << scene << darker;
}

void FaceFinderTest::emptyScenesStayEmpty() {
    QFETCH(int, scene);
    QFETCH(int, darker);
    const QString name = QStringLiteral("scene_%1.jpg").arg(scene, 4, 10, QLatin1Char('0'));
    const auto faces = m_finder->find(darkened(demo(name), darker));
    QVERIFY(faces);
    QCOMPARE(faces->size(), 0);
}

void FaceFinderTest::aFaceInTheDarkIsPossible() {
    const QString name = QStringLiteral("scene_0002.jpg");
    const auto faces = m_finder->find(darkened(demo(name), 9));
    QVERIFY(faces);
    QCOMPARE(faces->size(), 1);
    QVERIFY(faces->first().possible);
    QVERIFY(intersectionOverUnion(faces->first().box, manifestBoxes(name).first()) > 0.4);
}

void FaceFinderTest::secondPassIsForNoSmallOrManyFaces_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("side");
    QTest::addColumn<int>("runs");
    QTest::newRow("none") << 0 << 50.0 << 5;
    QTest::newRow("one of middle size") << 1 << 50.0 << 1;
    QTest::newRow("one small") << 1 << 30.0 << 5;
    QTest::newRow("seven") << 7 << 50.0 << 1;
    QTest::newRow("eight") << 8 << 50.0 << 5;
    QTest::newRow("one large, looked at once more at half the scale") << 1 << 150.0 << 2;
}

void FaceFinderTest::secondPassIsForNoSmallOrManyFaces() {
    QFETCH(int, count);
    QFETCH(double, side);
    QFETCH(int, runs);
    auto detector = std::make_unique<FakeDetector>([&](const QImage& image) {
        QList<DetectedFace> faces;
        // The whole picture, made as small as the network's input.
        if (image.size() != QSize(640, 480)) return faces;
        for (int i = 0; i < count; ++i)
            faces.append(face(QRectF(10 + 70 * i, 25, side, side), 0.9));
        return faces;
    });
    const FakeDetector* fake = detector.get();
    FaceFinder finder(std::move(detector));
    const auto faces = finder.find(blank(1280, 960));
    QVERIFY(faces);
    QCOMPARE(fake->runs(), runs);
    QCOMPARE(faces->size(), count);
    if (count > 0) QCOMPARE(faces->first().box.width(), 2 * side);
}

void FaceFinderTest::largeFacesSeenTwiceAreNoCrowd() {
    auto detector = std::make_unique<FakeDetector>([&](const QImage& image) {
        QList<DetectedFace> faces;
        const double scale = image.width() / 1280.0;
        for (int i = 0; i < 4; ++i)
            faces.append(face(QRectF(20 + 300 * i, 50, 200, 200), 0.9));
        for (DetectedFace& one : faces)
            one.box = QRectF(one.box.topLeft() * scale, one.box.size() * scale);
        return faces;
    });
    const FakeDetector* fake = detector.get();
    FaceFinder finder(std::move(detector));
    const auto faces = finder.find(blank(1280, 960));
    QVERIFY(faces);
    QCOMPARE(faces->size(), 4);
    // The whole and the half, no tiles.
    QCOMPARE(fake->runs(), 2);
}

void FaceFinderTest::doubtfulSmallFaceIsLookedAtFirst_data() {
    QTest::addColumn<bool>("isFace");
    QTest::addColumn<int>("runs");
    QTest::newRow("a face, so all tiles") << true << 6;
    QTest::newRow("none, so no other tile") << false << 3;
}

void FaceFinderTest::doubtfulSmallFaceIsLookedAtFirst() {
    QFETCH(bool, isFace);
    QFETCH(int, runs);
    // Other faces in the tile at the top left, which nothing tells of; the doubtful one at the bottom right.
    const QColor sign(200, 30, 30);
    QImage photo = blank(1280, 960);
    for (const QPoint at : {QPoint(1100, 800), QPoint(100, 100)})
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x)
                photo.setPixelColor(at + QPoint(x, y), sign);
    auto detector = std::make_unique<FakeDetector>([&](const QImage& image) {
        QList<DetectedFace> faces;
        if (image.size() == QSize(640, 480)) {
            faces.append(face({300, 200, 100, 100}, 0.9));
            faces.append(face({550, 400, 20, 20}, 0.4));
            return faces;
        }
        // Half of that: the doubtful one is within another.
        if (image.size() == QSize(320, 240)) {
            faces.append(face({150, 100, 50, 50}, 0.9));
            faces.append(face({250, 165, 70, 70}, 0.45));
            return faces;
        }
        // A tile of 711 pixels in 640.
        for (int y = 0; y < image.height() && isFace; ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qRed(image.pixel(x, y)) > 190) {
                    faces.append(face(QRectF(x, y, 36, 36), 0.8));
                    return faces;
                }
        return faces;
    });
    const FakeDetector* fake = detector.get();
    FaceFinder finder(std::move(detector));
    const auto faces = finder.find(photo);
    QVERIFY(faces);
    QCOMPARE(fake->runs(), runs);
    const auto sureAt = [&](const QRectF& box) {
        return std::any_of(faces->begin(), faces->end(), [&](const DetectedFace& found) {
            return !found.possible && intersectionOverUnion(found.box, box) > 0.6;
        });
    };
    QCOMPARE(sureAt({1100, 800, 40, 40}), isFace);
    QCOMPARE(sureAt({100, 100, 40, 40}), isFace);
    QVERIFY(sureAt({600, 400, 200, 200}));
}

void FaceFinderTest::weakLargeFaceNeedsToBeSeenAtHalfTheScale() {
    for (const bool seen : {true, false}) {
        FaceFinder finder(std::make_unique<FakeDetector>([&](const QImage& image) {
            QList<DetectedFace> faces;
            // The picture at the size of the network's input, then at half of that.
            if (image.width() == 640)
                faces = {face({50, 50, 150, 150}, 0.55), face({350, 50, 150, 150}, 0.95)};
            if (image.width() == 320 && seen) faces = {face({25, 25, 75, 75}, 0.75)};
            return faces;
        }));
        const auto faces = finder.find(blank(1280, 960));
        QVERIFY(faces);
        QCOMPARE(faces->size(), seen ? 2 : 1);
        QCOMPARE(faces->first().score, 0.95);
        if (seen) QCOMPARE(faces->at(1).score, 0.75);
    }
}

void FaceFinderTest::errorsOfTheDetectorArePassedOn() {
    class Broken final : public FaceDetector {
    public:
        const ModelCard& card() const override { return m_card; }
        Result<QList<DetectedFace>> detect(const QImage&) override { return fail(ErrorCode::Internal); }

    private:
        ModelCard m_card;
    };
    FaceFinder finder(std::make_unique<Broken>());
    QVERIFY(!finder.find(blank(200, 200)));
}

BK_TEST_MAIN(FaceFinderTest)
#include "FaceFinderTest.moc"
