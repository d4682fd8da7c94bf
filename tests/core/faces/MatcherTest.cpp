#include "core/faces/Matcher.h"
#include "core/faces/ModelCard.h"
#include "tests/support/CountingIds.h"
#include "tests/support/NumberScan.h"
#include "tests/support/TestMain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <random>

using namespace bk;

namespace {

Embedding unit(Embedding vector) {
    double sum = 0;
    for (const float value : vector)
        sum += double(value) * double(value);
    for (float& value : vector)
        value = float(double(value) / std::sqrt(sum));
    return vector;
}

/// In the plane of the first two numbers, at this angle from the first: its cosine with angle 0 is known.
Embedding at(double degrees) {
    const double radians = degrees * M_PI / 180;
    return {float(std::cos(radians)), float(std::sin(radians)), 0, 0};
}

double cosOf(double degrees) {
    return std::cos(degrees * M_PI / 180);
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-5;
}

constexpr int rowSize = 128;
/// What is looked for is kept under this mask, so that looking for it does not put it there.
constexpr quint32 mask = 0xa5a5a5a5;
constexpr std::array<quint32, 8> masked = {0x9a1b2c3d, 0x9b5e6f70, 0x9a8192a3, 0x9bb4c5d6,
                                           0x9ae7f809, 0x9b0a1b2c, 0x9a3d4e5f, 0x9b607182};

/// A row with a mark in the middle.
Embedding marked() {
    Embedding row(rowSize);
    for (std::size_t i = 0; i < masked.size(); ++i) {
        const quint32 number = masked[i] ^ mask;
        std::memcpy(&row[rowSize / 2 + i], &number, sizeof number);
    }
    return row;
}

/// How often the mark is in this process's memory.
int timesInMemory() {
    int times = 0;
    test::forAllMemory(sizeof masked - sizeof masked[0], [&](const char* bytes, std::size_t size, quint64) {
        for (std::size_t at = 0; at + sizeof masked <= size; at += sizeof masked[0]) {
            std::size_t same = 0;
            for (; same < masked.size(); ++same) {
                quint32 number = 0;
                std::memcpy(&number, bytes + at + same * sizeof number, sizeof number);
                if ((number ^ mask) != masked[same]) break;
            }
            if (same == masked.size()) ++times;
        }
    });
    return times;
}

} // namespace

class MatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithANaiveComparison_data();
    void agreesWithANaiveComparison();
    void ofManyTheSameAreFound_data();
    void ofManyTheSameAreFound();
    void aPersonScoresTheMeanOfTheBestAndTheMiddle();
    void faceprintsAllAgainstEachOtherHaveNoMiddle();
    void theReferenceIsTheFaceprintThatFitsBest();
    void excludedPersonsAreNoCandidatesAndNoRivals();
    void aFaceIsNotComparedWithItsOwnFaceprint();
    void aSuggestionNeedsThresholdAndMargin();
    void aChildNeedsMore();
    void whatAFaceSharesWithOthersCountsLess();
    void theOrderOfFaceprintsDoesNotMatter();
    void oneMorePersonRaisesNobodysScore();
    void oneMoreOfTheSameFaceprintChangesNothing();
    void emptyOrOddInputGivesNothing();
    void nothingIsLeftInMemory();

private:
    bk::test::CountingIds m_ids;
    PersonId m_anna, m_bart, m_cees;
};

void MatcherTest::init() {
    m_anna = m_ids.make<PersonId>();
    m_bart = m_ids.make<PersonId>();
    m_cees = m_ids.make<PersonId>();
}

namespace {

constexpr int dimensions = 64;

Embedding drawn(std::mt19937& random) {
    std::normal_distribution<float> normal;
    Embedding vector(dimensions);
    for (float& value : vector)
        value = normal(random);
    return unit(vector);
}

double cosine(const Embedding& a, const Embedding& b) {
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i)
        sum += double(a[i]) * double(b[i]);
    return sum;
}

