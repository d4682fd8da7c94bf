#include "core/faces/Matcher.h"

#include <cblas.h>

#include <algorithm>
#include <limits>

namespace bk {

Matcher::Matcher(int dimensions) : m_dimensions(dimensions) {}

void Matcher::reserve(int faceprints) {
    m_matrix.reserve(static_cast<size_t>(faceprints) * static_cast<size_t>(m_dimensions));
    m_rowPerson.reserve(static_cast<size_t>(faceprints));
    m_rowFace.reserve(static_cast<size_t>(faceprints));
}

void Matcher::add(const PersonId& person, const Embedding& faceprint, const FaceId& face) {
    if (faceprint.size() != static_cast<size_t>(m_dimensions)) return;
    auto known = m_indexOf.find(person);
    if (known == m_indexOf.end()) {
        known = m_indexOf.insert(person, int(m_persons.size()));
        m_persons.append(person);
    }
    m_rowPerson.push_back(*known);
    m_rowFace.push_back(face);
    m_matrix.insert(m_matrix.end(), faceprint.begin(), faceprint.end());
}

QList<FaceMatch> Matcher::candidates(const Embedding& face, const MatchExclusions& excluded,
                                     int limit) const {
    if (face.size() != static_cast<size_t>(m_dimensions) || m_rowPerson.empty() || limit < 1) return {};

    std::vector<float> scores(m_rowPerson.size());
    cblas_sgemv(CblasRowMajor, CblasNoTrans, int(m_rowPerson.size()), m_dimensions, 1.0f, m_matrix.data(),
                m_dimensions, face.data(), 1, 0.0f, scores.data(), 1);

    constexpr float none = -std::numeric_limits<float>::infinity();
    struct BestTwo {
        float best = none;
        float second = none;
        size_t bestRow = 0;
    };
    std::vector<BestTwo> persons(size_t(m_persons.size()));
    const bool known = !excluded.face.isNull();
    for (size_t row = 0; row < scores.size(); ++row) {
        if (known && m_rowFace[row] == excluded.face) continue;
        BestTwo& two = persons[size_t(m_rowPerson[row])];
        if (scores[row] > two.best) {
            two.second = two.best;
            two.best = scores[row];
            two.bestRow = row;
        } else {
            two.second = std::max(two.second, scores[row]);
        }
    }

    std::vector<std::pair<double, int>> ranked;
    ranked.reserve(persons.size());
    for (size_t i = 0; i < persons.size(); ++i) {
        const BestTwo& two = persons[i];
        if (two.best == none) continue;
        const double score =
            two.second == none ? double(two.best) : (double(two.best) + double(two.second)) / 2;
        if (excluded.persons.isEmpty() || !excluded.persons.contains(m_persons.at(qsizetype(i))))
            ranked.emplace_back(score, int(i));
    }
    const auto end = ranked.begin() + std::min<std::ptrdiff_t>(limit, std::ssize(ranked));
    std::partial_sort(ranked.begin(), end, ranked.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    QList<FaceMatch> list;
    for (auto it = ranked.begin(); it != end; ++it)
        list.append({m_persons.at(it->second), it->first, m_rowFace[persons[size_t(it->second)].bestRow]});
    return list;
}

std::optional<FaceMatch> Matcher::suggest(const Embedding& face, double threshold, double margin,
                                          const MatchExclusions& excluded) const {
    const QList<FaceMatch> best = candidates(face, excluded, 2);
    if (best.isEmpty() || best.first().score < threshold) return std::nullopt;
    if (best.size() > 1 && best.at(0).score - best.at(1).score < margin) return std::nullopt;
    return best.first();
}

} // namespace bk
