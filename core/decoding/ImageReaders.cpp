#include "core/decoding/ImageReaders.h"

#include "core/decoding/PacedFile.h"
#include "core/picture/ByteView.h"
#include "core/picture/DecoderProtocol.h"
#include "core/picture/PictureLimits.h"
#include "core/picture/Pixels.h"

#include <QBuffer>
#include <QImageReader>

#include <memory>
#include <mutex>

namespace bk {

namespace {

// 16 bits in four channels of the largest picture, in Qt's unit (MiB), and a little for row padding.
constexpr int allocationLimit = int(maximumPixels * 8 / (1 << 20)) + 64;

// From here on the slower scaling while reading is worth the memory it saves.
constexpr qint64 manyPixels = 40'000'000;

// Files above this are not kept in memory beside their pixels.
constexpr qint64 largeFile = 32ll << 20;

/// A buffer that refuses places outside itself without a line in the log; libtiff tries them in broken files.
class QuietBuffer final : public QBuffer {
public:
    explicit QuietBuffer(const QByteArray& bytes) {
        setData(bytes);
        open(QIODevice::ReadOnly);
    }
    bool seek(qint64 position) override {
        return position >= 0 && position <= size() && QBuffer::seek(position);
    }
};

void allowAllocations() {
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(allocationLimit); });
}

int divided(int length, int eighths) {
    return (length * eighths + 7) / 8;
}

/// The smallest of libjpeg's fast sizes (1/8, 1/4, 1/2) whose long edge is ENOUGH pixels or more.
QSize jpegSize(const QSize& size, int enough) {
    if (enough <= 0) return size;
    for (const int eighths : {1, 2, 4}) {
        const QSize scaled(divided(size.width(), eighths), divided(size.height(), eighths));
        if (qMax(scaled.width(), scaled.height()) >= enough) return scaled;
    }
    return size;
}

/// The size to ask the reader for; invalid where it cannot scale better than we do afterwards.
QSize sizeWhileReading(const ImageProbe& probe, const QSize& stored, const QSize& target, int enough) {
    if (target == stored) return {};
    switch (probe.kind) {
    case ImageKind::Jpeg:
        return jpegSize(stored, enough);
    case ImageKind::WebP:
        return target;
    case ImageKind::Png:
        return qint64(stored.width()) * stored.height() > manyPixels ? target : QSize();
    case ImageKind::Tiff:
    case ImageKind::Unknown:
        break;
    }
    return {};
}

qint64 pixelsOf(const QSize& size) {
    return qint64(size.width()) * size.height();
}

/// Whether the picture comes in several passes (progressive JPEG, interlaced PNG), which are held together.
bool comesInPasses(const QByteArray& bytes, ImageKind kind) {
    const ByteView view(bytes);
    if (kind == ImageKind::Png) return view.u8(28) != 0;
    if (kind != ImageKind::Jpeg) return false;
    for (qint64 at = 2; view.has(at, 4) && view.u8(at) == 0xFF;) {
        const uchar marker = view.u8(at + 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
            return marker != 0xC0 && marker != 0xC1 && marker != 0xC9;
        at += 2 + view.u16be(at + 2);
    }
    return true;
}

} // namespace

qint64 roomForPicture(const QByteArray& bytes, const ImageProbe& probe, const PictureWish& wish) {
    // Colour profiles, strips, lines and tables of the libraries.
    constexpr qint64 workshop = 32ll << 20;
    const QSize stored = probe.pages.at(wish.page).size;
    const QSize target = fittedSize(stored, wish.longEdge);
    const QSize asked = sizeWhileReading(probe, stored, target, wish.enough);
    const bool inPasses = comesInPasses(bytes, probe.kind);
    // Read, converted and turned.
    qint64 room = workshop + 12 * pixelsOf(asked.isValid() ? asked : target);
    // WebP and PNG shrink a picture that they may hold whole; libjpeg keeps the coefficients of all passes.
    const bool isWhole = !asked.isValid() || probe.kind == ImageKind::WebP || inPasses;
    if (isWhole) room += 8 * pixelsOf(stored);
    return room;
}

Result<QImage> readPicture(const Mapping& file, int descriptor, const ImageProbe& probe,
                           const PictureWish& wish) {
    allowAllocations();
    const bool isLarge = file.length() > largeFile && descriptor >= 0;
    if (isLarge) file.forgetPages();
    const std::unique_ptr<QIODevice> device =
        isLarge ? std::unique_ptr<QIODevice>(new PacedFile(descriptor, file.length()))
                : std::unique_ptr<QIODevice>(new QuietBuffer(file.bytes()));
    QImageReader reader(device.get(), readerFormatOf(probe.kind));
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(false);
    if (wish.page > 0 && !reader.jumpToImage(wish.page))
        return fail(ErrorCode::BrokenFile, QStringLiteral("page %1 cannot be reached").arg(wish.page + 1));

    const QSize stored = probe.pages.at(wish.page).size;
    const QSize seen = reader.size();
    // Two readers that disagree about the size: one of them is being lied to.
    if (seen.isValid() && seen != stored)
        return fail(ErrorCode::BrokenFile, QStringLiteral("the file contradicts itself about its size"));
    QSize target = fittedSize(stored, wish.longEdge);
    const QSize asked = sizeWhileReading(probe, stored, target, wish.enough);
    if (asked.isValid() && asked != stored) reader.setScaledSize(asked);

    QImage image;
    if (!reader.read(&image) || image.isNull()) return fail(ErrorCode::BrokenFile, reader.errorString());
    // What came out within the wanted range is not resampled a second time.
    const int edge = qMax(image.width(), image.height());
    if (edge < wish.longEdge && image.size() != stored) target = image.size();
    image = plainPicture(std::move(image), target);
    if (image.isNull()) return fail(ErrorCode::TooLarge, QStringLiteral("the picture needs too much memory"));
    return image;
}

Result<QImage> readUpright(const Mapping& file, int descriptor, const ImageProbe& probe, int orientation,
                           const PictureWish& wish) {
    BK_ASSIGN(QImage image, readPicture(file, descriptor, probe, wish));
    const bool isTiff = probe.kind == ImageKind::Tiff;
    image = turnedUpright(std::move(image), isTiff ? probe.pages.at(wish.page).orientation : orientation);
    if (image.isNull()) return fail(ErrorCode::TooLarge, QStringLiteral("the picture needs too much memory"));
    return image;
}

} // namespace bk
