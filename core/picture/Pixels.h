#pragma once

#include <QImage>

namespace bk {

/// SIZE fitted into LONGEDGE x LONGEDGE, never enlarged, neither side below 1. LONGEDGE 0: SIZE itself.
QSize fittedSize(const QSize& size, int longEdge);

/// True for the EXIF orientations that lay the picture on its side.
bool swapsSides(int orientation);

/// The picture as EXIF orientation 1 to 8 wants it seen (Exif 2.32, tag 0x0112).
QImage turnedUpright(QImage image, int orientation);

/// SIZE pixels, Format_RGB32, sRGB, on white, with no text or profile attached. Shrinks by averaging areas;
/// never needs more memory than the picture once more.
QImage plainPicture(QImage image, const QSize& size);

} // namespace bk
