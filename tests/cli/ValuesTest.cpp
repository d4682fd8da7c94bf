#include "app/cli/Values.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::cli;

class ValuesTest : public QObject {
    Q_OBJECT

    template <class Value>
    static std::optional<Value> taken(const QByteArray& word) {
        Value value{};
        const Status status = convert(word, value);
        if (!status &&
            (status.error().code != ErrorCode::InvalidArgument || status.error().context.isEmpty()))
            qFatal("a refusal without a sentence");
        if (!status) return std::nullopt;
        return std::optional<Value>(std::in_place, value);
    }

private Q_SLOTS:
    void daysAreYearMonthDayAndNothingElse() {
        QCOMPARE(taken<std::optional<QDate>>("2026-02-28")->value(), QDate(2026, 2, 28));
        for (const char* wrong :
             {"2026-02-30", "2026-2-3", "28-02-2026", "20260228", "2026-02-28 ", "+026-02-28", "2026/02/28",
              "tomorrow", "", "2026-02-28T00:00", "0000-01-01",
              "\xd9\xa2"
              "026-1-1"})
            QVERIFY2(!taken<std::optional<QDate>>(wrong), wrong);
    }

    void aDayCanBeTakenAwayWhereThatIsAsked() {
        QVERIFY(!taken<std::optional<DayChange>>("none")->value().day);
        QCOMPARE(taken<std::optional<DayChange>>("2027-01-31")->value().day, QDate(2027, 1, 31));
        QVERIFY(!taken<std::optional<DayChange>>("None"));
        QVERIFY(!taken<std::optional<QDate>>("none"));
    }

    void boxesAreFourNumbersWithASize() {
        QCOMPARE(*taken<QRectF>("10,20,30.5,40"), QRectF(10, 20, 30.5, 40));
        QCOMPARE(*taken<QRectF>("-4,0,30,40"), QRectF(-4, 0, 30, 40));
        for (const char* wrong : {"", "1,2,3", "1,2,3,4,5", "1,2,0,4", "1,2,3,-4", "a,2,3,4", "1;2;3;4",
                                  "1,2,nan,4", "1,2,inf,4", "1,,3,4"})
            QVERIFY2(!taken<QRectF>(wrong), wrong);
    }

    void switchesAreOnOrOff() {
        QCOMPARE(taken<std::optional<bool>>("on")->value(), true);
        QCOMPARE(taken<std::optional<bool>>("off")->value(), false);
        for (const char* wrong : {"", "On", "yes", "1", "true"})
            QVERIFY2(!taken<std::optional<bool>>(wrong), wrong);
    }

    void purposesAreAListWithoutDoubles() {
        const auto list = taken<QList<Purpose>>("website, print,website,recognition");
        QCOMPARE(list->size(), 3);
        QCOMPARE((*list)[1].key(), QStringLiteral("print"));
        for (const char* wrong : {"", "website,", "Web Site", ",", "web_site"})
            QVERIFY2(!taken<QList<Purpose>>(wrong), wrong);
    }

    void everyReasonForNoConsentIsUnderstood() {
        QCOMPARE(taken<std::optional<OverrideChange>>("crowd")->value().reason, OverrideReason::Crowd);
        QCOMPARE(taken<std::optional<OverrideChange>>("public-event")->value().reason,
                 OverrideReason::PublicEvent);
        QCOMPARE(taken<std::optional<OverrideChange>>("unrecognisable")->value().reason,
                 OverrideReason::Unrecognisable);
        QCOMPARE(taken<std::optional<OverrideChange>>("press-exception")->value().reason,
                 OverrideReason::PressException);
        QCOMPARE(taken<std::optional<OverrideChange>>("none")->value().reason, OverrideReason::None);
        const OverrideChange other = taken<std::optional<OverrideChange>>("other:painted portrait")->value();
        QCOMPARE(other.reason, OverrideReason::Other);
        QCOMPARE(other.note, QStringLiteral("painted portrait"));
        QCOMPARE(taken<std::optional<OverrideChange>>("a statue")->value().note, QStringLiteral("a statue"));
        const OverrideChange word = taken<std::optional<OverrideChange>>("other:statue")->value();
        QCOMPARE(word.reason, OverrideReason::Other);
        QCOMPARE(word.note, QStringLiteral("statue"));
        QCOMPARE(taken<std::optional<OverrideChange>>(" crowd ")->value().reason, OverrideReason::Crowd);
        // One word that is not known is a slip, and a slip must not let a photo go.
        for (const char* wrong :
             {"", "  ", "other:", "other: ", "off", "crwod", " off ", "Crowd", "on", "no"})
            QVERIFY2(!taken<std::optional<OverrideChange>>(wrong), wrong);
        std::optional<OverrideChange> change;
        const QString sentence = convert("crwod", change).error().context;
        for (const char* valid :
             {"crowd", "public-event", "unrecognisable", "press-exception", "none", "other:"})
            QVERIFY2(sentence.contains(QLatin1String(valid)), qPrintable(sentence));
    }

    void numbersAreWhole() {
        QCOMPARE(taken<std::optional<int>>("90")->value(), 90);
        for (const char* wrong : {"", "-1", "1.5", "ten", "99999999999"})
            QVERIFY2(!taken<std::optional<int>>(wrong), wrong);
        QCOMPARE(*taken<double>("0.45"), 0.45);
        for (const char* wrong : {"", "0,45", "nan"})
            QVERIFY2(!taken<double>(wrong), wrong);
    }

    void pathsKeepTheirBytesAndNamesMustBeText() {
        QCOMPARE(taken<FilePath>("/tmp/caf\xe9.jpg")->bytes(), QByteArray("/tmp/caf\xe9.jpg"));
        QVERIFY(!taken<FilePath>(""));
        QVERIFY(!taken<QString>("caf\xe9"));
        QCOMPARE(*taken<QString>("café"), QStringLiteral("café"));
    }

    void grantsMayHaveADayOfTheirOwn() {
        const auto grants = taken<QList<Grant>>("website,print:2027-12-31, social ,website");
        QCOMPARE(grants->size(), 3);
        QStringList told;
        for (const Grant& grant : *grants) {
            QVERIFY(grant.decision == Decision::Granted);
            told << grant.purpose.key() +
                        (grant.until ? grant.until->toString(QStringLiteral(" MM-dd")) : QString());
        }
        QCOMPARE(told.join(QLatin1Char(',')), QStringLiteral("website,print 12-31,social"));
        for (const char* wrong : {"", "website,", "website:", "website:2027", "web site",
                                  "website:2027-02-29", "website,website:2027-01-01"})
            QVERIFY2(!taken<QList<Grant>>(wrong), wrong);
    }

    void legalBasesHaveTheirWords() {
        QVERIFY(*taken<LegalBasis>("public-task") == LegalBasis::PublicTask);
        QVERIFY(!taken<LegalBasis>("because"));
    }
};

BK_TEST_MAIN(ValuesTest)
#include "ValuesTest.moc"
