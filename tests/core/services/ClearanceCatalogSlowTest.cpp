#include "tests/core/services/ClearanceWorld.h"
#include "tests/support/TestMain.h"

#include <QScopeGuard>

using namespace bk;
using namespace bk::test;

/// 2,000 photos, 200 persons and 600 quitclaims, changed a thousand times through the services.
class ClearanceCatalogSlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsStoredIsWhatTheReferenceSaysWhateverIsDone_data() {
        QTest::addColumn<quint64>("seed");
        QTest::addColumn<int>("writtenAtOnce");
        const QByteArray wanted = qgetenv("BK_TEST_SEEDS");
        for (const QByteArray& seed : (wanted.isEmpty() ? QByteArray("1") : wanted).split(','))
            for (const int photos : {1000, 5})
                QTest::newRow(("seed " + seed + ", " + QByteArray::number(photos) + " at once").constData())
                    << seed.toULongLong() << photos;
    }
    void whatIsStoredIsWhatTheReferenceSaysWhateverIsDone() {
        QFETCH(quint64, seed);
        QFETCH(const int, writtenAtOnce);
        setMostRewrittenAtOnce(writtenAtOnce);
        const auto back = qScopeGuard([] { setMostRewrittenAtOnce(1000); });
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
