#include "core/faces/FaceLooks.h"

#include "core/faces/Matcher.h"
#include "core/faces/UnitLength.h"
#include "tests/support/CountingIds.h"
#include "tests/support/TestMain.h"

#include <random>

using namespace bk;

namespace {

constexpr int dimensions = 16;

Embedding drawn(std::mt19937& random) {
    std::normal_distribution<float> normal;
    Embedding vector(dimensions);
    for (float& value : vector)
        value = normal(random);
    toUnitLength(vector);
    return vector;
}

/// One face's chip: its place in the list on the left, and nothing on the right, so that its mirror image is
/// told.
QImage chipOf(int place) {
    QImage chip(2, 1, QImage::Format_RGB32);
    chip.setPixel(0, 0, qRgb(0, place, 255));
    chip.setPixel(1, 0, qRgb(0, 0, 0));
    return chip;
}

/// Gives each chip and each mirror image the vector that the test says.
class FakeEmbedder final : public FaceEmbedder {
public:
    FakeEmbedder(QList<Embedding> alone, QList<Embedding> mirrored)
        : m_alone(std::move(alone)), m_mirrored(std::move(mirrored)) {}
    const ModelCard& card() const override { return m_card; }
    Result<QList<Embedding>> embed(const QList<QImage>& chips) override {
        QList<Embedding> vectors;
        for (const QImage& chip : chips) {
            ++m_runs;
            const bool mirrored = qBlue(chip.pixel(0, 0)) == 0;
            const int place = qGreen(chip.pixel(mirrored ? 1 : 0, 0));
            vectors << (mirrored ? m_mirrored : m_alone).at(place);
        }
        return vectors;
    }
    int runs() const { return m_runs; }

private:
    ModelCard m_card;
    QList<Embedding> m_alone;
    QList<Embedding> m_mirrored;
    int m_runs = 0;
};

} // namespace

class FaceLooksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyThePromisingAreLookedAtTwice() {
        std::mt19937 random(3);
        QList<Embedding> alone;
        QList<Embedding> mirrored;
        QList<QImage> chips;
        for (int i = 0; i < 6; ++i) {
            alone << drawn(random);
            mirrored << drawn(random);
            chips << chipOf(i);
        }
        chips[2] = QImage();
        FakeEmbedder embedder(alone, mirrored);
        QList<qsizetype> asked;
        const auto some = embedPromising(embedder, chips, [&](qsizetype index, const Embedding& vector) {
            asked << index;
            return index % 2 == 1 && vector == alone.at(index);
        });
        QVERIFY(some);
        QCOMPARE(embedder.runs(), 5 + 3);
        QCOMPARE(asked, QList<qsizetype>({0, 1, 3, 4, 5}));
        QCOMPARE(some->size(), 6);
        for (int i = 0; i < 6; ++i) {
            if (i % 2 == 0)
                QVERIFY(some->at(i).empty());
            else
                QCOMPARE(some->at(i), embedFaces(embedder, {chips.at(i)})->first());
        }
    }

    /// Whatever the numbers, as long as the mirror image does not lift a score by more than the gain.
    void oneLookChangesNoSuggestion() {
        const quint32 seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        test::CountingIds ids;
        int suggested = 0;
        int spared = 0;
        for (int run = 0; run < 300; ++run) {
            Matcher matcher(dimensions, {0.5, 3, 0.1});
            QList<Embedding> known;
            for (int person = 0; person < 8; ++person) {
                known << drawn(random);
                matcher.add(ids.make<PersonId>(), known.last(), ids.make<FaceId>());
            }
            QList<Embedding> alone;
            QList<Embedding> mirrored;
            QList<QImage> chips;
            for (int i = 0; i < 10; ++i) {
                const auto like = [&](const Embedding& one, float part) {
                    Embedding other = drawn(random);
                    for (size_t k = 0; k < other.size(); ++k)
                        other[k] = part * one[k] + (1 - part) * other[k];
                    toUnitLength(other);
                    return other;
                };
                alone << like(known.at(i % 8), float(i) / 10);
                mirrored << like(alone.last(), 0.7f);
                chips << chipOf(i);
            }
            FakeEmbedder embedder(alone, mirrored);
            const MatchLimits limits{0.5, 0.02};
            const auto best = [&](const Embedding& vector) {
                return matcher.candidates(vector, {}, 1).first().score;
            };
            const auto suggestion = [&](const Embedding& vector) -> std::optional<FaceMatch> {
                const auto found = matcher.candidates(vector, {}, 2);
                if (!limits.hold(found)) return std::nullopt;
                return found.first();
            };
            const auto both = embedFaces(embedder, chips);
            const int before = embedder.runs();
            const auto few = embedPromising(embedder, chips, [&](qsizetype, const Embedding& vector) {
                return best(vector) >= limits.threshold - mirrorGain;
            });
            spared += 2 * int(chips.size()) - (embedder.runs() - before);
            for (int i = 0; i < 10; ++i) {
                if (best(both->at(i)) - best(alone.at(i)) > mirrorGain) continue;
                const auto wanted = suggestion(both->at(i));
                const auto found = few->at(i).empty() ? std::nullopt : suggestion(few->at(i));
                QCOMPARE(found.has_value(), wanted.has_value());
                if (!wanted) continue;
                ++suggested;
                QCOMPARE(found->person, wanted->person);
                QCOMPARE(found->score, wanted->score);
            }
        }
        QVERIFY(suggested > 100);
        QVERIFY(spared > 100);
    }
};

BK_TEST_MAIN(FaceLooksTest)
#include "FaceLooksTest.moc"
