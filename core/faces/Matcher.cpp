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

/// Keeps the best of what it is shown, of which there may be a million. BEFORE(a, b): a is better.
template <class Entry, class Before>
class Best {
public:
    Best(size_t most, Before before) : m_most(most), m_before(before) { m_heap.reserve(most + 1); }

    void add(const Entry& entry) {
        if (m_heap.size() == m_most && !m_before(entry, m_heap.front())) return;
        m_heap.push_back(entry);
        std::push_heap(m_heap.begin(), m_heap.end(), m_before);
        if (m_heap.size() <= m_most) return;
        std::pop_heap(m_heap.begin(), m_heap.end(), m_before);
        m_heap.pop_back();
    }
    bool isFull() const { return m_heap.size() == m_most; }
    const Entry& worst() const { return m_heap.front(); }
    std::vector<Entry> sorted() && {
        std::sort_heap(m_heap.begin(), m_heap.end(), m_before);
        return std::move(m_heap);
    }

private:
    size_t m_most;
    Before m_before;
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
    : m_dimensions(dimensions), m_cohort(cohort), m_rounded(dimensions) {}

void Matcher::reserve(int faceprints) {
    m_matrix.reserve(static_cast<size_t>(faceprints) * static_cast<size_t>(m_dimensions));
    m_rowPerson.reserve(static_cast<size_t>(faceprints));
    m_rowBefore.reserve(static_cast<size_t>(faceprints));
    m_rowFace.reserve(static_cast<size_t>(faceprints));
    if (faceprints >= manyFaceprints && RoundedRows::pay()) m_rounded.reserve(faceprints);
}

const float* Matcher::row(int index) const {
    return m_matrix.data() + static_cast<size_t>(index) * static_cast<size_t>(m_dimensions);
}

void Matcher::add(const PersonId& person, const Embedding& faceprint, const FaceId& face) {
    if (faceprint.size() != static_cast<size_t>(m_dimensions)) return;
    const int newRow = size();
    m_rowFace.push_back(face);
    m_matrix.insert(m_matrix.end(), faceprint.begin(), faceprint.end());
    if (newRow + 1 >= manyFaceprints && RoundedRows::pay())
        for (int at = m_rounded.size(); at <= newRow; ++at)
            m_rounded.add(row(at));

    const auto known = m_indexOf.constFind(person);
    if (known == m_indexOf.constEnd()) {
        const int index = static_cast<int>(m_persons.size());
        m_indexOf.insert(person, index);
        m_rowPerson.push_back(index);
        m_rowBefore.push_back(-1);
        m_persons.push_back({person, 1, newRow, -1, 1});
        return;
    }
    m_rowPerson.push_back(*known);
    Person& owner = m_persons[static_cast<size_t>(*known)];
    const auto dimensions = static_cast<size_t>(m_dimensions);
    if (owner.sum < 0) {
        owner.sum = static_cast<int>(m_sums.size() / dimensions);
        const float* const first = row(owner.lastRow);
        m_sums.insert(m_sums.end(), first, first + m_dimensions);
    }
    float* const sum = m_sums.data() + static_cast<size_t>(owner.sum) * dimensions;
    for (size_t i = 0; i < dimensions; ++i)
        sum[i] += faceprint[i];
    ++owner.faceprints;
    owner.sumLength = std::sqrt(product(sum, sum, m_dimensions));
    m_rowBefore.push_back(owner.lastRow);
    owner.lastRow = newRow;
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

std::optional<Matcher::Contender> Matcher::contender(int person, const Embedding& face, int ownRow) const {
    Person rest = m_persons[static_cast<size_t>(person)];
    const bool less = ownRow >= 0 && m_rowPerson[static_cast<size_t>(ownRow)] == person;
    Fit fit{none, -1, 0};
    Embedding sum(less ? face.size() : 0);
    for (int at = rest.lastRow; at >= 0; at = m_rowBefore[static_cast<size_t>(at)]) {
        if (at == ownRow) continue;
        const auto cosine = static_cast<float>(product(row(at), face.data(), m_dimensions));
        fit.sum += double(cosine);
        // Of two that fit as well, the first.
        if (cosine >= fit.best) {
            fit.best = cosine;
            fit.bestRow = at;
        }
        for (size_t i = 0; i < sum.size(); ++i)
            sum[i] += row(at)[i];
    }
    if (fit.bestRow < 0) return std::nullopt;
    if (less) {
        --rest.faceprints;
        rest.sumLength = std::sqrt(product(sum.data(), sum.data(), m_dimensions));
    }
    return Contender{scoreOf(fit, rest), person, fit.bestRow};
}

bool Matcher::hasMiddle(const Person& person) {
    // Faceprints that are all against each other have none.
    return person.faceprints >= 2 && person.sumLength >= 1e-6;
}

double Matcher::scoreOf(const Fit& fit, const Person& person) {
    if (!hasMiddle(person)) return double(fit.best);
    return (double(fit.best) + fit.sum / person.sumLength) / 2;
}

Matcher::Left Matcher::leftOut(const MatchExclusions& excluded) const {
    Left left;
    for (const PersonId& person : excluded.persons) {
        const auto index = m_indexOf.constFind(person);
        if (index == m_indexOf.constEnd()) continue;
        left.absent.resize(m_persons.size());
        left.absent[static_cast<size_t>(*index)] = 1;
    }
    if (excluded.face.isNull()) return left;
    const auto at = std::find(m_rowFace.begin(), m_rowFace.end(), excluded.face);
    if (at == m_rowFace.end()) return left;
    left.ownRow = static_cast<int>(std::distance(m_rowFace.begin(), at));
    left.own = m_rowPerson[static_cast<size_t>(left.ownRow)];
    return left;
}

std::vector<int> Matcher::possiblyBest(const Embedding& face, const Left& left, size_t most) const {
    std::vector<float> cosines;
    const double error = m_rounded.multiply(face, cosines);
    const std::vector<Fit> all = fits(cosines);
    constexpr double notAsked = -std::numeric_limits<double>::infinity();
    std::vector<double> atMost(all.size(), notAsked);
    Best<double, std::greater<>> atLeast(most, {});
    for (size_t i = 0; i < all.size(); ++i) {
        const int index = static_cast<int>(i);
        if (index == left.own || left.isAbsent(index)) continue;
        const Person& person = m_persons[i];
        const double score = scoreOf(all[i], person);
        const double off = hasMiddle(person) ? error * (1 + person.faceprints / person.sumLength) / 2 : error;
        atMost[i] = score + off;
        atLeast.add(score - off);
    }
    const double bar = atLeast.isFull() ? atLeast.worst() : std::numeric_limits<double>::lowest();
    std::vector<int> persons;
    for (size_t i = 0; i < all.size(); ++i)
        if (atMost[i] >= bar) persons.push_back(static_cast<int>(i));
    // Which part of their products counts was not asked.
    if (left.own >= 0 && !left.isAbsent(left.own)) persons.push_back(left.own);
    return persons;
}

std::vector<Matcher::Contender> Matcher::best(const Embedding& face, const Left& left, size_t most) const {
    const auto before = [&](const Contender& a, const Contender& b) {
        if (a.score != b.score) return a.score > b.score;
        return m_persons[static_cast<size_t>(a.person)].id < m_persons[static_cast<size_t>(b.person)].id;
    };
    Best<Contender, decltype(before)> best(most, before);
    const auto addExactly = [&](int person) {
        if (const auto one = contender(person, face, left.ownRow)) best.add(*one);
    };
    if (m_rounded.size() > 0) {
        for (const int person : possiblyBest(face, left, most))
            addExactly(person);
        return std::move(best).sorted();
    }
    std::vector<float> cosines(m_rowPerson.size());
    cblas_sgemv(CblasRowMajor, CblasNoTrans, size(), m_dimensions, 1.0f, m_matrix.data(), m_dimensions,
                face.data(), 1, 0.0f, cosines.data(), 1);
    const std::vector<Fit> all = fits(cosines);
    for (size_t i = 0; i < all.size(); ++i) {
        const int index = static_cast<int>(i);
        if (left.isAbsent(index)) continue;
        if (index == left.own)
            addExactly(index);
        else
            best.add({scoreOf(all[i], m_persons[i]), index, all[i].bestRow});
    }
    return std::move(best).sorted();
}

QList<FaceMatch> Matcher::candidates(const Embedding& face, const MatchExclusions& excluded,
                                     int limit) const {
    if (face.size() != static_cast<size_t>(m_dimensions) || m_persons.empty() || limit < 1) return {};
    // One more than the cohort: of those in it, each is left out for itself.
    const int most = std::max(limit, m_cohort.weight > 0 ? m_cohort.size + 1 : 0);
    const std::vector<Contender> ranked = best(face, leftOut(excluded), static_cast<size_t>(most));

    QList<FaceMatch> list;
    std::vector<double> others;
    for (size_t i = 0; i < std::min(ranked.size(), static_cast<size_t>(limit)); ++i) {
        others.clear();
        for (size_t k = 0; k < ranked.size() && others.size() < static_cast<size_t>(m_cohort.size); ++k)
            if (k != i) others.push_back(ranked[k].score);
        list.append({m_persons[static_cast<size_t>(ranked[i].person)].id,
                     ranked[i].score - m_cohort.shift(others),
                     m_rowFace[static_cast<size_t>(ranked[i].bestRow)]});
    }
    return list;
}

} // namespace bk
