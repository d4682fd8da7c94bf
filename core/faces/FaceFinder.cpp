#include "core/faces/FaceEngine.h"

#include "core/faces/FaceMerge.h"
#include "core/faces/HogFinder.h"
#include "core/faces/PixelView.h"

#include <algorithm>

namespace bk {
namespace {

// Sizes of faces are those of a box's shorter side in pixels of the network's input.

/// Below this size, or from this many faces on, a closer look is worth its time.
constexpr double smallFace = 40;
constexpr int crowd = 8;
/// Above this size the network, which learned from pictures of 320 pixels, sees faces in collars, hair and
/// hands; the same picture at half the scale tells them apart. Measured on 565 portraits enlarged to fill 640
/// pixels.
constexpr double largeFace = 96;
/// What the network is this certain of needs no second look at half the scale.
constexpr double certainScore = 0.75;

/// The HOG finder sees faces from 80 pixels on, so at this long edge those of an eighth of the picture and
/// more: the large ones, which nobody may miss. Smaller ones are the network's, which sees them better.
constexpr int secondOpinionEdge = 640;
constexpr double secondOpinionConfidence = 0.2;

double shortSide(const DetectedFace& face) {
    return std::min(face.box.width(), face.box.height());
}

bool wantsCloserLook(const QList<DetectedFace>& faces, double inputPixelsPerPixel) {
    const auto sure =
        std::count_if(faces.begin(), faces.end(), [](const DetectedFace& f) { return !f.possible; });
    const bool small = std::any_of(faces.begin(), faces.end(), [&](const DetectedFace& face) {
        return shortSide(face) * inputPixelsPerPixel < smallFace;
    });
    return sure == 0 || sure >= crowd || small;
}

/// The box in FACES that overlaps FACE most and well; a null one when none does.
QRectF mostLike(const QList<DetectedFace>& faces, const DetectedFace& face)
{
    QRectF best;
    double bestOverlap = 0.4;
    for (const DetectedFace& other : faces) {
        const double overlap = intersectionOverUnion(other.box, face.box);
        if (overlap <= bestOverlap) continue;
        best = other.box;
        bestOverlap = overlap;
    }
    return best;
}

DetectedFace scaled(DetectedFace face, double x, double y) {
    face.box = QRectF(face.box.x() * x, face.box.y() * y, face.box.width() * x, face.box.height() * y);
    if (face.landmarks)
        for (QPointF& point : *face.landmarks)
            point = QPointF(point.x() * x, point.y() * y);
    return face;
}

DetectedFace moved(DetectedFace face, const QPointF& by) {
    face.box.translate(by);
    if (face.landmarks)
        for (QPointF& point : *face.landmarks)
            point += by;
    return face;
}

} // namespace

struct FaceFinder::SecondOpinion {
    HogFinder hog;

