#include "core/faces/HogPlanes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace bk {
namespace {

/// Nine directions of an edge, each with darkness on the one or the other side of it.
constexpr int orientations = 18;
constexpr int directions = orientations / 2;
/// The blocks of two by two cells that a cell is part of.
constexpr int blocks = 4;
constexpr int levels = 256;

/// What a pixel whose neighbours differ by X and Y votes for, and how strongly, for every difference there
/// can be: it is asked for every pixel of every scale.
class Gradients {
public:
    static const Gradients& all() {
        static const Gradients gradients;
        return gradients;
    }

    float length(int x, int y) const { return m_lengths[std::size_t(std::abs(y) * levels + std::abs(x))]; }
    int orientation(int x, int y) const { return m_orientations[placeOf(x, y)]; }

private:
    Gradients() : m_lengths(levels * levels), m_orientations(4 * levels * levels) {
        for (int y = 0; y < levels; ++y)
            for (int x = 0; x < levels; ++x)
                m_lengths[std::size_t(y * levels + x)] = std::sqrt(float(x * x + y * y));
        for (int y = -levels; y < levels; ++y)
            for (int x = -levels; x < levels; ++x)
                m_orientations[placeOf(x, y)] = nearest(float(x), float(y));
    }

    static std::size_t placeOf(int x, int y) { return std::size_t((y + levels) * 2 * levels + x + levels); }

    static std::uint8_t nearest(float x, float y) {
        // To dlib's four digits: its detectors learned with these.
        constexpr std::array<std::array<float, 2>, directions> units = {{{1.0000F, 0.0000F},
                                                                         {0.9397F, 0.3420F},
                                                                         {0.7660F, 0.6428F},
                                                                         {0.5000F, 0.8660F},
                                                                         {0.1736F, 0.9848F},
                                                                         {-0.1736F, 0.9848F},
                                                                         {-0.5000F, 0.8660F},
                                                                         {-0.7660F, 0.6428F},
                                                                         {-0.9397F, 0.3420F}}};
        float best = 0;
        std::size_t orientation = 0;
        for (std::size_t i = 0; i < units.size(); ++i) {
            const float along = x * units[i][0] + y * units[i][1];
            if (std::abs(along) <= best) continue;
            best = std::abs(along);
            orientation = along > 0 ? i : i + directions;
        }
        return std::uint8_t(orientation);
    }

    std::vector<float> m_lengths;
    std::vector<std::uint8_t> m_orientations;
};

/// Adds the votes of the pixels of row Y before column END to the histograms of the two cells that each lies
/// between: the first of VOTES is one to the left of the picture.
BK_PART_OF_CALLER void voteInRow(const GreyPicture& picture, int y, int end, float* votes) {
    // From the middle of a cell to that of the next: how much goes to the next.
    constexpr std::array<float, HogPlanes::cellSide> shares = {0.0625F, 0.1875F, 0.3125F, 0.4375F,
                                                               0.5625F, 0.6875F, 0.8125F, 0.9375F};
    constexpr int half = HogPlanes::cellSide / 2;
    const Gradients& gradients = Gradients::all();
    const std::uint8_t* above = picture.row(y - 1);
    const std::uint8_t* row = picture.row(y);
    const std::uint8_t* below = picture.row(y + 1);
    for (int first = -half; first < end; first += HogPlanes::cellSide, votes += orientations) {
        const int last = std::min(first + HogPlanes::cellSide, end);
        for (int x = std::max(first, 1); x < last; ++x) {
            const int across = row[x + 1] - row[x - 1];
            const int down = below[x] - above[x];
            const float length = gradients.length(across, down);
            const float toTheNext = shares[std::size_t(x - first)] * length;
            float* vote = votes + gradients.orientation(across, down);
            vote[0] += length - toTheNext;
            vote[orientations] += toTheNext;
        }
    }
}

/// How much of N votes counts in each block around, added up over the blocks into SUMS; and, where TEXTURE
/// is not null, over the votes into it, one vector for each block.
template <int N>
BK_PART_OF_CALLER void countVotes(const float* votes, const std::array<float, blocks>& limits,
                                  const std::array<float, blocks>& factors, float* sums,
                                  EightFloats* texture) {
    static_assert(N % eight == 0);
    for (int i = 0; i < N; i += eight) {
        const EightFloats all = eightAt(votes + i);
        EightFloats sum = {};
        for (std::size_t block = 0; block < blocks; ++block) {
            const EightFloats limit = EightFloats{} + limits[block];
            const EightFloats counted = (all < limit ? all : limit) * factors[block];
            sum += counted;
            if (texture) texture[block] += counted;
        }
        eightAt(sums + i) = sum;
    }
}

} // namespace

struct HogPlanes::Work {
    const GreyPicture& picture;
    HogPlanes& planes;
    int cellsDown = 0;
    int cellsAcross = 0;
    /// Numbers of a row of histograms. There is one more histogram on each side of the picture, so that no
    /// vote has to ask whether there is one.
    std::size_t line = 0;