/// By the words of the header, without a cohort.
double naiveScore(const Embedding& face, const std::vector<Embedding>& faceprints) {
    double best = -2;
    Embedding sum(face.size());
    for (const Embedding& one : faceprints) {
        best = std::max(best, cosine(face, one));
        for (size_t i = 0; i < sum.size(); ++i)
            sum[i] += one[i];
    }
    return (best + cosine(face, unit(sum))) / 2;
}

struct Entry {
    PersonId person;
    FaceId face;
    Embedding numbers;
};

Matcher matcherOf(const std::vector<Entry>& entries, const CohortNormalisation& cohort = {}) {
    Matcher matcher(dimensions, cohort);
    for (const Entry& entry : entries)
        matcher.add(entry.person, entry.numbers, entry.face);
    return matcher;
}

/// The best candidate if LIMITS hold for it.
std::optional<FaceMatch> suggestion(const Matcher& matcher, const Embedding& face, const MatchLimits& limits,
                                    const MatchExclusions& excluded = {}) {
    const QList<FaceMatch> best = matcher.candidates(face, excluded, 2);
    if (!limits.hold(best)) return std::nullopt;
    return best.first();
}

constexpr CohortNormalisation strongCohort = {0.7, 3, 0.05};

} // namespace

void MatcherTest::agreesWithANaiveComparison_data() {
    QTest::addColumn<double>("weight");
    QTest::newRow("no cohort") << 0.0;
    QTest::newRow("cohort") << 0.6;
}

