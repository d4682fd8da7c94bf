#include "core/imaging/PhotoDecoder.h"

#include <algorithm>
#include <array>

#include <opencv2/imgproc.hpp>

namespace bk {

quint64 perceptualHash(const QImage& image) {
    if (image.isNull()) return 0;
    // An even picture has no structure; below this its coefficients are rounding, not image.
    constexpr float noise = 0.01f;

    QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    const cv::Mat whole(grey.height(), grey.width(), CV_8UC1, grey.bits(), size_t(grey.bytesPerLine()));
    cv::Mat small;
    cv::resize(whole, small, cv::Size(32, 32), 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F);
    cv::Mat frequencies;
    cv::dct(small, frequencies);

    std::array<float, 64> low{};
    for (int i = 0; i < 64; ++i)
        low[size_t(i)] = frequencies.at<float>(i / 8, i % 8);
    std::array<float, 64> sorted = low;
    std::nth_element(sorted.begin(), sorted.begin() + 32, sorted.end());
    const float upper = sorted[32];
    const float lower = *std::max_element(sorted.begin(), sorted.begin() + 32);
    const float median = (lower + upper) / 2;

    quint64 hash = 0;
    for (const float value : low)
        hash = hash << 1 | (value > median + noise ? 1u : 0u);
    return hash;
}

} // namespace bk
