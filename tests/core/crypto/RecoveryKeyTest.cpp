#include "core/crypto/RecoveryKey.h"

#include "tests/support/TestMain.h"

using namespace bk;

namespace {

SecretBytes fixedKey() {
    SecretBytes key(32);
    for (std::size_t i = 0; i < key.size(); ++i)
        key.data()[i] = static_cast<unsigned char>(i * 37 + 11);
    return key;
}

QByteArray hex(const SecretBytes& secret) {
    return QByteArray(reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size()))
        .toHex();
}

} // namespace

class RecoveryKeyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsPrintedInFourteenGroupsOfFour() {
        const QString text = printRecoveryKey(fixedKey());
        const QStringList groups = text.split(QLatin1Char('-'));
        QCOMPARE(groups.size(), 14);
        for (const QString& group : groups)
            QCOMPARE(group.size(), 4);
        for (const QChar confusing : QStringLiteral("ILOU"))
            QVERIFY(!text.contains(confusing));
        // Base32 of the key and of the first 24 bits of BLAKE2b-256 of "beeldkluis recovery key" keyed by it,
        // computed with Python's hashlib. Printed sheets depend on it.
        QCOMPARE(text,
                 QStringLiteral("1CR5-AYMZ-RKMG-WCTR-FPHC-FV0H-6SDR-19EA-XWA3-JQM3-N36Z-45SW-C637-FVSP"));
    }

    void whatIsPrintedIsReadBackHoweverItIsTyped() {
        const QString text = printRecoveryKey(fixedKey());
        QString spaced = text;
        QString bare = text;
        QString confused = text.toLower();
        const QStringList typed = {
            text,
            text.toLower(),
            spaced.replace(QLatin1Char('-'), QLatin1Char(' ')),
            bare.remove(QLatin1Char('-')),
            QStringLiteral("  ") + text + QStringLiteral("\n"),
            QString(text).replace(QLatin1Char('-'), QChar(0x2013)),
            confused.replace(QLatin1Char('0'), QLatin1Char('o')).replace(QLatin1Char('1'), QLatin1Char('l')),
            QString(text).replace(QLatin1Char('1'), QLatin1Char('I'))};
        for (const QString& each : typed) {
            const auto key = readRecoveryKey(each);
            QVERIFY2(key.has_value(), qPrintable(each));
            QCOMPARE(hex(*key), hex(fixedKey()));
        }
    }

    void randomKeysAreReadBack() {
        for (int i = 0; i < 200; ++i) {
            const SecretBytes key = SecretBytes::random(32);
            const auto read = readRecoveryKey(printRecoveryKey(key));
            QVERIFY(read.has_value());
            QCOMPARE(hex(*read), hex(key));
        }
    }

    void everyWrongLetterIsFound() {
        const QString letters = QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
        const QString text = printRecoveryKey(fixedKey()).remove(QLatin1Char('-'));
        for (qsizetype i = 0; i < text.size(); ++i)
            for (const QChar letter : letters) {
                if (letter == text[i]) continue;
                QString wrong = text;
                wrong[i] = letter;
                const auto key = readRecoveryKey(wrong);
                QVERIFY2(!key, qPrintable(wrong));
                QVERIFY(key.error().code == ErrorCode::InvalidArgument);
            }
    }

    void twoNeighboursSwappedAreFound() {
        const QString text = printRecoveryKey(fixedKey()).remove(QLatin1Char('-'));
        for (qsizetype i = 1; i < text.size(); ++i) {
            if (text[i] == text[i - 1]) continue;
            QString wrong = text;
            wrong[i] = text[i - 1];
            wrong[i - 1] = text[i];
            QVERIFY(!readRecoveryKey(wrong));
        }
    }

    void anythingElseIsMistyped_data() {
        const QString text = printRecoveryKey(fixedKey());
        QTest::addColumn<QString>("typed");
        QTest::newRow("empty") << QString();
        QTest::newRow("only hyphens") << QStringLiteral("---");
        QTest::newRow("one letter less") << text.chopped(1);
        QTest::newRow("one letter more") << text + QLatin1Char('0');
        QTest::newRow("twice") << text + text;
        QTest::newRow("U") << QString(text).replace(0, 1, QLatin1Char('U'));
        QTest::newRow("not a letter") << QString(text).replace(0, 1, QLatin1Char('!'));
        QTest::newRow("full width digit") << QString(text).replace(0, 1, QChar(0xff10));
        QTest::newRow("zero character") << QString(text).replace(0, 1, QChar(0));
        QTest::newRow("a long text") << QString(100000, QLatin1Char('A'));
    }
    void anythingElseIsMistyped() {
        QFETCH(QString, typed);
        const auto key = readRecoveryKey(typed);
        QVERIFY(!key);
        QVERIFY(key.error().code == ErrorCode::InvalidArgument);
    }
};

BK_TEST_MAIN(RecoveryKeyTest)
#include "RecoveryKeyTest.moc"
