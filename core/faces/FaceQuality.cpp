#include "core/faces/FaceEngine.h"
#include "core/faces/PixelView.h"

#include "core/base/Log.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace bk {
namespace {

/// 0 at FROM and below, 1 at TO and above, straight between.
double ramp(double value, double from, double to) {
    return std::clamp((value - from) / (to - from), 0.0, 1.0);
}

/// Energy of the chip's fine detail over that of all its contrast, so that lighting does not count (variance
/// of the Laplacian: Pech-Pacheco et al., ICPR 2000).
double sharpness(const QImage& chip) {
    const QImage pixels = asBgrx(chip);
    cv::Mat grey;
    cv::cvtColor(pixelsOf(pixels), grey, cv::COLOR_BGRA2GRAY);
    cv::Mat detail;
    cv::Laplacian(grey, detail, CV_32F);
    cv::Scalar mean;
    cv::Scalar detailDeviation;
    cv::Scalar contrast;
    cv::meanStdDev(detail, mean, detailDeviation);
    cv::meanStdDev(grey, mean, contrast);
    constexpr double leastContrast = 4; // grey levels; below, there is nothing to recognise
    if (contrast[0] < leastContrast) return 0;
    return detailDeviation[0] / contrast[0];
}

/// 1 for a face that looks at the camera, 0 for one seen from the side: how far the nose lies from the middle
/// of the eyes and of the mouth along the line through the eyes, in distances between the eyes.
double frontality(const Landmarks& points) {
    const QPointF eyes = points[1] - points[0];
    const double distance = std::hypot(eyes.x(), eyes.y());
    if (distance < 1e-3) return 0;
    const QPointF along = eyes / distance;
    const auto offset = [&](const QPointF& a, const QPointF& b) {
        return std::abs(QPointF::dotProduct(points[2] - (a + b) / 2, along)) / distance;
    };
    const double aside = (offset(points[0], points[1]) + offset(points[3], points[4])) / 2;
    return 1 - ramp(aside, 0.1, 0.5);
}

} // namespace

double faceQuality(const QImage& chip, const DetectedFace& face) {
    if (chip.isNull() || !face.landmarks) return 0;
    try {
        const double size = ramp(std::min(face.box.width(), face.box.height()), 16, 64);
        const double sharp = ramp(sharpness(chip), 0.04, 0.16);
        const double certain = ramp(face.score, 0.3, 0.7);
        // The weakest decides most, yet several weak ones together are worse than one.
        return std::pow(size * sharp * frontality(*face.landmarks) * certain, 0.5);
    } catch (const std::exception& error) {
        qCWarning(logFaces) << "quality failed:" << error.what();
        return 0;
    }
}

} // namespace bk
