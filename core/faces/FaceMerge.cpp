#include "core/faces/FaceMerge.h"

#include <algorithm>
#include <cmath>

namespace bk {
namespace {

/// Side of a tile as a share of the long edge: 2 tiles - overlap = 1 with an overlap of a fifth of a tile.
constexpr double tileShare = 1 / 1.8;
/// A box of which this share lies within a better one is part of the same face.
constexpr double containedShare = 0.65;
/// A box that ends within this share of its own size from a seam has been cut there.
constexpr double seamShare = 0.05;

double area(const QRectF& rect) {
    return rect.isValid() ? rect.width() * rect.height() : 0;
}

struct Candidate {
    DetectedFace face;
    bool cut = false;
};

bool isCut(const QRectF& box, const QRect& tile, const QSize& size) {
    const QRectF frame(tile);
    const double x = seamShare * box.width();
    const double y = seamShare * box.height();
    return (tile.left() > 0 && box.left() - frame.left() < x) ||
           (tile.top() > 0 && box.top() - frame.top() < y) ||
           (tile.right() + 1 < size.width() && frame.right() - box.right() < x) ||
           (tile.bottom() + 1 < size.height() && frame.bottom() - box.bottom() < y);
}

bool sameFace(const QRectF& a, const QRectF& b, double iou) {
    const double smaller = std::min(area(a), area(b));
    return intersectionOverUnion(a, b) > iou || (smaller > 0 && area(a & b) > containedShare * smaller);
}

} // namespace

double intersectionOverUnion(const QRectF& a, const QRectF& b) {
    const double common = area(a & b);
    const double all = area(a) + area(b) - common;
    return all > 0 ? common / all : 0;
}

QList<DetectedFace> suppressOverlaps(QList<DetectedFace> faces, double iou) {
    std::stable_sort(faces.begin(), faces.end(),
                     [](const DetectedFace& a, const DetectedFace& b) { return a.score > b.score; });
    QList<DetectedFace> kept;
    for (const DetectedFace& face : faces) {
        const bool covered = std::any_of(kept.begin(), kept.end(), [&](const DetectedFace& better) {
            return intersectionOverUnion(face.box, better.box) > iou;
        });
        if (!covered) kept.append(face);
    }
    return kept;
}

QList<QRect> tilesOf(const QSize& size) {
    const int side = int(std::ceil(std::max(size.width(), size.height()) * tileShare));
    const int width = std::min(side, size.width());
    const int height = std::min(side, size.height());
    QList<QRect> tiles;
    for (const int top : {0, size.height() - height}) {
        for (const int left : {0, size.width() - width}) {
            const QRect tile(left, top, width, height);
            if (!tiles.contains(tile)) tiles.append(tile);
        }
    }
    return tiles;
}

QRect roomiestTile(const QList<QRect>& tiles, const QRectF& box, const QSize& size) {
    const auto room = [&](const QRect& tile) {
        double least = std::max(size.width(), size.height());
        if (tile.left() > 0) least = std::min(least, box.left() - tile.left());
        if (tile.top() > 0) least = std::min(least, box.top() - tile.top());
        if (tile.right() + 1 < size.width()) least = std::min(least, tile.right() + 1 - box.right());
        if (tile.bottom() + 1 < size.height()) least = std::min(least, tile.bottom() + 1 - box.bottom());
        return least;
    };
    const auto best = std::max_element(tiles.begin(), tiles.end(),
                                       [&](const QRect& a, const QRect& b) { return room(a) < room(b); });
    return best == tiles.end() ? QRect() : *best;
}

QList<DetectedFace> mergePasses(const QList<DetectedFace>& whole, const QList<TileFaces>& tiles,
                                const QSize& size, double iou, double faceThreshold) {
    QList<Candidate> candidates;
    for (const DetectedFace& face : whole)
        candidates.append({face, false});
    for (const TileFaces& seen : tiles)
        for (const DetectedFace& face : seen.faces)
            candidates.append({face, isCut(face.box, seen.tile, size)});
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.cut != b.cut ? b.cut : a.face.score > b.face.score;
    });

    QList<DetectedFace> merged;
    for (const Candidate& candidate : candidates) {
        const bool known = std::any_of(merged.begin(), merged.end(), [&](const DetectedFace& better) {
            return sameFace(candidate.face.box, better.box, iou);
        });
        if (known || (candidate.cut && candidate.face.score < faceThreshold)) continue;
        DetectedFace face = candidate.face;
        face.possible = candidate.cut || face.score < faceThreshold;
        merged.append(face);
    }
    std::stable_sort(merged.begin(), merged.end(),
                     [](const DetectedFace& a, const DetectedFace& b) { return a.score > b.score; });
    return merged;
}

} // namespace bk
