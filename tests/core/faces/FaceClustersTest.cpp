#include "core/faces/FaceClusters.h"
#include "core/faces/FaceParting.h"
#include "tests/support/CountingIds.h"
#include "tests/support/NumberScan.h"
#include "tests/support/TestMain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <random>
#include <set>

using namespace bk;

namespace {

constexpr double threshold = 0.5;

struct Sample {
    FaceId face;
    PhotoId photo;
    Embedding numbers;
    int person = 0;
};
using Samples = std::vector<Sample>;
using Groups = QList<QList<FaceId>>;

Embedding unit(Embedding vector) {
    double sum = 0;
    for (const float value : vector)
        sum += double(value) * double(value);
    for (float& value : vector)
        value = float(double(value) / std::sqrt(sum));
    return vector;
}

/// In the plane of the first two numbers, at this angle from the first.
Embedding at(double degrees) {
    const double radians = degrees * M_PI / 180;
    return {float(std::cos(radians)), float(std::sin(radians)), 0, 0};
}

bool never() {
    return false;
}

Groups groupsOf(const Samples& samples, double from = threshold) {
    if (samples.empty()) return {};
    FaceClusters clusters(int(samples.front().numbers.size()), from);
    for (const Sample& sample : samples)
        clusters.add(sample.face, sample.photo, sample.numbers);
    return clusters.groups(never);
}

/// The same groups are equal whatever the order of their faces.
std::set<std::set<QString>> asSets(const Groups& groups) {
    std::set<std::set<QString>> sets;
    for (const QList<FaceId>& group : groups) {
        std::set<QString> one;
        for (const FaceId& face : group)
            one.insert(face.toString());
        sets.insert(one);
    }
    return sets;
}

/// What is looked for is kept under this mask, so that looking for it does not put it there.
constexpr quint32 mask = 0xa5a5a5a5;
/// Small numbers, so that they hardly count.
constexpr std::array<quint32, 6> masked = {0x9a1b2c3d, 0x9b5e6f70, 0x9a8192a3,
                                           0x9bb4c5d6, 0x9ae7f809, 0x9b0a1b2c};

/// Numbers with those marks among them; wherever one of them goes, it is found.
Embedding marked(double degrees) {
    Embedding numbers = at(degrees);
    numbers.resize(64);
    for (std::size_t i = 0; i < masked.size(); ++i) {
        const quint32 bits = masked[i] ^ mask;
        std::memcpy(&numbers[20 + i], &bits, sizeof bits);
    }
    return numbers;
}

/// How often one of the marks is in this process's memory, alone or beside others.
int marksInMemory() {
    int times = 0;
    test::forAllMemory(0, [&](const char* bytes, std::size_t size, quint64) {
        for (std::size_t at = 0; at + sizeof(quint32) <= size; at += sizeof(quint32)) {
            quint32 word = 0;
            std::memcpy(&word, bytes + at, sizeof word);
            word ^= mask;
            // The first bytes of all are alike, which leaves nearly everything else out.
            if ((word >> 25) == 0x4d && std::find(masked.begin(), masked.end(), word) != masked.end())
                ++times;
        }
    });
    return times;
}

} // namespace

/// Faces that are alike come together, and two on one photo never do.
class FaceClustersTest : public QObject {
    Q_OBJECT

    test::CountingIds m_ids;

    Sample sample(const Embedding& numbers, int person = 0, const PhotoId& photo = {}) {
        return {m_ids.make<FaceId>(), photo.isNull() ? m_ids.make<PhotoId>() : photo, numbers, person};
    }

