#include "tests/core/services/ClearanceWorld.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// 2,000 photos, 200 persons and 600 quitclaims, changed a thousand times through the services.
class ClearanceCatalogSlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsStoredIsWhatTheReferenceSaysWhateverIsDone_data() {
        QTest::addColumn<quint64>("seed");
        const QByteArray wanted = qgetenv("BK_TEST_SEEDS");
        for (const QByteArray& seed : (wanted.isEmpty() ? QByteArray("1") : wanted).split(','))
            QTest::newRow(("seed " + seed).constData()) << seed.toULongLong();
    }
    void whatIsStoredIsWhatTheReferenceSaysWhateverIsDone() {
        QFETCH(quint64, seed);
        ClearanceWorld world({2000, 200, 600}, seed);
        QString wrong = world.build();
        for (int edits = 1; edits <= 1000 && wrong.isEmpty(); ++edits) {
            world.edit();
            if (edits % 250 == 0) wrong = world.compareToday();
        }
        int days = 0;
        if (wrong.isEmpty()) wrong = world.compareDaysAhead(days);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY(days >= 45);
        QVERIFY(world.kindsOfEdits().size() >= 20);
        QCOMPARE(*world.catalog()->clearance.rebuild(), 0);
    }
};

BK_TEST_MAIN(ClearanceCatalogSlowTest)
#include "ClearanceCatalogSlowTest.moc"
