#include "core/store/PublicationStore.h"

#include "core/store/ClearanceStore.h"
#include "core/store/ExportStore.h"
#include "core/store/SettingStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

class PublicationStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;
    CollectionId m_collection;
    const Purpose m_website = *Purpose::tryFrom(QStringLiteral("website"));
    const Purpose m_print = *Purpose::tryFrom(QStringLiteral("print"));
    const QDate m_day{2026, 3, 10};

    PublicationStore store() { return PublicationStore(**m_database); }
    PhotoId photo(const char* name) { return m_rows->photo(m_collection, QString::fromLatin1(name)).id; }
    Publication publication(const char* place, const QList<PhotoId>& photos) {
        Publication made;
        made.id = m_rows->id<PublicationId>();
        made.purpose = m_website;
        made.kind = PublicationKind::Website;
        made.place = QString::fromLatin1(place);
        made.publishedOn = m_day.addDays(-10);
        TestRows::must(store().insert(made, photos, m_rows->stamp));
        return made;
    }
    void setState(const PhotoId& photo, ClearanceState state, const std::optional<QDate>& last = {},
                  const std::optional<Purpose>& purpose = {}) {
        Clearance clearance;
        clearance.state = state;
        clearance.firstDay = m_day.addDays(-5);
        if (last) clearance.lastDay = *last;
        TestRows::must(ClearanceStore(**m_database).put(photo, purpose.value_or(m_website), clearance));
    }
    Takedown takedown(const Publication& publication, const PhotoId& photo) {
        Takedown made;
        made.publication = publication.id;
        made.photo = photo;
        made.openedOn = m_day;
        return made;
    }
    static QList<PublicationId> ids(const QList<Publication>& publications) {
        QList<PublicationId> found;
        for (const Publication& one : publications)
            found << one.id;
        return found;
    }

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
        m_collection = m_rows->collection(QStringLiteral("Summer")).id;
        int position = 0;
        for (const Purpose& purpose : {m_website, m_print})
            VERIFY_OK(SettingStore(**m_database).addPurpose(purpose, position++));
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void allThatIsSaidIsKept() {
        const PhotoId a = photo("a");
        const ExportId exported = m_rows->id<ExportId>();
        VERIFY_OK(ExportStore(**m_database)
                      .insert(exported, m_print, m_day, QStringLiteral("original"), m_rows->stamp));
        VERIFY_OK(ExportStore(**m_database).addPhoto(exported, a, QByteArray(32, 'x'), {}));
        QCOMPARE(*ExportStore(**m_database).purpose(exported), m_print);
        QCOMPARE(*ExportStore(**m_database).photos(exported), QList{a});
        VERIFY_ERROR(ErrorCode::NotFound, ExportStore(**m_database).purpose(m_rows->id<ExportId>()));
        Publication made;
        made.id = m_rows->id<PublicationId>();
        made.purpose = m_print;
        made.kind = PublicationKind::Print;
        made.place = QStringLiteral("Annual report 2025, 500 copies");
        made.publishedOn = m_day.addDays(-3);
        made.until = m_day.addDays(300);
        made.exported = exported;
        made.notes = QStringLiteral("page 4");
        VERIFY_OK(store().insert(made, {a, a}, m_rows->stamp));
        ASSIGN_OK(const Publication is, store().find(made.id));
        QCOMPARE(is.purpose, made.purpose);
        QVERIFY(is.kind == made.kind);
        QCOMPARE(is.place, made.place);
        QCOMPARE(is.publishedOn, made.publishedOn);
        QCOMPARE(is.until, made.until);
        QVERIFY(!is.endedOn);
        QCOMPARE(is.exported, made.exported);
        QCOMPARE(is.notes, made.notes);
        QCOMPARE(is.added, m_rows->stamp.at);
        QCOMPARE(is.addedBy, m_rows->stamp.by);
        QCOMPARE(*store().photos(made.id), QList{a});
        QCOMPARE(*store().photoCount(made.id), 1);

        made.kind = PublicationKind::Press;
        made.place = QStringLiteral("elsewhere");
        made.until.reset();
        made.endedOn = m_day;
        made.notes.clear();
        VERIFY_OK(store().update(made));
        ASSIGN_OK(const Publication now, store().find(made.id));
        QVERIFY(now.kind == made.kind);
        QCOMPARE(now.place, made.place);
        QVERIFY(!now.until);
        QCOMPARE(now.endedOn, made.endedOn);
        QVERIFY(now.notes.isEmpty());
        QCOMPARE(now.publishedOn, made.publishedOn);
        VERIFY_ERROR(ErrorCode::NotFound, store().find(m_rows->id<PublicationId>()));
    }

    void listsWhatFits() {
        const PhotoId a = photo("a");
        const PhotoId b = photo("b");
        const PhotoId c = photo("c");
        const PersonId noor = m_rows->person(QStringLiteral("Noor")).id;
        const PersonId sam = m_rows->person(QStringLiteral("Sam")).id;
        m_rows->face(a, FaceState::Named, noor);
        VERIFY_OK(PhotoStore(**m_database).addAlsoShown(b, sam, m_rows->stamp));
        const Publication first = publication("first", {a, c});
        Publication second = publication("second", {b});
        Publication third = publication("third", {a, b});
        const auto found = [&](const PublicationFilter& filter, bool hidden = false) {
            return ids(*store().list(filter, m_day, hidden));
        };
        QCOMPARE(found({}), (QList{third.id, second.id, first.id}));
        PublicationFilter filter;
        filter.photo = a;
        QCOMPARE(found(filter), (QList{third.id, first.id}));
        filter = {};
        filter.person = noor;
        QCOMPARE(found(filter), (QList{third.id, first.id}));
        filter.person = sam;
        QCOMPARE(found(filter), (QList{third.id, second.id}));
        filter.photo = a;
        QCOMPARE(found(filter), QList{third.id});
        filter = {};
        filter.only = second.id;
        QCOMPARE(found(filter), QList{second.id});
        filter = {};
        filter.exported = m_rows->id<ExportId>();
        QVERIFY(found(filter).isEmpty());
        filter = {};
        filter.withTakedowns = true;
        QVERIFY(found(filter).isEmpty());
        VERIFY_OK(store().openTakedown(takedown(second, b), m_rows->stamp));
        QCOMPARE(found(filter), QList{second.id});

        filter = {};
        filter.openOnly = true;
        second.until = m_day.addDays(-1);
        VERIFY_OK(store().update(second));
        third.endedOn = m_day;
        VERIFY_OK(store().update(third));
        QCOMPARE(found(filter), QList{first.id});
        second.until = m_day;
        VERIFY_OK(store().update(second));
        third.endedOn = m_day.addDays(1);
        VERIFY_OK(store().update(third));
        QCOMPARE(found(filter).size(), 3);

        // A restricted photo leads nowhere.
        Photo hidden = *PhotoStore(**m_database).find(a);
        hidden.restricted = true;
        VERIFY_OK(PhotoStore(**m_database).update(hidden));
        filter = {};
        filter.person = noor;
        QCOMPARE(found(filter).size(), 2);
        QVERIFY(found(filter, true).isEmpty());
        QCOMPARE(*store().photos(first.id, true), QList{c});
        QCOMPARE(*store().photoCount(first.id, true), 1);
        QCOMPARE(*store().photoCount(first.id), 2);
    }

    void tellsWhatIsStillShownAndNotCleared() {
        const PhotoId cleared = photo("cleared");
        const PhotoId withdrawn = photo("withdrawn");
        const PhotoId stale = photo("stale");
        const PhotoId unknown = photo("unknown");
        const PhotoId elsewhere = photo("elsewhere");
        setState(cleared, ClearanceState::Cleared);
        setState(withdrawn, ClearanceState::Withdrawn);
        setState(stale, ClearanceState::Cleared, m_day.addDays(-1));
        setState(elsewhere, ClearanceState::Withdrawn);
        setState(cleared, ClearanceState::Withdrawn, {}, m_print);
        const QList<PhotoId> all{cleared, withdrawn, stale, unknown, elsewhere};
        const Publication one = publication("one", {cleared, withdrawn, stale, unknown});
        const auto states = [](const QList<ShownPhoto>& shown) {
            QHash<PhotoId, std::optional<ClearanceState>> found;
            for (const ShownPhoto& photo : shown)
                found.insert(photo.photo, photo.state);
            return found;
        };
        const QHash<PhotoId, std::optional<ClearanceState>> expected{
            {withdrawn, ClearanceState::Withdrawn}, {stale, std::nullopt}, {unknown, std::nullopt}};
        ASSIGN_OK(const auto among, store().notCleared(m_day, all));
        QVERIFY(states(among) == expected);
        QCOMPARE(among.first().purpose, m_website);
        ASSIGN_OK(const auto of, store().notCleared(m_day, one.id));
        QVERIFY(states(of) == expected);
        QVERIFY(store().notCleared(m_day, QList<PhotoId>())->isEmpty());
        QVERIFY(store().notCleared(m_day, {elsewhere})->isEmpty());

        // What was taken down is not shown any more; what cannot be is.
        VERIFY_OK(store().openTakedown(takedown(one, withdrawn), m_rows->stamp));
        QVERIFY(store().notCleared(m_day, {withdrawn})->first().takedownOpen);
        QVERIFY(*store().closeTakedowns(one.id, withdrawn, TakedownOutcome::Impossible,
                                        QStringLiteral("printed"), m_rows->stamp) == 1);
        ASSIGN_OK(const auto answered, store().notCleared(m_day, {withdrawn}));
        QVERIFY(answered.first().answered && !answered.first().takedownOpen);
        VERIFY_OK(store().openTakedown(takedown(one, withdrawn), m_rows->stamp));
        VERIFY_OK(store().closeTakedowns(one.id, withdrawn, TakedownOutcome::Done, {}, m_rows->stamp));
        QVERIFY(store().notCleared(m_day, {withdrawn})->isEmpty());

        // Nobody keeps the rows of a retired purpose in step.
        VERIFY_OK((*m_database)->execute("UPDATE purposes SET retired = 1 WHERE key = 'website'"));
        ASSIGN_OK(const auto retired, store().notCleared(m_day, {cleared}));
        QCOMPARE(retired.size(), 1);
        QVERIFY(!retired.first().state);
        Publication over = one;
        over.endedOn = m_day;
        VERIFY_OK(store().update(over));
        QVERIFY(store().notCleared(m_day, all)->isEmpty());
        QVERIFY(store().notCleared(m_day, one.id)->isEmpty());
    }

    void aTakedownIsOpenedAgainInTheSameMoment() {
        const PhotoId a = photo("a");
        const Publication one = publication("one", {a});
        for (int i = 0; i < 3; ++i) {
            VERIFY_OK(store().openTakedown(takedown(one, a), m_rows->stamp));
            QCOMPARE(*store().openTakedownCount(one.id), 1);
            QVERIFY(*store().closeTakedowns(one.id, {}, TakedownOutcome::Impossible, QStringLiteral("why"),
                                            m_rows->stamp) == 1);
        }
        QVERIFY(*store().closeTakedowns(one.id, a, TakedownOutcome::Done, {}, m_rows->stamp) == 0);
        QCOMPARE(store().impossible(one.id, a)->size(), 3);
        QCOMPARE(*store().openTakedownCount(one.id), 0);
    }

    void takedownsComeOpenOnesFirst() {
        const PhotoId a = photo("a");
        const PhotoId b = photo("b");
        const PersonId noor = m_rows->person(QStringLiteral("Noor")).id;
        const QuitclaimId quitclaim = m_rows->id<QuitclaimId>();
        const Publication one = publication("one", {a, b});
        const Publication two = publication("two", {a});
        Takedown wanted = takedown(one, a);
        wanted.state = ClearanceState::Refused;
        wanted.person = noor;
        wanted.quitclaim = quitclaim;
        VERIFY_OK(store().openTakedown(wanted, m_rows->stamp));
        Stamp later = m_rows->stamp;
        later.at = later.at.addSecs(60);
        VERIFY_OK(store().openTakedown(takedown(one, b), later));
        VERIFY_OK(store().openTakedown(takedown(two, a), later));
        VERIFY_OK(store().closeTakedowns(one.id, a, TakedownOutcome::Done, QStringLiteral("gone"), later));
        setState(b, ClearanceState::Cleared);

        ASSIGN_OK(const auto all, store().takedowns(false, m_day));
        QCOMPARE(all.size(), 3);
        const TakedownRow& last = all.last();
        QCOMPARE(last.takedown.photo, a);
        QCOMPARE(last.takedown.publication, one.id);
        QVERIFY(last.takedown.state == ClearanceState::Refused);
        QCOMPARE(last.takedown.person, std::optional(noor));
        QCOMPARE(last.takedown.quitclaim, std::optional(quitclaim));
        QVERIFY(last.takedown.outcome == TakedownOutcome::Done);
        QCOMPARE(last.takedown.reason, QStringLiteral("gone"));
        QCOMPARE(last.takedown.openedOn, m_day);
        QCOMPARE(last.takedown.openedAt, m_rows->stamp.at);
        QCOMPARE(last.takedown.closedAt, later.at);
        QCOMPARE(last.takedown.closedBy, later.by);
        QCOMPARE(last.person, QStringLiteral("Noor"));
        QCOMPARE(last.path.fileNameDisplay(), QStringLiteral("a"));
        ASSIGN_OK(const auto open, store().takedowns(true, m_day, one.id));
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.first().takedown.photo, b);
        QVERIFY(open.first().state == std::optional(ClearanceState::Cleared));
        QCOMPARE(open.first().purpose, m_website);
        QVERIFY(open.first().person.isEmpty());
    }
};

BK_TEST_MAIN(PublicationStoreTest)
#include "PublicationStoreTest.moc"
