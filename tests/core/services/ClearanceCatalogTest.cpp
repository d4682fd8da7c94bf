#include "tests/core/services/ClearanceWorld.h"
#include "tests/support/TestMain.h"

#include <QScopeGuard>

using namespace bk;
using namespace bk::test;

/// A small catalog changed at random; the large ones are in ClearanceCatalogSlowTest.
class ClearanceCatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsStoredIsWhatTheReferenceSaysWhateverIsDone_data() {
        QTest::addColumn<int>("writtenAtOnce");
        for (const int photos : {1000, 5, 1, 0})
            QTest::addRow("%d photos written at once", photos) << photos;
    }
    void whatIsStoredIsWhatTheReferenceSaysWhateverIsDone() {
        QFETCH(const int, writtenAtOnce);
        setMostRewrittenAtOnce(writtenAtOnce);
        const auto back = qScopeGuard([] { setMostRewrittenAtOnce(1000); });
        ClearanceWorld world({60, 12, 30}, 4);
        world.countWithdrawals();
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
        QVERIFY(world.withdrawalsCounted() >= 5);
        QCOMPARE(world.staleSeen() > 0, writtenAtOnce < 1000);
        QCOMPARE(*world.catalog()->clearance.rebuild(), 0);
    }
};

BK_TEST_MAIN(ClearanceCatalogTest)
#include "ClearanceCatalogTest.moc"
