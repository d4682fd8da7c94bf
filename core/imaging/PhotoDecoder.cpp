#include "core/imaging/PhotoDecoder.h"

#include "core/imaging/ImageProbe.h"
#include "core/imaging/ImageReaders.h"
#include "core/picture/Pixels.h"

#include <QBuffer>
#include <QImageWriter>

namespace bk {

namespace {

Result<QImage> decodeStored(const QByteArray& bytes, const ImageProbe& probe, int orientation, int longEdge,
                            int enough) {
    BK_ASSIGN(QImage image, readPicture(bytes, probe, 0, longEdge, enough));
    return turnedUpright(std::move(image), orientation);
}

int orientationOf(const ImageProbe& probe, const PhotoMetadata& metadata) {
    return probe.kind == ImageKind::Tiff ? probe.pages.first().orientation : metadata.orientation;
}

} // namespace

Result<ImageProbe> probeImage(const QByteArray& bytes) {
    return walkPicture(bytes);
}

Result<DecodedPhoto> decodePhoto(const QByteArray& bytes) {
    BK_ASSIGN(const ImageProbe probe, probeImage(bytes));
    DecodedPhoto photo;
    photo.mediaType = mediaTypeOf(probe.kind);
    photo.metadata = readMetadata(bytes);
    photo.metadata.orientation = orientationOf(probe, photo.metadata);
    const QSize stored = probe.pages.first().size;
    photo.size = swapsSides(photo.metadata.orientation) ? stored.transposed() : stored;
    // A 12 megapixel photo halves to 2016 pixels in half the time of a whole decode and a shrink to 2048.
    constexpr int enough = previewEdge - previewEdge / 16;
    BK_ASSIGN(photo.preview, decodeStored(bytes, probe, photo.metadata.orientation, previewEdge, enough));
    photo.thumbnail = plainPicture(photo.preview, fittedSize(photo.preview.size(), thumbnailEdge));
    photo.perceptualHash = perceptualHash(photo.thumbnail);
    return photo;
}

Result<QImage> decodeUpright(const QByteArray& bytes, int longEdge) {
    BK_ASSIGN(const ImageProbe probe, probeImage(bytes));
    const int orientation = orientationOf(probe, readMetadata(bytes));
    return decodeStored(bytes, probe, orientation, qMax(0, longEdge), qMax(0, longEdge));
}

QByteArray encodeJpeg(const QImage& image, int quality) {
    if (image.isNull()) return {};
    const QImage plain = image.format() == QImage::Format_RGB32 ? image : plainPicture(image, image.size());
    // A view of the bare pixels: Qt's writer would copy texts, profile and resolution of the image into the
    // file.
    const QImage bare(plain.constBits(), plain.width(), plain.height(), plain.bytesPerLine(), plain.format());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(qBound(1, quality, 100));
    if (!writer.write(bare)) return {};
    return bytes;
}

QImage decodeJpeg(const QByteArray& bytes) {
    const Result<ImageProbe> probe = probeImage(bytes);
    if (!probe || probe->kind != ImageKind::Jpeg) return {};
    return readPicture(bytes, *probe, 0, 0, 0).value_or(QImage());
}

bool looksLikePhoto(const QByteArray& fileName) {
    static const QList<QByteArray> suffixes{"jpg", "jpeg", "png", "tif", "tiff", "webp"};
    const qsizetype dot = fileName.lastIndexOf('.');
    return dot >= 0 && suffixes.contains(fileName.sliced(dot + 1).toLower());
}

} // namespace bk
