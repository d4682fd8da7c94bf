#include "core/faces/FaceAlignment.h"

#include "core/faces/FaceEngine.h"
#include "core/faces/PixelView.h"

#include "core/base/Log.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace bk {
namespace {

QPointF meanOf(const Landmarks& points) {
    QPointF sum;
    for (const QPointF& point : points)
        sum += point;
    return sum / double(points.size());
}

} // namespace

std::optional<QTransform> similarityTransform(const Landmarks& from, const Landmarks& to) {
    // In the plane the singular value decomposition of Umeyama's method has this closed form: with both sets
    // centred, scale * cos = sum(from . to) / sum(from . from), scale * sin = sum(from x to) / sum(from .
    // from).
    const QPointF fromMean = meanOf(from);
    const QPointF toMean = meanOf(to);
    double spread = 0;
    double dot = 0;
    double cross = 0;
    for (size_t i = 0; i < from.size(); ++i) {
        const QPointF f = from[i] - fromMean;
        const QPointF t = to[i] - toMean;
        spread += QPointF::dotProduct(f, f);
        dot += QPointF::dotProduct(f, t);
        cross += f.x() * t.y() - f.y() * t.x();
    }
    constexpr double leastSpread = 1e-6;
    if (!std::isfinite(spread) || spread < leastSpread) return std::nullopt;
    const double c = dot / spread;
    const double s = cross / spread;
    if (!std::isfinite(c) || !std::isfinite(s) || std::hypot(c, s) < 1e-9) return std::nullopt;
    return QTransform(c, s, -s, c, toMean.x() - c * fromMean.x() + s * fromMean.y(),
                      toMean.y() - s * fromMean.x() - c * fromMean.y());
}

QImage alignFace(const QImage& image, const Landmarks& landmarks, const Landmarks& templateFractions,
                 int side) {
    if (image.isNull() || side < 1) return {};
    Landmarks target;
    for (size_t i = 0; i < target.size(); ++i)
        target[i] = templateFractions[i] * side;
    const auto toChip = similarityTransform(landmarks, target);
    if (!toChip) return {};

    const QRectF frame(image.rect());
    const QRectF seen = toChip->inverted().mapRect(QRectF(0, 0, side, side)).adjusted(-2, -2, 2, 2) & frame;
    if (seen.width() < 1 || seen.height() < 1) return {};
    const QRect part = seen.toAlignedRect() & image.rect();

    QImage chip(side, side, QImage::Format_RGB32);
    chip.fill(Qt::black);
    try {
        const QImage pixels = asBgrx(image);
        cv::Mat source = pixelsOf(pixels)(cv::Rect(part.x(), part.y(), part.width(), part.height()));
        QTransform transform = QTransform::fromTranslate(part.x(), part.y()) * *toChip;
        // A large face shrunk by interpolation alone would flicker with its hair and pores; shrink it by
        // areas first.
        const double scale = std::hypot(toChip->m11(), toChip->m12());
        if (scale < 0.5) {
            cv::Mat smaller;
            const cv::Size size(std::max(1, int(std::lround(part.width() * scale))),
                                std::max(1, int(std::lround(part.height() * scale))));
            cv::resize(source, smaller, size, 0, 0, cv::INTER_AREA);
            transform = QTransform::fromScale(double(part.width()) / size.width,
                                              double(part.height()) / size.height) *
                        transform;
            source = smaller;
        }
        // OpenCV counts from the middle of pixels, the landmarks from their corners; half a pixel of the chip
        // matters little but would add up with the shrinking above.
        const QTransform centred =
            QTransform::fromTranslate(0.5, 0.5) * transform * QTransform::fromTranslate(-0.5, -0.5);
        const cv::Matx23d matrix(centred.m11(), centred.m21(), centred.dx(), centred.m12(), centred.m22(),
                                 centred.dy());
        cv::Mat target4(side, side, CV_8UC4, chip.bits(), static_cast<size_t>(chip.bytesPerLine()));
        cv::warpAffine(source, target4, matrix, target4.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                       cv::Scalar(0, 0, 0, 255));
    } catch (const std::exception& error) {
        qCWarning(logFaces) << "alignment failed:" << error.what();
        return {};
    }
    return chip;
}

} // namespace bk
