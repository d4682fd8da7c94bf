#include "core/base/Csv.h"
#include "tests/support/TestMain.h"

using namespace bk;

class CsvTest : public QObject {
    Q_OBJECT

    /// Without the byte order mark and the end of the line.
    static QByteArray line(const QStringList& cells) {
        const QByteArray csv = csvOf({cells});
        return csv.mid(3, csv.size() - 5);
    }

private Q_SLOTS:
    void aTableIsLinesOfCells() {
        QCOMPARE(csvOf({{QStringLiteral("Day"), QStringLiteral("What")},
                        {QStringLiteral("2026-03-10"), QStringLiteral("Zoë")}}),
                 QByteArray("\xEF\xBB\xBF"
                            "Day,What\r\n2026-03-10,Zo\xC3\xAB\r\n"));
    }

    void whatDividesCellsIsQuoted() {
        QCOMPARE(line({QStringLiteral("a,b"), QStringLiteral("say \"no\""), QStringLiteral("two\nlines"),
                       QStringLiteral("a;b"), QString()}),
                 QByteArray("\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"a;b\","));
    }

    void formulasAreDisarmed() {
        for (const char* formula :
             {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1", "\u00a0=1", "\uff1d1"}) {
            const QByteArray written = line({QString::fromUtf8(formula)});
            QVERIFY2(written.startsWith('\'') || written.startsWith("\"'"), written.constData());
        }
        QCOMPARE(line({QStringLiteral("a=b"), QStringLiteral("2026-03-10"), QStringLiteral(" x")}),
                 QByteArray("a=b,2026-03-10, x"));
        QCOMPARE(line({QStringLiteral("=HYPERLINK(\"x\",\"y\")")}),
                 QByteArray("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""));
    }
};

BK_TEST_MAIN(CsvTest)
#include "CsvTest.moc"
