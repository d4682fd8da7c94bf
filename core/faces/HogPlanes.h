#pragma once

#include "core/faces/EightFloats.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bk {

/// A picture in levels of grey, its rows one after the other.
struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        pixels.resize(std::size_t(width) * std::size_t(height));
    }
    const std::uint8_t* row(int y) const { return pixels.data() + std::size_t(y) * std::size_t(width); }
};

/// Histograms of oriented gradients of a picture: 31 numbers for every cell of 8 x 8 pixels but those along
/// its edges (Felzenszwalb, Girshick, McAllester and Ramanan, IEEE TPAMI 32(9), 2010), the same as dlib's
/// extract_fhog_features gives and several times as fast. Each number has a plane of its own, with zeros
/// around the cells so that a window may reach beyond the picture. One object per thread; its memory is kept
/// from picture to picture.
class HogPlanes {
public:
    static constexpr int count = 31;
    static constexpr int cellSide = 8;
    /// Cells of a window's side, and the zeros before a plane's cells for it; one more is behind them.
    static constexpr int window = 10;
    static constexpr int before = (window - 1) / 2;

    /// The features of PICTURE; no cells where it is too small for one. WIDE only where the processor can.
    void describe(const GreyPicture& picture, bool wide = hasWideVectors());

    int cellRows() const { return m_cellRows; }
    int cellColumns() const { return m_cellColumns; }
    /// With the zeros.
    int rows() const { return m_cellRows + window - 1; }
    /// Numbers of a row: cells, zeros, and what vectors may read behind them.
    int stride() const { return m_cellColumns + window - 1 + eight; }
    const float* plane(int index) const { return m_values.data() + std::size_t(index) * planeSize(); }
    std::size_t planeSize() const { return std::size_t(rows()) * std::size_t(stride()); }

private:
    struct Work;
    static void vote(const Work& work);
    static void normalise(const Work& work);
    static void fill(const Work& work);
    static void fillWide(const Work& work);

    int m_cellRows = 0;
    int m_cellColumns = 0;
    std::vector<float> m_values;
    std::vector<float> m_histograms;
    std::vector<float> m_rowVotes;
    std::vector<float> m_energies;
};

/// A part of a detector: the product of two vectors, for the cells of one plane. A few add up to what the
/// detector says of a plane.
struct HogFilter {
    int plane = 0;
    std::array<float, HogPlanes::window> alongRow{};
    std::array<float, HogPlanes::window> alongColumn{};
};

/// Adds up what FILTERS say of the window around every cell of PLANES, into SCORES: `cellRows` rows of
/// `stride` numbers, of which the first `cellColumns` count. SCRATCH is memory kept from call to call.
void applyFilters(const std::vector<HogFilter>& filters, const HogPlanes& planes, std::vector<float>& scores,
                  std::vector<float>& scratch, bool wide = hasWideVectors());

} // namespace bk
