#pragma once

#include "core/model/Photo.h"

#include <QByteArray>

namespace bk {

/// Date, camera, caption, keywords ... by exiv2 from a picture's bytes; what cannot be read stays empty.
/// Never fails. Only inside a decoder. Any thread.
PhotoMetadata metadataOf(const QByteArray& bytes);

} // namespace bk
