#include "core/faces/RoundedRows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace bk {
namespace {

/// Numbers that are multiplied at a time.
constexpr size_t lane = 32;
constexpr int mostDigit = 127;

/// The sum of DIGITS[i] * VECTOR[i]; COUNT is a multiple of `lane`.
std::int32_t plainProduct(const std::int8_t* digits, const std::int16_t* vector, size_t count) {
    std::int32_t sum = 0;
    for (size_t i = 0; i < count; ++i)
        sum += std::int32_t(digits[i]) * vector[i];
    return sum;
}

#ifdef __x86_64__
__attribute__((target("avx2"))) std::int32_t productByAvx2(const std::int8_t* digits,
                                                           const std::int16_t* vector, size_t count) {
    const auto* const narrow = reinterpret_cast<const __m128i*>(digits);
    const auto* const other = reinterpret_cast<const __m256i*>(vector);
    __m256i even = _mm256_setzero_si256();
    __m256i odd = _mm256_setzero_si256();
    for (size_t at = 0; at < count / 16; at += 2) {
        even = _mm256_add_epi32(even, _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(narrow + at)),
                                                        _mm256_loadu_si256(other + at)));
        odd = _mm256_add_epi32(odd, _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm_loadu_si128(narrow + at + 1)),
                                                      _mm256_loadu_si256(other + at + 1)));
    }
    const __m256i both = _mm256_add_epi32(even, odd);
    __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4e));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xb1));
    return _mm_cvtsi128_si32(sum);
}
#else
constexpr auto productByAvx2 = plainProduct;
#endif

/// NUMBERS as whole multiples, at most MOST in size, of what is returned.
template <class Whole>
double rounded(const float* numbers, size_t count, int most, Whole* whole) {
    float largest = 0;
    for (size_t i = 0; i < count; ++i)
        largest = std::max(largest, std::abs(numbers[i]));
    // As it is kept: what it is rounded to belongs to the numbers' distance, not to the error of scoring.
    const double scale = double(float(double(largest) / most));
    for (size_t i = 0; i < count; ++i) {
        const double times = scale > 0 ? double(numbers[i]) / scale : 0;
        whole[i] = static_cast<Whole>(std::clamp(std::lround(times), long(-most), long(most)));
    }
    return scale;
}

struct Rounding {
    double distance;
    double length; ///< of what was rounded to
};

template <class Whole>
Rounding roundingOf(const float* numbers, size_t count, double scale, const Whole* whole) {
    double distance = 0;
    double length = 0;
    for (size_t i = 0; i < count; ++i) {
        const double near = scale * whole[i];
        distance += (double(numbers[i]) - near) * (double(numbers[i]) - near);
        length += near * near;
    }
    return {std::sqrt(distance), std::sqrt(length)};
}

} // namespace

bool RoundedRows::pay() {
#ifdef __x86_64__
    static const bool fast = __builtin_cpu_supports("avx2") > 0;
    return fast;
#else
    return false;
#endif
}

RoundedRows::RoundedRows(int dimensions)
    : m_dimensions(static_cast<size_t>(dimensions)), m_stride((m_dimensions + lane - 1) / lane * lane) {}

void RoundedRows::reserve(int rows) {
    m_digits.reserve(static_cast<size_t>(rows) * m_stride);
    m_scales.reserve(static_cast<size_t>(rows));
}

void RoundedRows::add(const float* row) {
    const size_t begin = m_digits.size();
    m_digits.resize(begin + m_stride);
    const double scale = rounded(row, m_dimensions, mostDigit, m_digits.data() + begin);
    m_scales.push_back(static_cast<float>(scale));
    const Rounding rounding = roundingOf(row, m_dimensions, scale, m_digits.data() + begin);
    m_furthest = std::max(m_furthest, rounding.distance);
    m_longest = std::max(m_longest, rounding.length);
}

double RoundedRows::multiply(const Embedding& vector, std::vector<float>& products) const {
    // No sum of products may pass 32 bits.
    const double most = double(std::numeric_limits<std::int32_t>::max()) / mostDigit / double(m_stride);
    Numbers<std::int16_t> whole(m_stride);
    const int mostWhole = int(std::min(most, double(std::numeric_limits<std::int16_t>::max())));
    const double scale = rounded(vector.data(), m_dimensions, mostWhole, whole.data());
    const auto product = pay() ? productByAvx2 : plainProduct;
    products.resize(m_scales.size());
    for (size_t row = 0; row < products.size(); ++row)
        products[row] = static_cast<float>(product(m_digits.data() + row * m_stride, whole.data(), m_stride) *
                                           scale * double(m_scales[row]));
    const Rounding rounding = roundingOf(vector.data(), m_dimensions, scale, whole.data());
    // By Cauchy and Schwarz, for both roundings; the last is the floats'.
    return m_furthest * (rounding.length + rounding.distance) + m_longest * rounding.distance +
           1e-6 * (m_longest + m_furthest) * (rounding.length + rounding.distance);
}

} // namespace bk
