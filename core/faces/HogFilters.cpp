#include "core/faces/HogPlanes.h"

namespace bk {
namespace {

constexpr int window = HogPlanes::window;

/// The sum of WEIGHTS times the vectors at FROM, each STEP numbers after the one before, and SUM.
BK_PART_OF_CALLER void weigh(const float* from, int step, const EightFloats* weights, EightFloats& sum) {
    // In two chains, for one has to wait for itself.
    EightFloats even = sum + eightAt(from) * weights[0];
    EightFloats odd = eightAt(from + step) * weights[1];
    for (int i = 2; i < window; i += 2) {
        even += eightAt(from + i * step) * weights[i];
        odd += eightAt(from + (i + 1) * step) * weights[i + 1];
    }
    sum = even + odd;
}

BK_PART_OF_CALLER void spread(const std::array<float, window>& numbers, EightFloats* weights) {
    for (std::size_t i = 0; i < numbers.size(); ++i)
        weights[i] = EightFloats{} + numbers[i];
}

/// One filter after the other, each first along the rows and then along the columns, so that what is worked
/// on stays in the nearest cache.
BK_PART_OF_CALLER void applyAll(const std::vector<HogFilter>& filters, const HogPlanes& planes, float* scores,
                                float* scratch) {
    static_assert(window % 2 == 0);
    const int stride = planes.stride();
    const int columns = planes.cellColumns();
    EightFloats weights[window];
    for (const HogFilter& filter : filters) {
        spread(filter.alongRow, weights);
        for (int y = 0; y < planes.rows(); ++y) {
            const float* from = planes.plane(filter.plane) + y * stride;
            for (int x = 0; x < columns; x += eight) {
                EightFloats sum = {};
                weigh(from + x, 1, weights, sum);
                eightAt(scratch + y * stride + x) = sum;
            }
        }
        spread(filter.alongColumn, weights);
        for (int y = 0; y < planes.cellRows(); ++y)
            for (int x = 0; x < columns; x += eight)
                weigh(scratch + y * stride + x, stride, weights, eightAt(scores + y * stride + x));
    }
}

BK_WIDE void applyWide(const std::vector<HogFilter>& filters, const HogPlanes& planes, float* scores,
                       float* scratch) {
    applyAll(filters, planes, scores, scratch);
}

} // namespace

void applyFilters(const std::vector<HogFilter>& filters, const HogPlanes& planes, std::vector<float>& scores,
                  std::vector<float>& scratch, bool wide) {
    scores.assign(std::size_t(planes.cellRows()) * std::size_t(planes.stride()), 0);
    scratch.resize(planes.planeSize());
    if (wide)
        applyWide(filters, planes, scores.data(), scratch.data());
    else
        applyAll(filters, planes, scores.data(), scratch.data());
}

} // namespace bk
