#include "core/imaging/PhotoDecoder.h"
#include "core/picture/PictureWalk.h"
#include "core/picture/Pixels.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>

namespace bk {

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
    const Result<ImageProbe> probe = walkPicture(bytes);
    if (!probe || probe->kind != ImageKind::Jpeg) return {};
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "jpeg");
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(false);
    QImage image = reader.read();
    if (image.isNull()) return {};
    const QSize size = image.size();
    return plainPicture(std::move(image), size);
}

} // namespace bk
