#include "core/picture/Pixels.h"

#include <QColorSpace>
#include <QTransform>

namespace bk {

namespace {

/// Premultiplied colours plus what the paper shows through.
void layOnWhite(QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        auto* pixel = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (const auto* end = pixel + image.width(); pixel != end; ++pixel) {
            const uint paper = 255 - (*pixel >> 24);
            *pixel = (*pixel + paper * 0x010101u) | 0xFF000000u;
        }
    }
    image.reinterpretAsFormat(QImage::Format_RGB32);
}

QImage withoutExtras(QImage image) {
    if (image.textKeys().isEmpty()) {
        image.setColorSpace({});
        return image;
    }
    // Text can be added to an image but not taken away.
    QImage plain(image.size(), image.format());
    for (int y = 0; y < image.height(); ++y)
        std::copy_n(image.constScanLine(y), image.width() * 4, plain.scanLine(y));
    return plain;
}

} // namespace

QSize fittedSize(const QSize& size, int longEdge) {
    if (longEdge <= 0 || qMax(size.width(), size.height()) <= longEdge) return size;
    return size.scaled(longEdge, longEdge, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

bool swapsSides(int orientation) {
    return orientation >= 5 && orientation <= 8;
}

QImage turnedUpright(QImage image, int orientation) {
    const auto turned = [](const QImage& source, int degrees) {
        return source.transformed(QTransform().rotate(degrees));
    };
    switch (orientation) {
    case 2:
        return std::move(image).mirrored(true, false);
    case 3:
        return std::move(image).mirrored(true, true);
    case 4:
        return std::move(image).mirrored(false, true);
    case 5:
        return turned(image, 90).mirrored(true, false);
    case 6:
        return turned(image, 90);
    case 7:
        return turned(image, 90).mirrored(false, true);
    case 8:
        return turned(image, 270);
    default:
        return image;
    }
}

QImage plainPicture(QImage image, const QSize& size) {
    const QColorSpace space = image.colorSpace();
    const bool hasAlpha = image.hasAlphaChannel();
    // Deep pictures keep their depth until the colours are right: 8 bits of a linear profile would show
    // bands. Not so transparent ones: Qt 6.4 multiplies the alpha of RGBA64 by itself when it premultiplies.
    const bool isDeep = image.depth() > 32 || image.format() == QImage::Format_Grayscale16;
    const QImage::Format opaque = isDeep ? QImage::Format_RGBX64 : QImage::Format_RGB32;
    const QImage::Format working = hasAlpha ? QImage::Format_ARGB32_Premultiplied : opaque;
    image.convertTo(working);
    if (image.size() != size) image = image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (image.isNull()) return {};
    if (space.isValid() && space != QColorSpace(QColorSpace::SRgb)) {
        image.setColorSpace(space);
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    }
    if (hasAlpha) {
        image.convertTo(QImage::Format_ARGB32_Premultiplied);
        layOnWhite(image);
    }
    image.convertTo(QImage::Format_RGB32);
    return withoutExtras(std::move(image));
}

} // namespace bk
