#pragma once

#include "core/base/Result.h"
#include "core/picture/PictureWalk.h"

#include <QByteArray>

namespace bk {

/// Kind, sizes and completeness of a picture's file, without decoding a pixel. Errors: EmptyFile,
/// UnsupportedFile, TooLarge (pixels, before anything else is believed), BrokenFile. Any thread.
Result<ImageProbe> probeImage(const QByteArray& bytes);

} // namespace bk
