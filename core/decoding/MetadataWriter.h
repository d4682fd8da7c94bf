#pragma once

#include "core/base/Result.h"
#include "core/model/Photo.h"

#include <QByteArray>

namespace bk {

/// What withMetadata() promises, done by exiv2. BrokenFile. Only inside a decoder. Any thread.
Result<QByteArray> describedCopy(const QByteArray& image, const PhotoMetadata& metadata);

} // namespace bk
