#include "core/decoding/WarmUp.h"

#include "core/decoding/MetadataReader.h"
#include "core/decoding/MetadataWriter.h"
#include "core/picture/PictureWalk.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>

namespace bk {

bool warmUpDecoding() {
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::gray);
    image.setColorSpace(QColorSpace(QColorSpace::AdobeRgb));
    PhotoMetadata metadata;
    metadata.taken = QDateTime(QDate(2000, 1, 1), QTime(12, 0));
    metadata.camera = metadata.caption = QStringLiteral("a");
    metadata.keywords = QStringList{QStringLiteral("b")};
    bool readsAll = true;
    for (const ImageKind kind : {ImageKind::Jpeg, ImageKind::Png, ImageKind::Tiff, ImageKind::WebP}) {
        QBuffer written;
        written.open(QIODevice::WriteOnly);
        if (!QImageWriter(&written, readerFormatOf(kind)).write(image)) {
            readsAll = false;
            continue;
        }
        QByteArray bytes = describedCopy(written.data(), metadata).value_or(written.data());
        metadataOf(bytes);
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        QImage back = QImageReader(&buffer, readerFormatOf(kind)).read();
        readsAll = readsAll && back.size() == image.size();
        if (!back.isNull()) back.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    }
    return readsAll;
}

} // namespace bk
