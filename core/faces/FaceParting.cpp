#include "core/faces/FaceParting.h"

#include <cblas.h>

#include <algorithm>
#include <limits>
#include <set>

namespace bk {
namespace {

/// The mean over all pairs of one person's faces lies below what two alike ones reach.
constexpr double slack = 0.1;

/// Faces that are together so far. The sum of their numbers gives the mean over all pairs with another such
/// part in one dot product.
struct Part {
    std::vector<int> faces;
    std::set<int> photos;
    FaceNumbers sum;
    /// The part most like it that it may join, among those after it; -1: none.
    int nearest = -1;
    float similarity = -std::numeric_limits<float>::infinity();
};

bool meet(const std::set<int>& a, const std::set<int>& b) {
    const std::set<int>& fewer = a.size() < b.size() ? a : b;
    const std::set<int>& more = a.size() < b.size() ? b : a;
    return std::any_of(fewer.begin(), fewer.end(), [&](int one) { return more.contains(one); });
}

class Parts {
public:
    Parts(const std::vector<std::vector<int>>& parts, const FaceRows& rows) : m_dimensions(rows.dimensions) {
        m_parts.reserve(parts.size());
        for (const std::vector<int>& faces : parts) {
            Part part;
            part.faces = faces;
            part.sum.resize(size_t(m_dimensions));
            for (const int face : faces) {
                part.photos.insert(rows.photos[size_t(face)]);
                add(&rows.numbers[size_t(face) * size_t(m_dimensions)], part);
            }
            m_parts.push_back(std::move(part));
        }
    }

    /// False when STOPPED said so.
    bool compare(const std::function<bool()>& stopped) {
        for (size_t i = 0; i < m_parts.size(); ++i) {
            if (stopped()) return false;
            findNearest(i);
        }
        return true;
    }

    /// False when no two are left that may and should be one.
    bool joinBest(double least) {
        const auto best = std::max_element(m_parts.begin(), m_parts.end(), [](const Part& a, const Part& b) {
            return a.similarity < b.similarity;
        });
        if (best == m_parts.end() || best->nearest < 0 || double(best->similarity) < least) return false;
        const size_t kept = size_t(best - m_parts.begin());
        const size_t gone = size_t(best->nearest);
        join(m_parts[kept], m_parts[gone]);
        for (size_t i = 0; i < m_parts.size(); ++i) {
            const Part& part = m_parts[i];
            if (part.faces.empty()) continue;
            const bool lost = part.nearest == int(kept) || part.nearest == int(gone);
            if (i == kept || lost)
                findNearest(i);
            else if (i < kept)
                consider(i, kept);
        }
        return true;
    }

    std::vector<std::vector<int>> faces() const {
        std::vector<std::vector<int>> faces;
        for (const Part& part : m_parts)
            if (!part.faces.empty()) faces.push_back(part.faces);
        return faces;
    }

private:
    void add(const float* numbers, Part& part) const {
        cblas_saxpy(m_dimensions, 1.0f, numbers, 1, part.sum.data(), 1);
    }

    void join(Part& kept, Part& gone) {
        kept.faces.insert(kept.faces.end(), gone.faces.begin(), gone.faces.end());
        std::sort(kept.faces.begin(), kept.faces.end());
        kept.photos.merge(gone.photos);
        add(gone.sum.data(), kept);
        gone = Part();
    }

    void findNearest(size_t index) {
        Part& part = m_parts[index];
        part.nearest = -1;
        part.similarity = -std::numeric_limits<float>::infinity();
        for (size_t other = index + 1; other < m_parts.size(); ++other)
            consider(index, other);
    }

    void consider(size_t index, size_t otherIndex) {
        Part& part = m_parts[index];
        const Part& other = m_parts[otherIndex];
        if (other.faces.empty()) return;
        const float pairs = float(part.faces.size()) * float(other.faces.size());
        const float similarity = cblas_sdot(m_dimensions, part.sum.data(), 1, other.sum.data(), 1) / pairs;
        if (similarity <= part.similarity || meet(part.photos, other.photos)) return;
        part.nearest = int(otherIndex);
        part.similarity = similarity;
    }

    int m_dimensions;
    std::vector<Part> m_parts;
};

} // namespace

std::vector<std::vector<int>> joinAlike(const std::vector<std::vector<int>>& parts, const FaceRows& rows,
                                        double least, const std::function<bool()>& stopped) {
    Parts joined(parts, rows);
    if (!joined.compare(stopped)) return parts;
    while (!stopped() && joined.joinBest(least)) {
    }
    return joined.faces();
}

std::vector<std::vector<int>> partByPhoto(const std::vector<int>& faces, const FaceRows& rows,
                                          double threshold, const std::function<bool()>& stopped) {
    std::set<int> seen;
    const bool conflict = std::any_of(
        faces.begin(), faces.end(), [&](int face) { return !seen.insert(rows.photos[size_t(face)]).second; });
    if (!conflict) return {faces};
    std::vector<std::vector<int>> single;
    for (const int face : faces)
        single.push_back({face});
    return joinAlike(single, rows, threshold - slack, stopped);
}

} // namespace bk
