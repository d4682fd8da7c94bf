#include "core/store/FaceprintStore.h"
#include "core/store/PersonMergeStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// A faceprint is off the list the moment it is not of this person and this box any more.
class FaceprintListTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;
    Person m_noor;
    Person m_bo;
    Face m_face;
    Face m_other;

    FaceprintList list() { return FaceprintList(**m_database); }
    FaceStore faces() { return FaceStore(**m_database); }
    bool isListed(const Face& face) { return list().all()->contains(face.id); }

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
        const Collection collection = m_rows->collection(QStringLiteral("Open"), true);
        const Photo photo = m_rows->photo(collection.id, QStringLiteral("a.jpg"));
        m_noor = m_rows->person(QStringLiteral("Noor"));
        m_bo = m_rows->person(QStringLiteral("Bo"));
        m_face = m_rows->face(photo.id, FaceState::Named, m_noor.id);
        m_other = m_rows->face(photo.id, FaceState::Named, m_bo.id);
        VERIFY_OK(list().put(m_face.id, {m_noor.id, "first"}));
        VERIFY_OK(list().put(m_other.id, {m_bo.id, "other"}));
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void whatIsListed() {
        QCOMPARE(list().all()->value(m_face.id), (FaceprintMark{m_noor.id, "first"}));
        VERIFY_OK(list().put(m_face.id, {m_noor.id, "second"}));
        QCOMPARE(list().all()->value(m_face.id), (FaceprintMark{m_noor.id, "second"}));
        QCOMPARE(*list().counts(), (QHash<PersonId, int>{{m_noor.id, 1}, {m_bo.id, 1}}));
        QCOMPARE(*list().removeOf(m_noor.id), 1);
        QCOMPARE(*list().removeOf(m_noor.id), 0);
        VERIFY_OK(list().remove(m_other.id));
        QVERIFY(list().all()->isEmpty());
        // Of a face that is not there none is listed.
        QVERIFY(!list().put(m_rows->id<FaceId>(), {m_noor.id, "x"}));
    }

    void theDigestIsAnotherWithEveryChange() {
        QSet<QByteArray> seen;
        const auto isNew = [&] {
            const auto digest = list().digest();
            const auto again = list().digest();
            if (!digest || !again || *digest != *again || seen.contains(*digest)) return false;
            seen << *digest;
            return true;
        };
        QVERIFY(isNew());
        VERIFY_OK(list().put(m_face.id, {m_noor.id, "second"}));
        QVERIFY(isNew());
        VERIFY_OK(list().put(m_face.id, {m_bo.id, "second"}));
        QVERIFY(isNew());
        VERIFY_OK(list().remove(m_other.id));
        QVERIFY(isNew());
        VERIFY_OK(list().removeAll());
        QVERIFY(isNew());
        VERIFY_OK(list().put(m_face.id, {m_noor.id, "first"}));
        VERIFY_OK(list().put(m_other.id, {m_bo.id, "other"}));
        QVERIFY(!isNew());
    }

    void whatIsAskedOfOne() {
        QCOMPARE(*list().ofPerson(m_noor.id),
                 (QHash<FaceId, FaceprintMark>{{m_face.id, {m_noor.id, "first"}}}));
        QVERIFY(list().ofPerson(m_rows->id<PersonId>())->isEmpty());
        QCOMPARE(*list().find(m_other.id), std::optional(FaceprintMark{m_bo.id, "other"}));
        QVERIFY(!*list().find(m_rows->id<FaceId>()));
    }

    void marksOfTheStoredOnes() {
        TestDatabase database("faces");
        FaceprintStore store(*database);
        const QByteArray sealed = QByteArray(24, 'n') + QByteArray(100, 's');
        const QString model = QStringLiteral("model");
        VERIFY_OK(store.insert({m_face.id, m_noor.id, model, sealed}, m_rows->stamp.at));
        VERIFY_OK(store.insert({m_other.id, m_bo.id, QStringLiteral("older"), "short"}, m_rows->stamp.at));
        const FaceprintMark noors{m_noor.id, QByteArray(24, 'n')};
        QCOMPARE(*store.marks(),
                 (QHash<FaceId, FaceprintMark>{{m_face.id, noors}, {m_other.id, {m_bo.id, "short"}}}));
        const QHash<FaceId, FaceprintMark> one{{m_face.id, noors}};
        QCOMPARE(*store.marks(model), one);
        QCOMPARE(*store.marksOfPerson(m_noor.id), one);
        QCOMPARE(*store.marksOfPerson(m_noor.id, model), one);
        QVERIFY(store.marksOfPerson(m_bo.id, model)->isEmpty());
        QCOMPARE(*store.mark(m_face.id), std::optional(noors));
        VERIFY_OK(store.remove(m_face.id));
        QVERIFY(!*store.mark(m_face.id));
    }

    void anotherPersonEndsIt() {
        m_face.person = m_bo.id;
        VERIFY_OK(faces().update(m_face, std::nullopt));
        QVERIFY(!isListed(m_face));
        QVERIFY(isListed(m_other));
    }

    void nobodyEndsIt() {
        m_face.person.reset();
        m_face.state = FaceState::Unnamed;
        VERIFY_OK(faces().update(m_face, std::nullopt));
        QVERIFY(!isListed(m_face));
    }

    void anotherBoxEndsIt_data() {
        QTest::addColumn<QRectF>("move");
        QTest::newRow("x") << QRectF(1, 0, 0, 0);
        QTest::newRow("y") << QRectF(0, 1, 0, 0);
        QTest::newRow("width") << QRectF(0, 0, 1, 0);
        QTest::newRow("height") << QRectF(0, 0, 0, 1);
    }
    void anotherBoxEndsIt() {
        QFETCH(const QRectF, move);
        m_face.box = QRectF(m_face.box.x() + move.x(), m_face.box.y() + move.y(),
                            m_face.box.width() + move.width(), m_face.box.height() + move.height());
        VERIFY_OK(faces().update(m_face, std::nullopt));
        QVERIFY(!isListed(m_face));
        QVERIFY(isListed(m_other));
    }

    void whatIsNotAboutThePixelsKeepsIt() {
        m_face.quality = 0.9;
        m_face.reason = QStringLiteral("seen again");
        VERIFY_OK(faces().update(m_face, m_rows->stamp));
        QVERIFY(isListed(m_face));
    }

    void aMergeEndsIt() {
        PersonMerge merge;
        merge.id = m_rows->id<PersonMergeId>();
        merge.departed = m_noor;
        merge.into = m_bo.id;
        merge.stamp = m_rows->stamp;
        PersonMergeStore merges(**m_database);
        VERIFY_OK(merges.insert(merge));
        VERIFY_OK(merges.move(merge));
        QVERIFY(!isListed(m_face));
        QVERIFY(isListed(m_other));
    }

    void aFaceThatGoesTakesItAlong() {
        VERIFY_OK(faces().remove(m_face.id));
        QVERIFY(!isListed(m_face));
    }
};

BK_TEST_MAIN(FaceprintListTest)
#include "FaceprintListTest.moc"
