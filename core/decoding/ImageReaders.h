#pragma once

#include "core/base/Result.h"
#include "core/picture/PictureWalk.h"
#include "core/worker/Mapping.h"

#include <QImage>

namespace bk {

/// Which picture of a file is wanted, and how large.
struct PictureWish {
    int page = 0;     ///< 0-based
    int longEdge = 0; ///< pixels; 0: not shrunk
    int enough = 0;   ///< a result between ENOUGH and LONGEDGE is taken as it is where that saves work
};

/// Bytes of memory that readPicture() and a turn afterwards take at most; often they do with less.
qint64 roomForPicture(const QByteArray& bytes, const ImageProbe& probe, const PictureWish& wish);

/// Decodes what walkPicture passed, as stored (not turned), Format_RGB32, sRGB, on white; shrunk, never
/// enlarged. FILE is the same bytes, DESCRIPTOR too: large files are read from it bit by bit, so that they
/// are not in memory beside their pixels. BrokenFile when the pixels cannot be had. One thread per FILE.
Result<QImage> readPicture(const Mapping& file, int descriptor, const ImageProbe& probe,
                           const PictureWish& wish);

/// The same, turned upright as the file's EXIF or TIFF tag says; ORIENTATION is EXIF's.
Result<QImage> readUpright(const Mapping& file, int descriptor, const ImageProbe& probe, int orientation,
                           const PictureWish& wish);

} // namespace bk
