#include "tests/core/consent/ConsentChecks.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace bk;
using namespace bk::test;

/// 200,000 photos made at random: the rule against its reference, and the laws.
class ConsentRandomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomPhotosAgreeWithTheReferenceAndKeepTheLaws() {
        for (quint64 seed = 1; seed <= 200'000; ++seed) {
            const QString wrong = checkCase(seed);
            if (!wrong.isEmpty()) QFAIL(qPrintable(wrong));
        }
    }

    void randomPhotosReachEveryState() {
        QSet<int> states;
        QSet<int> consents;
        for (quint64 seed = 1; seed <= 5'000; ++seed) {
            const Case given = CaseMaker(seed).make();
            const QDate today = day(static_cast<int>(seed % 16));
            states.insert(static_cast<int>(clearanceOf(given.photo, given.persons, website(), today).state));
            for (const PersonFacts& person : given.persons)
                consents.insert(
                    static_cast<int>(consentOf(person, website(), thePhoto, theCollection, today).state));
        }
        QCOMPARE(states.size(), 13);
        QCOMPARE(consents.size(), 6);
    }
};

BK_TEST_MAIN(ConsentRandomTest)
#include "ConsentRandomTest.moc"
