#include "core/model/Purpose.h"

#include "tests/support/TestMain.h"

#include <QSet>

using namespace bk;

class PurposeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lowerCaseLettersDigitsAndHyphensAreAPurpose_data() {
        QTest::addColumn<QString>("key");
        QTest::newRow("one letter") << QStringLiteral("a");
        QTest::newRow("word") << QStringLiteral("website");
        QTest::newRow("hyphen and digits") << QStringLiteral("press-2026");
        QTest::newRow("forty") << QString(40, QLatin1Char('z'));
    }
    void lowerCaseLettersDigitsAndHyphensAreAPurpose() {
        QFETCH(QString, key);
        const auto purpose = Purpose::tryFrom(key);
        QVERIFY(purpose.has_value());
        QCOMPARE(purpose->key(), key);
        QVERIFY(!purpose->isNull());
        QVERIFY(!purpose->isRecognition());
    }

    void nothingElseIsAPurpose_data() {
        QTest::addColumn<QString>("key");
        QTest::newRow("empty") << QString();
        QTest::newRow("forty-one") << QString(41, QLatin1Char('z'));
        QTest::newRow("capital") << QStringLiteral("Website");
        QTest::newRow("space") << QStringLiteral("web site");
        QTest::newRow("space behind") << QStringLiteral("website ");
        QTest::newRow("underscore") << QStringLiteral("web_site");
        QTest::newRow("newline") << QStringLiteral("website\n");
        QTest::newRow("accent") << QStringLiteral("caf\u00e9");
        QTest::newRow("Cyrillic a") << QStringLiteral("\u0430");
        QTest::newRow("Arabic digit") << QStringLiteral("\u0661");
        QTest::newRow("zero") << QString(1, QChar(0));
        QTest::newRow("just below a") << QStringLiteral("`");
        QTest::newRow("just above z") << QStringLiteral("{");
        QTest::newRow("just below 0") << QStringLiteral("/");
        QTest::newRow("just above 9") << QStringLiteral(":");
    }
    void nothingElseIsAPurpose() {
        QFETCH(QString, key);
        QVERIFY(!Purpose::tryFrom(key).has_value());
    }

    void recognitionIsAPurposeApart() {
        QVERIFY(Purpose::recognition().isRecognition());
        QVERIFY(*Purpose::tryFrom(Purpose::recognition().key()) == Purpose::recognition());
        QVERIFY(!Purpose::defaultKeys().contains(Purpose::recognition().key()));
    }

    void theDefaultPurposesAreValidAndDiffer() {
        const QStringList keys = Purpose::defaultKeys();
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), keys.size());
        QVERIFY(keys.size() >= 1);
        for (const QString& key : keys)
            QVERIFY2(Purpose::tryFrom(key).has_value(), qPrintable(key));
    }

    void purposesCompareByTheirKey() {
        const Purpose press = *Purpose::tryFrom(QStringLiteral("press"));
        const Purpose print = *Purpose::tryFrom(QStringLiteral("print"));
        QVERIFY(press < print);
        QVERIFY(!(print < press));
        QVERIFY(press != print);
        QVERIFY(press == *Purpose::tryFrom(QStringLiteral("press")));
        QCOMPARE(qHash(press, 3), qHash(*Purpose::tryFrom(QStringLiteral("press")), 3));
        QVERIFY(Purpose().isNull());
    }
};

BK_TEST_MAIN(PurposeTest)
#include "PurposeTest.moc"
