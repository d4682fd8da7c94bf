#include "core/model/Clearance.h"

#include "tests/support/TestMain.h"

#include <QSet>

using namespace bk;

class ClearanceWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateHasItsOwnWordAndComesBackFromIt() {
        QSet<QString> words;
        for (int i = 0; i <= static_cast<int>(ClearanceState::NoPeople); ++i) {
            const auto state = static_cast<ClearanceState>(i);
            const QString word = toString(state);
            QVERIFY(clearanceStateFrom(word) == state);
            words.insert(word);
        }
        QCOMPARE(words.size(), static_cast<int>(ClearanceState::NoPeople) + 1);
        QVERIFY(!clearanceStateFrom(QString()).has_value());
        QVERIFY(!clearanceStateFrom(QStringLiteral("cleared")).has_value());
    }

    void theWordsOfTheCommandLineStay() {
        QCOMPARE(toString(ClearanceState::Restricted), QStringLiteral("Restricted"));
        QCOMPARE(toString(ClearanceState::AssetExpired), QStringLiteral("AssetExpired"));
        QCOMPARE(toString(ClearanceState::NotYetValid), QStringLiteral("NotYetValid"));
        QCOMPARE(toString(ClearanceState::Cleared), QStringLiteral("Cleared"));
        QCOMPARE(toString(ClearanceState::NoPeople), QStringLiteral("NoPeople"));
        QCOMPARE(toString(ConsentState::Granted), QStringLiteral("Granted"));
        QCOMPARE(toString(ConsentState::Missing), QStringLiteral("Missing"));
    }

    void onlyThreeStatesMayLeaveTheCatalog() {
        const QList<ClearanceState> may = {ClearanceState::NotNeeded, ClearanceState::Cleared,
                                           ClearanceState::NoPeople};
        for (int i = 0; i <= static_cast<int>(ClearanceState::NoPeople); ++i) {
            const auto state = static_cast<ClearanceState>(i);
            QVERIFY2(mayExport(state) == may.contains(state), qPrintable(toString(state)));
        }
    }
};

BK_TEST_MAIN(ClearanceWordsTest)
#include "ClearanceWordsTest.moc"
