#pragma once

#include "core/base/Result.h"
#include "core/model/Photo.h"
#include "core/picture/PictureLimits.h"

#include <QByteArray>
#include <QImage>

namespace bk {

/// All that an import needs from one decode of a photo.
struct DecodedPhoto {
    QString mediaType; ///< from the bytes, not from the file's name
    QSize size;        ///< of the whole upright picture, pixels
    QImage preview; ///< upright, sRGB, Format_RGB32, long edge at most 2048 px, never enlarged; where libjpeg
                    ///< halves to 1920 px or more, that is the size
    QImage thumbnail;           ///< the same at 512 px
    quint64 perceptualHash = 0; ///< 64-bit DCT hash of the upright picture
    PhotoMetadata metadata;
};

/// To be called once at the start of a program, before other threads: what the environment says about the
/// limits of image readers is forgotten.
void guardImageLimits();

// Everything below that is given a file's bytes or its descriptor has it decoded in a process that can do
// nothing else (`beeldkluis-decoder`); BrokenFile, too, when the file ended that process or took longer than
// 30 seconds, NotAvailable when the program is not there. Blocking; any thread but the window's.

/// Decodes JPEG, PNG, TIFF and WebP once, at the smallest scale that serves preview, thumbnail, faces and
/// hash (libjpeg's 1/2, 1/4, 1/8 where it fits). EXIF orientation is applied. Errors: EmptyFile,
/// UnsupportedFile, TooLarge, BrokenFile.
Result<DecodedPhoto> decodePhoto(const QByteArray& bytes);
/// The same for the whole file behind DESCRIPTOR, which is open for reading and stays the caller's.
Result<DecodedPhoto> decodePhotoFile(int descriptor);

/// For what leaves the program: upright, sRGB, long edge at most LONGEDGE (0: full size), decoded in a
/// process that sees no other file. Same errors.
Result<QImage> decodeUpright(const QByteArray& bytes, int longEdge);
Result<QImage> decodeUprightFile(int descriptor, int longEdge);

/// Whether the file holds, or may hold, another picture than the first, which is the one that was looked at.
/// Seen in the program by a walk over the file's parts that decodes nothing: a decoder that an earlier photo
/// has taken over could say no. Errors: EmptyFile, UnsupportedFile, TooLarge, BrokenFile. Any thread.
Result<bool> holdsMorePictures(const QByteArray& bytes);

/// Caption, date, keywords ... from the bytes; what cannot be read stays empty. Never fails.
PhotoMetadata readMetadata(const QByteArray& bytes);

/// 64-bit DCT perceptual hash (pHash: 32x32 grey, low 8x8 of the DCT, median).
quint64 perceptualHash(const QImage& image);

/// JPEG with no metadata in it. QUALITY 1..100.
QByteArray encodeJpeg(const QImage& image, int quality);
/// Decodes what encodeJpeg made (trusted bytes out of previews.db). Null image when broken.
QImage decodeJpeg(const QByteArray& bytes);

/// True when the name ends like a photo this program reads (jpg, jpeg, png, tif, tiff, webp; any case).
bool looksLikePhoto(const QByteArray& fileName);

} // namespace bk