    float* histogram(int row, int column) const {
        return planes.m_histograms.data() + std::size_t(row + 1) * line +
               std::size_t(column + 1) * orientations;
    }
    float& energy(int row, int column) const {
        return planes.m_energies[std::size_t(row) * std::size_t(cellsAcross) + std::size_t(column)];
    }
};

BK_PART_OF_CALLER void HogPlanes::vote(const Work& work) {
    const int endRow = std::min(work.cellsDown * cellSide, work.picture.height) - 1;
    const int endColumn = std::min(work.cellsAcross * cellSide, work.picture.width) - 1;
    std::vector<float>& votes = work.planes.m_rowVotes;
    for (int y = 1; y < endRow; ++y) {
        std::fill(votes.begin(), votes.end(), 0.0F);
        voteInRow(work.picture, y, endColumn, votes.data());
        const int place = y + cellSide / 2;
        const float toTheNext = (float(place % cellSide) + 0.5F) / cellSide;
        float* above = work.histogram(place / cellSide - 1, -1);
        float* below = above + work.line;
        // The last vector may reach into the next row; there are no votes at its end.
        for (std::size_t i = 0; i < work.line; i += eight) {
            const EightFloats row = eightAt(votes.data() + i);
            eightAt(above + i) += row * (1 - toTheNext);
            eightAt(below + i) += row * toTheNext;
        }
    }
}

BK_PART_OF_CALLER void HogPlanes::normalise(const Work& work) {
    for (int row = 0; row < work.cellsDown; ++row) {
        for (int column = 0; column < work.cellsAcross; ++column) {
            const float* votes = work.histogram(row, column);
            float energy = 0;
            for (int i = 0; i < directions; ++i) {
                const float both = votes[i] + votes[i + directions];
                energy += both * both;
            }
            work.energy(row, column) = energy;
        }
    }
    HogPlanes& planes = work.planes;
    const std::size_t planeSize = planes.planeSize();
    for (int row = 1; row <= planes.m_cellRows; ++row) {
        for (int column = 1; column <= planes.m_cellColumns; ++column) {
            std::array<float, blocks> limits;
            std::array<float, blocks> factors;
            for (int block = 0; block < blocks; ++block) {
                const int top = row - block % 2;
                const int left = column - block / 2;
                const float energy = work.energy(top, left) + work.energy(top, left + 1) +
                                     work.energy(top + 1, left) + work.energy(top + 1, left + 1);
                limits[std::size_t(block)] = 0.2F * std::sqrt(energy + 0.0001F);
                factors[std::size_t(block)] = 0.1F / limits[std::size_t(block)];
            }
            // With zeros at the end for whole vectors.
            std::array<float, 3 * eight> votes{};
            std::copy_n(work.histogram(row, column), orientations, votes.begin());
            std::array<float, 2 * eight> either{};
            for (std::size_t i = 0; i < directions; ++i)
                either[i] = votes[i] + votes[i + directions];
            std::array<float, 5 * eight> features;
            EightFloats texture[blocks] = {};
            countVotes<3 * eight>(votes.data(), limits, factors, features.data(), texture);
            countVotes<2 * eight>(either.data(), limits, factors, features.data() + orientations, nullptr);
            for (std::size_t block = 0; block < blocks; ++block) {
                float sum = 0;
                for (int i = 0; i < eight; ++i)
                    sum += texture[block][i];
                features[orientations + directions + block] = 2 * 0.2357F * sum;
            }
            float* to = planes.m_values.data() +
                        std::size_t(row - 1 + before) * std::size_t(planes.stride()) +
                        std::size_t(column - 1 + before);
            for (std::size_t i = 0; i < count; ++i, to += planeSize)
                *to = features[i];
        }
    }
}

void HogPlanes::fill(const Work& work) {
    vote(work);
    normalise(work);
}

BK_WIDE void HogPlanes::fillWide(const Work& work) {
    vote(work);
    normalise(work);
}

void HogPlanes::describe(const GreyPicture& picture, bool wide) {
    const int cellsDown = int(float(picture.height) / cellSide + 0.5F);
    const int cellsAcross = int(float(picture.width) / cellSide + 0.5F);
    const bool any = cellsDown > 2 && cellsAcross > 2;
    m_cellRows = any ? cellsDown - 2 : 0;
    m_cellColumns = any ? cellsAcross - 2 : 0;
    if (!any) return;

    const Work work{picture, *this, cellsDown, cellsAcross, std::size_t(cellsAcross + 2) * orientations};
    m_values.assign(count * planeSize(), 0);
    m_histograms.assign(std::size_t(cellsDown + 2) * work.line + eight, 0);
    m_rowVotes.assign(work.line + eight, 0);
    m_energies.resize(std::size_t(cellsDown) * std::size_t(cellsAcross));
    if (wide)
        fillWide(work);
    else
        fill(work);
}

} // namespace bk
