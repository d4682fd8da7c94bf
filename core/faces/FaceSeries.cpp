#include "core/faces/FaceSeries.h"

#include <cblas.h>

#include <algorithm>
#include <optional>

namespace bk {
namespace {

constexpr double strength = 3;
constexpr size_t mostListenedTo = 64;
/// Rows of cosines at a time, so that a large run needs no square of its size.
constexpr size_t rowsAtATime = 128;

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

} // namespace

std::vector<QList<FaceMatch>> inSeries(const std::vector<SeriesFace>& faces, double alike) {
    std::vector<QList<FaceMatch>> result;
    result.reserve(faces.size());
    if (faces.empty() || alike >= 1) {
        for (const SeriesFace& face : faces)
            result.push_back(face.candidates);
        return result;
    }
    const size_t dimensions = faces.front().numbers.size();
    FaceNumbers matrix;
    matrix.reserve(faces.size() * dimensions);
    for (const SeriesFace& face : faces)
        matrix.insert(matrix.end(), face.numbers.begin(), face.numbers.end());

    const auto width = static_cast<int>(dimensions);
    const auto count = static_cast<int>(faces.size());
    std::vector<float> cosines(std::min(rowsAtATime, faces.size()) * faces.size());
    std::vector<Lookalike> others;
    for (size_t first = 0; first < faces.size(); first += rowsAtATime) {
        const size_t rows = std::min(rowsAtATime, faces.size() - first);
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, static_cast<int>(rows), count, width, 1.0f,
                    matrix.data() + first * dimensions, width, matrix.data(), width, 0.0f, cosines.data(),
                    count);
        for (size_t row = 0; row < rows; ++row) {
            const SeriesFace& face = faces[first + row];
            others.clear();
            for (size_t other = 0; other < faces.size(); ++other) {
                const double cosine = double(cosines[row * faces.size() + other]);
                if (cosine <= alike || faces[other].photo == face.photo) continue;
                others.push_back({other, cosine, strength * (cosine - alike) / (1 - alike)});
            }
            if (others.size() > mostListenedTo) {
                std::nth_element(others.begin(), others.begin() + mostListenedTo, others.end(),
                                 [](const Lookalike& a, const Lookalike& b) {
                                     return a.cosine != b.cosine ? a.cosine > b.cosine : a.face < b.face;
                                 });
                others.resize(mostListenedTo);
            }
            result.push_back(heard(face, others, faces));
        }
    }
    return result;
}

} // namespace bk
