#include "core/faces/Matcher.h"
#include "tests/support/CountingIds.h"
#include "tests/support/TestMain.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <random>

#include <fcntl.h>
#include <unistd.h>

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
    QFile maps(QStringLiteral("/proc/self/maps"));
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (memory < 0 || !maps.open(QIODevice::ReadOnly)) qFatal("the memory cannot be read");
    // What is read ends up here, so this is left out. A mark may lie across two steps.
    static std::array<quint32, (1 << 18) + masked.size() - 1> buffer;
    const auto ownBegin = reinterpret_cast<quint64>(buffer.data());
    const auto ownEnd = ownBegin + sizeof buffer;
    constexpr quint64 step = 1 << 20;
    int times = 0;
    const QByteArrayList lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QByteArrayList parts = line.simplified().split(' ');
        if (parts.size() < 2 || !parts[1].startsWith("rw-p")) continue;
        const QByteArrayList range = parts[0].split('-');
        const quint64 end = range[1].toULongLong(nullptr, 16);
        for (quint64 at = range[0].toULongLong(nullptr, 16); at < end; at += step) {
            const std::size_t wanted = std::min<quint64>(end - at, sizeof buffer);
            const ssize_t got = ::pread(memory, buffer.data(), wanted, static_cast<off_t>(at));
            if (got <= 0) continue;
            const std::size_t words = static_cast<std::size_t>(got) / sizeof(quint32);
            for (std::size_t i = 0; i + masked.size() <= words; ++i) {
                const quint64 place = at + i * sizeof(quint32);
                if (place >= ownBegin && place < ownEnd) continue;
                std::size_t same = 0;
                while (same < masked.size() && (buffer[i + same] ^ mask) == masked[same])
                    ++same;
                if (same == masked.size()) ++times;
            }
        }
    }
    ::close(memory);
    return times;
}

} // namespace

class MatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreesWithANaiveComparison();
    void aPersonScoresTheMeanOfTheBestTwo();
    void excludedPersonsAreNoCandidatesAndNoRivals();
    void aSuggestionNeedsThresholdAndMargin();
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

void MatcherTest::agreesWithANaiveComparison() {
    constexpr int dimensions = 256;
    constexpr int people = 37;
    std::mt19937 random(20240917);
    std::normal_distribution<float> normal;
    const auto drawn = [&] {
        Embedding vector(dimensions);
        for (float& value : vector)
            value = normal(random);
        return unit(vector);
    };
    Matcher matcher(dimensions);
    QList<PersonId> ids;
    std::vector<std::vector<Embedding>> prints(people);
    for (int i = 0; i < people; ++i)
        ids.append(m_ids.make<PersonId>());
    // Interleaved, as faceprints come: one to nine a person.
    for (int round = 0; round < 9; ++round) {
        for (int i = 0; i < people; ++i) {
            if (round > i % 9) continue;
            prints[size_t(i)].push_back(drawn());
            matcher.add(ids.at(i), prints[size_t(i)].back());
        }
    }
    for (int run = 0; run < 20; ++run) {
        const Embedding face = drawn();
        const QSet<PersonId> excluded = {ids.at(run), ids.at(run + 5)};
        std::vector<std::pair<double, PersonId>> naive;
        for (int i = 0; i < people; ++i) {
            if (excluded.contains(ids.at(i))) continue;
            std::vector<double> scores;
            for (const Embedding& print : prints[size_t(i)]) {
                double sum = 0;
                for (size_t k = 0; k < face.size(); ++k)
                    sum += double(print[k]) * double(face[k]);
                scores.push_back(sum);
            }
            std::sort(scores.rbegin(), scores.rend());
            naive.emplace_back(scores.size() > 1 ? (scores[0] + scores[1]) / 2 : scores[0], ids.at(i));
        }
        std::sort(naive.begin(), naive.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        const QList<FaceMatch> found = matcher.candidates(face, {excluded, {}}, 7);
        QCOMPARE(found.size(), 7);
        for (int k = 0; k < 7; ++k) {
            QCOMPARE(found.at(k).person, naive[size_t(k)].second);
            QVERIFY(near(found.at(k).score, naive[size_t(k)].first));
        }
    }
}

void MatcherTest::aPersonScoresTheMeanOfTheBestTwo() {
    Matcher matcher(4);
    matcher.add(m_anna, at(10));
    matcher.add(m_bart, at(5));
    matcher.add(m_anna, at(80));
    matcher.add(m_anna, at(-20));
    const QList<FaceMatch> found = matcher.candidates(at(0));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).person, m_bart);
    QVERIFY(near(found.at(0).score, cosOf(5)));
    QVERIFY(near(found.at(1).score, (cosOf(10) + cosOf(20)) / 2));
}

void MatcherTest::excludedPersonsAreNoCandidatesAndNoRivals() {
    Matcher matcher(4);
    matcher.add(m_anna, at(10));
    matcher.add(m_bart, at(11));
    matcher.add(m_cees, at(60));
    QVERIFY(!matcher.suggest(at(0), 0.5, 0.05));
    const auto found = matcher.suggest(at(0), 0.5, 0.05, {{m_anna}, {}});
    QVERIFY(found);
    QCOMPARE(found->person, m_bart);
    QVERIFY(!matcher.suggest(at(0), 0.1, 0, {{m_anna, m_bart, m_cees}, {}}));
}

void MatcherTest::aSuggestionNeedsThresholdAndMargin() {
    Matcher matcher(4);
    matcher.add(m_anna, at(40));
    QVERIFY(matcher.suggest(at(0), cosOf(41), 0.5));
    QVERIFY(!matcher.suggest(at(0), cosOf(39), 0));
    matcher.add(m_bart, at(50));
    const double lead = cosOf(40) - cosOf(50);
    QVERIFY(matcher.suggest(at(0), 0.5, lead - 0.001));
    QVERIFY(!matcher.suggest(at(0), 0.5, lead + 0.001));
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
