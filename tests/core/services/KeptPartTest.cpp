#include "core/services/KeptPart.h"
#include "tests/support/TestMain.h"

using namespace bk;

/// That what is kept can be read from an error again.
class KeptPartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsToldFirstAndCanBeReadAgain() {
        for (const KeptPart part : {KeptPart::Record, KeptPart::Withdrawal, KeptPart::Change}) {
            const Error told = keptThough(part, {ErrorCode::Disk, QStringLiteral("no room"), 28});
            QVERIFY(keptPart(told) == part);
            QVERIFY(told.code == ErrorCode::Disk);
            QCOMPARE(told.native, 28);
            QVERIFY(told.context.endsWith(QStringLiteral("; no room")));
        }
    }

    void otherErrorsKeepNothing() {
        QVERIFY(keptPart({ErrorCode::Disk, QStringLiteral("the record is kept"), 0}) == KeptPart::Nothing);
        QVERIFY(keptPart({}) == KeptPart::Nothing);
        QCOMPARE(keptThough(KeptPart::Nothing, {ErrorCode::Disk, QStringLiteral("a"), 0}).context,
                 QStringLiteral("a"));
    }
};

BK_TEST_MAIN(KeptPartTest)
#include "KeptPartTest.moc"