void MatcherTest::agreesWithANaiveComparison() {
    QFETCH(double, weight);
    const CohortNormalisation cohort{weight, 4, 0.02};
    constexpr int people = 37;
    std::mt19937 random(20240917);
    std::vector<Entry> entries;
    QHash<PersonId, std::vector<Embedding>> faceprints;
    QList<PersonId> ids;
    for (int i = 0; i < people; ++i)
        ids.append(m_ids.make<PersonId>());
    // Interleaved, as faceprints come: one to nine a person.
    for (int round = 0; round < 9; ++round) {
        for (int i = 0; i < people; ++i) {
            if (round > i % 9) continue;
            entries.push_back({ids.at(i), {}, drawn(random)});
            faceprints[ids.at(i)].push_back(entries.back().numbers);
        }
    }
    const Matcher matcher = matcherOf(entries, cohort);
    for (int run = 0; run < 20; ++run) {
        const Embedding face = drawn(random);
        const QSet<PersonId> excluded = {ids.at(run), ids.at(run + 5)};
        std::vector<std::pair<double, PersonId>> naive;
        for (const PersonId& id : ids)
            if (!excluded.contains(id)) naive.emplace_back(naiveScore(face, faceprints.value(id)), id);
        std::sort(naive.begin(), naive.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        const QList<FaceMatch> found = matcher.candidates(face, {excluded, {}}, 7);
        QCOMPARE(found.size(), 7);
        for (size_t k = 0; k < 7; ++k) {
            double shared = 0;
            int others = 0;
            for (size_t other = 0; other < naive.size() && others < cohort.size; ++other) {
                if (other == k) continue;
                ++others;
                shared += std::max(0.0, naive[other].first - cohort.floor);
            }
            QCOMPARE(found.at(qsizetype(k)).person, naive[k].second);
            QVERIFY(
                near(found.at(qsizetype(k)).score, naive[k].first - cohort.weight * shared / cohort.size));
        }
    }
}

void MatcherTest::ofManyTheSameAreFound_data() {
    QTest::addColumn<double>("alike");
    QTest::newRow("all different") << 0.0;
    QTest::newRow("families") << 0.8;
    // So near to one another that rounding mixes them all up.
    QTest::newRow("hardly to be told apart") << 0.997;
}

/// With so many that they are rounded first, against plain arithmetic.
void MatcherTest::ofManyTheSameAreFound() {
    QFETCH(double, alike);
    const quint32 seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    constexpr CohortNormalisation cohort{0.5, 5, 0.05};
    constexpr size_t people = 2500;
    const auto near = [&](const Embedding& middle) {
        Embedding one = drawn(random);
        for (size_t i = 0; i < one.size(); ++i)
            one[i] = float(alike) * middle[i] + float(1 - alike) * one[i];
        return unit(one);
    };
    std::vector<Entry> entries;
    QHash<PersonId, std::vector<Entry>> faceprints;
    Embedding middle;
    for (size_t i = 0; i < people; ++i) {
        if (i % 50 == 0) middle = drawn(random);
        const PersonId person = m_ids.make<PersonId>();
        const Embedding self = near(middle);
        for (size_t k = 0; k <= i % 5; ++k) {
            entries.push_back({person, m_ids.make<FaceId>(), near(self)});
            // Some are somebody else's, some point nowhere near, and one is of one number only.
            if (i % 97 == 53 && k == 1) entries.back().numbers = entries.at(entries.size() - 20).numbers;
            if (i % 89 == 3 && k == 2)
                for (float& number : entries.back().numbers)
                    number = -number;
            if (i % 101 == 4 && k == 3) {
                entries.back().numbers.assign(dimensions, 0);
                entries.back().numbers[i % dimensions] = 1;
            }
            faceprints[person].push_back(entries.back());
        }
    }
    QVERIFY(entries.size() > size_t(Matcher::manyFaceprints) + 500);
    std::shuffle(entries.begin(), entries.end(), random);
    const Matcher matcher = matcherOf(entries, cohort);
    for (int run = 0; run < 30; ++run) {
        const Entry& like = entries.at(random() % entries.size());
        const Embedding face = run % 3 == 0 ? like.numbers : near(like.numbers);
        MatchExclusions excluded;
        if (run % 2 == 0) excluded.face = like.face;
        for (int k = 0; k < run; ++k)
            excluded.persons << entries.at(random() % entries.size()).person;
        std::vector<std::pair<double, PersonId>> naive;
        for (auto it = faceprints.cbegin(); it != faceprints.cend(); ++it) {
            if (excluded.persons.contains(it.key())) continue;
            std::vector<Embedding> numbers;
            for (const Entry& one : *it)
                if (one.face != excluded.face) numbers.push_back(one.numbers);
            if (!numbers.empty()) naive.emplace_back(naiveScore(face, numbers), it.key());
        }
        std::sort(naive.begin(), naive.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        constexpr int limit = 9;
        const QList<FaceMatch> found = matcher.candidates(face, excluded, limit);
        QCOMPARE(found.size(), limit);
        for (size_t k = 0; k < limit; ++k) {
            double shared = 0;
            int others = 0;
            for (size_t other = 0; others < cohort.size; ++other) {
                if (other == k) continue;
                ++others;
                shared += std::max(0.0, naive[other].first - cohort.floor);
            }
            const double score = naive[k].first - cohort.weight * shared / cohort.size;
            const FaceMatch& match = found.at(qsizetype(k));
            QVERIFY2(std::abs(match.score - score) < 1e-5,
                     qPrintable(QStringLiteral("%1: %2, not %3").arg(k).arg(match.score).arg(score)));
            // Two that score the same may change places.
            const bool told = naive[k].first - naive[k + 1].first > 1e-6 &&
                              (k == 0 || naive[k - 1].first - naive[k].first > 1e-6);
            if (told) QCOMPARE(match.person, naive[k].second);
        }
    }
}

void MatcherTest::aPersonScoresTheMeanOfTheBestAndTheMiddle() {
    Matcher matcher(4);
    matcher.add(m_anna, at(10));
    matcher.add(m_bart, at(5));
    matcher.add(m_anna, at(50));
    const QList<FaceMatch> found = matcher.candidates(at(0));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).person, m_bart);
    QVERIFY(near(found.at(0).score, cosOf(5)));
    // The middle of 10 and 50 degrees is 30.
    QVERIFY(near(found.at(1).score, (cosOf(10) + cosOf(30)) / 2));
}

void MatcherTest::faceprintsAllAgainstEachOtherHaveNoMiddle() {
    Matcher matcher(4);
    matcher.add(m_anna, at(0));
    matcher.add(m_anna, at(180));
    QVERIFY(near(matcher.candidates(at(60)).first().score, cosOf(60)));
}

