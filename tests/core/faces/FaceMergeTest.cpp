#include "core/faces/FaceMerge.h"
#include "tests/core/faces/FakeDetector.h"
#include "tests/support/TestMain.h"

#include <QRegion>

using namespace bk;
using bk::test::face;

namespace {
const QSize picture(1800, 1200);
}

class FaceMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overlapOfKnownBoxes();
    void suppressionKeepsTheBestOfEachPlace();
    void tilesCoverThePictureAndOverlap_data();
    void tilesCoverThePictureAndOverlap();
    void theSameFaceFromAllPassesIsOne();
    void aFaceCutAtASeamGivesWayToTheWholeOne();
    void aFaceCutInEveryTileGivesWayToThePassOverTheWhole();
    void aFaceSeenOnlyCutStaysAsPossible();
    void aPartOfAFaceIsNoFace();
    void neighboursStayTwo();
    void aFaceAtThePicturesEdgeIsNotCut();
    void theRoomiestTileHoldsTheFaceBest_data();
    void theRoomiestTileHoldsTheFaceBest();
};

void FaceMergeTest::overlapOfKnownBoxes() {
    QCOMPARE(intersectionOverUnion(QRectF(0, 0, 10, 10), QRectF(0, 0, 10, 10)), 1.0);
    QCOMPARE(intersectionOverUnion(QRectF(0, 0, 10, 10), QRectF(5, 0, 10, 10)), 50.0 / 150.0);
    QCOMPARE(intersectionOverUnion(QRectF(0, 0, 10, 10), QRectF(10, 0, 10, 10)), 0.0);
    QCOMPARE(intersectionOverUnion(QRectF(), QRectF()), 0.0);
}

void FaceMergeTest::suppressionKeepsTheBestOfEachPlace() {
    const auto kept = suppressOverlaps({face({0, 0, 100, 100}, 0.6), face({10, 0, 100, 100}, 0.9),
                                        face({300, 0, 100, 100}, 0.4), face({80, 0, 100, 100}, 0.5)},
                                       0.3);
    QCOMPARE(kept.size(), 3);
    QCOMPARE(kept.at(0).score, 0.9);
    QCOMPARE(kept.at(1).score, 0.5);
    QCOMPARE(kept.at(2).score, 0.4);
}

void FaceMergeTest::tilesCoverThePictureAndOverlap_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("count");
    QTest::newRow("landscape") << QSize(2048, 1365) << 4;
    QTest::newRow("portrait") << QSize(1365, 2048) << 4;
    QTest::newRow("square") << QSize(1000, 1000) << 4;
    QTest::newRow("very wide") << QSize(2048, 300) << 2;
    QTest::newRow("very high") << QSize(11, 900) << 2;
}

void FaceMergeTest::tilesCoverThePictureAndOverlap() {
    QFETCH(QSize, size);
    QFETCH(int, count);
    const QList<QRect> tiles = tilesOf(size);
    QCOMPARE(tiles.size(), count);
    QRegion covered;
    for (const QRect& tile : tiles) {
        QVERIFY(QRect(QPoint(), size).contains(tile));
        covered += tile;
    }
    QCOMPARE(covered, QRegion(QRect(QPoint(), size)));
    const int side = std::max(tiles.first().width(), tiles.first().height());
    const QRect common = tiles.first() & tiles.at(1);
    QVERIFY(std::max(size.width(), size.height()) < 2 * side);
    QVERIFY(!common.isEmpty());
}

void FaceMergeTest::theSameFaceFromAllPassesIsOne() {
    const QList<QRect> tiles = tilesOf(picture);
    const QRectF box(860, 560, 70, 80);
    QList<TileFaces> seen;
    for (int i = 0; i < tiles.size(); ++i) {
        QVERIFY(QRectF(tiles.at(i)).contains(box));
        seen.append({tiles.at(i), {face(box.translated(i, -i), 0.8 + 0.01 * i)}});
    }
    const auto merged = mergePasses({face(box, 0.6)}, seen, picture, 0.3, 0.5);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(merged.first().score, 0.83);
    QVERIFY(!merged.first().possible);
}

void FaceMergeTest::aFaceCutAtASeamGivesWayToTheWholeOne() {
    const QList<QRect> tiles = tilesOf(picture);
    const double seam = tiles.at(0).right() + 1;
    // Reaches over the first tile's right border; the second tile sees all of it. The half scores better.
    const QRectF whole(seam - 60, 100, 100, 120);
    const QRectF half(seam - 60, 100, 60, 120);
    const auto merged = mergePasses(
        {}, {{tiles.at(0), {face(half, 0.95)}}, {tiles.at(1), {face(whole, 0.7)}}}, picture, 0.3, 0.5);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(merged.first().box, whole);
}

