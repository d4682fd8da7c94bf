#pragma once

#include "core/faces/FaceTypes.h"

namespace bk {

/// Cosines of faces with others, in blocks; wipes what it held, and what BLAS did: BLAS packs what it
/// multiplies into memory that it keeps for the next product. All products of faces of people who may be
/// without permission go through here. One thread.
class FaceProducts {
public:
    /// Faces compared with this many others at a time: two megabytes of scores.
    static constexpr int blockRows = 128;
    static constexpr int blockColumns = 4096;

    explicit FaceProducts(int dimensions);
    ~FaceProducts();
    FaceProducts(const FaceProducts&) = delete;
    FaceProducts& operator=(const FaceProducts&) = delete;

    /// ROWS of COLUMNS of them, each row blockColumns after the one before, until the next; at most one
    /// block.
    const float* multiply(const float* a, int rows, const float* b, int columns);

private:
    const float* filledUp(FaceNumbers& filled, const float* rows, int count, int wanted) const;

    int m_dimensions;
    FaceNumbers m_left;
    FaceNumbers m_right;
    FaceNumbers m_scores; ///< of one block
};

} // namespace bk
