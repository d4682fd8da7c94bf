#include "core/faces/ModelCard.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

#include <QtTest>

using namespace bk;

/// What a card says about likeness, and what follows where it says nothing.
class ModelCardTest : public QObject {
    Q_OBJECT

    static Result<ModelCard> cardWith(const QJsonObject& thresholds,
                                      const QString& distance = QStringLiteral("cosine")) {
        QJsonObject card = test::tinyCard(QStringLiteral("tiny"), 112, {});
        card[QStringLiteral("thresholds")] = thresholds;
        card[QStringLiteral("distance")] = distance;
        card[QStringLiteral("output")] =
            QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3}}, {QStringLiteral("length"), 1.5}};
        return parseModelCard(QJsonDocument(card).toJson());
    }
    static QJsonObject likeness(double least, double likely, double veryLikely) {
        return {{QStringLiteral("suggest"), 0.5},
                {QStringLiteral("likeness"), QJsonObject{{QStringLiteral("least"), least},
                                                         {QStringLiteral("likely"), likely},
                                                         {QStringLiteral("very_likely"), veryLikely}}}};
    }

private Q_SLOTS:
    void theBuiltInWordsAreWhereTheyWere() {
        const LikenessLimits limits = LikenessLimits::of(0.415);
        QVERIFY(std::abs(limits.least - 0.2) < 0.01);
        QVERIFY(std::abs(limits.likely - 0.5) < 0.01);
        QVERIFY(std::abs(limits.veryLikely - 0.65) < 0.01);
        QCOMPARE(limits.wordFor(0.66), Likeness::VeryLikely);
        QCOMPARE(limits.wordFor(0.51), Likeness::Likely);
        QCOMPARE(limits.wordFor(0.49), Likeness::Possible);
    }

    void whatACardDoesNotSayFollowsFromItsThreshold() {
        const auto card =
            cardWith({{QStringLiteral("suggest"), 0.6},
                      {QStringLiteral("cohort"), QJsonObject{{QStringLiteral("weight"), 0.5}}}});
        QVERIFY(card);
        QCOMPARE(card->groupThreshold, 0.66);
        QCOMPARE(card->likeness.likely, 1 - 0.85 * 0.4);
    }

    void aThresholdWithoutACohortIsAPlainCosine() {
        QJsonObject thresholds{{QStringLiteral("suggest"), 0.4}};
        QCOMPARE(cardWith(thresholds)->suggestThreshold, 0.4 - 0.015);
        QCOMPARE(cardWith({{QStringLiteral("suggest"), 0.0}})->suggestThreshold, 0.0);
        QCOMPARE(cardWith(thresholds, QStringLiteral("euclidean"))->suggestThreshold, 0.4);
        thresholds[QStringLiteral("cohort")] = QJsonObject{{QStringLiteral("weight"), 0.5}};
        QCOMPARE(cardWith(thresholds)->suggestThreshold, 0.4);
    }

    void scoresThatAllLieHighGetWordsToo() {
        // Of dlib's network: 0.6 apart at a length of 1.5.
        const auto card = cardWith({{QStringLiteral("distance"), 0.6}}, QStringLiteral("euclidean"));
        QVERIFY(card);
        QCOMPARE(card->groupThreshold, card->suggestThreshold);
        const auto cosine = [](double distance) { return 1 - distance * distance / (2 * 1.5 * 1.5); };
        QCOMPARE(card->likeness.wordFor(cosine(0.59)), Likeness::Possible);
        QCOMPARE(card->likeness.wordFor(cosine(0.5)), Likeness::Likely);
        QCOMPARE(card->likeness.wordFor(cosine(0.4)), Likeness::VeryLikely);
        QVERIFY(cosine(0.65) > card->likeness.least);
        QVERIFY(cosine(0.8) < card->likeness.least);
    }

    void whatACardSaysCounts() {
        QJsonObject thresholds = likeness(0.1, 0.6, 0.9);
        thresholds[QStringLiteral("group")] = 0.8;
        const auto card = cardWith(thresholds);
        QVERIFY(card);
        QCOMPARE(card->groupThreshold, 0.8);
        QCOMPARE(card->likeness.least, 0.1);
        QCOMPARE(card->likeness.likely, 0.6);
        QCOMPARE(card->likeness.veryLikely, 0.9);
    }

    void limitsOutOfOrderAreRefused_data() {
        QTest::addColumn<QJsonObject>("thresholds");
        QTest::newRow("least above suggest") << likeness(0.55, 0.6, 0.9);
        QTest::newRow("least above likely") << likeness(0.4, 0.3, 0.9);
        QTest::newRow("likely above very likely") << likeness(0.2, 0.8, 0.7);
        QTest::newRow("above one") << likeness(0.2, 0.8, 1.1);
        QTest::newRow("no number") << QJsonObject{{QStringLiteral("group"), QStringLiteral("many")}};
        QTest::newRow("a group below nothing") << QJsonObject{{QStringLiteral("group"), -0.2}};
    }
    void limitsOutOfOrderAreRefused() {
        QFETCH(QJsonObject, thresholds);
        const auto card = cardWith(thresholds);
        QVERIFY(!card);
        QCOMPARE(card.error().code, ErrorCode::Damaged);
    }
};

BK_TEST_MAIN(ModelCardTest)
#include "ModelCardTest.moc"
