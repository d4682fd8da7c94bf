#pragma once

#include "core/faces/FaceTypes.h"

#include <QList>
#include <QRect>
#include <QSize>

namespace bk {

/// Area of the intersection over the area of the union, 0..1.
double intersectionOverUnion(const QRectF& a, const QRectF& b);

/// Non-maximum suppression: best score first, without any whose intersection over union with a better one is
/// above IOU.
QList<DetectedFace> suppressOverlaps(QList<DetectedFace> faces, double iou);

/// What was seen in one tile, in pixels of the whole picture.
struct TileFaces {
    QRect tile;
    QList<DetectedFace> faces;
};

/// At most two by two squares in the corners of a picture of SIZE which cover it and overlap by a fifth of
/// their side, so that a square as the detector's input shows the picture as if its long edge were 1.8 times
/// that input. A picture no higher (wider) than a square needs one row (column).
QList<QRect> tilesOf(const QSize& size);

/// The one of TILES of a picture of SIZE in which BOX is farthest from a border between tiles.
QRect roomiestTile(const QList<QRect>& tiles, const QRectF& box, const QSize& size);

/// One list out of the pass over the WHOLE picture of SIZE and those over tiles: each face once. A face cut
/// by a border between tiles gives way to any other that covers the same place; where there is no other, it
/// stays as `possible` if it scored at least FACETHRESHOLD, else it is dropped. Besides IOU, a box that lies
/// mostly within a better one is taken for a part of it.
QList<DetectedFace> mergePasses(const QList<DetectedFace>& whole, const QList<TileFaces>& tiles,
                                const QSize& size, double iou, double faceThreshold);

} // namespace bk
