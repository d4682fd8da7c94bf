#include "core/faces/Cohort.h"
#include "core/faces/ModelCard.h"
#include "tests/support/TestMain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

using namespace bk;

namespace {

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

/// The built-in card with another cohort, or with none when COHORT is empty.
QByteArray cardWith(const QJsonObject& cohort, const QString& distance = QStringLiteral("cosine")) {
    QFile file(QStringLiteral(":/models/bk-embedder/card.json"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no card");
    QJsonObject card = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject thresholds = card[QStringLiteral("thresholds")].toObject();
    thresholds[QStringLiteral("cohort")] = cohort;
    if (cohort.isEmpty()) thresholds.remove(QStringLiteral("cohort"));
    card[QStringLiteral("distance")] = distance;
    card[QStringLiteral("thresholds")] = thresholds;
    return QJsonDocument(card).toJson();
}

} // namespace

/// How scores are made comparable.
class CohortTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsFromTheFloorOverItsWholeSize() {
        const CohortNormalisation cohort{0.5, 5, 0.1};
        QVERIFY(near(cohort.shift({}), 0));
        QVERIFY(near(cohort.shift(std::array{0.3}), 0.5 * 0.2 / 5));
        QVERIFY(near(cohort.shift(std::array{0.3, 0.2, 0.1, -0.9}), 0.5 * (0.2 + 0.1) / 5));
        QVERIFY(near(cohort.shift(std::array{0.6, 0.6, 0.6, 0.6, 0.6}), 0.5 * 0.5));
    }

    void oneMoreNeverCountsAgainstTheShift() {
        const CohortNormalisation cohort{0.5, 3, 0.15};
        double before = 0;
        std::vector<double> others;
        for (const double score : {0.4, -0.3, 0.15}) {
            others.push_back(score);
            QVERIFY(cohort.shift(others) >= before);
            before = cohort.shift(others);
        }
    }

    void withoutAWeightThereIsNone() {
        QVERIFY(near(CohortNormalisation().weight, 0));
        QVERIFY(near(CohortNormalisation().shift(std::array{0.9, 0.9}), 0));
    }

    void withoutAWordOnTheCardItIsTheUsualOneForCosines() {
        const auto cosine = parseModelCard(cardWith({}));
        QVERIFY(cosine);
        QVERIFY(near(cosine->cohort.weight, 0.5) && near(cosine->cohort.floor, 0.15));
        QCOMPARE(cosine->cohort.size, 5);
        const auto euclidean = parseModelCard(cardWith({}, QStringLiteral("euclidean")));
        QVERIFY(euclidean);
        QVERIFY(near(euclidean->cohort.weight, 0));
        const auto stated =
            parseModelCard(cardWith({{QStringLiteral("weight"), 0.25}}, QStringLiteral("euclidean")));
        QVERIFY(stated);
        QVERIFY(near(stated->cohort.weight, 0.25));
    }

    void theCardTells() {
        const auto card = parseModelCard(cardWith(
            {{QStringLiteral("weight"), 0.25}, {QStringLiteral("size"), 7}, {QStringLiteral("floor"), 0.3}}));
        QVERIFY(card);
        QVERIFY(near(card->cohort.weight, 0.25) && near(card->cohort.floor, 0.3));
        QCOMPARE(card->cohort.size, 7);
    }

    void aCardThatCannotBeIsRefused_data() {
        QTest::addColumn<QJsonObject>("cohort");
        QTest::newRow("weight") << QJsonObject{{QStringLiteral("weight"), 1.5}};
        QTest::newRow("floor") << QJsonObject{{QStringLiteral("floor"), -0.1}};
        QTest::newRow("nobody") << QJsonObject{{QStringLiteral("size"), 0}};
        QTest::newRow("everybody") << QJsonObject{{QStringLiteral("size"), 1e6}};
    }
    void aCardThatCannotBeIsRefused() {
        QFETCH(QJsonObject, cohort);
        const auto card = parseModelCard(cardWith(cohort));
        QVERIFY(!card);
        QCOMPARE(card.error().code, ErrorCode::Damaged);
    }
};

BK_TEST_MAIN(CohortTest)
#include "CohortTest.moc"
