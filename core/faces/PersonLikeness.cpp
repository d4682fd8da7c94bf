#include "core/faces/PersonLikeness.h"

#include "core/faces/FaceProducts.h"

#include <QHash>

#include <cblas.h>

#include <algorithm>
#include <cmath>

namespace bk {
namespace {

/// What the mean faceprints may be farther apart than the best faceprints are.
constexpr double meanSlack = 0.05;
constexpr int rounds = 4;

double cosine(const Embedding& one, const Embedding& other) {
    if (one.size() != other.size() || one.empty()) return 0;
    return cblas_sdot(static_cast<int>(one.size()), one.data(), 1, other.data(), 1);
}

void toUnitLength(float* numbers, int size) {
    const float length = cblas_snrm2(size, numbers, 1);
    if (length > 0) cblas_sscal(size, 1 / length, numbers, 1);
}

/// The mean of the two best.
double bestPairs(const std::vector<const Embedding*>& one, const std::vector<const Embedding*>& other) {
    double best = -1;
    double second = -1;
    for (const Embedding* a : one)
        for (const Embedding* b : other) {
            const double score = cosine(*a, *b);
            second = std::max(second, std::min(best, score));
            best = std::max(best, score);
        }
    return one.size() * other.size() > 1 ? (best + second) / 2 : best;
}

} // namespace

QList<LikePersons> likePersons(const std::vector<PersonFaceprint>& faceprints, double threshold) {
    if (faceprints.empty()) return {};
    const int size = static_cast<int>(faceprints.front().numbers.size());
    QHash<PersonId, int> indexOf;
    std::vector<PersonId> persons;
    std::vector<std::vector<const Embedding*>> theirs;
    FaceNumbers means;
    for (const PersonFaceprint& one : faceprints) {
        if (static_cast<int>(one.numbers.size()) != size || size == 0) continue;
        auto known = indexOf.find(one.person);
        if (known == indexOf.end()) {
            known = indexOf.insert(one.person, static_cast<int>(persons.size()));
            persons.push_back(one.person);
            theirs.emplace_back();
            means.resize(means.size() + static_cast<std::size_t>(size), 0.0f);
        }
        theirs[static_cast<std::size_t>(*known)].push_back(&one.numbers);
        cblas_saxpy(size, 1, one.numbers.data(), 1,
                    means.data() + static_cast<std::size_t>(*known) * static_cast<std::size_t>(size), 1);
    }
    const int count = static_cast<int>(persons.size());
    if (count == 0) return {};
    const auto mean = [&](int index) {
        return means.data() + static_cast<std::size_t>(index) * static_cast<std::size_t>(size);
    };
    for (int i = 0; i < count; ++i)
        toUnitLength(mean(i), size);

    QList<LikePersons> pairs;
    FaceProducts products(size);
    for (int begin = 0; begin < count; begin += FaceProducts::blockRows) {
        const int rows = std::min(FaceProducts::blockRows, count - begin);
        // Each two are met once.
        for (int from = begin; from < count; from += FaceProducts::blockColumns) {
            const int columns = std::min(FaceProducts::blockColumns, count - from);
            const float* const scores = products.multiply(mean(begin), rows, mean(from), columns);
            for (int i = 0; i < rows; ++i)
                for (int other = std::max(from, begin + i + 1); other < from + columns; ++other) {
                    const float near = scores[std::ptrdiff_t(i) * FaceProducts::blockColumns + other - from];
                    if (near < threshold - meanSlack) continue;
                    const auto one = static_cast<std::size_t>(begin + i);
                    const double score = bestPairs(theirs[one], theirs[static_cast<std::size_t>(other)]);
                    if (score >= threshold)
                        pairs << LikePersons{persons[one], persons[static_cast<std::size_t>(other)], score};
                }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const LikePersons& a, const LikePersons& b) { return a.score > b.score; });
    return pairs;
}

std::vector<double> divideFaces(const std::vector<Embedding>& faces, std::size_t first, std::size_t second) {
    std::vector<double> leads(faces.size(), 0.0);
    if (first >= faces.size() || second >= faces.size() || faces[first].empty() || faces[second].empty())
        return leads;
    const int size = static_cast<int>(faces[first].size());
    Embedding centres[2] = {faces[first], faces[second]};
    for (int round = 0; round < rounds; ++round) {
        Embedding sums[2] = {faces[first], faces[second]};
        for (std::size_t i = 0; i < faces.size(); ++i) {
            if (static_cast<int>(faces[i].size()) != size) continue;
            leads[i] = cosine(faces[i], centres[1]) - cosine(faces[i], centres[0]);
            if (i == first || i == second) continue;
            cblas_saxpy(size, 1, faces[i].data(), 1, sums[leads[i] > 0 ? 1 : 0].data(), 1);
        }
        for (int side = 0; side < 2; ++side) {
            toUnitLength(sums[side].data(), size);
            centres[side] = sums[side];
        }
    }
    leads[first] = -std::max(std::abs(leads[first]), 1e-3);
    leads[second] = std::max(std::abs(leads[second]), 1e-3);
    return leads;
}

} // namespace bk
