#include "tests/bench/FaceTrials.h"

#include "core/faces/FaceEngine.h"
#include "core/faces/FaceLooks.h"
#include "core/faces/FaceSeries.h"
#include "tests/bench/Chance.h"

#include <QMap>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bk::bench {
namespace {

double cosine(const Embedding& a, const Embedding& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

template <class List>
void shuffle(List& list, Chance& chance) {
    for (qsizetype i = list.size() - 1; i > 0; --i)
        std::swap(list[i], list[chance.below(static_cast<int>(i + 1))]);
}

double partFrom(const std::vector<double>& sorted, double threshold) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), threshold);
    return double(std::distance(at, sorted.end())) / double(std::max<size_t>(1, sorted.size()));
}

/// People and the faces of each, by their places in the list.
using People = QMap<QString, QList<qsizetype>>;

People peopleOf(const QList<KnownNumbers>& faces) {
    People people;
    for (qsizetype i = 0; i < faces.size(); ++i)
        people[faces[i].person] << i;
    return people;
}

/// Who is nobody in the catalog.
QStringList drawStrangers(const People& people, const TrialSettings& settings, Chance& chance) {
    QStringList strangers;
    QStringList others;
    for (auto it = people.begin(); it != people.end(); ++it)
        (it->size() > settings.named ? others : strangers) << it.key();
    shuffle(others, chance);
    const auto wanted = qsizetype(std::lround(settings.strangers * double(people.size())));
    while (strangers.size() < wanted && others.size() > 1)
        strangers << others.takeLast();
    return strangers;
}

/// The candidates for one face.
class Contest {
public:
    Contest(const ModelCard& card, Matching matching)
        : m_matching(matching), m_matcher(card.outputSize, card.cohort) {}

    void add(const PersonId& person, const Embedding& numbers) {
        if (m_matching == Matching::Plain)
            m_plain.append({person, numbers});
        else
            m_matcher.add(person, numbers);
    }

    /// Up to SeriesFace::mostCandidates, best first.
    QList<FaceMatch> candidates(const Embedding& face) const {
        if (m_matching != Matching::Plain) return m_matcher.candidates(face, {}, SeriesFace::mostCandidates);
        QHash<PersonId, double> best;
        for (const auto& [person, numbers] : m_plain) {
            const double score = cosine(face, numbers);
            const auto known = best.find(person);
            if (known == best.end())
                best.insert(person, score);
            else
                *known = std::max(*known, score);
        }
        QList<FaceMatch> all;
        for (auto it = best.begin(); it != best.end(); ++it)
            all.append({it.key(), it.value(), {}});
        std::sort(all.begin(), all.end(),
                  [](const FaceMatch& a, const FaceMatch& b) { return a.score > b.score; });
        return all.mid(0, SeriesFace::mostCandidates);
    }

private:
    Matching m_matching;
    Matcher m_matcher;
    QList<std::pair<PersonId, Embedding>> m_plain;
};

/// Scored anew as a scan does it: LOOKS, in this order, so many at a time.
void compareTogether(std::vector<SeriesFace>& looks, const ModelCard& card) {
    const double near = card.suggestThreshold - mirrorGain;
    for (size_t first = 0; first < looks.size(); first += photosTogether) {
        std::vector<SeriesFace> run;
        std::vector<size_t> places;
        for (size_t i = first; i < std::min(first + photosTogether, looks.size()); ++i) {
            if (looks[i].candidates.isEmpty() || looks[i].candidates.first().score < near) continue;
            run.push_back(looks[i]);
            places.push_back(i);
        }
        const auto heard = inSeries(run, card.groupThreshold);
        for (size_t i = 0; i < places.size(); ++i)
            looks[places[i]].candidates = heard[i];
    }
}

Trial runTrial(const QList<KnownNumbers>& faces, const People& people, const ModelCard& card,
               Matching matching, const TrialSettings& settings, Chance& chance) {
    Trial trial;
    const QStringList strangers = drawStrangers(people, settings, chance);
    trial.strangers = static_cast<int>(strangers.size());
    SeededIds ids(chance.next());
    Contest contest(card, matching);
    QHash<QString, PersonId> persons;
    QList<qsizetype> asked;
    for (auto it = people.begin(); it != people.end(); ++it) {
        if (strangers.contains(it.key())) {
            QList<qsizetype> theirs = *it;
            shuffle(theirs, chance);
            asked += settings.strangerPhotos > 0 ? theirs.mid(0, settings.strangerPhotos) : theirs;
            continue;
        }
        const PersonId person = ids.make<PersonId>();
        persons.insert(it.key(), person);
        QList<qsizetype> order = *it;
        shuffle(order, chance);
        for (qsizetype i = 0; i < order.size(); ++i) {
            if (i >= settings.named) {
                asked << order[i];
            } else if (faces[order[i]].quality >= goodQuality) {
                contest.add(person, faces[order[i]].numbers);
                ++trial.faceprints;
            }
        }
    }
    trial.persons = static_cast<int>(persons.size());
    // Nothing is to be had from people's photos lying side by side.
    shuffle(asked, chance);
    std::vector<SeriesFace> looks;
    for (const qsizetype at : std::as_const(asked))
        looks.push_back({faces[at].photo, faces[at].numbers, contest.candidates(faces[at].numbers)});
    if (matching == Matching::Program) compareTogether(looks, card);
    for (size_t i = 0; i < looks.size(); ++i) {
        const auto person = persons.constFind(faces[asked[static_cast<qsizetype>(i)]].person);
        const QList<FaceMatch>& best = looks[i].candidates;
        Probe probe;
        probe.known = person != persons.constEnd();
        if (!best.isEmpty()) {
            probe.right = probe.known && best.first().person == *person;
            probe.score = best.first().score;
            if (best.size() > 1) probe.lead = best[0].score - best[1].score;
        }
        trial.probes << probe;
    }
    return trial;
}

} // namespace

