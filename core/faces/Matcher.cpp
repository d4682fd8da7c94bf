#include "core/faces/Matcher.h"

#include "core/faces/ModelCard.h"

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bk {
namespace {

constexpr float none = -std::numeric_limits<float>::infinity();

double product(const float* a, const float* b, int dimensions) {
    double sum = 0;
    for (int i = 0; i < dimensions; ++i)
        sum += double(a[i]) * double(b[i]);
    return sum;
}

/// Keeps the best of what it is shown, of which there may be a million.
class Best {
public:
    struct Entry {
        double score;
        int person;
    };

    explicit Best(size_t most) : m_most(most) { m_heap.reserve(most + 1); }

    template <class Before>
    void add(double score, int person, Before before) {
        if (m_heap.size() == m_most && score < m_heap.front().score) return;
        m_heap.push_back({score, person});
        std::push_heap(m_heap.begin(), m_heap.end(), before);
        if (m_heap.size() <= m_most) return;
        std::pop_heap(m_heap.begin(), m_heap.end(), before);
        m_heap.pop_back();
    }
    template <class Before>
    std::vector<Entry> sorted(Before before) && {
        std::sort_heap(m_heap.begin(), m_heap.end(), before);
        return std::move(m_heap);
    }

private:
    size_t m_most;
    std::vector<Entry> m_heap; ///< the worst in front
};

} // namespace

MatchLimits MatchLimits::of(const ModelCard& card, bool stricter) {
    const double extra = stricter ? card.childExtra : 0;
    return {card.suggestThreshold + extra, card.suggestMargin + extra};
}

bool MatchLimits::hold(const QList<FaceMatch>& bestFirst) const {
    if (bestFirst.isEmpty() || bestFirst.first().score < threshold) return false;
    return bestFirst.size() < 2 || bestFirst.at(0).score - bestFirst.at(1).score >= margin;
}

Matcher::Matcher(int dimensions, const CohortNormalisation& cohort)
    : m_dimensions(dimensions), m_cohort(cohort) {}

void Matcher::reserve(int faceprints) {
    m_matrix.reserve(static_cast<size_t>(faceprints) * static_cast<size_t>(m_dimensions));
    m_rowPerson.reserve(static_cast<size_t>(faceprints));
    m_rowFace.reserve(static_cast<size_t>(faceprints));
}

const float* Matcher::row(int index) const {
    return m_matrix.data() + static_cast<size_t>(index) * static_cast<size_t>(m_dimensions);
}

void Matcher::add(const PersonId& person, const Embedding& faceprint, const FaceId& face) {
    if (faceprint.size() != static_cast<size_t>(m_dimensions)) return;
    const int newRow = size();
    m_rowFace.push_back(face);
    m_matrix.insert(m_matrix.end(), faceprint.begin(), faceprint.end());

    const auto known = m_indexOf.constFind(person);
    if (known == m_indexOf.constEnd()) {
        const int index = static_cast<int>(m_persons.size());
        m_indexOf.insert(person, index);
        m_rowPerson.push_back(index);
        m_persons.push_back({person, 1, newRow, -1, 1});
        return;
    }
    m_rowPerson.push_back(*known);
    Person& owner = m_persons[static_cast<size_t>(*known)];
    const auto dimensions = static_cast<size_t>(m_dimensions);
    if (owner.sum < 0) {
        owner.sum = static_cast<int>(m_sums.size() / dimensions);
        const float* const first = row(owner.firstRow);
        m_sums.insert(m_sums.end(), first, first + m_dimensions);
    }
    float* const sum = m_sums.data() + static_cast<size_t>(owner.sum) * dimensions;
    for (size_t i = 0; i < dimensions; ++i)
        sum[i] += faceprint[i];
    ++owner.faceprints;
    owner.sumLength = std::sqrt(product(sum, sum, m_dimensions));
}

std::vector<Matcher::Fit> Matcher::fits(const std::vector<float>& cosines) const {
    std::vector<Fit> all(m_persons.size(), Fit{none, -1, 0});
    for (size_t at = 0; at < cosines.size(); ++at) {
        Fit& fit = all[static_cast<size_t>(m_rowPerson[at])];
        fit.sum += double(cosines[at]);
        if (cosines[at] <= fit.best) continue;
        fit.best = cosines[at];
        fit.bestRow = static_cast<int>(at);
    }
    return all;
}

std::pair<Matcher::Fit, Matcher::Person> Matcher::without(int ownRow,
                                                          const std::vector<float>& cosines) const {
    const int owner = m_rowPerson[static_cast<size_t>(ownRow)];
    Person person = m_persons[static_cast<size_t>(owner)];
    Fit fit{none, -1, 0};
    Embedding sum(static_cast<size_t>(m_dimensions));
    for (int at = person.firstRow; at < size(); ++at) {
        if (m_rowPerson[static_cast<size_t>(at)] != owner || at == ownRow) continue;
        const float cosine = cosines[static_cast<size_t>(at)];
        fit.sum += double(cosine);
        if (cosine > fit.best) {
            fit.best = cosine;
            fit.bestRow = at;
        }
        for (size_t i = 0; i < sum.size(); ++i)
            sum[i] += row(at)[i];
    }
    --person.faceprints;
    person.sumLength = std::sqrt(product(sum.data(), sum.data(), m_dimensions));
    return {fit, person};
}

double Matcher::scoreOf(const Fit& fit, const Person& person) {
    if (person.faceprints < 2) return double(fit.best);
    // Faceprints that are all against each other have no middle.
    if (person.sumLength < 1e-6) return double(fit.best);
    return (double(fit.best) + fit.sum / person.sumLength) / 2;
}

QList<FaceMatch> Matcher::candidates(const Embedding& face, const MatchExclusions& excluded,
                                     int limit) const {
    if (face.size() != static_cast<size_t>(m_dimensions) || m_persons.empty() || limit < 1) return {};

    std::vector<float> cosines(m_rowPerson.size());
    cblas_sgemv(CblasRowMajor, CblasNoTrans, size(), m_dimensions, 1.0f, m_matrix.data(), m_dimensions,
                face.data(), 1, 0.0f, cosines.data(), 1);
    std::vector<Fit> all = fits(cosines);
    for (const PersonId& person : excluded.persons)
        if (const auto index = m_indexOf.constFind(person); index != m_indexOf.constEnd())
            all[static_cast<size_t>(*index)].bestRow = -1;
    Person ownOne;
    int own = -1;
    if (!excluded.face.isNull()) {
        const auto at = std::find(m_rowFace.begin(), m_rowFace.end(), excluded.face);
        if (at != m_rowFace.end()) {
            const auto ownRow = static_cast<int>(std::distance(m_rowFace.begin(), at));
            own = m_rowPerson[static_cast<size_t>(ownRow)];
            if (all[static_cast<size_t>(own)].bestRow >= 0)
                std::tie(all[static_cast<size_t>(own)], ownOne) = without(ownRow, cosines);
        }
    }

    const auto before = [&](const Best::Entry& a, const Best::Entry& b) {
        if (a.score != b.score) return a.score > b.score;
        return m_persons[static_cast<size_t>(a.person)].id < m_persons[static_cast<size_t>(b.person)].id;
    };
    // One more than the cohort: of those in it, each is left out for itself.
    Best best(static_cast<size_t>(std::max(limit, m_cohort.weight > 0 ? m_cohort.size + 1 : 0)));
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].bestRow < 0) continue;
        const int index = static_cast<int>(i);
        best.add(scoreOf(all[i], index == own ? ownOne : m_persons[i]), index, before);
    }
    const std::vector<Best::Entry> ranked = std::move(best).sorted(before);

    QList<FaceMatch> list;
    std::vector<double> others;
    for (size_t i = 0; i < std::min(ranked.size(), static_cast<size_t>(limit)); ++i) {
        others.clear();
        for (size_t k = 0; k < ranked.size() && others.size() < static_cast<size_t>(m_cohort.size); ++k)
            if (k != i) others.push_back(ranked[k].score);
        const auto person = static_cast<size_t>(ranked[i].person);
        list.append({m_persons[person].id, ranked[i].score - m_cohort.shift(others),
                     m_rowFace[static_cast<size_t>(all[person].bestRow)]});
    }
    return list;
}

std::optional<FaceMatch> Matcher::suggest(const Embedding& face, const MatchLimits& limits,
                                          const MatchExclusions& excluded, const QSet<PersonId>& children,
                                          const MatchLimits& childLimits) const {
    const QList<FaceMatch> best = candidates(face, excluded, 2);
    if (best.isEmpty()) return std::nullopt;
    const bool child = children.contains(best.first().person);
    if (!(child ? childLimits : limits).hold(best)) return std::nullopt;
    return best.first();
}

} // namespace bk
