#include "core/faces/FaceProducts.h"

#include <cblas.h>

#include <algorithm>

namespace bk {
namespace {

/// Fewer are filled up with zeros: BLAS has other ways for small products, with memory of their own.
constexpr int leastColumns = 512;

} // namespace

FaceProducts::FaceProducts(int dimensions)
    : m_dimensions(dimensions), m_scores(size_t(blockRows) * blockColumns) {}

FaceProducts::~FaceProducts() {
    // The memory that BLAS keeps takes these in place of the faces.
    const FaceNumbers nothing(size_t(blockColumns) * size_t(m_dimensions));
    (void)multiply(nothing.data(), blockRows, nothing.data(), blockColumns);
}

const float* FaceProducts::multiply(const float* a, int rows, const float* b, int columns) {
    if (rows < blockRows) a = filledUp(m_left, a, rows, blockRows);
    if (columns < leastColumns) b = filledUp(m_right, b, columns, leastColumns);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, blockRows, std::max(columns, leastColumns),
                m_dimensions, 1.0f, a, m_dimensions, b, m_dimensions, 0.0f, m_scores.data(), blockColumns);
    return m_scores.data();
}

const float* FaceProducts::filledUp(FaceNumbers& filled, const float* rows, int count, int wanted) const {
    filled.assign(size_t(wanted) * size_t(m_dimensions), 0.0f);
    std::copy(rows, rows + std::ptrdiff_t(count) * m_dimensions, filled.begin());
    return filled.data();
}

} // namespace bk
