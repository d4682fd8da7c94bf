#include "core/faces/FaceSeries.h"
#include "tests/support/CountingIds.h"
#include "tests/support/NumberScan.h"
#include "tests/support/TestMain.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace bk;

namespace {

constexpr double alike = 0.475;

/// In the plane, at this angle from the first axis: the cosine of two is that of their difference.
Embedding at(double degrees) {
    const double radians = degrees * M_PI / 180;
    return {float(std::cos(radians)), float(std::sin(radians))};
}

double cosOf(double degrees) {
    return std::cos(degrees * M_PI / 180);
}

double weightAt(double cosine) {
    return 3 * (cosine - alike) / (1 - alike);
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-5;
}

} // namespace

/// What faces of one run tell of each other.
class FaceSeriesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFaceByItselfKeepsItsScores() {
        const SeriesFace face = on(0, at(0), 0.35);
        QCOMPARE(inSeries({}, alike).size(), size_t(0));
        QCOMPARE(scoreIn({face}), 0.35);
        // Unlike, and on the same photo.
        QCOMPARE(scoreIn({face, on(1, at(70), 0.9)}), 0.35);
        QCOMPARE(scoreIn({face, on(0, at(10), 0.9)}), 0.35);
    }

    void aBetterFaceOfThePersonSpeaksForAPoorOne() {
        const double cosine = cosOf(40);
        const double weight = weightAt(cosine);
        QVERIFY(
            near(scoreIn({on(0, at(0), 0.35), on(1, at(40), 0.6)}), (0.35 + weight * 0.6) / (1 + weight)));
        QVERIFY(scoreIn({on(0, at(0), 0.35), on(1, at(40), 0.6)}) > 0.45);
    }

    void nobodyIsSurerOfAThirdThanOfTheOneTheyKnowThemThrough() {
        const double cosine = cosOf(60);
        const double weight = weightAt(cosine);
        QVERIFY(near(scoreIn({on(0, at(0), 0.35), on(1, at(60), 0.95)}),
                     (0.35 + weight * cosine) / (1 + weight)));
    }

    void aLikenessOnOnePhotoOfManyIsSpokenAgainst() {
        QVERIFY(scoreIn({on(0, at(0), 0.45), on(1, at(30), 0.2), on(2, at(-30), 0.1)}) < 0.3);
        // Of whom they tell others only, they think no more than of those.
        SeriesFace other = on(1, at(30), 0.2);
        other.candidates = {{m_second, 0.2, {}}};
        QVERIFY(scoreIn({on(0, at(0), 0.45), other}) < 0.35);
    }

    void whoIsNotAskedSaysNothing() {
        SeriesFace other = on(1, at(40), 0.6);
        other.candidates = {{m_second, 0.1, {}}};
        other.notAsked << m_first;
        QCOMPARE(scoreIn({on(0, at(0), 0.5), other}), 0.5);
    }

    void theOrderOfCandidatesFollows() {
        SeriesFace face = on(0, at(0), 0.42);
        const FaceId reference = m_ids.make<FaceId>();
        face.candidates << FaceMatch{m_second, 0.40, reference};
        SeriesFace other = on(1, at(20), 0.1);
        other.candidates = {{m_second, 0.7, {}}, {m_first, 0.1, {}}};
        const QList<FaceMatch> heard = inSeries({face, other}, alike).front();
        QCOMPARE(heard.size(), 2);
        QCOMPARE(heard[0].person, m_second);
        QCOMPARE(heard[0].reference, reference);
        QCOMPARE(heard[1].person, m_first);
    }

    void aModelThatTellsNobodyApartHasNoSeries() {
        QCOMPARE(inSeries({on(0, at(0), 0.35), on(1, at(0), 0.9)}, 1).front().first().score, 0.35);
    }

    /// Of more faces than are multiplied at a time, and more that are alike than are listened to.
    void agreesWithTheRuleWordForWord() {
        const unsigned seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::normal_distribution<float> noise(0, 0.22f);
        std::uniform_real_distribution<double> score(-0.2, 0.9);
        std::vector<SeriesFace> faces;
        for (int i = 0; i < 300; ++i) {
            Embedding numbers(16);
            for (size_t k = 0; k < numbers.size(); ++k)
                numbers[k] = noise(random) + (k == size_t(i % 3) ? 1.f : 0.f);
            const double length =
                std::sqrt(std::inner_product(numbers.begin(), numbers.end(), numbers.begin(), 0.0));
            for (float& number : numbers)
                number = float(double(number) / length);
            faces.push_back(on(int(random() % 200), numbers, score(random)));
        }
        const auto heard = inSeries(faces, alike);
        size_t most = 0;
        for (size_t i = 0; i < faces.size(); ++i) {
            std::vector<std::pair<double, size_t>> others;
            for (size_t k = 0; k < faces.size(); ++k) {
                const double cosine = std::inner_product(faces[i].numbers.begin(), faces[i].numbers.end(),
                                                         faces[k].numbers.begin(), 0.0);
                if (faces[k].photo != faces[i].photo && cosine > alike) others.emplace_back(cosine, k);
            }
            most = std::max(most, others.size());
            std::sort(others.rbegin(), others.rend());
            double sum = faces[i].candidates.first().score;
            double weights = 1;
            for (size_t k = 0; k < std::min<size_t>(64, others.size()); ++k) {
                const auto [cosine, face] = others[k];
                sum += weightAt(cosine) * std::min(cosine, faces[face].candidates.first().score);
                weights += weightAt(cosine);
            }
            QVERIFY2(std::abs(heard[i].first().score - sum / weights) < 1e-4, qPrintable(QString::number(i)));
        }
        QVERIFY(most > 64);
    }

    /// Faces of people without permission are among them.
    void nothingIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        std::mt19937 random(5);
        const auto drawn = [&] {
            std::normal_distribution<float> normal;
            Embedding numbers(256);
            for (float& number : numbers)
                number = normal(random) / 16;
            return numbers;
        };
        std::vector<test::NumberScan> wanted;
        {
            std::vector<SeriesFace> faces;
            for (int i = 0; i < 300; ++i)
                faces.push_back(on(i, drawn(), 0.5));
            for (const int one : {0, 1, 99, 200, 299})
                wanted.emplace_back(faces[size_t(one)].numbers);
            int rests = 0;
            QCOMPARE(inSeries(faces, alike, [&] { ++rests; }).size(), faces.size());
            QVERIFY(rests > 1);
            QVERIFY(wanted.front().timesInMemory() > 0);
        }
        for (const test::NumberScan& one : wanted)
            QCOMPARE(one.timesInMemory(), 0);
    }

private:
    SeriesFace on(int photo, const Embedding& numbers, double score) {
        return {photo, numbers, {{m_first, score, {}}}};
    }
    double scoreIn(const std::vector<SeriesFace>& faces) {
        return inSeries(faces, alike).front().first().score;
    }

    test::CountingIds m_ids;
    PersonId m_first = m_ids.make<PersonId>();
    PersonId m_second = m_ids.make<PersonId>();
};

BK_TEST_MAIN(FaceSeriesTest)
#include "FaceSeriesTest.moc"
