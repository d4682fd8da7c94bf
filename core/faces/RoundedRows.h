#pragma once

#include "core/faces/FaceTypes.h"

#include <cstdint>

namespace bk {

/// Rows of numbers, rounded to 8 bits each: with them the products of many rows with one vector are known
/// within an error that is known too, for a quarter of the memory to be read, which is what such a product
/// takes. Not thread-safe while being filled.
class RoundedRows {
public:
    /// On processors without AVX2 there is nothing to be gained.
    static bool pay();

    explicit RoundedRows(int dimensions);

    void reserve(int rows);
    /// ROW has as many numbers as there are dimensions.
    void add(const float* row);
    int size() const { return static_cast<int>(m_scales.size()); }

    /// PRODUCTS becomes those of all rows with VECTOR; no true one is further off than what is returned.
    double multiply(const Embedding& vector, std::vector<float>& products) const;

private:
    template <class T>
    using Numbers = std::vector<T, WipingAllocator<T>>;

    size_t m_dimensions;
    size_t m_stride;               ///< filled up with zeros
    Numbers<std::int8_t> m_digits; ///< rows x stride
    FaceNumbers m_scales;          ///< one per row: row = scale * digits, nearly
    double m_furthest = 0;         ///< the largest distance of a row from its rounded self
    double m_longest = 0;          ///< of the rounded rows
};

} // namespace bk
