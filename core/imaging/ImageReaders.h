#pragma once

#include "core/base/Result.h"
#include "core/picture/PictureWalk.h"

#include <QByteArray>
#include <QImage>

namespace bk {

/// Decodes page PAGE (0-based) of what probeImage passed, as stored (not turned), Format_RGB32, sRGB, on
/// white. Shrunk to LONGEDGE pixels (0: not at all), never enlarged; a result between ENOUGH and LONGEDGE
/// pixels is taken as it is where that saves work. BrokenFile when the pixels cannot be had. Any thread.
Result<QImage> readPicture(const QByteArray& bytes, const ImageProbe& probe, int page, int longEdge,
                           int enough);

} // namespace bk
