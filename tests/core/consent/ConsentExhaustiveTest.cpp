#include "tests/core/consent/ConsentChecks.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace bk;
using namespace bk::test;

/// Small worlds of five days, complete: every set of so many quitclaims, asked on every day.
class ConsentExhaustiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPairOfQuitclaimsAgreesWithTheReference() {
        const QString wrong = checkAllSets(everyQuitclaimOfFiveDays(), 2, 5);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void everyThreeQuitclaimsAgreeWithTheReference() {
        QList<Quitclaim> options;
        for (int on = 0; on < 5; ++on) {
            options.append(signedOn(1, day(on)).refuses(website()));
            options.append(signedOn(1, day(on)).grants(website()).openEnded());
            options.append(signedOn(1, day(on)).grants(website()).until(day(3)));
            options.append(signedOn(1, day(on)).grants(website()).from(day(3)).openEnded());
            options.append(signedOn(1, day(on)).refuses(website()).in(QuitclaimState::Superseded));
            for (int taken = on; taken < 5; ++taken) {
                const QuitclaimBuilder withdrawn =
                    signedOn(1, day(on)).grants(website()).openEnded().withdrawn(day(taken));
                options.append(withdrawn);
                options.append(QuitclaimBuilder(withdrawn).in(QuitclaimState::Superseded));
            }
        }
        const QString wrong = checkAllSets(options, 3, 5);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

BK_TEST_MAIN(ConsentExhaustiveTest)
#include "ConsentExhaustiveTest.moc"
