#include "core/faces/FaceSeries.h"

#include "core/faces/FaceProducts.h"

#include <algorithm>
#include <optional>

namespace bk {
namespace {

constexpr double strength = 3;
constexpr size_t mostListenedTo = 64;

struct Lookalike {
    size_t face;
    double cosine;
    double weight;
};

/// What FACE says about PERSON. None: nothing.
std::optional<double> wordOf(const SeriesFace& face, const PersonId& person) {
    if (face.notAsked.contains(person)) return std::nullopt;
    for (const FaceMatch& match : face.candidates)
        if (match.person == person) return match.score;
    // Behind all that are told.
    return face.candidates.isEmpty() ? 0 : face.candidates.last().score;
}

QList<FaceMatch> heard(const SeriesFace& face, const std::vector<Lookalike>& others,
                       const std::vector<SeriesFace>& all) {
    QList<FaceMatch> matches = face.candidates;
    for (FaceMatch& match : matches) {
        double sum = match.score;
        double weights = 1;
        for (const Lookalike& other : others) {
            const auto word = wordOf(all[other.face], match.person);
            if (!word) continue;
            sum += other.weight * std::min(*word, other.cosine);
            weights += other.weight;
        }
        match.score = sum / weights;
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const FaceMatch& a, const FaceMatch& b) { return a.score > b.score; });
    return matches;
}

void keepMostAlike(std::vector<Lookalike>& others) {
    if (others.size() <= mostListenedTo) return;
    std::nth_element(others.begin(), others.begin() + mostListenedTo, others.end(),
                     [](const Lookalike& a, const Lookalike& b) {
                         return a.cosine != b.cosine ? a.cosine > b.cosine : a.face < b.face;
                     });
    others.resize(mostListenedTo);
}

} // namespace

std::vector<QList<FaceMatch>> inSeries(const std::vector<SeriesFace>& faces, double alike,
                                       const std::function<void()>& rest) {
    std::vector<QList<FaceMatch>> result;
    result.reserve(faces.size());
    if (faces.size() < 2 || alike >= 1) {
        for (const SeriesFace& face : faces)
            result.push_back(face.candidates);
        return result;
    }
    const size_t dimensions = faces.front().numbers.size();
    FaceNumbers matrix;
    matrix.reserve(faces.size() * dimensions);
    for (const SeriesFace& face : faces)
        matrix.insert(matrix.end(), face.numbers.begin(), face.numbers.end());

    constexpr size_t blockRows = FaceProducts::blockRows;
    constexpr size_t blockColumns = FaceProducts::blockColumns;
    FaceProducts products(static_cast<int>(dimensions));
    std::vector<std::vector<Lookalike>> others(blockRows);
    for (size_t first = 0; first < faces.size(); first += blockRows) {
        if (rest) rest();
        const size_t rows = std::min(blockRows, faces.size() - first);
        for (auto& one : others)
            one.clear();
        for (size_t from = 0; from < faces.size(); from += blockColumns) {
            const size_t columns = std::min(blockColumns, faces.size() - from);
            const float* const cosines =
                products.multiply(matrix.data() + first * dimensions, static_cast<int>(rows),
                                  matrix.data() + from * dimensions, static_cast<int>(columns));
            for (size_t row = 0; row < rows; ++row) {
                for (size_t column = 0; column < columns; ++column) {
                    const double cosine = double(cosines[row * blockColumns + column]);
                    if (cosine <= alike || faces[from + column].photo == faces[first + row].photo) continue;
                    others[row].push_back({from + column, cosine, strength * (cosine - alike) / (1 - alike)});
                }
            }
        }
        for (size_t row = 0; row < rows; ++row) {
            keepMostAlike(others[row]);
            result.push_back(heard(faces[first + row], others[row], faces));
        }
    }
    return result;
}

} // namespace bk
