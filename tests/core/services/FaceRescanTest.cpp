#include "core/services/FaceRescan.h"
#include "core/faces/FaceMerge.h"
#include "tests/support/CountingIds.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace bk;

namespace {

struct World {
    QList<Face> known;
    QSet<FaceId> answered;
    QList<Face> found;
};

bool same(const Face& a, const Face& b) {
    return a.id == b.id && a.box == b.box && a.state == b.state && a.person == b.person &&
           a.origin == b.origin && a.reason == b.reason && a.detector == b.detector;
}

QList<Face> after(const QList<Face>& known, const FaceRescan& rescan) {
    QList<Face> faces = known;
    for (Face& face : faces) {
        for (const Face& one : rescan.renewed)
            if (one.id == face.id) face = one;
        if (rescan.doubted.contains(face.id)) face.state = FaceState::Possible;
    }
    return faces + rescan.added;
}

} // namespace

/// Another look at a photo: nothing that people said is lost, and no face either.
class FaceRescanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFaceSeenAgainIsTheSame() {
        const Face known = face({100, 100, 80, 100});
        const Face again = face({106, 96, 84, 104}, FaceState::Unnamed, QStringLiteral("newer"));
        const FaceRescan rescan = rescanned({known}, {}, {again});
        QVERIFY(rescan.added.isEmpty());
        QVERIFY(rescan.doubted.isEmpty());
        QCOMPARE(rescan.renewed.size(), 1);
        QCOMPARE(rescan.renewed.first().id, known.id);
        QCOMPARE(rescan.renewed.first().box, again.box);
        QCOMPARE(rescan.renewed.first().detector, QStringLiteral("newer"));
    }

    void whatAPersonSaidStaysAsItIs() {
        const Face named = face({100, 100, 80, 100}, FaceState::Named);
        const FaceRescan rescan = rescanned({named}, {named.id}, {face({110, 100, 80, 100})});
        QVERIFY(rescan.isNothing());
        // Seen or not.
        QVERIFY(rescanned({named}, {named.id}, {}).isNothing());
        // A possible one that was said to be a face stays one, however weakly it is seen.
        const Face confirmed = face({300, 100, 50, 50}, FaceState::Unnamed);
        QVERIFY(rescanned({confirmed}, {confirmed.id}, {face({300, 100, 50, 50}, FaceState::Possible)})
                    .isNothing());
        QVERIFY(rescanned({confirmed}, {confirmed.id}, {}).isNothing());
    }

    void aFaceInAGenerousBoxIsFoundOnce() {
        const Face drawn = face({100, 100, 200, 200}, FaceState::Named);
        QVERIFY(rescanned({drawn}, {drawn.id}, {face({160, 150, 90, 110})}).isNothing());
    }

    void theBoxOfAGroupHidesNoFace() {
        const Face group = face({0, 0, 1000, 400}, FaceState::Bystander);
        const QList<Face> found{face({450, 150, 80, 100}), face({600, 150, 80, 100}), face({40, 40, 60, 60})};
        QCOMPARE(rescanned({group}, {group.id}, found).added.size(), 3);
        // Nor does a small face in the corner of a large one pass for it.
        const Face large = face({100, 100, 300, 300}, FaceState::Named);
        QCOMPARE(rescanned({large}, {large.id}, {face({290, 290, 130, 130})}).added.size(), 1);
    }

    void oneKnownFaceIsNotTwo() {
        const Face known = face({100, 100, 100, 100}, FaceState::NotAFace);
        const QList<Face> found{face({80, 100, 90, 100}), face({125, 100, 90, 100})};
        const FaceRescan rescan = rescanned({known}, {known.id}, found);
        QCOMPARE(rescan.added.size(), 1);
        QVERIFY(rescan.renewed.isEmpty());
    }

    void aFaceNotSeenAgainStaysAsPossible() {
        const Face known = face({100, 100, 100, 100}, FaceState::Unnamed);
        const FaceRescan rescan = rescanned({known}, {}, {});
        QCOMPARE(rescan.doubted, QList<FaceId>{known.id});
        const Face possible = face({100, 100, 100, 100}, FaceState::Possible);
        QVERIFY(rescanned({possible}, {}, {}).isNothing());
    }

    void whateverIsFoundNothingIsLost() {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int round = 0; round < 3000; ++round) {
            const QByteArray where = QByteArray::number(seed) + ", round " + QByteArray::number(round);
            const World world = made(random);
            const FaceRescan rescan = rescanned(world.known, world.answered, world.found);
            const QList<Face> result = after(world.known, rescan);

            // All that was known is there, and what was answered is unchanged.
            QVERIFY2(result.size() == world.known.size() + rescan.added.size(), where);
            for (qsizetype i = 0; i < world.known.size(); ++i) {
                QVERIFY2(result[i].id == world.known[i].id, where);
                if (world.answered.contains(world.known[i].id))
                    QVERIFY2(same(result[i], world.known[i]), where);
            }
            // Nobody becomes resolved by being looked at.
            for (qsizetype i = 0; i < world.known.size(); ++i)
                if (world.known[i].state < FaceState::Named)
                    QVERIFY2(result[i].state < FaceState::Named, where);
            // Each face found is in the result, at its place or as a known face that it may be; no two of
            // them are the same one.
            QSet<FaceId> renewed;
            for (const Face& one : rescan.renewed) {
                QVERIFY2(!renewed.contains(one.id), where);
                renewed.insert(one.id);
            }
            qsizetype byAnswered = 0;
            for (const Face& one : world.found) {
                const auto at = [&](const Face& other) { return other.box == one.box; };
                if (std::any_of(result.begin(), result.end(), at)) continue;
                ++byAnswered;
                QVERIFY2(std::any_of(world.known.begin(), world.known.end(),
                                     [&](const Face& known) {
                                         return world.answered.contains(known.id) &&
                                                mayBeSameFace(known.box, one.box);
                                     }),
                         where);
            }
            QVERIFY2(byAnswered <= world.answered.size(), where);
            QVERIFY2(rescan.added.size() + rescan.renewed.size() + world.answered.size() >=
                         world.found.size(),
                     where);
            // A second look at the same changes nothing, in whatever order.
            QList<Face> shuffled = world.found;
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            const QList<Face> again = after(result, rescanned(result, world.answered, shuffled));
            QVERIFY2(again.size() == result.size(), where);
            for (qsizetype i = 0; i < result.size(); ++i)
                QVERIFY2(same(again[i], result[i]), where);
            // And back with what was there: every answer is still the same one.
            QList<Face> former;
            for (const Face& one : world.known)
                if (!world.answered.contains(one.id)) former << one;
            const QList<Face> back = after(again, rescanned(again, world.answered, former));
            for (qsizetype i = 0; i < world.known.size(); ++i)
                if (world.answered.contains(world.known[i].id))
                    QVERIFY2(same(back[i], world.known[i]), where);
        }
    }

