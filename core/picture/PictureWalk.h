#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QList>
#include <QSize>

namespace bk {

/// The kinds of picture files this program reads.
enum class ImageKind { Unknown, Jpeg, Png, Tiff, WebP };

/// One picture in a file as it is stored, before any turning.
struct ImagePage {
    QSize size;
    int orientation = 1; ///< TIFF's own tag 274, 1 to 8; the other kinds keep theirs in EXIF
};

struct ImageProbe {
    ImageKind kind = ImageKind::Unknown;
    QList<ImagePage> pages; ///< at least one; more than one in a TIFF only
    /// The file holds, or may hold, another picture than the first: a second page that does not call itself
    /// a smaller copy, an animation, a list of pictures (MPF), or over 64 bytes behind the picture's end.
    bool moreThanOnePicture = false;
};

/// The kind by its first bytes; names say nothing.
ImageKind sniffImage(const QByteArray& bytes);

/// "image/jpeg" and so on; empty for Unknown.
QString mediaTypeOf(ImageKind kind);
/// The name Qt's readers know the kind by.
QByteArray readerFormatOf(ImageKind kind);

/// Walks the file's structure without decoding a pixel: kind, sizes, and whether all parts are there.
/// Decoders fill a file that was cut off with grey and call it read, so that is found here. Errors:
/// EmptyFile, UnsupportedFile, TooLarge (pixels, before anything else is believed), BrokenFile. Any thread.
Result<ImageProbe> walkPicture(const QByteArray& bytes);

} // namespace bk
