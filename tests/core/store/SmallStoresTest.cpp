#include "core/store/ClearanceStore.h"
#include "core/store/ExportStore.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PreviewStore.h"
#include "core/store/SettingStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// The stores that have little to them.
class SmallStoresTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;
    const Purpose m_website = *Purpose::tryFrom(QStringLiteral("website"));
    const Purpose m_print = *Purpose::tryFrom(QStringLiteral("print"));

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void collections() {
        CollectionStore store(**m_database);
        Collection wanted = m_rows->collection(QStringLiteral("Summer"), true);
        wanted.legalBasis = QStringLiteral("art. 9(2)(a)");
        wanted.dpia = QStringLiteral("DPIA 7");
        wanted.retainUntil = QDate(2030, 12, 31);
        VERIFY_OK(store.update(wanted));
        m_rows->photo(wanted.id, QStringLiteral("a"));
        m_rows->photo(wanted.id, QStringLiteral("b"));
        m_rows->collection(QStringLiteral("Autumn"));
        ASSIGN_OK(const Collection is, store.findByName(QStringLiteral("sUMMER")));
        QCOMPARE(is.id, wanted.id);
        QCOMPARE(is.name, wanted.name);
        QCOMPARE(is.recognition, true);
        QCOMPARE(is.legalBasis, wanted.legalBasis);
        QCOMPARE(is.dpia, wanted.dpia);
        QCOMPARE(is.retainUntil, wanted.retainUntil);
        QCOMPARE(is.photos, 2);
        QCOMPARE(store.list()->size(), 2);
        QCOMPARE(store.list()->first().name, QStringLiteral("Autumn"));
        Collection twin = wanted;
        twin.id = m_rows->id<CollectionId>();
        twin.name = QStringLiteral("SUMMER");
        QVERIFY(!store.insert(twin, m_rows->stamp));
        VERIFY_ERROR(ErrorCode::NotFound, store.findByName(QStringLiteral("Summe")));
        VERIFY_ERROR(ErrorCode::NotFound, store.find(twin.id));
    }

    void settingsAndPurposes() {
        SettingStore store(**m_database);
        QCOMPARE(*store.value(QStringLiteral("a"), QStringLiteral("other")), QStringLiteral("other"));
        VERIFY_OK(store.setValue(QStringLiteral("a"), QStringLiteral("1")));
        VERIFY_OK(store.setValue(QStringLiteral("a"), QStringLiteral("2")));
        QCOMPARE(*store.value(QStringLiteral("a")), QStringLiteral("2"));
        QVERIFY(store.purposes()->isEmpty());
        VERIFY_OK(store.addPurpose(m_website, 2));
        VERIFY_OK(store.addPurpose(m_print, 1));
        QVERIFY(!store.addPurpose(m_print, 3));
        QCOMPARE(*store.purposes(), (QList{m_print, m_website}));
        VERIFY_OK((*m_database)->execute("UPDATE purposes SET retired = 1 WHERE key = 'print'"));
        QCOMPARE(*store.purposes(), QList{m_website});
    }

    void clearancesComeBackWithTheirReasons() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Photo photo = m_rows->photo(collection.id, QStringLiteral("a"));
        ClearanceStore store(**m_database);
        Clearance wanted;
        wanted.state = ClearanceState::Withdrawn;
        wanted.firstDay = QDate(2026, 3, 10);
        wanted.lastDay = QDate(2026, 3, 20);
        for (int kind = 0; kind <= static_cast<int>(ClearanceState::NoPeople); ++kind) {
            ClearanceReason reason;
            reason.kind = static_cast<ClearanceState>(kind);
            if (kind % 2 == 0) reason.face = m_rows->id<FaceId>();
            if (kind % 3 == 0) reason.person = m_rows->id<PersonId>();
            if (kind % 4 == 0) reason.quitclaim = m_rows->id<QuitclaimId>();
            if (kind % 5 == 0) reason.date = QDate(2026, 1, 1).addDays(kind);
            wanted.reasons << reason;
        }
        VERIFY_OK(store.put(photo.id, m_website, wanted));
        QCOMPARE(*store.stored(photo.id, m_website), std::optional(wanted));
        QVERIFY(!*store.stored(photo.id, m_print));
        for (const auto& [day, counts] :
             {std::pair(QDate(2026, 3, 9), false), std::pair(QDate(2026, 3, 10), true),
              std::pair(QDate(2026, 3, 20), true), std::pair(QDate(2026, 3, 21), false)})
            QCOMPARE((*store.validOn(day, photo.id, m_website)).has_value(), counts);
        wanted.lastDay = QDate();
        wanted.reasons.clear();
        VERIFY_OK(store.put(photo.id, m_website, wanted));
        QCOMPARE(*store.validOn(QDate(2999, 1, 1), photo.id, m_website), std::optional(wanted));
    }

    void clearancesWhoseDaysArePastAreFound() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Photo a = m_rows->photo(collection.id, QStringLiteral("a"));
        const Photo b = m_rows->photo(collection.id, QStringLiteral("b"));
        ClearanceStore store(**m_database);
        const QDate today(2026, 3, 10);
        for (const Purpose& purpose : {m_website, m_print})
            VERIFY_OK(SettingStore(**m_database).addPurpose(purpose, 1));
        const auto put = [&](const Photo& photo, const Purpose& purpose, const QDate& last) {
            Clearance clearance;
            clearance.state = ClearanceState::NoPeople;
            clearance.firstDay = today;
            clearance.lastDay = last;
            TestRows::must(store.put(photo.id, purpose, clearance));
        };
        const auto ended = [&](int days) {
            auto ids = *store.endedBefore(today.addDays(days), 10);
            std::sort(ids.begin(), ids.end());
            return ids;
        };
        put(a, m_website, QDate());
        put(a, m_print, today.addDays(7));
        put(b, m_website, today.addDays(3));
        put(b, m_print, today.addDays(3));
        QVERIFY(ended(3).isEmpty());
        QCOMPARE(ended(4), QList{b.id});
        QCOMPARE(ended(8), (QList{a.id, b.id}));
        QCOMPARE(store.endedBefore(today.addDays(8), 1)->size(), 1);
        // What nobody asks about any more need not be kept up.
        VERIFY_OK((*m_database)->execute("UPDATE purposes SET retired = 1 WHERE key = 'print'"));
        QCOMPARE(ended(8), QList{b.id});
    }

    void whatIsStoredForStalePhotosDoesNotCount() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const QDate today(2026, 3, 10);
        VERIFY_OK(SettingStore(**m_database).addPurpose(m_website, 1));
        ClearanceStore store(**m_database);
        QList<PhotoId> photos;
        for (int i = 0; i < 4; ++i) {
            photos << m_rows->photo(collection.id, QString::number(i)).id;
            Clearance clearance;
            clearance.state = ClearanceState::Cleared;
            clearance.firstDay = today;
            VERIFY_OK(store.put(photos.last(), m_website, clearance));
        }
        std::sort(photos.begin(), photos.end());
        PhotoFilter cleared;
        cleared.purpose = m_website;
        cleared.states = {ClearanceState::Cleared};
        const auto counted = [&] { return *PhotoStore(**m_database).count(cleared); };
        QCOMPARE(counted(), 4);
        QVERIFY(!*store.anyStale());
        VERIFY_OK(store.markStale({photos[2], photos[1], photos[2]}));
        QVERIFY(*store.anyStale());
        QCOMPARE(*store.stale(10), (QList{photos[1], photos[2]}));
        QCOMPARE(*store.stale(1), QList{photos[1]});
        QCOMPARE(*store.staleAmong({photos[0], photos[1]}), QSet<PhotoId>{photos[1]});
        QVERIFY((*store.validOn(today, photos[0], m_website)).has_value());
        QVERIFY(!*store.validOn(today, photos[1], m_website));
        QVERIFY((*store.stored(photos[1], m_website)).has_value());
        QCOMPARE(counted(), 2);
        QCOMPARE(store.counts(m_website, false)->value(ClearanceState::Cleared), 2);
        QVERIFY((*PhotoStore(**m_database).row(photos[0], m_website))->state.has_value());
        QVERIFY(!(*PhotoStore(**m_database).row(photos[1], m_website))->state);
        VERIFY_OK(store.markFresh({photos[1], photos[3]}));
        QCOMPARE(*store.stale(10), QList{photos[2]});
        QCOMPARE(counted(), 3);
    }

    void whetherTheClearancesAreWholeIsKnown() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Photo photo = m_rows->photo(collection.id, QStringLiteral("a"));
        const QDate today(2026, 3, 10);
        const QList<Purpose> both{m_website, m_print};
        const auto isWhole = [&](const QDate& day, const QList<Purpose>& purposes) {
            return *ClearanceStore(**m_database).isWhole(day, purposes);
        };
        QVERIFY(!isWhole(today, both));
        ClearanceStore store(**m_database);
        VERIFY_OK(store.beginWhole(today));
        QVERIFY(!isWhole(today, both));
        Clearance clearance;
        clearance.firstDay = today;
        VERIFY_OK(store.put(photo.id, m_website, clearance));
        VERIFY_OK(store.put(photo.id, m_print, clearance));
        VERIFY_OK(store.setWhole(both));
        QVERIFY(isWhole(today, both));
        QVERIFY(isWhole(today.addDays(1000), {m_print, m_website}));
        QVERIFY(!isWhole(today, {m_website}));
        // Nobody has been here before today.
        QVERIFY(!isWhole(today.addDays(-1), both));
        // Written from a day that is further on than today will be.
        clearance.firstDay = today.addDays(30);
        VERIFY_OK(store.put(photo.id, m_website, clearance));
        QVERIFY(!isWhole(today.addDays(29), both));
        QVERIFY(isWhole(today.addDays(30), both));
        VERIFY_OK(store.storesOnly(both));
        QVERIFY(isWhole(today.addDays(30), both));
        VERIFY_OK(store.storesOnly({m_print}));
        QVERIFY(!isWhole(today.addDays(30), both));
        VERIFY_OK(store.setWhole(both));
        QVERIFY(isWhole(today.addDays(30), both));
        VERIFY_OK((*m_database)->execute("DELETE FROM clearance WHERE purpose = 'print'"));
        QVERIFY(!isWhole(today.addDays(30), both));
        // Rows that go with their photo leave no gap.
        VERIFY_OK(store.setWhole(both));
        VERIFY_OK((*m_database)->execute("DELETE FROM photos"));
        QVERIFY(isWhole(today.addDays(30), both));
    }

    void reasonsThatCannotBeReadEndTheList() {
        ClearanceReason reason;
        reason.kind = ClearanceState::Withdrawn;
        reason.person = m_rows->id<PersonId>();
        reason.date = QDate(2026, 3, 10);
        const QByteArray bytes = ClearanceStore::packed({reason, reason});
        QCOMPARE(ClearanceStore::unpacked(bytes), (QList{reason, reason}));
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QCOMPARE(ClearanceStore::unpacked(bytes.left(size)).size(), size < bytes.size() / 2 ? 0 : 1);
    }

    void clearancesAreCounted() {
        const Collection collection = m_rows->collection(QStringLiteral("C"));
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        ClearanceStore store(**m_database);
        QList<Photo> photos;
        for (int i = 0; i < 5; ++i) {
            photos << m_rows->photo(collection.id, QString::number(i));
            Clearance clearance;
            clearance.state = i < 3 ? ClearanceState::Cleared : ClearanceState::Missing;
            clearance.firstDay = QDate(2026, 3, 10);
            VERIFY_OK(store.put(photos.last().id, m_website, clearance));
        }
        m_rows->face(photos[0].id, FaceState::Named, noor.id);
        m_rows->face(photos[1].id, FaceState::Bystander);
        m_rows->face(photos[2].id, FaceState::NotAFace);
        VERIFY_OK(PhotoStore(**m_database).addAlsoShown(photos[3].id, noor.id, m_rows->stamp));
        ASSIGN_OK(const auto all, store.counts(m_website, false));
        QCOMPARE(all,
                 (QMap<ClearanceState, int>{{ClearanceState::Cleared, 3}, {ClearanceState::Missing, 2}}));
        ASSIGN_OK(const auto people, store.counts(m_website, true));
        QCOMPARE(people,
                 (QMap<ClearanceState, int>{{ClearanceState::Cleared, 1}, {ClearanceState::Missing, 1}}));
        QVERIFY(store.counts(m_print, false)->isEmpty());
    }

    void exports() {
        ExportStore store(**m_database);
        const auto id = m_rows->id<ExportId>();
        const auto photo = m_rows->id<PhotoId>();
        QVERIFY(!store.addPhoto(id, photo, QByteArray(32, 'x'), {}));
        VERIFY_OK(store.insert(id, m_website, QDate(2026, 3, 10), QStringLiteral("original"), m_rows->stamp));
        VERIFY_OK(
            store.addPhoto(id, photo, QByteArray(32, 'x'), {QStringLiteral("Q-1"), QStringLiteral("Q-2")}));
        ASSIGN_OK(Statement row, (*m_database)
                                     ->prepare("SELECT e.purpose, e.day, e.preset, p.photo, p.file_sha256, "
                                               "p.quitclaims FROM exports e JOIN exported_photos p "
                                               "ON p.export = e.id"));
        QVERIFY(*row.step());
        QCOMPARE(row.text(0), QStringLiteral("website"));
        QCOMPARE(row.date(1), std::optional(QDate(2026, 3, 10)));
        QCOMPARE(row.text(2), QStringLiteral("original"));
        QCOMPARE(row.id<PhotoId>(3), photo);
        QCOMPARE(row.blob(4), QByteArray(32, 'x'));
        QCOMPARE(row.text(5), QStringLiteral("Q-1,Q-2"));
    }

    void previews() {
        TestDatabase previews("previews");
        PreviewStore store(*previews);
        const auto id = m_rows->id<PhotoId>();
        VERIFY_ERROR(ErrorCode::NotFound, store.thumbnail(id));
        VERIFY_OK(store.insert(id, "small", "large"));
        QCOMPARE(*store.thumbnail(id), QByteArray("small"));
        QCOMPARE(*store.preview(id), QByteArray("large"));
        VERIFY_OK(store.insert(id, "small 2", "large 2"));
        QCOMPARE(*store.preview(id), QByteArray("large 2"));
        VERIFY_ERROR(ErrorCode::NotFound, store.preview(m_rows->id<PhotoId>()));
    }

    void faceprints() {
        TestDatabase database("faces");
        FaceprintStore store(*database);
        const auto noor = m_rows->id<PersonId>();
        const auto bo = m_rows->id<PersonId>();
        QList<FaceId> faces;
        for (int i = 0; i < 3; ++i) {
            faces << m_rows->id<FaceId>();
            VERIFY_OK(store.insert({faces[i], i < 2 ? noor : bo,
                                    i == 0 ? QStringLiteral("old") : QStringLiteral("new"),
                                    QByteArray(40, char('a' + i))},
                                   m_rows->stamp.at));
        }
        ASSIGN_OK(const auto current, store.list(QStringLiteral("new")));
        QCOMPARE(current.size(), 2);
        for (const SealedFaceprint& one : current) {
            const auto index = faces.indexOf(one.face);
            QCOMPARE(one.person, index < 2 ? noor : bo);
            QCOMPARE(one.sealed, QByteArray(40, static_cast<char>('a' + index)));
        }
        ASSIGN_OK(const auto marks, store.marks());
        QCOMPARE(marks.size(), 3);
        QCOMPARE(marks.value(faces[1]).person, noor);
        QCOMPARE(marks.value(faces[2]).person, bo);
        // One face has one faceprint: that of the newest model.
        VERIFY_OK(store.insert({faces[0], noor, QStringLiteral("new"), "x"}, m_rows->stamp.at));
        QVERIFY(store.list(QStringLiteral("old"))->isEmpty());
        VERIFY_OK(store.remove(faces[2]));
        QCOMPARE(*store.removeOf(noor), 2);
        QCOMPARE(*store.removeOf(noor), 0);
        QVERIFY(store.marks()->isEmpty());
        VERIFY_OK(FaceprintStore::compact(*database));
        QCOMPARE(*database->integer("PRAGMA freelist_count"), 0);
    }
};

BK_TEST_MAIN(SmallStoresTest)
#include "SmallStoresTest.moc"