private:
    Face face(const QRectF& box, FaceState state = FaceState::Unnamed,
              const QString& detector = QStringLiteral("older")) {
        Face one;
        one.id = m_ids.make<FaceId>();
        one.box = box;
        one.state = state;
        one.detector = detector;
        if (state == FaceState::Named) one.person = m_ids.make<PersonId>();
        return one;
    }

    /// Found faces as a detector gives them: no two overlap much.
    World made(QRandomGenerator& random) {
        World world;
        const auto number = [&](double from, double to) {
            return from + random.generateDouble() * (to - from);
        };
        const auto anywhere = [&] {
            const double side = number(20, 200);
            return QRectF(number(0, 600), number(0, 400), side, side * number(0.8, 1.4));
        };
        const auto shaken = [&](const QRectF& box) {
            const double factor = number(0.7, 1.5);
            QRectF moved(0, 0, box.width() * factor, box.height() * factor);
            moved.moveCenter(box.center() +
                             QPointF(number(-0.3, 0.3) * box.width(), number(-0.3, 0.3) * box.height()));
            return moved;
        };
        const int people = random.bounded(0, 12);
        for (int i = 0; i < people; ++i) {
            const auto state = static_cast<FaceState>(random.bounded(0, 5));
            Face one = face(anywhere(), state);
            if (random.bounded(0, 4) == 0) one.origin = FaceOrigin::Manual;
            if (state >= FaceState::Named || one.origin == FaceOrigin::Manual || random.bounded(0, 3) == 0)
                world.answered.insert(one.id);
            world.known << one;
        }
        const int seen = random.bounded(0, 14);
        for (int i = 0; i < seen; ++i) {
            const bool known = !world.known.isEmpty() && random.bounded(0, 3) > 0;
            const QRectF box =
                known ? shaken(world.known[random.bounded(0, int(world.known.size()))].box) : anywhere();
            const auto overlaps = [&](const Face& other) {
                return intersectionOverUnion(other.box, box) > 0.3;
            };
            if (std::any_of(world.found.begin(), world.found.end(), overlaps)) continue;
            world.found << face(box, random.bounded(0, 3) == 0 ? FaceState::Possible : FaceState::Unnamed,
                                QStringLiteral("newer"));
        }
        return world;
    }

    test::CountingIds m_ids;
};

BK_TEST_MAIN(FaceRescanTest)
#include "FaceRescanTest.moc"
