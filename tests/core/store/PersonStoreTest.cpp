#include "core/store/PersonMergeStore.h"
#include "core/store/QuitclaimStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

class PersonStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;

    PersonStore store() { return PersonStore(**m_database); }
    FaceStore faces() { return FaceStore(**m_database); }

    static void compare(const Person& is, const Person& wanted) {
        QCOMPARE(is.id, wanted.id);
        QCOMPARE(is.name, wanted.name);
        QCOMPARE(is.born, wanted.born);
        QCOMPARE(is.contact, wanted.contact);
        QCOMPARE(is.notes, wanted.notes);
        QCOMPARE(is.deceased, wanted.deceased);
        QCOMPARE(is.cover, wanted.cover);
    }

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void everythingComesBack() {
        Person person;
        person.id = m_rows->id<PersonId>();
        person.name = QStringLiteral("Zo\u00eb \u0646\u0648\u0631 \U0001F389");
        person.born = QDate(1990, 2, 28);
        person.contact = QStringLiteral("zoe@example.org\n06");
        person.notes = QStringLiteral("'quoted' \"notes\"; DROP TABLE persons");
        person.deceased = QDate(2020, 1, 1);
        person.cover = m_rows->id<FaceId>();
        VERIFY_OK(store().insert(person, 7, m_rows->stamp));
        ASSIGN_OK(const Person first, store().find(person.id));
        compare(first, person);
        QCOMPARE(first.added, m_rows->stamp.at);
        QCOMPARE(*store().nextNumber(), 8);

        person.name = QStringLiteral("Other");
        person.born.reset();
        person.contact.clear();
        person.notes.clear();
        person.deceased.reset();
        person.cover.reset();
        VERIFY_OK(store().update(person));
        ASSIGN_OK(const Person second, store().find(person.id));
        compare(second, person);
        VERIFY_OK(store().remove(person.id));
        VERIFY_ERROR(ErrorCode::NotFound, store().find(person.id));
    }

    void namesAreFoundWhateverTheirCaseAndSpace() {
        const Person zoe = m_rows->person(QStringLiteral("Zo\u00eb de Vries"));
        const Person twin = m_rows->person(QStringLiteral("ZO\u00cb DE VRIES"));
        m_rows->person(QStringLiteral("Zoe de Vries"));
        ASSIGN_OK(const auto found, store().findByName(QStringLiteral("  zo\u00eb   De vries ")));
        QCOMPARE(found.size(), 2);
        QVERIFY(found[0].id == zoe.id || found[1].id == zoe.id);
        QVERIFY(found[0].id == twin.id || found[1].id == twin.id);
        // The same letter as two code points.
        QCOMPARE(store().findByName(QStringLiteral("Zoe\u0308 de Vries"))->size(), 2);
        QVERIFY(store().findByName(QStringLiteral("Zo"))->isEmpty());
        QVERIFY(store().findByName(QStringLiteral("%"))->isEmpty());
    }

    void theListIsInTheOrderOfNames() {
        for (const char* name : {"bo", "Anna", "Cees", "anna"})
            m_rows->person(QLatin1String(name));
        QStringList names;
        ASSIGN_OK(const auto all, store().list());
        for (const Person& person : all)
            names << person.name;
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("Anna anna bo Cees"));
        QCOMPARE(store().names()->size(), 4);
    }

    void photosAreCountedOnce() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Photo a = m_rows->photo(collection.id, QStringLiteral("a"));
        const Photo b = m_rows->photo(collection.id, QStringLiteral("b"));
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Person bo = m_rows->person(QStringLiteral("Bo"));
        m_rows->face(a.id, FaceState::Named, noor.id);
        m_rows->face(a.id, FaceState::Named, noor.id);
        VERIFY_OK(PhotoStore(**m_database).addAlsoShown(a.id, noor.id, m_rows->stamp));
        VERIFY_OK(PhotoStore(**m_database).addAlsoShown(b.id, noor.id, m_rows->stamp));
        ASSIGN_OK(const auto counts, store().photoCounts());
        QCOMPARE(counts.value(noor.id), 2);
        QVERIFY(!counts.contains(bo.id));
    }

    void someoneReferredToIsNotRemoved() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Photo a = m_rows->photo(collection.id, QStringLiteral("a"));
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        m_rows->face(a.id, FaceState::Named, noor.id);
        QVERIFY(!store().remove(noor.id));
        VERIFY_OK(store().find(noor.id));
    }

    void aMergeMovesEverything() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Photo a = m_rows->photo(collection.id, QStringLiteral("a"));
        const Photo b = m_rows->photo(collection.id, QStringLiteral("b"));
        const Person gone = m_rows->person(QStringLiteral("Gone"));
        const Person kept = m_rows->person(QStringLiteral("Kept"));
        const Person other = m_rows->person(QStringLiteral("Other"));
        const Face named = m_rows->face(a.id, FaceState::Named, gone.id);
        const Face ofOther = m_rows->face(a.id, FaceState::Named, other.id);
        const Face suggested = m_rows->face(a.id, FaceState::Unnamed);
        const Face refused = m_rows->face(a.id, FaceState::Unnamed);
        const Face rejectedOnce = m_rows->face(a.id, FaceState::Unnamed);
        const Face rejectedTwice = m_rows->face(a.id, FaceState::Unnamed);
        VERIFY_OK(faces().setSuggestion(suggested.id, Suggestion{gone.id, 0.7}));
        VERIFY_OK(faces().setSuggestion(refused.id, Suggestion{gone.id, 0.7}));
        VERIFY_OK(faces().reject(refused.id, kept.id, m_rows->stamp));
        VERIFY_OK(faces().reject(rejectedOnce.id, gone.id, m_rows->stamp));
        VERIFY_OK(faces().reject(rejectedTwice.id, gone.id, m_rows->stamp));
        VERIFY_OK(faces().reject(rejectedTwice.id, kept.id, m_rows->stamp));
        PhotoStore photos(**m_database);
        VERIFY_OK(photos.addAlsoShown(a.id, gone.id, m_rows->stamp));
        VERIFY_OK(photos.addAlsoShown(b.id, gone.id, m_rows->stamp));
        VERIFY_OK(photos.addAlsoShown(b.id, kept.id, m_rows->stamp));
        QuitclaimStore quitclaims(**m_database);
        Quitclaim quitclaim;
        quitclaim.id = m_rows->id<QuitclaimId>();
        quitclaim.number = QStringLiteral("Q-2026-00001");
        quitclaim.person = gone.id;
        VERIFY_OK(quitclaims.insert(quitclaim, m_rows->stamp));

        PersonMerge merge;
        merge.id = m_rows->id<PersonMergeId>();
        merge.departed = gone;
        merge.number = 1000;
        merge.into = kept.id;
        merge.stamp = m_rows->stamp;
        PersonMergeStore merges(**m_database);
        VERIFY_OK(merges.insert(merge));
        VERIFY_OK(merges.move(merge));
        QCOMPARE(faces().find(named.id)->person, std::optional(kept.id));
        QCOMPARE(faces().find(ofOther.id)->person, std::optional(other.id));
        QVERIFY(!faces().find(suggested.id)->suggestion);
        QVERIFY(!faces().find(refused.id)->suggestion);
        QCOMPARE(*faces().rejected(rejectedOnce.id), QSet{kept.id});
        QCOMPARE(*faces().rejected(rejectedTwice.id), QSet{kept.id});
        QCOMPARE(*photos.alsoShown(a.id), QList{kept.id});
        QCOMPARE(*photos.alsoShown(b.id), QList{kept.id});
        QCOMPARE(quitclaims.find(quitclaim.id)->person, kept.id);
        VERIFY_OK(store().remove(gone.id));
    }
};

BK_TEST_MAIN(PersonStoreTest)
#include "PersonStoreTest.moc"
