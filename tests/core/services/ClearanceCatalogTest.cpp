#include "tests/core/services/ClearanceWorld.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// A small catalog changed at random; the large ones are in ClearanceCatalogSlowTest.
class ClearanceCatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsStoredIsWhatTheReferenceSaysWhateverIsDone() {
        ClearanceWorld world({60, 12, 30}, 4);
        QString wrong = world.build();
        if (wrong.isEmpty()) wrong = world.compareToday();
        for (int edits = 0; edits < 150 && wrong.isEmpty(); ++edits) {
            world.edit();
            if (edits % 10 == 0) wrong = world.compareToday();
        }
        int days = 0;
        if (wrong.isEmpty()) wrong = world.compareDaysAhead(days);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY(days >= 40);
        QVERIFY(world.kindsOfEdits().size() >= 15);
        QCOMPARE(*world.catalog()->clearance.rebuild(), 0);
    }
};

BK_TEST_MAIN(ClearanceCatalogTest)
#include "ClearanceCatalogTest.moc"
