#include "core/base/Id.h"

#include "tests/support/CountingIds.h"
#include "tests/support/TestMain.h"

#include <QDateTime>
#include <QSet>

#include <type_traits>

using namespace bk;

class IdTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newIdsAreVersionSevenAndOfTheRightVariant() {
        RandomIdSource source;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray bytes = source.next().toRfc4122();
            QCOMPARE(static_cast<uchar>(bytes[6]) >> 4, 7);
            QCOMPARE(static_cast<uchar>(bytes[8]) >> 6, 2);
        }
    }

    void theFirstFortyEightBitsAreTheTimeInMilliseconds() {
        RandomIdSource source;
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const QByteArray bytes = source.next().toRfc4122();
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        qint64 milliseconds = 0;
        for (int i = 0; i < 6; ++i)
            milliseconds = (milliseconds << 8) | static_cast<uchar>(bytes[i]);
        QVERIFY(milliseconds >= before);
        QVERIFY(milliseconds <= after);
    }

    void idsSortByTheTimeTheyWereMade() {
        const auto madeAt = [](qint64 milliseconds, char rest) {
            QByteArray bytes(16, rest);
            for (int i = 0; i < 6; ++i)
                bytes[i] = static_cast<char>(milliseconds >> (40 - 8 * i));
            bytes[6] = '\x70';
            bytes[8] = '\x80';
            return PhotoId::fromBytes(bytes);
        };
        // The steps cross each of the fields that a UUID is compared by.
        const QList<qint64> times = {
            1,          0xffff,        0x10000,       0x7fffffff,     0x80000000,
            0xffffffff, 0x17fffffffff, 0x18000000000, 0x7fffffffffff, 0x800000000000};
        for (qsizetype i = 1; i < times.size(); ++i) {
            const PhotoId earlier = madeAt(times[i - 1], '\xff');
            const PhotoId later = madeAt(times[i], '\x00');
            QVERIFY2(earlier < later, qPrintable(later.toString()));
            QVERIFY(!(later < earlier));
            QVERIFY(earlier.toBytes() < later.toBytes());
            QVERIFY(earlier.toString() < later.toString());
        }
    }

    void noTwoIdsAreTheSame() {
        RandomIdSource source;
        QSet<PhotoId> seen;
        for (int i = 0; i < 10000; ++i)
            seen.insert(source.make<PhotoId>());
        QCOMPARE(seen.size(), 10000);
    }

    void textAndBytesGiveTheSameIdBack() {
        RandomIdSource source;
        const auto id = source.make<PersonId>();
        QCOMPARE(id.toBytes().size(), 16);
        QVERIFY(PersonId::fromBytes(id.toBytes()) == id);
        const auto fromText = PersonId::tryFrom(id.toString());
        QVERIFY(fromText.has_value());
        QVERIFY(*fromText == id);
        QCOMPARE(id.toString().size(), 36);
        QVERIFY(!id.toString().contains(QLatin1Char('{')));
        QCOMPARE(qHash(*fromText, 7), qHash(id, 7));
    }

    void whatIsNoIdGivesNone_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("words") << QStringLiteral("not an id");
        QTest::newRow("null") << QStringLiteral("00000000-0000-0000-0000-000000000000");
        QTest::newRow("too short") << QStringLiteral("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5");
        QTest::newRow("letter beyond f") << QStringLiteral("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5g");
    }
    void whatIsNoIdGivesNone() {
        QFETCH(QString, text);
        QVERIFY(!PhotoId::tryFrom(text).has_value());
    }

    void bytesOfAnotherLengthGiveTheNullId() {
        QVERIFY(PhotoId::fromBytes(QByteArray()).isNull());
        QVERIFY(PhotoId::fromBytes(QByteArray(15, 'a')).isNull());
        QVERIFY(PhotoId::fromBytes(QByteArray(17, 'a')).isNull());
        QVERIFY(!PhotoId::fromBytes(QByteArray(16, 'a')).isNull());
        QVERIFY(PhotoId().isNull());
    }

    void idsOfDifferentKindsDoNotMix() {
        static_assert(!std::is_convertible_v<PhotoId, PersonId>);
        static_assert(!std::is_constructible_v<PhotoId, PersonId>);
        static_assert(!std::is_convertible_v<QUuid, PhotoId>);
    }

    void countingIdsAreTheSameInEveryRunAndRise() {
        test::CountingIds one;
        test::CountingIds two;
        PhotoId last;
        for (int i = 0; i < 300; ++i) {
            const auto id = one.make<PhotoId>();
            QVERIFY(id == two.make<PhotoId>());
            QVERIFY(last < id);
            last = id;
        }
    }
};

BK_TEST_MAIN(IdTest)
#include "IdTest.moc"
