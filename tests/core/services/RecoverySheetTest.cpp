#include "core/services/RecoverySheet.h"
#include "core/crypto/RecoveryKey.h"
#include "core/imaging/ScanReader.h"
#include "core/services/QrCode.h"
#include "tests/core/services/QrReader.h"
#include "tests/core/store/Outcomes.h"
#include "tests/support/TestMain.h"

#include <QPdfWriter>

using namespace bk;
using namespace bk::test;

class RecoverySheetTest : public QObject {
    Q_OBJECT

    static RecoverySheet sheet() {
        return {QStringLiteral("Museum De Vaart"),
                QStringLiteral("Collectie"),
                QStringLiteral("Ilse van den Berg"),
                printRecoveryKey(SecretBytes::random(32)),
                QStringLiteral("0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab "
                               "cdef"),
                QDate(2026, 3, 10)};
    }
    /// How many of PAGE's pixels are dark in a rectangle given in parts of the page.
    static double inkIn(const QImage& page, const QRectF& part) {
        const QRect area(qRound(part.x() * page.width()), qRound(part.y() * page.height()),
                         qRound(part.width() * page.width()), qRound(part.height() * page.height()));
        int dark = 0;
        for (int y = area.top(); y <= area.bottom(); ++y)
            for (int x = area.left(); x <= area.right(); ++x)
                if (qGray(page.pixel(x, y)) < 128) ++dark;
        return double(dark) / (area.width() * area.height());
    }

private Q_SLOTS:
    void theCodeHoldsTheWholeKey() {
        for (int i = 0; i < 50; ++i) {
            const QByteArray key = printRecoveryKey(SecretBytes::random(32)).toLatin1();
            const QImage code = qrCode(key);
            // Letters, digits and hyphens fit version 4: larger modules than as bytes.
            QCOMPARE(code.size(), QSize(33, 33));
            const auto read = QrReader(code).read();
            QVERIFY(read.has_value());
            QCOMPARE(*read, key);
        }
    }

    void codesOfOtherKindsOfTextAreRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one") << QByteArray("A");
        QTest::newRow("digits") << QByteArray("0123456789012345");
        QTest::newRow("small letters") << QByteArray("hello world, this is text");
        QTest::newRow("zero") << QByteArray("a\0b", 3);
        QTest::newRow("bytes") << QByteArray("\xc3\xa9\xff\x01");
        QTest::newRow("long") << QByteArray("ABCDE-").repeated(20);
    }
    void codesOfOtherKindsOfTextAreRead() {
        QFETCH(QByteArray, text);
        const auto read = QrReader(qrCode(text)).read();
        QVERIFY(read.has_value());
        QCOMPARE(*read, text);
    }

    void everyChangedModuleIsNoticedByTheReader() {
        // So that the reading above proves something.
        const QImage code = qrCode("7K2M-9QXA-0B4D-ZZ31");
        QVERIFY(QrReader(code).read().has_value());
        int unnoticed = 0;
        for (int y = 0; y < code.height(); ++y)
            for (int x = 0; x < code.width(); ++x) {
                QImage changed = code;
                changed.scanLine(y)[x] = changed.scanLine(y)[x] ? 0 : 255;
                if (QrReader(changed).read()) ++unnoticed;
            }
        // The separators, the second copy of the format, the alignment pattern and a few spare modules carry
        // no data.
        QVERIFY2(unnoticed < 120, qPrintable(QString::number(unnoticed)));
    }

    void whatCannotBeACodeIsNull() {
        QVERIFY(qrCode({}).isNull());
        QVERIFY(qrCode(QByteArray(4000, 'x')).isNull());
    }

    void thePdfIsOnePageOfA4() {
        ASSIGN_OK(const QByteArray pdf, toPdf(sheet()));
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.size() < 300'000);
        ASSIGN_OK(const ScanInfo info, inspectScan(pdf));
        QCOMPARE(info.pages, 1);
        QCOMPARE(info.mediaType, QStringLiteral("application/pdf"));
        ASSIGN_OK(const QImage page, renderScanPage(pdf, 0, 1400));
        QCOMPARE(page.height(), 1400);
        QVERIFY(std::abs(page.width() - 990) <= 1);
        QVERIFY(inkIn(page, {0.08, 0.05, 0.4, 0.06}) > 0.03); // the title
        QVERIFY(inkIn(page, {0.08, 0.2, 0.5, 0.25}) > 0.03);  // the key
        QCOMPARE(inkIn(page, {0, 0, 0.07, 1}), 0.0);          // margins
        QCOMPARE(inkIn(page, {0.93, 0, 0.07, 1}), 0.0);
        QCOMPARE(inkIn(page, {0, 0.95, 1, 0.05}), 0.0);
    }

    void theCodeOnThePageIsTheKey() {
        const RecoverySheet wanted = sheet();
        ASSIGN_OK(const QByteArray pdf, toPdf(wanted));
        ASSIGN_OK(const QImage page, renderScanPage(pdf, 0, 2970));
        // The code stands at the right of the frame, which is the widest dark line.
        int top = -1;
        for (int y = 0; y < page.height() && top < 0; ++y)
            if (inkIn(page, {0.2, double(y) / page.height(), 0.6, 1.0 / page.height()}) > 0.95) top = y;
        QVERIFY(top > 0);
        int right = page.width() - 1;
        while (right > 0 && qGray(page.pixel(right, top + 20)) > 127)
            --right;
        // 52 mm with a quiet zone of four modules on each side.
        const double module = 520.0 / (33 + 8);
        const double left = right - 1 - 520 + 4 * module;
        QImage code(33, 33, QImage::Format_Grayscale8);
        for (int y = 0; y < 33; ++y)
            for (int x = 0; x < 33; ++x)
                code.scanLine(y)[x] = static_cast<uchar>(qGray(
                    page.pixel(qRound(left + (x + 0.5) * module), qRound(top + 1 + (y + 4 + 0.5) * module))));
        const auto read = QrReader(code).read();
        QVERIFY(read.has_value());
        QCOMPARE(*read, wanted.recoveryKey.toLatin1());
        for (int i = 1; i < 4 * module - 4; ++i)
            QVERIFY(qGray(page.pixel(qRound(left + 16 * module), top + 3 + i)) > 200);
    }

    void longNamesAndOtherWordsStayOnThePage() {
        RecoverySheet wanted = sheet();
        wanted.organisation = QString(700, QLatin1Char('W'));
        wanted.administrator = QStringLiteral("Wilhelmina ").repeated(30);
        RecoverySheetWords words;
        words.title = QStringLiteral("Herstelsleutel");
        words.purpose = words.purpose.repeated(4);
        words.danger = words.danger.repeated(4);
        ASSIGN_OK(const QByteArray pdf, toPdf(wanted, words));
        ASSIGN_OK(const ScanInfo info, inspectScan(pdf));
        QCOMPARE(info.pages, 1);
        ASSIGN_OK(const QImage page, renderScanPage(pdf, 0, 1400));
        QCOMPARE(inkIn(page, {0, 0.95, 1, 0.05}), 0.0);
        QCOMPARE(inkIn(page, {0.93, 0, 0.07, 1}), 0.0);
    }

    void wordsCanBeOthers() {
        RecoverySheetWords dutch;
        dutch.locale = QLocale(QLocale::Dutch, QLocale::Netherlands);
        dutch.title = QStringLiteral("Herstelsleutel");
        const RecoverySheet wanted = sheet();
        ASSIGN_OK(const QByteArray english, toPdf(wanted));
        ASSIGN_OK(const QByteArray other, toPdf(wanted, dutch));
        ASSIGN_OK(const QImage one, renderScanPage(english, 0, 800));
        ASSIGN_OK(const QImage two, renderScanPage(other, 0, 800));
        QVERIFY(one != two);
    }

    void aDeviceThatCannotBeDrawnOnIsTold() {
        QTest::ignoreMessage(QtWarningMsg, "QPainter::begin(): Returned false");
        QPdfWriter writer(QStringLiteral("/no/such/folder/sheet.pdf"));
        VERIFY_ERROR(ErrorCode::Disk, paint(sheet(), writer));
    }
};

BK_TEST_MAIN(RecoverySheetTest)
#include "RecoverySheetTest.moc"
