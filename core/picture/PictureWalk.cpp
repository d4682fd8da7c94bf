#include "core/picture/PictureWalk.h"

#include "core/picture/ByteView.h"
#include "core/picture/PictureLimits.h"
#include "core/picture/TiffWalker.h"

#include <cstring>

namespace bk {

namespace {

// More passes than any camera or editor writes; each one costs a walk over the whole picture.
constexpr int maximumJpegScans = 500;

// What editors and cameras leave behind the end to fill up; no picture is that small.
constexpr qint64 maximumPadding = 64;

bool hasMoreBehind(const ByteView& view, qint64 end) {
    return view.size() - end > maximumPadding;
}

Status checkSize(qint64 width, qint64 height) {
    if (width <= 0 || height <= 0)
        return fail(ErrorCode::BrokenFile, QStringLiteral("a picture without pixels"));
    if (width > 65535 || height > 65535 || width * height > maximumPixels)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 x %2 pixels").arg(width).arg(height));
    return {};
}

tl::unexpected<Error> cutOff() {
    return fail(ErrorCode::BrokenFile, QStringLiteral("the file is cut off"));
}

/// Frame headers of JPEG: baseline, extended and progressive, with Huffman or arithmetic coding (ITU-T T.81,
/// table B.1).
bool isFrameHeader(uchar marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool isReadableFrame(uchar marker) {
    return marker == 0xC0 || marker == 0xC1 || marker == 0xC2 || marker == 0xC9 || marker == 0xCA;
}

Result<QSize> readFrameHeader(const ByteView& view, qint64 at, uchar marker) {
    if (!view.has(at, 6)) return cutOff();
    const int height = view.u16be(at + 1);
    const int width = view.u16be(at + 3);
    BK_TRY(checkSize(width, height));
    if (!isReadableFrame(marker) || view.u8(at) != 8)
        return fail(ErrorCode::UnsupportedFile, QStringLiteral("a JPEG that is lossless or has 12 bits"));
    return QSize(width, height);
}

/// The place of the next marker's 0xFF after the compressed data that starts at AT; -1 when there is none.
qint64 endOfCompressedData(const ByteView& view, qint64 at) {
    while (at + 1 < view.size()) {
        const void* found = std::memchr(view.data() + at, 0xFF, static_cast<size_t>(view.size() - at - 1));
        if (!found) return -1;
        at = static_cast<const uchar*>(found) - view.data();
        const uchar next = view.u8(at + 1);
        if (next == 0xFF)
            ++at;
        else if (next == 0 || (next >= 0xD0 && next <= 0xD7))
            at += 2;
        else
            return at;
    }
    return -1;
}

Result<ImageProbe> probeJpeg(const ByteView& view) {
    QSize size;
    int scans = 0;
    bool more = false;
    qint64 at = 2;
    // What follows the end marker (a phone's film of the moment, a second picture) is nobody's fault and not
    // looked at; that it is there is told.
    while (view.has(at, 2)) {
        if (view.u8(at) != 0xFF || view.u8(at + 1) == 0xFF || view.u8(at + 1) == 0) {
            ++at;
            continue;
        }
        const uchar marker = view.u8(at + 1);
        at += 2;
        if (marker == 0xD9) {
            if (size.isEmpty() || scans == 0) return cutOff();
            return ImageProbe{ImageKind::Jpeg, {{size, 1}}, more || hasMoreBehind(view, at)};
        }
        if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;
        if (!view.has(at, 2)) return cutOff();
        const int length = view.u16be(at);
        if (length < 2) return fail(ErrorCode::BrokenFile, QStringLiteral("a JPEG segment of no length"));
        if (isFrameHeader(marker) && size.isEmpty()) {
            BK_ASSIGN(size, readFrameHeader(view, at + 2, marker));
        }
        if (!view.has(at, length)) return cutOff();
        // CIPA DC-007, Multi-Picture Format.
        if (marker == 0xE2 && length >= 6 && view.matches(at + 2, QByteArrayView("MPF\0", 4))) more = true;
        at += length;
        if (marker == 0xDA) {
            if (++scans > maximumJpegScans)
                return fail(ErrorCode::BrokenFile, QStringLiteral("a JPEG of too many passes"));
            at = endOfCompressedData(view, at);
            if (at < 0) return cutOff();
        }
    }
    return cutOff();
}

Result<ImageProbe> probePng(const ByteView& view) {
    // The header is believed only so far as to refuse what would be too much.
    if (!view.has(8, 25) || !view.matches(12, "IHDR")) return cutOff();
    const qint64 width = view.u32be(16);
    const qint64 height = view.u32be(20);
    BK_TRY(checkSize(width, height));
    bool hasPixels = false;
    bool more = false;
    for (qint64 at = 8; view.has(at, 12);) {
        const qint64 length = view.u32be(at);
        if (!view.has(at + 12, length)) return cutOff();
        if (view.matches(at + 4, "IDAT")) hasPixels = true;
        // APNG: a frame beside the picture itself.
        if (view.matches(at + 4, "fdAT")) more = true;
        if (view.matches(at + 4, "IEND")) {
            if (!hasPixels) return fail(ErrorCode::BrokenFile, QStringLiteral("a PNG without pixels"));
            return ImageProbe{ImageKind::Png,
                              {{QSize(int(width), int(height)), 1}},
                              more || hasMoreBehind(view, at + 12 + length)};
        }
        at += 12 + length;
    }
    return cutOff();
}

/// Whether a WebP is animated or has pictures in more than one of its parts, up to END.
bool hasMoreWebP(const ByteView& view, qint64 end) {
    int pictures = 0;
    for (qint64 at = 12; at + 8 <= end && view.has(at, 8);) {
        if (view.matches(at, "ANMF")) return true;
        if (view.matches(at, "VP8 ") || view.matches(at, "VP8L")) ++pictures;
        const qint64 length = view.u32le(at + 4);
        at += 8 + length + (length & 1);
    }
    return pictures > 1 || hasMoreBehind(view, end);
}

Result<ImageProbe> probeWebP(const ByteView& view) {
    if (!view.has(0, 30)) return cutOff();
    qint64 width = 0;
    qint64 height = 0;
    if (view.matches(12, "VP8X")) {
        width = (view.u32le(24) & 0xFFFFFF) + 1;
        height = (view.u32le(26) >> 8) + 1;
    } else if (view.matches(12, "VP8L")) {
        const quint32 bits = view.u32le(21);
        width = (bits & 0x3FFF) + 1;
        height = ((bits >> 14) & 0x3FFF) + 1;
    } else if (view.matches(12, "VP8 ")) {
        width = view.u16le(26) & 0x3FFF;
        height = view.u16le(28) & 0x3FFF;
    } else {
        return fail(ErrorCode::BrokenFile, QStringLiteral("a WebP without a picture"));
    }
    BK_TRY(checkSize(width, height));
    const qint64 end = qint64(view.u32le(4)) + 8;
    if (end > view.size()) return cutOff();
    return ImageProbe{ImageKind::WebP, {{QSize(int(width), int(height)), 1}}, hasMoreWebP(view, end)};
}

Result<ImageProbe> probeTiff(const ByteView& view) {
    ImageProbe probe;
    probe.kind = ImageKind::Tiff;
    bool complete = true;
    BK_ASSIGN(const QList<TiffPage> pages, walkTiff(view));
    for (const TiffPage& page : pages) {
        BK_TRY(checkSize(page.width, page.height));
        complete = complete && page.complete;
        if (!probe.pages.isEmpty() && !page.reduced) probe.moreThanOnePicture = true;
        probe.pages.append({QSize(int(page.width), int(page.height)), page.orientation});
    }
    if (!complete) return cutOff();
    return probe;
}

} // namespace

ImageKind sniffImage(const QByteArray& bytes) {
    const ByteView view(bytes);
    if (view.matches(0, "\xFF\xD8") && (view.size() == 2 || view.u8(2) == 0xFF)) return ImageKind::Jpeg;
    if (view.matches(0, "\x89PNG")) return ImageKind::Png;
    if (view.matches(0, QByteArrayView("II\x2A\0", 4)) || view.matches(0, QByteArrayView("MM\0\x2A", 4)))
        return ImageKind::Tiff;
    if (view.matches(0, "RIFF") && view.matches(8, "WEBP")) return ImageKind::WebP;
    return ImageKind::Unknown;
}

QString mediaTypeOf(ImageKind kind) {
    switch (kind) {
    case ImageKind::Jpeg:
        return QStringLiteral("image/jpeg");
    case ImageKind::Png:
        return QStringLiteral("image/png");
    case ImageKind::Tiff:
        return QStringLiteral("image/tiff");
    case ImageKind::WebP:
        return QStringLiteral("image/webp");
    case ImageKind::Unknown:
        break;
    }
    return {};
}

QByteArray readerFormatOf(ImageKind kind) {
    switch (kind) {
    case ImageKind::Jpeg:
        return "jpeg";
    case ImageKind::Png:
        return "png";
    case ImageKind::Tiff:
        return "tiff";
    case ImageKind::WebP:
        return "webp";
    case ImageKind::Unknown:
        break;
    }
    return {};
}

Result<ImageProbe> walkPicture(const QByteArray& bytes) {
    if (bytes.isEmpty()) return fail(ErrorCode::EmptyFile, QStringLiteral("the file is empty"));
    const ByteView view(bytes);
    switch (sniffImage(bytes)) {
    case ImageKind::Jpeg:
        return probeJpeg(view);
    case ImageKind::Png:
        return probePng(view);
    case ImageKind::Tiff:
        return probeTiff(view);
    case ImageKind::WebP:
        return probeWebP(view);
    case ImageKind::Unknown:
        break;
    }
    return fail(ErrorCode::UnsupportedFile, QStringLiteral("not a JPEG, PNG, TIFF or WebP picture"));
}

} // namespace bk