    QList<DetectedFace> ask(const QImage& image, const ModelCard& card) {
        const int longEdge = std::max(image.width(), image.height());
        const QImage small = longEdge > secondOpinionEdge
                                 ? image.scaled(secondOpinionEdge, secondOpinionEdge, Qt::KeepAspectRatio,
                                                Qt::SmoothTransformation)
                                 : image;
        const double x = double(image.width()) / small.width();
        const double y = double(image.height()) / small.height();
        QList<DetectedFace> faces;
        for (const HogFinder::Sighting& sighting : hog.find(small, secondOpinionConfidence)) {
            DetectedFace face;
            face.box = QRectF(sighting.box.left() * x, sighting.box.top() * y, sighting.box.width() * x,
                              sighting.box.height() * y) &
                       QRectF(image.rect());
            face.score = card.possibleThreshold;
            face.possible = true;
            faces.append(face);
        }
        return faces;
    }
};

FaceFinder::FaceFinder(std::unique_ptr<FaceDetector> detector)
    : m_detector(std::move(detector)), m_second(std::make_unique<SecondOpinion>()) {}

FaceFinder::~FaceFinder() = default;

const ModelCard& FaceFinder::card() const {
    return m_detector->card();
}

Result<QList<DetectedFace>> FaceFinder::find(const QImage& preview) {
    if (preview.isNull()) return QList<DetectedFace>();
    const QImage image = asBgrx(preview);
    const int longEdge = std::max(image.width(), image.height());
    const double inputScale = std::min(1.0, double(card().inputSide) / longEdge);

    BK_ASSIGN(const QList<DetectedFace> first, m_detector->detect(image));
    BK_ASSIGN(const QList<DetectedFace> whole, confirmLarge(image, first, inputScale));
    QList<TileFaces> tiles;
    if (wantsCloserLook(whole, inputScale)) {
        BK_ASSIGN(tiles, lookCloser(image));
    }
    QList<DetectedFace> faces = mergePasses(whole, tiles, image.size(), card().nmsIou, card().faceThreshold);

    const bool noSureFace =
        std::all_of(faces.begin(), faces.end(), [](const DetectedFace& f) { return f.possible; });
    if (noSureFace) {
        faces += m_second->ask(image, card());
        faces = mergePasses(faces, {}, image.size(), card().nmsIou, card().faceThreshold);
    }
    return faces;
}

Result<QList<DetectedFace>> FaceFinder::confirmLarge(const QImage& image, const QList<DetectedFace>& faces,
                                                     double inputScale) {
    const auto isLarge = [&](const DetectedFace& face) { return shortSide(face) * inputScale > largeFace; };
    if (std::none_of(faces.begin(), faces.end(), isLarge)) return faces;

    const QImage half =
        image.scaled((QSizeF(image.size()) * (inputScale / 2)).toSize().expandedTo(QSize(1, 1)),
                     Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    BK_ASSIGN(QList<DetectedFace> again, m_detector->detect(half));
    for (DetectedFace& face : again)
        face = scaled(face, double(image.width()) / half.width(), double(image.height()) / half.height());

    QList<DetectedFace> confirmed;
    for (DetectedFace face : faces) {
        if (isLarge(face) && face.score < certainScore) {
            double score = 0;
            for (const DetectedFace& other : again)
                if (mostLike(faces, other) == face.box) score = std::max(score, other.score);
            if (score < card().possibleThreshold) continue;
            face.score = score;
            face.possible = score < card().faceThreshold;
        }
        confirmed.append(face);
    }
    for (const DetectedFace& face : again)
        if (isLarge(face)) confirmed.append(face);
    return confirmed;
}

Result<QList<TileFaces>> FaceFinder::lookCloser(const QImage& image) {
    QList<TileFaces> looks;
    const int side = card().inputSide;
    const int longEdge = std::max(image.width(), image.height());
    if (longEdge < side) {
        // Nothing to cut up: the picture at twice its size, or as large as the network takes.
        const double factor = std::min(2.0, double(side) / longEdge);
        const QImage large = image.scaled((QSizeF(image.size()) * factor).toSize(), Qt::IgnoreAspectRatio,
                                          Qt::SmoothTransformation);
        BK_ASSIGN(const QList<DetectedFace> seen, m_detector->detect(large));
        TileFaces look{image.rect(), {}};
        for (const DetectedFace& face : seen)
            if (shortSide(face) <= largeFace)
                look.faces.append(scaled(face, double(image.width()) / large.width(),
                                         double(image.height()) / large.height()));
        return QList<TileFaces>{look};
    }
    for (const QRect& tile : tilesOf(image.size())) {
        BK_ASSIGN(const QList<DetectedFace> seen, m_detector->detect(sharedPart(image, tile)));
        const double inputScale = std::min(1.0, double(side) / std::max(tile.width(), tile.height()));
        TileFaces look{tile, {}};
        // Larger faces are those of the pass over the whole.
        for (const DetectedFace& face : seen)
            if (shortSide(face) * inputScale <= largeFace) look.faces.append(moved(face, tile.topLeft()));
        looks.append(look);
    }
    return looks;
}

std::optional<Landmarks> findLandmarks(FaceDetector& detector, const QImage& image, const QRectF& box) {
    const QRectF drawn = box & QRectF(image.rect());
    if (drawn.width() < 1 || drawn.height() < 1) return std::nullopt;
    // The network knows faces with their surroundings: as much again on every side.
    const QRect around =
        drawn.adjusted(-drawn.width(), -drawn.height(), drawn.width(), drawn.height()).toAlignedRect() &
        image.rect();
    const QImage pixels = asBgrx(image);
    QImage part = sharedPart(pixels, around);
    double scale = 1;
    // Small enough for the size of face that the network knows best.
    constexpr int partEdge = 320;
    if (const int longEdge = std::max(part.width(), part.height()); longEdge > partEdge) {
        part = part.scaled(partEdge, partEdge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        scale = double(longEdge) / partEdge;
    }
    const auto seen = detector.detect(part);
    if (!seen) return std::nullopt;

    std::optional<Landmarks> best;
    double bestOverlap = 0;
    for (const DetectedFace& one : *seen) {
        const DetectedFace face = moved(scaled(one, scale, scale), around.topLeft());
        const double overlap = intersectionOverUnion(face.box, drawn);
        // Hand-drawn boxes are generous or tight, so a weak overlap counts, but the middle of the face must
        // be inside.
        if (face.landmarks && overlap > bestOverlap && drawn.contains(face.box.center())) {
            best = face.landmarks;
            bestOverlap = overlap;
        }
    }
    constexpr double leastOverlap = 0.15;
    return bestOverlap >= leastOverlap ? best : std::nullopt;
}

} // namespace bk
