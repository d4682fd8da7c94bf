#include "core/faces/FaceEngine.h"

#include "core/faces/FaceMerge.h"
#include "core/faces/HogFinder.h"
#include "core/faces/PixelView.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace bk {
namespace {

// Sizes of faces are those of a box's shorter side in pixels of the network's input.

/// Below this size, or from this many faces on, a closer look is worth its time.
constexpr double smallFace = 40;
constexpr int crowd = 8;
/// Above this size the network, which learned from pictures of 320 pixels, sees faces in collars, hair and
/// hands; the same picture at half the scale tells them apart. Measured on 565 portraits enlarged to fill 640
/// pixels.
constexpr double largeFace = 64;
/// From this size on the pass over the whole picture sees a face as well, so one that only a closer look
/// showed is doubtful.
constexpr double seenFromAfar = 20;
/// Up to this size a closer look sees all that the pass over the whole picture does.
constexpr double seenClosely = 48;
/// What the network is this certain of needs no second look at half the scale.
constexpr double certainScore = 0.75;

/// The HOG finder sees faces from 80 pixels on: at this long edge those of a twelfth of the picture and more,
/// which nobody may miss. Below dlib's own threshold of 0, for at -0.3 it saw nothing false yet on 125 photos
/// with 190 faces.
constexpr int secondOpinionEdge = 1024;
constexpr double secondOpinionConfidence = -0.2;
/// The same where the network is sure of a face: somebody beside it of an eighth of the picture and more.
constexpr int besideEdge = 640;
constexpr double besideConfidence = 0;

double shortSide(const DetectedFace& face) {
    return std::min(face.box.width(), face.box.height());
}

/// Where a closer look is worth its time.
enum class CloserLook { Nowhere, AtTheDoubtful, Everywhere };

CloserLook closerLookAt(const QList<DetectedFace>& faces, double inputPixelsPerPixel) {
    const auto isSmall = [&](const DetectedFace& face) {
        return shortSide(face) * inputPixelsPerPixel < smallFace;
    };
    const auto isSure = [](const DetectedFace& face) { return !face.possible; };
    const auto sure = std::count_if(faces.begin(), faces.end(), isSure);
    if (sure == 0 || sure >= crowd) return CloserLook::Everywhere;
    // Where there is one small face there are others, which nothing told of.
    if (std::any_of(faces.begin(), faces.end(), [&](const auto& f) { return isSmall(f) && isSure(f); }))
        return CloserLook::Everywhere;
    return std::any_of(faces.begin(), faces.end(), isSmall) ? CloserLook::AtTheDoubtful : CloserLook::Nowhere;
}

/// The box in FACES that overlaps FACE most and well; a null one when none does.
QRectF mostLike(const QList<DetectedFace>& faces, const DetectedFace& face) {
    QRectF best;
    double bestOverlap = 0.35;
    for (const DetectedFace& other : faces) {
        const double overlap = intersectionOverUnion(other.box, face.box);
        if (overlap <= bestOverlap) continue;
        best = other.box;
        bestOverlap = overlap;
    }
    return best;
}

/// Whether FACE is none of FACES, whatever two finders make of a face's edges.
bool isElsewhere(const DetectedFace& face, const QList<DetectedFace>& faces) {
    return std::none_of(faces.begin(), faces.end(), [&](const DetectedFace& known) {
        return face.box.contains(known.box.center()) || known.box.contains(face.box.center());
    });
}

/// FACE of a picture of the size FROM in pixels of the same at the size TO.
DetectedFace scaled(DetectedFace face, const QSize& from, const QSize& to) {
    const double x = double(to.width()) / from.width();
    const double y = double(to.height()) / from.height();
    face.box = QRectF(face.box.x() * x, face.box.y() * y, face.box.width() * x, face.box.height() * y);
    if (face.landmarks)
        for (QPointF& point : *face.landmarks)
            point = QPointF(point.x() * x, point.y() * y);
    return face;
}

/// IMAGE at most at SCALE; itself where that is not smaller.
QImage atScale(const QImage& image, double scale) {
    return scale < 1 ? resized(image, (QSizeF(image.size()) * scale).toSize()) : image;
}

/// A view of a photo is null only where there was no memory for it, and on such a one nobody is seen.
Status requirePicture(const QImage& view) {
    if (view.isNull()) return fail(ErrorCode::Internal, QStringLiteral("no memory to look for faces"));
    return {};
}

/// Where two looks at different scales both should see a face (EXPECTED), an uncertain one among FACES has
/// the mean of both looks' scores; what the OTHERS lack counts half. Without those that then
/// are not even possible.
template <class Expected>
QList<DetectedFace> agreed(const QList<DetectedFace>& faces, const QList<DetectedFace>& others,
                           const ModelCard& card, Expected expected) {
    QList<DetectedFace> result;
    for (DetectedFace face : faces) {
        if (face.score < certainScore && expected(face)) {
            double other = 0;
            for (const DetectedFace& seen : others)
                if (mostLike(faces, seen) == face.box) other = std::max(other, seen.score);
            face.score = (face.score + other) / 2;
        }
        face.possible = face.score < card.faceThreshold;
        if (face.score >= card.possibleThreshold) result.append(face);
    }
    return result;
}

/// IMAGE, of asBgrx, with its levels drawn apart where it is dark, pale or flat; null where it is none of
/// these, or where there is nothing to draw apart.
QImage relit(const QImage& image) {
    std::array<qint64, 256> counts{};
    qint64 sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int grey = qGray(line[x]);
            ++counts[static_cast<std::size_t>(grey)];
            sum += grey;
        }
    }
    const qint64 pixels = qint64(image.width()) * image.height();
    const auto below = [&](double share) {
        qint64 seen = 0;
        int level = 0;
        while (level < 255 && (seen += counts[static_cast<std::size_t>(level)]) < share * double(pixels))
            ++level;
        return level;
    };
    const int low = below(0.01);
    const int high = below(0.99);
    constexpr int leastSpread = 8;
    constexpr int dark = 96;
    constexpr int pale = 160;
    constexpr int flat = 64;
    const bool hard = high <= dark || low >= pale || high - low <= flat;
    if (!hard || high - low < leastSpread) return {};
    const double mean = std::clamp((double(sum) / double(pixels) - low) / (high - low), 0.05, 0.95);
    const double gamma = std::clamp(std::log(0.45) / std::log(mean), 0.4, 2.5);
    std::array<int, 256> levels{};
    for (int level = 0; level < 256; ++level)
        levels[static_cast<std::size_t>(level)] =
            int(255 * std::pow(std::clamp(double(level - low) / (high - low), 0.0, 1.0), gamma) + 0.5);
    const auto lit = [&](int value) { return levels[static_cast<std::size_t>(value)]; };
    QImage result = image.copy();
    for (int y = 0; y < result.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        for (int x = 0; x < result.width(); ++x)
            line[x] = qRgb(lit(qRed(line[x])), lit(qGreen(line[x])), lit(qBlue(line[x])));
    }
    return result;
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

    /// What is seen in VIEW, in pixels of the photo of SIZE.
    Result<QList<DetectedFace>> ask(const QImage& view, const QSize& size, const ModelCard& card,
                                    double confidence) {
        BK_TRY(requirePicture(view));
        BK_ASSIGN(const auto sightings, hog.find(view, confidence));
        QList<DetectedFace> faces;
        for (const HogFinder::Sighting& sighting : sightings) {
            DetectedFace face;
            face.box = sighting.box;
            face = scaled(face, view.size(), size);
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

Result<QList<DetectedFace>> FaceFinder::find(const QImage& preview) try {
    if (preview.isNull()) return QList<DetectedFace>();
    const QImage image = asBgrx(preview);
    const double longEdge = std::max(image.width(), image.height());
    const double inputScale = std::min(1.0, card().inputSide / longEdge);
    // Made once, for the network, its second look and the second opinion.
    const QImage view = atScale(image, inputScale);

    BK_ASSIGN(const QList<DetectedFace> first, look(view, image.size()));
    BK_ASSIGN(QList<DetectedFace> whole, confirmLarge(view, image.size(), first, inputScale));
    QList<TileFaces> tiles;
    // Each face once: those that both scales show do not make a crowd. A small one within a large one stays:
    // which of them is a face is not known yet.
    const QList<DetectedFace> once = suppressOverlaps(whole, card().nmsIou);
    if (const CloserLook where = closerLookAt(once, inputScale); where != CloserLook::Nowhere) {
        const auto isSmall = [&](const DetectedFace& face) {
            return shortSide(face) * inputScale < smallFace;
        };
        QList<DetectedFace> doubtful;
        if (where == CloserLook::AtTheDoubtful)
            std::copy_if(once.begin(), once.end(), std::back_inserter(doubtful), isSmall);
        BK_ASSIGN(tiles, lookCloser(image, doubtful, isSmall));
        QList<DetectedFace> closer;
        for (TileFaces& tile : tiles) {
            closer += tile.faces;
            tile.faces = agreed(tile.faces, first, card(), [&](const DetectedFace& face) {
                return shortSide(face) * inputScale >= seenFromAfar;
            });
        }
        whole = agreed(whole, closer, card(), [&](const DetectedFace& face) {
            return shortSide(face) * closerScale(image.size()) <= seenClosely;
        });
    }
    QList<DetectedFace> faces = mergePasses(whole, tiles, image.size(), card().nmsIou, card().faceThreshold);

    const bool noSureFace =
        std::all_of(faces.begin(), faces.end(), [](const DetectedFace& f) { return f.possible; });
    if (noSureFace) {
        BK_ASSIGN(const QList<DetectedFace> others,
                  m_second->ask(atScale(image, secondOpinionEdge / longEdge), image.size(), card(),
                                secondOpinionConfidence));
        faces += others;
        faces = mergePasses(faces, {}, image.size(), card().nmsIou, card().faceThreshold);
    } else {
        // A poster or statue beside somebody whom the network does not see must not stand for both.
        const QImage beside = card().inputSide == besideEdge ? view : atScale(image, besideEdge / longEdge);
        BK_ASSIGN(const QList<DetectedFace> others,
                  m_second->ask(beside, image.size(), card(), besideConfidence));
        for (const DetectedFace& other : others)
            if (isElsewhere(other, faces)) faces.append(other);
    }
    if (faces.isEmpty()) {
        BK_ASSIGN(faces, lookAgain(view, image.size()));
    }
    return faces;
} catch (const std::exception& error) {
    // Lack of memory, mostly: also between the looks.
    return fail(
        ErrorCode::Internal,
        QStringLiteral("looking for faces failed (%1)").arg(QString::fromUtf8(error.what()).simplified()));
}

Result<QList<DetectedFace>> FaceFinder::look(const QImage& view, const QSize& size) {
    BK_TRY(requirePicture(view));
    BK_ASSIGN(QList<DetectedFace> faces, m_detector->detect(view));
    for (DetectedFace& face : faces)
        face = scaled(face, view.size(), size);
    return faces;
}

Result<QList<DetectedFace>> FaceFinder::lookAgain(const QImage& view, const QSize& size) {
    const int longEdge = std::max(view.width(), view.height());
    QList<DetectedFace> faces;
    // The smaller one is for large faces; it has less of the grain of the dark, too.
    for (const int side : {card().inputSide, card().inputSide / 2}) {
        const QImage lit = relit(atScale(view, double(side) / longEdge));
        if (lit.isNull()) break;
        BK_ASSIGN(const QList<DetectedFace> seen, look(lit, size));
        // With its levels apart, grain and blur look a little like anything.
        for (const DetectedFace& face : seen)
            if (face.score >= card().faceThreshold) faces.append(face);
    }
    faces = suppressOverlaps(faces, card().nmsIou);
    for (DetectedFace& face : faces) {
        face.box &= QRectF(QPointF(), QSizeF(size));
        face.score = card().possibleThreshold;
        face.possible = true;
    }
    return faces;
}

Result<QList<DetectedFace>> FaceFinder::confirmLarge(const QImage& view, const QSize& size,
                                                     const QList<DetectedFace>& faces, double inputScale) {
    const auto isLarge = [&](const DetectedFace& face) { return shortSide(face) * inputScale > largeFace; };
    if (std::none_of(faces.begin(), faces.end(), isLarge)) return faces;

    BK_ASSIGN(const QList<DetectedFace> again, look(atScale(view, 0.5), size));
    QList<DetectedFace> confirmed = agreed(faces, again, card(), isLarge);
    for (const DetectedFace& face : again)
        if (isLarge(face)) confirmed.append(face);
    return confirmed;
}

double FaceFinder::closerScale(const QSize& size) const {
    const double side = card().inputSide;
    const int longEdge = std::max(size.width(), size.height());
    if (longEdge < side) return std::min(2.0, side / longEdge);
    const QSize tile = tilesOf(size).first().size();
    return std::min(1.0, side / std::max(tile.width(), tile.height()));
}

Result<QList<TileFaces>> FaceFinder::lookCloser(const QImage& image, const QList<DetectedFace>& doubtful,
                                                const std::function<bool(const DetectedFace&)>& isSmall) {
    QList<TileFaces> looks;
    const double scale = closerScale(image.size());
    // Larger faces are those of the pass over the whole.
    const auto isCloser = [&](const DetectedFace& face) { return shortSide(face) * scale <= largeFace; };
    if (std::max(image.width(), image.height()) < card().inputSide) {
        // Nothing to cut up: the picture at twice its size, or as large as the network takes.
        const QImage large = resized(image, (QSizeF(image.size()) * scale).toSize());
        BK_ASSIGN(const QList<DetectedFace> seen, look(large, image.size()));
        TileFaces tile{image.rect(), {}};
        std::copy_if(seen.begin(), seen.end(), std::back_inserter(tile.faces), isCloser);
        return QList<TileFaces>{tile};
    }
    QList<QRect> rects = tilesOf(image.size());
    qsizetype enough = doubtful.isEmpty() ? rects.size() : 0;
    for (const DetectedFace& face : doubtful) {
        const auto around = rects.indexOf(roomiestTile(rects, face.box, image.size()));
        if (around >= enough) rects.move(around, enough++);
    }
    for (const QRect& rect : std::as_const(rects)) {
        if (looks.size() >= enough) break;
        BK_ASSIGN(const QList<DetectedFace> seen, look(atScale(sharedPart(image, rect), scale), rect.size()));
        TileFaces tile{rect, {}};
        for (const DetectedFace& face : seen) {
            if (!isCloser(face)) continue;
            tile.faces.append(moved(face, rect.topLeft()));
            // One of the doubtful is a face: there may be more of its size anywhere.
            if (!face.possible && isSmall(face)) enough = rects.size();
        }
        looks.append(tile);
    }
    return looks;
}

Result<std::optional<Landmarks>> findLandmarks(FaceDetector& detector, const QImage& image,
                                               const QRectF& box) {
    std::optional<Landmarks> best;
    const QRectF drawn = box & QRectF(image.rect());
    if (drawn.width() < 1 || drawn.height() < 1) return best;
    // The network knows faces with their surroundings: as much again on every side.
    const QRect around =
        drawn.adjusted(-drawn.width(), -drawn.height(), drawn.width(), drawn.height()).toAlignedRect() &
        image.rect();
    const QImage pixels = asBgrx(image);
    QImage part = sharedPart(pixels, around);
    const QSize whole = part.size();
    // Small enough for the size of face that the network knows best.
    constexpr int partEdge = 320;
    if (std::max(part.width(), part.height()) > partEdge)
        part = resized(part, part.size().scaled(partEdge, partEdge, Qt::KeepAspectRatio));
    BK_ASSIGN(const QList<DetectedFace> seen, detector.detect(part));

    double bestOverlap = 0;
    for (const DetectedFace& one : seen) {
        const DetectedFace face = moved(scaled(one, part.size(), whole), around.topLeft());
        const double overlap = intersectionOverUnion(face.box, drawn);
        // Hand-drawn boxes are generous or tight, so a weak overlap counts, but the middle of the face must
        // be inside.
        if (face.landmarks && overlap > bestOverlap && drawn.contains(face.box.center())) {
            best = face.landmarks;
            bestOverlap = overlap;
        }
    }
    constexpr double leastOverlap = 0.15;
    if (bestOverlap < leastOverlap) best.reset();
    return best;
}

} // namespace bk