    /// PERSONS with 1 to 12 faces each, whose faces are alike by about 0.7 and others' not; with group
    /// photos on which several are.
    Samples people(std::mt19937& random, int persons, int dimensions = 64) {
        std::normal_distribution<float> normal;
        const auto drawn = [&] {
            Embedding vector(static_cast<size_t>(dimensions));
            for (float& value : vector)
                value = normal(random);
            return unit(vector);
        };
        Samples samples;
        QList<PhotoId> photos;
        for (int person = 0; person < persons; ++person) {
            const Embedding centre = drawn();
            const int faces = 1 + int(random() % 12);
            for (int i = 0; i < faces; ++i) {
                Embedding numbers = drawn();
                for (size_t k = 0; k < numbers.size(); ++k)
                    numbers[k] = 0.55f * numbers[k] + 0.85f * centre[k];
                // The same person is on a photo once.
                if (photos.size() <= i) photos << m_ids.make<PhotoId>();
                samples.push_back(sample(unit(numbers), person, photos.at(i)));
            }
        }
        return samples;
    }

private Q_SLOTS:
    void facesThatAreAlikeComeTogether() {
        const Samples samples{sample(at(0)),   sample(at(10)),  sample(at(20)),
                              sample(at(120)), sample(at(130)), sample(at(240))};
        const Groups groups = groupsOf(samples);
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0), (QList<FaceId>{samples[0].face, samples[1].face, samples[2].face}));
        QCOMPARE(groups.at(1), (QList<FaceId>{samples[3].face, samples[4].face}));
    }

    void theThresholdDecides() {
        const Samples samples{sample(at(0)), sample(at(40))};
        QCOMPARE(groupsOf(samples, std::cos(41 * M_PI / 180)).size(), 1);
        QCOMPARE(groupsOf(samples, std::cos(39 * M_PI / 180)).size(), 0);
    }

    void emptyOrOddInputGivesNothing() {
        FaceClusters clusters(4, threshold);
        QVERIFY(clusters.groups(never).isEmpty());
        clusters.add(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), {1, 0, 0});
        QCOMPARE(clusters.size(), 0);
        clusters.add(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), at(0));
        QVERIFY(clusters.groups(never).isEmpty());
    }

    void twoFacesOnOnePhotoAreTwoPeople() {
        const PhotoId photo = m_ids.make<PhotoId>();
        // As alike as can be.
        QVERIFY(groupsOf({sample(at(0), 0, photo), sample(at(0), 0, photo)}).isEmpty());
    }

    void twinsOnTheSamePhotosArePartedByWhoIsMoreAlike() {
        Samples samples;
        std::set<QString> first;
        std::set<QString> second;
        for (int i = 0; i < 6; ++i) {
            const PhotoId photo = m_ids.make<PhotoId>();
            samples.push_back(sample(at(i), 0, photo));
            samples.push_back(sample(at(25 + i), 1, photo));
            first.insert(samples[size_t(2 * i)].face.toString());
            second.insert(samples[size_t(2 * i + 1)].face.toString());
        }
        QCOMPARE(asSets(groupsOf(samples)), (std::set<std::set<QString>>{first, second}));
    }

    void noGroupHasAPhotoTwice_data() {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 12; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void noGroupHasAPhotoTwice() {
        QFETCH(uint, seed);
        std::mt19937 random(seed);
        // Few numbers, so that many are alike who are not the same.
        const Samples samples = people(random, 40, 6);
        QHash<FaceId, PhotoId> photoOf;
        for (const Sample& one : samples)
            photoOf.insert(one.face, one.photo);
        QSet<FaceId> seen;
        const Groups groups = groupsOf(samples);
        QVERIFY(!groups.isEmpty());
        for (const QList<FaceId>& group : groups) {
            QVERIFY(group.size() >= 2);
            QSet<PhotoId> photos;
            for (const FaceId& face : group) {
                QVERIFY(!seen.contains(face));
                seen << face;
                QVERIFY(!photos.contains(photoOf.value(face)));
                photos << photoOf.value(face);
            }
        }
        QVERIFY(std::is_sorted(groups.begin(), groups.end(),
                               [](const auto& a, const auto& b) { return a.size() > b.size(); }));
    }

    void peopleWhoDifferAreFoundWhole() {
        std::mt19937 random(20261127);
        const Samples samples = people(random, 120, 128);
        std::map<int, std::set<QString>> truth;
        for (const Sample& one : samples)
            truth[one.person].insert(one.face.toString());
        std::set<std::set<QString>> expected;
        for (const auto& [person, faces] : truth)
            if (faces.size() > 1) expected.insert(faces);
        QCOMPARE(asSets(groupsOf(samples)), expected);
    }

    void theOrderOfTheFacesChangesNothing_data() { noGroupHasAPhotoTwice_data(); }
    void theOrderOfTheFacesChangesNothing() {
        QFETCH(uint, seed);
        std::mt19937 random(seed);
        Samples samples = people(random, 60, 8);
        const Groups groups = groupsOf(samples);
        QVERIFY(groups.size() > 1);
        QCOMPARE(groupsOf(samples), groups);
        for (int run = 0; run < 4; ++run) {
            std::shuffle(samples.begin(), samples.end(), random);
            QCOMPARE(groupsOf(samples), groups);
        }
    }

    void manyOfOnePersonAreOneGroup() {
        // More than one block, and more than the edges that are kept of each.
        std::mt19937 random(3);
        std::normal_distribution<float> normal;
        Samples samples;
        std::set<QString> all;
        for (int i = 0; i < 700; ++i) {
            Embedding numbers(32);
            for (float& value : numbers)
                value = 0.1f * normal(random);
            numbers[0] += 1;
            samples.push_back(sample(unit(numbers)));
            all.insert(samples.back().face.toString());
        }
        QCOMPARE(asSets(groupsOf(samples)), (std::set<std::set<QString>>{all}));
    }

    void manyWhoChangeLittleByLittleAreOneGroup() {
        // Each is most like those right beside it, and no edge leads further.
        Samples samples;
        for (int i = 0; i < 600; ++i)
            samples.push_back(sample(at(20.0 * i / 600)));
        QCOMPARE(groupsOf(samples).size(), 1);
        QCOMPARE(groupsOf(samples).first().size(), 600);
    }

    void groupsThatShareAPhotoAreNotJoined() {
        FaceNumbers numbers;
        for (const double angle : {0.0, 1.0, 2.0, 3.0}) {
            const Embedding row = at(angle);
            numbers.insert(numbers.end(), row.begin(), row.end());
        }
        const std::vector<int> photos{1, 2, 2, 3};
        const std::vector<std::vector<int>> parts{{0, 1}, {2, 3}};
        QVERIFY(joinAlike(parts, {numbers, photos, 4}, threshold, never) == parts);
        const std::vector<int> others{1, 2, 4, 3};
        QVERIFY((joinAlike(parts, {numbers, others, 4}, threshold, never) ==
                 std::vector<std::vector<int>>{{0, 1, 2, 3}}));
    }

    void aDoubtfulFaceGoesWithThreeWhoTakeItForTheirs() {
        const Samples samples{sample(at(0)), sample(at(10)), sample(at(20)), sample(at(150)),
                              sample(at(160))};
        FaceClusters clusters(4, threshold);
        for (const Sample& one : samples)
            clusters.add(one.face, one.photo, one.numbers);
        const Sample like = sample(at(15));
        const Sample lonely = sample(at(90));
        const Sample byTwo = sample(at(155));
        const Sample onThePhoto = sample(at(15), 0, samples[0].photo);
        const Sample better = sample(at(11));
        const Sample worse = sample(at(40), 0, better.photo);
        for (const Sample& one : {like, lonely, byTwo, onThePhoto, worse, better})
            clusters.addDoubtful(one.face, one.photo, one.numbers);
        const Groups groups = clusters.groups(never);
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0),
                 (QList<FaceId>{samples[0].face, samples[1].face, samples[2].face, like.face, better.face}));
        QCOMPARE(groups.at(1), (QList<FaceId>{samples[3].face, samples[4].face}));
        QCOMPARE(clusters.size(), 5);
    }

    void doubtfulFacesMakeAndJoinNoGroups() {
        FaceClusters clusters(4, threshold);
        for (const double angle : {0.0, 5.0, 10.0, 110.0, 115.0, 120.0})
            clusters.add(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), at(angle));
        for (int angle = 0; angle <= 360; angle += 6)
            clusters.addDoubtful(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), at(angle));
        QCOMPARE(clusters.groups(never).size(), 2);
        FaceClusters nothing(4, threshold);
        for (int i = 0; i < 9; ++i)
            nothing.addDoubtful(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), at(i));
        QVERIFY(nothing.groups(never).isEmpty());
    }

    void stoppingGivesNothing() {
        FaceClusters clusters(4, threshold);
        for (int i = 0; i < 300; ++i)
            clusters.add(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), at(i % 7));
        QVERIFY(!clusters.groups(never).isEmpty());
        int asked = 0;
        QVERIFY(clusters.groups([&] { return ++asked > 1; }).isEmpty());
        QVERIFY(asked > 1);
    }

    void nothingIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        QCOMPARE(marksInMemory(), 0);
        {
            FaceClusters clusters(64, threshold);
            const PhotoId photo = m_ids.make<PhotoId>();
            for (int i = 0; i < 300; ++i) // with a photo that has two, so that they are parted
                clusters.add(m_ids.make<FaceId>(), i < 2 ? photo : m_ids.make<PhotoId>(), marked(i % 20));
            for (int i = 0; i < 20; ++i)
                clusters.addDoubtful(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), marked(i));
            QVERIFY(!clusters.groups(never).isEmpty());
            QVERIFY(marksInMemory() >= 300 * int(masked.size()));
        }
        QCOMPARE(marksInMemory(), 0);
    }

    void nothingOfAFewIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        QCOMPARE(marksInMemory(), 0);
        {
            FaceClusters clusters(64, threshold);
            for (int i = 0; i < 13; ++i)
                clusters.add(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), marked(i));
            for (int i = 0; i < 20; ++i)
                clusters.addDoubtful(m_ids.make<FaceId>(), m_ids.make<PhotoId>(), marked(i));
            QCOMPARE(clusters.groups(never).first().size(), 33);
        }
        QCOMPARE(marksInMemory(), 0);
    }

    void withoutAConflictNothingIsParted() {
        // Whatever the numbers say: whispering has put them together.
        const std::vector<int> faces{0, 1, 2};
        FaceNumbers numbers;
        for (const double angle : {0.0, 90.0, 180.0}) {
            const Embedding row = at(angle);
            numbers.insert(numbers.end(), row.begin(), row.end());
        }
        const std::vector<int> apart{4, 5, 6};
        QVERIFY((partByPhoto(faces, {numbers, apart, 4}, threshold, never) ==
                 std::vector<std::vector<int>>{faces}));
        const std::vector<int> twice{4, 5, 4};
        QVERIFY((partByPhoto(faces, {numbers, twice, 4}, threshold, never) ==
                 std::vector<std::vector<int>>{{0}, {1}, {2}}));
    }
};

BK_TEST_MAIN(FaceClustersTest)
#include "FaceClustersTest.moc"