void FaceMergeTest::aFaceCutInEveryTileGivesWayToThePassOverTheWhole() {
    const QList<QRect> tiles = tilesOf(picture);
    const double leftSeam = tiles.at(1).left();
    const double rightSeam = tiles.at(0).right() + 1;
    const QRectF whole(leftSeam - 150, 100, rightSeam - leftSeam + 300, 500);
    const QRectF left(whole.left(), 100, rightSeam - whole.left(), 500);
    const QRectF right(leftSeam, 100, whole.right() - leftSeam, 500);
    const auto merged =
        mergePasses({face(whole, 0.55)},
                    {{tiles.at(0), {face(left, 0.9)}}, {tiles.at(1), {face(right, 0.9)}}}, picture, 0.3, 0.5);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(merged.first().box, whole);
    QVERIFY(!merged.first().possible);
}

void FaceMergeTest::aFaceSeenOnlyCutStaysAsPossible() {
    const QList<QRect> tiles = tilesOf(picture);
    const double seam = tiles.at(0).right() + 1;
    const QRectF half(seam - 60, 100, 60, 120);
    const auto sure = mergePasses({}, {{tiles.at(0), {face(half, 0.9)}}}, picture, 0.3, 0.5);
    QCOMPARE(sure.size(), 1);
    QVERIFY(sure.first().possible);
    QVERIFY(mergePasses({}, {{tiles.at(0), {face(half, 0.4)}}}, picture, 0.3, 0.5).isEmpty());
}

void FaceMergeTest::aPartOfAFaceIsNoFace() {
    const QRect tile = tilesOf(picture).first();
    const auto merged = mergePasses({face({100, 100, 300, 360}, 0.9)},
                                    {{tile, {face({180, 260, 100, 110}, 0.8)}}}, picture, 0.3, 0.5);
    QCOMPARE(merged.size(), 1);
    QCOMPARE(merged.first().score, 0.9);
}

void FaceMergeTest::neighboursStayTwo() {
    const QRect tile = tilesOf(picture).first();
    const auto merged = mergePasses({face({100, 100, 80, 100}, 0.9)},
                                    {{tile, {face({165, 105, 80, 100}, 0.45)}}}, picture, 0.3, 0.5);
    QCOMPARE(merged.size(), 2);
    QVERIFY(!merged.at(0).possible);
    QVERIFY(merged.at(1).possible);
}

void FaceMergeTest::aFaceAtThePicturesEdgeIsNotCut() {
    const QList<QRect> tiles = tilesOf(picture);
    const QRectF box(0, 0, 60, 70);
    const QRectF other(picture.width() - 60, picture.height() - 70, 60, 70);
    const auto merged = mergePasses(
        {}, {{tiles.first(), {face(box, 0.9)}}, {tiles.last(), {face(other, 0.9)}}}, picture, 0.3, 0.5);
    QCOMPARE(merged.size(), 2);
    for (const DetectedFace& one : merged)
        QVERIFY(!one.possible);
}

void FaceMergeTest::theRoomiestTileHoldsTheFaceBest_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QRectF>("box");
    QTest::addColumn<int>("tile");
    // Tiles of 500 pixels that overlap by 100: from the left 0..500 and 400..900.
    QTest::newRow("in the top left corner") << QSize(900, 900) << QRectF(0, 0, 20, 20) << 0;
    QTest::newRow("at the right edge, high") << QSize(900, 900) << QRectF(880, 100, 20, 20) << 1;
    QTest::newRow("low on the left") << QSize(900, 900) << QRectF(50, 700, 20, 20) << 2;
    QTest::newRow("in the overlap, nearer the left") << QSize(900, 900) << QRectF(425, 800, 20, 20) << 2;
    QTest::newRow("in the overlap, nearer the right") << QSize(900, 900) << QRectF(460, 800, 20, 20) << 3;
    QTest::newRow("one row of tiles") << QSize(900, 300) << QRectF(700, 290, 10, 10) << 1;
}

void FaceMergeTest::theRoomiestTileHoldsTheFaceBest() {
    QFETCH(QSize, size);
    QFETCH(QRectF, box);
    QFETCH(int, tile);
    const QList<QRect> tiles = tilesOf(size);
    QCOMPARE(roomiestTile(tiles, box, size), tiles.at(tile));
}

BK_TEST_MAIN(FaceMergeTest)
#include "FaceMergeTest.moc"
