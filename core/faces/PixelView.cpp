#include "core/faces/PixelView.h"

#include "core/faces/EightFloats.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace bk {
namespace {

/// A pixel of a smaller picture covers COUNT pixels from FIRST on, each by its weight out of `whole`.
struct Cover {
    int first = 0;
    int count = 0;
    std::size_t weights = 0; ///< where they begin
};

struct Covers {
    static constexpr int whole = 256;
    std::vector<Cover> covers;
    std::vector<std::uint16_t> weights;

    /// For TO pixels out of FROM, of which there are more.
    Covers(int from, int to) {
        const double step = double(from) / to;
        for (int i = 0; i < to; ++i) {
            const double begin = i * step;
            const double end = std::min((i + 1) * step, double(from));
            Cover cover{int(begin), 0, weights.size()};
            // Rounded where they add up to, so that the sum is always the whole.
            int given = 0;
            for (int at = cover.first; at < end; ++at, ++cover.count) {
                const double covered = (std::min(at + 1.0, end) - begin) / (end - begin);
                const int upTo = int(covered * whole + 0.5);
                weights.push_back(std::uint16_t(upTo - given));
                given = upTo;
            }
            covers.push_back(cover);
        }
    }
};

constexpr int sixteen = 16;
using SixteenBytes = std::uint8_t __attribute__((vector_size(16), aligned(1), may_alias));
using SixteenWords = std::uint16_t __attribute__((vector_size(32), aligned(2), may_alias));
using FourNumbers = std::uint32_t __attribute__((vector_size(16)));
using FourWords = std::uint16_t __attribute__((vector_size(8), aligned(2), may_alias));
using FourBytes = std::uint8_t __attribute__((vector_size(4), aligned(1), may_alias));

/// IMAGE with every pixel the mean of those it covers: the rows first, which are many pixels at once, then
/// along each of the fewer rows.
BK_PART_OF_CALLER void shrink(const QImage& image, QImage& into) {
    const Covers rows(image.height(), into.height());
    const Covers columns(image.width(), into.width());
    const int numbers = 4 * image.width();
    std::vector<std::uint16_t> sums(std::size_t(numbers) + sixteen);
    for (int y = 0; y < into.height(); ++y) {
        const Cover& cover = rows.covers[std::size_t(y)];
        std::fill(sums.begin(), sums.end(), std::uint16_t(0));
        for (int i = 0; i < cover.count; ++i) {
            const uchar* from = image.constScanLine(cover.first + i);
            const std::uint16_t weight = rows.weights[cover.weights + std::size_t(i)];
            int at = 0;
            for (; at + sixteen <= numbers; at += sixteen)
                *reinterpret_cast<SixteenWords*>(&sums[std::size_t(at)]) +=
                    __builtin_convertvector(*reinterpret_cast<const SixteenBytes*>(from + at), SixteenWords) *
                    weight;
            for (; at < numbers; ++at)
                sums[std::size_t(at)] = std::uint16_t(sums[std::size_t(at)] + weight * from[at]);
        }
        uchar* to = into.scanLine(y);
        for (const Cover& across : columns.covers) {
            FourNumbers sum = {};
            for (int i = 0; i < across.count; ++i)
                sum += __builtin_convertvector(
                           *reinterpret_cast<const FourWords*>(&sums[std::size_t(4 * (across.first + i))]),
                           FourNumbers) *
                       std::uint32_t(columns.weights[across.weights + std::size_t(i)]);
            const FourNumbers mean =
                (sum + Covers::whole * Covers::whole / 2) / (Covers::whole * Covers::whole);
            *reinterpret_cast<FourBytes*>(to) = __builtin_convertvector(mean, FourBytes);
            to += 4;
        }
    }
}

BK_WIDE void shrinkWide(const QImage& image, QImage& into) {
    shrink(image, into);
}

} // namespace

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
    if (result.width() <= image.width() && result.height() <= image.height()) {
        if (hasWideVectors())
            shrinkWide(pixels, result);
        else
            shrink(pixels, result);
        return result;
    }
    cv::Mat target = pixelsOf(result);
    cv::resize(pixelsOf(pixels), target, target.size(), 0, 0, cv::INTER_LINEAR);
    return result;
}

QImage sharedPart(const QImage& image, const QRect& rect) {
    const uchar* first = image.constScanLine(rect.top()) + qsizetype(4) * rect.left();
    return QImage(first, rect.width(), rect.height(), image.bytesPerLine(), QImage::Format_RGB32);
}

} // namespace bk
