#pragma once

#include "core/base/Result.h"
#include "core/model/Photo.h"

#include <QByteArray>

namespace bk {

/// A copy of IMAGE (JPEG, PNG, TIFF or WebP bytes) that carries date, camera, caption, keywords and rating of
/// METADATA in EXIF, IPTC and XMP, made in a decoder process; the pixels stay as they are. BrokenFile. Never
/// for originals: they are not touched. Any thread.
Result<QByteArray> withMetadata(const QByteArray& image, const PhotoMetadata& metadata);

} // namespace bk