void MatcherTest::theReferenceIsTheFaceprintThatFitsBest() {
    const FaceId near20 = m_ids.make<FaceId>();
    Matcher matcher(4);
    matcher.add(m_anna, at(70), m_ids.make<FaceId>());
    matcher.add(m_anna, at(20), near20);
    matcher.add(m_anna, at(-40), m_ids.make<FaceId>());
    QCOMPARE(matcher.candidates(at(0)).first().reference, near20);
}

void MatcherTest::excludedPersonsAreNoCandidatesAndNoRivals() {
    Matcher matcher(4);
    matcher.add(m_anna, at(10));
    matcher.add(m_bart, at(11));
    matcher.add(m_cees, at(60));
    QVERIFY(!suggestion(matcher, at(0), {0.5, 0.05}));
    const auto found = suggestion(matcher, at(0), {0.5, 0.05}, {{m_anna}, {}});
    QVERIFY(found);
    QCOMPARE(found->person, m_bart);
    QVERIFY(!suggestion(matcher, at(0), {0.1, 0}, {{m_anna, m_bart, m_cees}, {}}));
}

void MatcherTest::aFaceIsNotComparedWithItsOwnFaceprint() {
    const FaceId own = m_ids.make<FaceId>();
    Matcher matcher(4);
    matcher.add(m_anna, at(0), own);
    matcher.add(m_bart, at(60), m_ids.make<FaceId>());
    const QList<FaceMatch> alone = matcher.candidates(at(0), {{}, own});
    QCOMPARE(alone.size(), 1);
    QCOMPARE(alone.first().person, m_bart);
    // Of the others' middle it is no part either.
    matcher.add(m_anna, at(40), m_ids.make<FaceId>());
    matcher.add(m_anna, at(80), m_ids.make<FaceId>());
    const QList<FaceMatch> rest = matcher.candidates(at(0), {{}, own});
    QCOMPARE(rest.first().person, m_anna);
    QVERIFY(near(rest.first().score, (cosOf(40) + cosOf(60)) / 2));
    QVERIFY(matcher.candidates(at(0), {{m_anna}, own}).first().person == m_bart);
}

void MatcherTest::aSuggestionNeedsThresholdAndMargin() {
    Matcher matcher(4);
    matcher.add(m_anna, at(40));
    QVERIFY(suggestion(matcher, at(0), {cosOf(41), 0.5}));
    QVERIFY(!suggestion(matcher, at(0), {cosOf(39), 0}));
    matcher.add(m_bart, at(50));
    const double lead = cosOf(40) - cosOf(50);
    QVERIFY(suggestion(matcher, at(0), {0.5, lead - 0.001}));
    QVERIFY(!suggestion(matcher, at(0), {0.5, lead + 0.001}));
}

void MatcherTest::aChildNeedsMore() {
    ModelCard card;
    card.suggestThreshold = 0.4;
    card.suggestMargin = 0.06;
    card.childExtra = 0.05;
    const MatchLimits limits = MatchLimits::of(card);
    const MatchLimits childLimits = MatchLimits::of(card, true);
    QVERIFY(near(limits.threshold, 0.4) && near(limits.margin, 0.06));
    QVERIFY(near(childLimits.threshold, 0.45) && near(childLimits.margin, 0.11));
    Matcher matcher(4);
    matcher.add(m_anna, at(65)); // 0.42
    QVERIFY(suggestion(matcher, at(0), limits));
    QVERIFY(!suggestion(matcher, at(0), childLimits));
    // Near enough, and somebody else is nearly as near.
    Matcher siblings(4);
    siblings.add(m_anna, at(20));
    siblings.add(m_bart, at(30));
    QVERIFY(suggestion(siblings, at(0), limits));
    QVERIFY(!suggestion(siblings, at(0), childLimits));
}

void MatcherTest::whatAFaceSharesWithOthersCountsLess() {
    Matcher matcher(4, {0.5, 4, 0.2});
    matcher.add(m_anna, at(40));
    QVERIFY(near(matcher.candidates(at(0)).first().score, cosOf(40)));
    matcher.add(m_bart, at(50));
    matcher.add(m_cees, at(90)); // below the floor
    const QList<FaceMatch> found = matcher.candidates(at(0), {}, 1);
    QVERIFY(near(found.first().score, cosOf(40) - 0.5 * (cosOf(50) - 0.2) / 4));
    // Who is excluded is no cohort.
    QVERIFY(near(matcher.candidates(at(0), {{m_bart}, {}}).first().score, cosOf(40)));
}

