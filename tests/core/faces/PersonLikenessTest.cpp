#include "core/faces/PersonLikeness.h"
#include "tests/support/NumberScan.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>

#include <cmath>

using namespace bk;

class PersonLikenessTest : public QObject {
    Q_OBJECT

    static constexpr int size = 64;

    static Embedding unit(Embedding numbers) {
        double sum = 0;
        for (const float one : numbers)
            sum += double(one) * double(one);
        for (float& one : numbers)
            one = float(one / std::sqrt(sum));
        return numbers;
    }
    static Embedding any(QRandomGenerator& random) {
        Embedding numbers(size);
        for (float& one : numbers)
            one = float(random.generateDouble() - 0.5);
        return unit(numbers);
    }
    /// NOISE 0: the same.
    static Embedding near(const Embedding& face, double noise, QRandomGenerator& random) {
        Embedding numbers = face;
        const Embedding other = any(random);
        for (int i = 0; i < size; ++i)
            numbers[size_t(i)] += float(noise) * other[size_t(i)];
        return unit(numbers);
    }

private Q_SLOTS:
    void twoOfOneAreFoundAmongMany() {
        QRandomGenerator random(5);
        std::vector<PersonFaceprint> prints;
        QList<Embedding> faces;
        QList<PersonId> persons;
        for (int i = 0; i < 300; ++i) {
            persons << PersonId(QUuid::createUuid());
            faces << (i == 271 ? faces[13] : any(random));
            for (int k = 0; k < 3; ++k)
                prints.push_back({persons[i], near(faces[i], 0.5, random)});
        }
        const auto pairs = likePersons(prints, 0.6);
        QCOMPARE(pairs.size(), 1);
        QVERIFY((pairs[0].one == persons[13] && pairs[0].other == persons[271]));
        QVERIFY(pairs[0].score >= 0.6 && pairs[0].score <= 1.0001);
        QVERIFY(likePersons({}, 0.6).isEmpty());
    }

    void nothingIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        QRandomGenerator random(6);
        std::vector<test::NumberScan> wanted;
        {
            std::vector<PersonFaceprint> prints;
            for (int i = 0; i < 300; ++i)
                prints.push_back({PersonId(QUuid::createUuid()), any(random)});
            for (const size_t one : {0, 1, 99, 200, 299})
                wanted.emplace_back(prints[one].numbers);
            QVERIFY(likePersons(prints, 0.9).isEmpty());
            QVERIFY(wanted.front().timesInMemory() > 0);
        }
        for (const test::NumberScan& one : wanted)
            QCOMPARE(one.timesInMemory(), 0);
    }

    void aMixIsDividedBySeeds() {
        QRandomGenerator random(8);
        const Embedding first = any(random);
        const Embedding second = any(random);
        std::vector<Embedding> faces;
        for (int i = 0; i < 40; ++i)
            faces.push_back(near(i % 2 == 0 ? first : second, 0.9, random));
        faces.push_back({}); // could not be embedded
        const auto leads = divideFaces(faces, 0, 1);
        for (size_t i = 0; i < 40; ++i)
            QVERIFY2((leads[i] > 0) == (i % 2 == 1), qPrintable(QString::number(i)));
        QCOMPARE(leads[40], 0.0);
        // Seeds stay what they are, however alike they look.
        const auto same = divideFaces({first, first}, 0, 1);
        QVERIFY(same[0] < 0 && same[1] > 0);
        QVERIFY(divideFaces(faces, 0, 40)[0] == 0);
    }
};

BK_TEST_MAIN(PersonLikenessTest)
#include "PersonLikenessTest.moc"
