#include "tests/core/consent/ConsentChecks.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace bk;
using namespace bk::test;

/// The same checks over many more cases, with other seeds.
class ConsentSlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMillionRandomPhotosAgreeWithTheReferenceAndKeepTheLaws() {
        for (quint64 seed = 10'000'001; seed <= 11'000'000; ++seed) {
            const QString wrong = checkCase(seed);
            if (!wrong.isEmpty()) QFAIL(qPrintable(wrong));
        }
    }

    void everyThreeQuitclaimsOfFiveDaysAgreeWithTheReference() {
        const QString wrong = checkAllSets(everyQuitclaimOfFiveDays(), 3, 5);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void everyFourQuitclaimsOfThreeDaysAgreeWithTheReference() {
        QList<Quitclaim> options;
        for (int on = 0; on < 3; ++on) {
            options.append(signedOn(1, day(on)).refuses(website()));
            options.append(signedOn(1, day(on)).grants(website()).openEnded());
            options.append(signedOn(1, day(on)).grants(website()).until(day(1)));
            options.append(signedOn(1, day(on)).grants(website()).from(day(2)).openEnded());
            options.append(signedOn(1, day(on)).refuses(website()).in(QuitclaimState::Superseded));
            for (int taken = on; taken < 3; ++taken) {
                const QuitclaimBuilder withdrawn =
                    signedOn(1, day(on)).grants(website()).openEnded().withdrawn(day(taken));
                options.append(withdrawn);
                options.append(QuitclaimBuilder(withdrawn).in(QuitclaimState::Superseded));
            }
        }
        const QString wrong = checkAllSets(options, 4, 3);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

BK_TEST_MAIN(ConsentSlowTest)
#include "ConsentSlowTest.moc"