void MatcherTest::theOrderOfFaceprintsDoesNotMatter() {
    std::mt19937 random(7);
    std::vector<Entry> entries;
    for (int person = 0; person < 12; ++person) {
        const PersonId id = m_ids.make<PersonId>();
        for (int i = 0; i <= person % 4; ++i)
            entries.push_back({id, m_ids.make<FaceId>(), drawn(random)});
    }
    const Matcher first = matcherOf(entries, strongCohort);
    for (int run = 0; run < 10; ++run) {
        std::shuffle(entries.begin(), entries.end(), random);
        const Matcher second = matcherOf(entries, strongCohort);
        const Embedding face = run % 2 == 0 ? drawn(random) : entries.front().numbers;
        const auto a = first.candidates(face, {}, 20);
        const auto b = second.candidates(face, {}, 20);
        QCOMPARE(a.size(), 12);
        QCOMPARE(b.size(), 12);
        for (qsizetype i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].person, b[i].person);
            QCOMPARE(a[i].reference, b[i].reference);
            QVERIFY(near(a[i].score, b[i].score));
        }
    }
}

void MatcherTest::oneMorePersonRaisesNobodysScore() {
    std::mt19937 random(11);
    std::vector<Entry> entries;
    const Embedding face = drawn(random);
    const MatchLimits limits{0.1, 0.02};
    QHash<PersonId, double> before;
    QSet<PersonId> suggested;
    for (int person = 0; person < 60; ++person) {
        const PersonId id = m_ids.make<PersonId>();
        for (int i = 0; i <= person % 3; ++i)
            entries.push_back({id, {}, drawn(random)});
        const Matcher matcher = matcherOf(entries, strongCohort);
        QHash<PersonId, double> now;
        for (const FaceMatch& match : matcher.candidates(face, {}, 100))
            now.insert(match.person, match.score);
        for (auto it = before.begin(); it != before.end(); ++it)
            QVERIFY(now.value(it.key()) <= it.value() + 1e-6); // of floats
        before = now;
        // Who was not suggested with fewer rivals is not with more.
        const auto found = suggestion(matcher, face, limits);
        if (found && found->person != id) QVERIFY(suggested.contains(found->person));
        if (found) suggested << found->person;
    }
    QVERIFY(!suggested.isEmpty());
}

void MatcherTest::oneMoreOfTheSameFaceprintChangesNothing() {
    Matcher matcher(4);
    matcher.add(m_anna, at(35));
    const double once = matcher.candidates(at(0)).first().score;
    for (int i = 0; i < 5; ++i)
        matcher.add(m_anna, at(35));
    QVERIFY(near(matcher.candidates(at(0)).first().score, once));
}

void MatcherTest::emptyOrOddInputGivesNothing() {
    Matcher matcher(4);
    QVERIFY(matcher.isEmpty());
    QVERIFY(matcher.candidates(at(0)).isEmpty());
    matcher.add(m_anna, {1, 0, 0});
    QVERIFY(matcher.isEmpty());
    matcher.add(m_anna, at(0));
    QVERIFY(!matcher.isEmpty());
    QVERIFY(matcher.candidates({1, 0}).isEmpty());
    QVERIFY(matcher.candidates(at(0), {}, 0).isEmpty());
}

void MatcherTest::nothingIsLeftInMemory() {
    if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
    QCOMPARE(timesInMemory(), 0);
    {
        Matcher matcher(rowSize);
        for (int i = 0; i < 300; ++i) // grows, and leaves what was too small
            matcher.add(m_anna, marked());
        QVERIFY(timesInMemory() >= 300);
    }
    QCOMPARE(timesInMemory(), 0);
}

BK_TEST_MAIN(MatcherTest)
#include "MatcherTest.moc"