Verification verify(const QList<KnownNumbers>& faces, quint64 seed) {
    std::vector<double> same;
    std::vector<double> different;
    const qint64 count = faces.size();
    const double part =
        double(Verification::mostPairs) / std::max(1.0, double(count) * double(count - 1) / 2);
    Chance chance(seed);
    const auto isDrawn = [&] { return part >= 1 || double(chance.next() >> 11) * 0x1p-53 < part; };
    for (qint64 i = 0; i < count; ++i) {
        for (qint64 k = i + 1; k < count; ++k) {
            const bool one = faces[i].person == faces[k].person;
            if (!one && !isDrawn()) continue;
            (one ? same : different).push_back(cosine(faces[i].numbers, faces[k].numbers));
        }
    }
    std::sort(same.begin(), same.end());
    std::sort(different.begin(), different.end());

    Verification result;
    result.same = std::ssize(same);
    result.different = std::ssize(different);
    if (same.empty() || different.empty()) return result;
    for (int step = -200; step <= 1000; ++step) {
        const double threshold = step / 1000.0;
        const double accuracy = (partFrom(same, threshold) + 1 - partFrom(different, threshold)) / 2;
        if (accuracy <= result.accuracy) continue;
        result.accuracy = accuracy;
        result.threshold = threshold;
    }
    for (const double rate : {0.01, 0.001, 0.0001}) {
        // As many pairs of two people as the rate allows lie at or above the threshold.
        const auto allowed = qint64(rate * double(different.size()));
        if (allowed < 1) continue;
        const double threshold = std::nextafter(different[different.size() - size_t(allowed) - 1], 2.0);
        result.points.append({rate, partFrom(same, threshold), threshold});
    }
    return result;
}

QList<Trial> runTrials(const QList<KnownNumbers>& faces, const ModelCard& card, Matching matching,
                       const TrialSettings& settings) {
    const People people = peopleOf(faces);
    QList<Trial> trials;
    for (int split = 0; split < settings.splits; ++split) {
        Chance chance(settings.seed + static_cast<quint64>(split));
        trials << runTrial(faces, people, card, matching, settings, chance);
    }
    return trials;
}

Rates ratesOf(const Trial& trial, double threshold, double margin) {
    double known = 0;
    double strangers = 0;
    Rates rates;
    for (const Probe& probe : trial.probes) {
        const bool suggested = probe.score >= threshold && probe.lead >= margin;
        if (!probe.known) {
            ++strangers;
            rates.strangersNamed += suggested ? 1 : 0;
            continue;
        }
        ++known;
        rates.rank1 += probe.right ? 1 : 0;
        (suggested ? (probe.right ? rates.right : rates.wrong) : rates.silent) += 1;
    }
    for (double* part : {&rates.rank1, &rates.right, &rates.wrong, &rates.silent})
        *part /= std::max(1.0, known);
    rates.strangersNamed /= std::max(1.0, strangers);
    return rates;
}

double thresholdFor(const QList<Trial>& trials, double margin, double rate) {
    qsizetype strangers = 0;
    std::vector<double> named;
    for (const Trial& trial : trials) {
        for (const Probe& probe : trial.probes) {
            if (probe.known) continue;
            ++strangers;
            if (probe.lead >= margin) named.push_back(probe.score);
        }
    }
    std::sort(named.begin(), named.end(), std::greater<>());
    const auto allowed = static_cast<size_t>(rate * double(strangers));
    return allowed < named.size() ? std::nextafter(named[allowed], 2.0) : -1;
}

Spread spreadOf(const QList<double>& values) {
    Spread spread;
    if (values.isEmpty()) return spread;
    spread.mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - spread.mean) * (value - spread.mean);
    spread.deviation = std::sqrt(squares / double(std::max<qsizetype>(1, values.size() - 1)));
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    spread.least = *least;
    spread.most = *most;
    return spread;
}

} // namespace bk::bench
