#include "core/faces/PixelView.h"

#include <opencv2/imgproc.hpp>

namespace bk {

static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN, "RGB32 lies in memory as blue, green, red, unused");

QImage asBgrx(const QImage& image) {
    if (image.format() == QImage::Format_RGB32) return image;
    // What lies under transparent pixels is not what a person sees; on white, as viewers show it.
    if (image.hasAlphaChannel()) {
        QImage flat = image.convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < flat.height(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(flat.scanLine(y));
            for (int x = 0; x < flat.width(); ++x) {
                const int alpha = qAlpha(line[x]);
                const auto over = [alpha](int colour) {
                    return (colour * alpha + 255 * (255 - alpha)) / 255;
                };
                line[x] = qRgb(over(qRed(line[x])), over(qGreen(line[x])), over(qBlue(line[x])));
            }
        }
        return flat.convertToFormat(QImage::Format_RGB32);
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

cv::Mat pixelsOf(const QImage& image) {
    return cv::Mat(image.height(), image.width(), CV_8UC4, const_cast<uchar*>(image.constBits()),
                   static_cast<size_t>(image.bytesPerLine()));
}

QImage resized(const QImage& image, const QSize& size) {
    const QImage pixels = asBgrx(image);
    QImage result(size.expandedTo(QSize(1, 1)), QImage::Format_RGB32);
    cv::Mat target = pixelsOf(result);
    cv::resize(pixelsOf(pixels), target, target.size(), 0, 0,
               result.width() < image.width() ? cv::INTER_AREA : cv::INTER_LINEAR);
    return result;
}

QImage sharedPart(const QImage& image, const QRect& rect) {
    const uchar* first = image.constScanLine(rect.top()) + qsizetype(4) * rect.left();
    return QImage(first, rect.width(), rect.height(), image.bytesPerLine(), QImage::Format_RGB32);
}

} // namespace bk
