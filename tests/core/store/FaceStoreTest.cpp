#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

class FaceStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;
    Collection m_open;
    Collection m_closed;
    Photo m_photo;

    FaceStore store() { return FaceStore(**m_database); }

    static void compare(const Face& is, const Face& wanted) {
        QCOMPARE(is.id, wanted.id);
        QCOMPARE(is.photo, wanted.photo);
        QCOMPARE(is.box, wanted.box);
        QCOMPARE(is.landmarks, wanted.landmarks);
        QCOMPARE(is.origin, wanted.origin);
        QCOMPARE(is.state, wanted.state);
        QCOMPARE(is.person, wanted.person);
        QCOMPARE(is.confidence, wanted.confidence);
        QCOMPARE(is.quality, wanted.quality);
        QCOMPARE(is.reason, wanted.reason);
        QCOMPARE(is.detector, wanted.detector);
        QCOMPARE(is.suggestion.has_value(), wanted.suggestion.has_value());
        if (!is.suggestion) return;
        QCOMPARE(is.suggestion->person, wanted.suggestion->person);
        QCOMPARE(is.suggestion->score, wanted.suggestion->score);
    }

    void suggest(const Face& face, const Person& person, double score) {
        TestRows::must(store().setSuggestion(face.id, Suggestion{person.id, score}));
    }
    QList<FaceId> selected(const FaceSelection& selection) {
        QList<FaceId> ids;
        const auto found = store().select(selection);
        if (!found) qFatal("%s", qPrintable(found.error().context));
        for (const Face& face : *found)
            ids << face.id;
        return ids;
    }

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
        m_open = m_rows->collection(QStringLiteral("Open"), true);
        m_closed = m_rows->collection(QStringLiteral("Closed"), false);
        m_photo = m_rows->photo(m_open.id, QStringLiteral("a.jpg"));
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void everythingComesBack() {
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Person bo = m_rows->person(QStringLiteral("Bo"));
        Face face;
        face.id = m_rows->id<FaceId>();
        face.photo = m_photo.id;
        face.box = QRectF(1.5, -2.25, 30.125, 40);
        face.landmarks =
            Landmarks{QPointF(1, 2), QPointF(3.5, 4), QPointF(5, 6.25), QPointF(-7, 8), QPointF(9, 10)};
        face.origin = FaceOrigin::Manual;
        face.state = FaceState::Unnamed;
        face.confidence = 0.75;
        face.quality = 0.4;
        face.detector = QStringLiteral("model 1");
        face.suggestion = Suggestion{bo.id, 0.625};
        VERIFY_OK(store().insert(face, m_rows->stamp));
        ASSIGN_OK(const Face first, store().find(face.id));
        compare(first, face);

        face.box = QRectF(1, 2, 3, 4);
        face.landmarks.reset();
        face.state = FaceState::Named;
        face.person = noor.id;
        face.confidence = 1;
        face.quality = 0;
        face.reason = QStringLiteral("why");
        face.detector = QStringLiteral("model 2");
        face.suggestion.reset();
        VERIFY_OK(store().update(face, std::nullopt));
        ASSIGN_OK(const Face second, store().find(face.id));
        compare(second, face);
        // Who decided and when stays when something else is renewed.
        ASSIGN_OK(const qint64 decided,
                  (*m_database)->integer("SELECT decided_at FROM faces WHERE decided_by IS NOT NULL"));
        QCOMPARE(decided, m_rows->stamp.at.toMSecsSinceEpoch());
        VERIFY_OK(store().remove(face.id));
        VERIFY_ERROR(ErrorCode::NotFound, store().find(face.id));
        VERIFY_ERROR(ErrorCode::NotFound, store().place(face.id));
    }

    void aNamedFaceHasAPersonAndOnlyANamedOne() {
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        Face face = m_rows->face(m_photo.id, FaceState::Unnamed);
        face.state = FaceState::Named;
        QVERIFY(!store().update(face, std::nullopt));
        face.state = FaceState::Bystander;
        face.person = noor.id;
        QVERIFY(!store().update(face, std::nullopt));
        face.state = FaceState::Named;
        VERIFY_OK(store().update(face, std::nullopt));
        face.person = m_rows->id<PersonId>();
        QVERIFY(!store().update(face, std::nullopt));
    }

    void aPlaceTellsCollectionAndPerson() {
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Photo closed = m_rows->photo(m_closed.id, QStringLiteral("b.jpg"));
        ASSIGN_OK(const FacePlace named,
                  store().place(m_rows->face(m_photo.id, FaceState::Named, noor.id).id));
        QCOMPARE(named.photo, m_photo.id);
        QCOMPARE(named.collection, m_open.id);
        QCOMPARE(named.recognition, true);
        QCOMPARE(named.person, std::optional(noor.id));
        ASSIGN_OK(const FacePlace open, store().place(m_rows->face(closed.id, FaceState::Unnamed).id));
        QCOMPARE(open.photo, closed.id);
        QCOMPARE(open.recognition, false);
        QVERIFY(!open.person);
    }

    void selectionsAndTheirOrder() {
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Person bo = m_rows->person(QStringLiteral("Bo"));
        const Photo other = m_rows->photo(m_open.id, QStringLiteral("b.jpg"));
        const Face possible = m_rows->face(m_photo.id, FaceState::Possible);
        const Face unnamed = m_rows->face(m_photo.id, FaceState::Unnamed);
        const Face named = m_rows->face(m_photo.id, FaceState::Named, noor.id);
        const Face weak = m_rows->face(other.id, FaceState::Unnamed);
        const Face strong = m_rows->face(other.id, FaceState::Possible);
        suggest(weak, noor, 0.6);
        suggest(strong, bo, 0.8);
        QCOMPARE(selected({}), (QList{strong.id, weak.id, unnamed.id, possible.id, named.id}));
        FaceSelection selection;
        selection.photo = m_photo.id;
        QCOMPARE(selected(selection), (QList{unnamed.id, possible.id, named.id}));
        selection.open = true;
        QCOMPARE(selected(selection), (QList{unnamed.id, possible.id}));
        selection = {};
        selection.person = noor.id;
        QCOMPARE(selected(selection), QList{named.id});
        selection = {};
        selection.suggestedAs = noor.id;
        QCOMPARE(selected(selection), QList{weak.id});
        selection = {};
        selection.suggested = true;
        QCOMPARE(selected(selection), (QList{strong.id, weak.id}));
        selection.limit = 1;
        QCOMPARE(selected(selection), QList{strong.id});
        ASSIGN_OK(const auto ofPhoto, store().ofPhoto(m_photo.id));
        QCOMPARE(ofPhoto.size(), 3);
        QCOMPARE(ofPhoto.first().id, possible.id);
    }

    void theFaceThatStandsForSomebody() {
        TestRows& rows = *m_rows;
        const Collection collection = rows.collection(QStringLiteral("Covers"));
        const Photo open = rows.photo(collection.id, QStringLiteral("open.jpg"));
        const Photo hidden = rows.photo(collection.id, QStringLiteral("hidden.jpg"));
        TestRows::must((**m_database)
                           .execute("UPDATE photos SET restricted = 1 WHERE id = x'" +
                                    hidden.id.toBytes().toHex() + "'"));
        const Person noor = rows.person(QStringLiteral("Noor of the covers"));
        const Face seen = rows.face(open.id, FaceState::Named, noor.id);
        Face best = rows.face(hidden.id, FaceState::Named, noor.id);
        best.quality = 0.8;
        VERIFY_OK(FaceStore(**m_database).update(best, std::nullopt));
        QCOMPARE(FaceStore(**m_database).covers(noor.id, false)->value(noor.id), best.id);
        QCOMPARE(FaceStore(**m_database).covers({}, false)->value(noor.id), best.id);
        QCOMPARE(FaceStore(**m_database).covers(noor.id, true)->value(noor.id), seen.id);
        QCOMPARE(FaceStore(**m_database).covers({}, true)->value(noor.id), seen.id);
    }

    void suggestionsComeAndGo() {
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Person bo = m_rows->person(QStringLiteral("Bo"));
        const Photo closed = m_rows->photo(m_closed.id, QStringLiteral("b.jpg"));
        const Face a = m_rows->face(m_photo.id, FaceState::Unnamed);
        const Face b = m_rows->face(closed.id, FaceState::Possible);
        const Face named = m_rows->face(m_photo.id, FaceState::Named, bo.id);
        suggest(a, noor, 0.5);
        suggest(b, noor, 0.5);
        suggest(named, noor, 0.5);
        QVERIFY(!store().find(named.id)->suggestion);
        VERIFY_OK(PhotoStore(**m_database).setComparedWith(m_photo.id, QStringLiteral("f")));
        QCOMPARE(*store().clearSuggestionsIn(m_open.id), 1);
        QVERIFY(!store().find(a.id)->suggestion);
        QVERIFY(store().find(b.id)->suggestion);
        // What was compared once is compared again when recognition comes back on.
        QCOMPARE(PhotoStore(**m_database).notComparedWith(QStringLiteral("f"), {})->size(), 1);
        QCOMPARE(*store().clearSuggestionsOf(bo.id), 0);
        QCOMPARE(*store().clearSuggestionsOf(noor.id), 1);
        QVERIFY(!store().find(b.id)->suggestion);
    }

    void rejectionsAreKeptPerFaceAndPerson() {
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Person bo = m_rows->person(QStringLiteral("Bo"));
        const Face a = m_rows->face(m_photo.id, FaceState::Unnamed);
        const Face b = m_rows->face(m_photo.id, FaceState::Unnamed);
        VERIFY_OK(store().reject(a.id, noor.id, m_rows->stamp));
        VERIFY_OK(store().reject(a.id, noor.id, m_rows->stamp));
        VERIFY_OK(store().reject(a.id, bo.id, m_rows->stamp));
        QCOMPARE(*store().rejected(a.id), (QSet{noor.id, bo.id}));
        QVERIFY(store().rejected(b.id)->isEmpty());
        VERIFY_OK(store().takeBackRejection(a.id, noor.id));
        QCOMPARE(*store().rejected(a.id), QSet{bo.id});
        VERIFY_OK(store().remove(a.id));
        QVERIFY(store().rejected(a.id)->isEmpty());
    }

    void onlyConfirmedFacesWithLandmarksInOpenCollectionsAreRecognisable() {
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Photo closed = m_rows->photo(m_closed.id, QStringLiteral("b.jpg"));
        Face good = m_rows->face(m_photo.id, FaceState::Named, noor.id);
        good.landmarks = Landmarks{};
        VERIFY_OK(store().update(good, std::nullopt));
        m_rows->face(m_photo.id, FaceState::Named, noor.id);
        Face elsewhere = m_rows->face(closed.id, FaceState::Named, noor.id);
        elsewhere.landmarks = Landmarks{};
        VERIFY_OK(store().update(elsewhere, std::nullopt));
        Face unnamed = m_rows->face(m_photo.id, FaceState::Unnamed);
        unnamed.landmarks = Landmarks{};
        VERIFY_OK(store().update(unnamed, std::nullopt));
        ASSIGN_OK(const auto found, store().recognisable(noor.id));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().id, good.id);
        QCOMPARE(*store().namedIn(m_closed.id), QList{elsewhere.id});
        QCOMPARE(store().namedIn(m_open.id)->size(), 2);
    }
};

BK_TEST_MAIN(FaceStoreTest)
#include "FaceStoreTest.moc"
