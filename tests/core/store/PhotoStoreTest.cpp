#include "core/store/ClearanceStore.h"
#include "core/store/PhotoQuery.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

void compare(const Photo& is, const Photo& wanted) {
    QCOMPARE(is.id, wanted.id);
    QCOMPARE(is.collection, wanted.collection);
    QCOMPARE(is.path, wanted.path);
    QCOMPARE(is.sha256, wanted.sha256);
    QCOMPARE(is.fileSize, wanted.fileSize);
    QCOMPARE(is.fileModified, wanted.fileModified);
    QCOMPARE(is.mediaType, wanted.mediaType);
    QCOMPARE(is.size, wanted.size);
    QCOMPARE(is.perceptualHash, wanted.perceptualHash);
    QCOMPARE(is.metadata.taken, wanted.metadata.taken);
    QCOMPARE(is.metadata.camera, wanted.metadata.camera);
    QCOMPARE(is.metadata.caption, wanted.metadata.caption);
    QCOMPARE(is.metadata.keywords, wanted.metadata.keywords);
    QCOMPARE(is.metadata.rating, wanted.metadata.rating);
    QCOMPARE(is.metadata.orientation, wanted.metadata.orientation);
    QCOMPARE(is.missing, wanted.missing);
    QCOMPARE(is.reviewed, wanted.reviewed);
    QCOMPARE(is.restricted, wanted.restricted);
    QCOMPARE(is.embargo, wanted.embargo);
    QCOMPARE(is.expires, wanted.expires);
    QCOMPARE(is.override.reason, wanted.override.reason);
    QCOMPARE(is.override.note, wanted.override.note);
    QCOMPARE(is.override.at, wanted.override.at);
    QCOMPARE(is.override.by, wanted.override.by);
    QCOMPARE(is.override.until, wanted.override.until);
    QCOMPARE(is.scannedBy, wanted.scannedBy);
}

} // namespace

class PhotoStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;
    Collection m_collection;

    PhotoStore store() { return PhotoStore(**m_database); }

    /// File names of the photos of FILTER, by name.
    QStringList found(const PhotoFilter& filter) {
        PhotoStore photos = store();
        const auto ids = photos.ids(filter, PhotoSort::Name);
        if (!ids) return {QStringLiteral("failed: ") + ids.error().context};
        QStringList names;
        for (const PhotoId& id : *ids)
            names << QString::fromUtf8(photos.path(id)->fileName());
        const auto count = photos.count(filter);
        if (!count || *count != names.size()) return {QStringLiteral("the count differs")};
        return names;
    }
    QStringList search(const QString& text) {
        PhotoFilter filter;
        filter.text = text;
        return found(filter);
    }

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
        m_collection = m_rows->collection(QStringLiteral("Summer"));
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void whatTheFileSaysComesBack() {
        Photo photo = m_rows->unsaved(m_collection.id, QStringLiteral("a.jpg"));
        photo.path = FilePath::fromBytes("/photos/caf\xe9/\xd8\xb5\xd9\x88\xd8\xb1.jpg");
        photo.fileSize = 5ll << 32;
        photo.perceptualHash = 0xfedcba9876543210ull;
        photo.metadata.taken = QDateTime(QDate(2019, 3, 31), QTime(2, 30, 1));
        photo.metadata.camera = QStringLiteral("Camera \u00d6");
        photo.metadata.caption = QStringLiteral("line one\nline 'two' \"three\"");
        photo.metadata.keywords = {QStringLiteral("open day"), QStringLiteral("\u0635\u0648\u0631\u0629")};
        photo.metadata.rating = 4;
        photo.metadata.orientation = 6;
        VERIFY_OK(store().insert(photo, m_rows->stamp));
        ASSIGN_OK(const Photo back, store().find(photo.id));
        compare(back, photo);
        QCOMPARE(back.added, m_rows->stamp.at);
        ASSIGN_OK(const auto known, store().findBySha256(photo.sha256));
        QVERIFY(known);
        QCOMPARE(known->id, photo.id);
        QCOMPARE(known->path, photo.path);
        QCOMPARE(known->fileSize, photo.fileSize);
        QCOMPARE(known->fileModified, photo.fileModified);
        ASSIGN_OK(const PhotoId byPath, store().findByPath(photo.path));
        QCOMPARE(byPath, photo.id);
        ASSIGN_OK(const auto unknown, store().findBySha256(QByteArray(32, 'x')));
        QVERIFY(!unknown);
        VERIFY_ERROR(ErrorCode::NotFound, store().find(m_rows->id<PhotoId>()));
        VERIFY_ERROR(ErrorCode::NotFound, store().path(m_rows->id<PhotoId>()));
        VERIFY_ERROR(ErrorCode::NotFound, store().findByPath(FilePath::fromString(QStringLiteral("/no"))));
    }

    void whatPeopleChangeComesBack() {
        Photo photo = m_rows->photo(m_collection.id, QStringLiteral("a.jpg"));
        const Collection other = m_rows->collection(QStringLiteral("Other"));
        photo.path = FilePath::fromString(QStringLiteral("/moved/b.jpg"));
        photo.collection = other.id;
        photo.fileModified = photo.fileModified.addDays(1);
        photo.metadata.caption = QStringLiteral("new");
        photo.metadata.keywords = {QStringLiteral("x")};
        photo.metadata.rating = 5;
        photo.missing = true;
        photo.reviewed = true;
        photo.restricted = true;
        photo.embargo = QDate(2026, 4, 1);
        photo.expires = QDate(2027, 4, 1);
        photo.override = {OverrideReason::Other, QStringLiteral("why"), m_rows->stamp.at, m_rows->stamp.by,
                          QDate(2026, 5, 1)};
        photo.scannedBy = QStringLiteral("model 1");
        VERIFY_OK(store().update(photo));
        ASSIGN_OK(const Photo full, store().find(photo.id));
        compare(full, photo);

        photo.embargo.reset();
        photo.expires.reset();
        photo.override = {};
        photo.missing = photo.reviewed = photo.restricted = false;
        VERIFY_OK(store().update(photo));
        ASSIGN_OK(const Photo empty, store().find(photo.id));
        compare(empty, photo);
    }

    void theSameContentIsNotKeptTwice() {
        const Photo first = m_rows->photo(m_collection.id, QStringLiteral("a.jpg"));
        Photo second = m_rows->unsaved(m_collection.id, QStringLiteral("b.jpg"));
        second.sha256 = first.sha256;
        QVERIFY(!store().insert(second, m_rows->stamp));
        QCOMPARE(found({}), QStringList{QStringLiteral("a.jpg")});
    }

    void aPathBelongsToTheContentThatIsThere() {
        const Photo before = m_rows->photo(m_collection.id, QStringLiteral("a.jpg"));
        const Photo after = m_rows->photo(m_collection.id, QStringLiteral("a.jpg"));
        const Photo elsewhere = m_rows->photo(m_collection.id, QStringLiteral("b.jpg"));
        VERIFY_OK(store().takePath(after.id, after.path));
        QCOMPARE(store().find(before.id)->missing, true);
        QCOMPARE(store().find(after.id)->missing, false);
        QCOMPARE(store().find(elsewhere.id)->missing, false);
        QCOMPARE(*store().findByPath(after.path), after.id);
        VERIFY_OK(store().takePath(before.id, after.path));
        QCOMPARE(store().find(before.id)->missing, false);
        QCOMPARE(*store().findByPath(after.path), before.id);
    }

    void everySortHasItsOrder() {
        Photo old = m_rows->unsaved(m_collection.id, QStringLiteral("m.jpg"));
        old.metadata.taken = QDateTime(QDate(2001, 1, 1), QTime(1, 0));
        Photo recent = m_rows->unsaved(m_collection.id, QStringLiteral("z.jpg"));
        recent.metadata.taken = QDateTime(QDate(2021, 1, 1), QTime(1, 0));
        const Photo undated = m_rows->unsaved(m_collection.id, QStringLiteral("a.jpg"));
        for (const Photo& photo : {recent, undated, old})
            VERIFY_OK(store().insert(photo, m_rows->stamp));
        const auto order = [&](PhotoSort sort) { return *store().ids({}, sort); };
        QCOMPARE(order(PhotoSort::TakenNewest), (QList{recent.id, old.id, undated.id}));
        QCOMPARE(order(PhotoSort::TakenOldest), (QList{old.id, recent.id, undated.id}));
        QCOMPARE(order(PhotoSort::AddedNewest), (QList{old.id, undated.id, recent.id}));
        QCOMPARE(order(PhotoSort::Name), (QList{undated.id, old.id, recent.id}));
    }

    void everyConditionOfAFilterCounts() {
        const Collection other = m_rows->collection(QStringLiteral("Other"));
        const Person noor = m_rows->person(QStringLiteral("Noor"));
        const Person bo = m_rows->person(QStringLiteral("Bo"));
        Photo a = m_rows->unsaved(m_collection.id, QStringLiteral("a"));
        a.metadata.taken = QDateTime(QDate(2020, 5, 1), QTime(0, 0));
        a.metadata.rating = 3;
        a.metadata.keywords = {QStringLiteral("team"), QStringLiteral("open day")};
        Photo b = m_rows->unsaved(other.id, QStringLiteral("b"));
        b.metadata.taken = QDateTime(QDate(2020, 5, 1), QTime(23, 59, 59));
        b.metadata.rating = 5;
        b.metadata.keywords = {QStringLiteral("teams")};
        const Photo c = m_rows->unsaved(other.id, QStringLiteral("c"));
        const Photo d = m_rows->unsaved(other.id, QStringLiteral("d"));
        for (const Photo& photo : {a, b, c, d})
            VERIFY_OK(store().insert(photo, m_rows->stamp));
        m_rows->face(a.id, FaceState::Named, noor.id);
        Face suggested = m_rows->face(b.id, FaceState::Unnamed);
        suggested.suggestion = Suggestion{bo.id, 0.7};
        VERIFY_OK(FaceStore(**m_database).update(suggested, std::nullopt));
        m_rows->face(c.id, FaceState::Bystander);
        m_rows->face(d.id, FaceState::NotAFace);
        VERIFY_OK(store().addAlsoShown(c.id, noor.id, m_rows->stamp));
        for (const Photo& photo : {a, c, d})
            VERIFY_OK(store().setScannedBy(photo.id, QStringLiteral("x")));
        const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
        const Purpose print = *Purpose::tryFrom(QStringLiteral("print"));
        ClearanceStore clearances(**m_database);
        const auto put = [&](const Photo& photo, const Purpose& purpose, ClearanceState state) {
            Clearance clearance;
            clearance.state = state;
            clearance.firstDay = QDate(2026, 3, 10);
            TestRows::must(clearances.put(photo.id, purpose, clearance));
        };
        put(a, website, ClearanceState::Cleared);
        put(b, website, ClearanceState::Missing);
        put(c, website, ClearanceState::Refused);
        put(c, print, ClearanceState::Cleared);

        const auto names = [&](const std::function<void(PhotoFilter&)>& edit) {
            PhotoFilter filter;
            edit(filter);
            return found(filter).join(QString());
        };
        const auto words = [](const char* text) { return QString::fromUtf8(text); };
        QCOMPARE(names([](PhotoFilter&) {}), words("abcd"));
        QCOMPARE(names([&](PhotoFilter& filter) { filter.collection = other.id; }), words("bcd"));
        QCOMPARE(names([&](PhotoFilter& filter) { filter.person = noor.id; }), words("ac"));
        QCOMPARE(names([&](PhotoFilter& filter) { filter.person = bo.id; }), words(""));
        QCOMPARE(names([](PhotoFilter& filter) { filter.takenFrom = QDate(2020, 5, 1); }), words("ab"));
        QCOMPARE(names([](PhotoFilter& filter) { filter.takenFrom = QDate(2020, 5, 2); }), words(""));
        QCOMPARE(names([](PhotoFilter& filter) { filter.takenTo = QDate(2020, 5, 1); }), words("ab"));
        QCOMPARE(names([](PhotoFilter& filter) { filter.takenTo = QDate(2020, 4, 30); }), words(""));
        QCOMPARE(names([](PhotoFilter& filter) { filter.minimumRating = 3; }), words("ab"));
        QCOMPARE(names([](PhotoFilter& filter) { filter.minimumRating = 4; }), words("b"));
        QCOMPARE(names([](PhotoFilter& filter) { filter.tag = QStringLiteral("team"); }), words("a"));
        QCOMPARE(names([](PhotoFilter& filter) { filter.tag = QStringLiteral("open day"); }), words("a"));
        QCOMPARE(names([](PhotoFilter& filter) { filter.tag = QStringLiteral("%"); }), words(""));
        QCOMPARE(names([](PhotoFilter& filter) { filter.unnamedFaces = true; }), words("b"));
        QCOMPARE(names([](PhotoFilter& filter) { filter.suggestions = true; }), words("b"));
        // a shows somebody, c somebody without a box, and b was never looked at.
        QCOMPARE(names([](PhotoFilter& filter) { filter.noPeople = true; }), words("d"));
        QCOMPARE(names([&](PhotoFilter& filter) { filter.only = {c.id, a.id}; }), words("ac"));
        QCOMPARE(names([&](PhotoFilter& filter) {
                     filter.purpose = website;
                     filter.states = {ClearanceState::Cleared, ClearanceState::Refused};
                 }),
                 words("ac"));
        QCOMPARE(names([&](PhotoFilter& filter) {
                     filter.purpose = print;
                     filter.states = {ClearanceState::Cleared};
                 }),
                 words("c"));
        QCOMPARE(names([&](PhotoFilter& filter) {
                     filter.collection = other.id;
                     filter.minimumRating = 1;
                     filter.person = noor.id;
                 }),
                 words(""));
    }

    void searchFindsWordsOfEverythingByTheirBeginning() {
        const Person person = m_rows->person(QStringLiteral("Zo\u00eb de Vries"));
        Photo photo = m_rows->unsaved(m_collection.id, QStringLiteral("2024/IMG_0042.jpg"));
        photo.metadata.caption = QStringLiteral("Opening 'Het Caf\u00e9' \u2014 \u0635\u0648\u0631\u0629 "
                                                "\u062c\u0645\u064a\u0644\u0629 \U0001F389feest");
        photo.metadata.keywords = {QStringLiteral("l'\u00e9t\u00e9"), QStringLiteral("C++")};
        photo.metadata.camera = QStringLiteral("Leica M6");
        VERIFY_OK(store().insert(photo, m_rows->stamp));
        VERIFY_OK(store().addAlsoShown(photo.id, person.id, m_rows->stamp));
        m_rows->photo(m_collection.id, QStringLiteral("other.jpg"));
        const QStringList hit{QStringLiteral("IMG_0042.jpg")};
        for (const char* text :
             {"img_0042", "0042", "2024", "openi", "CAFE", "caf\xc3\xa9", "\xd8\xb5\xd9\x88\xd8\xb1\xd8\xa9",
              "\xd8\xac\xd9\x85\xd9\x8a", "zoe vries", "Zo\xc3\xab", "leica m6", "ete", "l'\xc3\xa9t", "c++",
              "feest", "\xf0\x9f\x8e\x89 feest",
              "\xf0\x9f\x8e\x89"
              "feest",
              "\"het cafe\"", "het-cafe"})
            QVERIFY2(search(QString::fromUtf8(text)) == hit, text);
        for (const char* text : {"0043", "penin", "cafe xyz", "\xd8\xac\xd9\x85\xd8\xa7"})
            QVERIFY2(search(QString::fromUtf8(text)).isEmpty(), text);
        QCOMPARE(search(QStringLiteral("summer jpg")).size(), 2);
    }

    void nothingTypedIsTakenForAnOperator() {
        Photo photo = m_rows->unsaved(m_collection.id, QStringLiteral("and.jpg"));
        photo.metadata.caption = QStringLiteral("this OR that NOT near words");
        VERIFY_OK(store().insert(photo, m_rows->stamp));
        const QStringList hit{QStringLiteral("and.jpg")};
        for (const char* text :
             {"AND", "OR", "NOT", "this OR", "this AND that", "NEAR", "NEAR(this that)", "words:this",
              "-this", "^this", "this*", "(this)", "\"this", "'this", "this; that"})
            QVERIFY2(search(QString::fromUtf8(text)) == hit, text);
        // Nothing to look for finds nothing, without an error.
        for (const char* text : {"\"", "***", "\xf0\x9f\x8e\x89", "- - -", "()", "';--", "\xe2\x80\x8f"})
            QVERIFY2(search(QString::fromUtf8(text)).isEmpty(), text);
        QCOMPARE(search(QStringLiteral("   ")), hit);
        QCOMPARE(search(QString(QChar(0xd83c))), QStringList());
    }

    void expressionsAreQuotedWords() {
        QCOMPARE(searchTerms(QStringLiteral("de \"Vries\" OR x")).expression,
                 QStringLiteral("\"de\"* \"Vries\"* \"OR\"* \"x\"*"));
        QCOMPARE(searchTerms(QStringLiteral(" *-\" ")).expression, QString());
        const SearchTerms terms =
            searchTerms(QStringLiteral("20\u00b0 \U0001F337Noor\U0001F469\u200D\U0001F33E!"));
        QCOMPARE(terms.expression, QStringLiteral("\"20\"* \"Noor\"*"));
        QCOMPARE(terms.pictographs,
                 QStringList({QStringLiteral("\U0001F337"), QStringLiteral("\U0001F469\u200D\U0001F33E")}));
    }

    void pictographsAreFoundWhereverTheyAre() {
        const QString tulip = QStringLiteral("\U0001F337");
        const Person person = m_rows->person(QStringLiteral("Noor \U0001F337"));
        const auto photo = [&](const char* name, const QString& caption, const QStringList& keywords) {
            Photo made = m_rows->unsaved(m_collection.id, QString::fromUtf8(name));
            made.metadata.caption = caption;
            made.metadata.keywords = keywords;
            return store().insert(made, m_rows->stamp) ? made.id : PhotoId();
        };
        photo("caption.jpg", QStringLiteral("Opening \U0001F389\U0001F337"), {});
        photo("keyword.jpg", {}, {QStringLiteral("\U0001F337")});
        photo("name \xf0\x9f\x8c\xb7.jpg", {}, {});
        photo("other.jpg", QStringLiteral("tulips \U0001F339"), {});
        VERIFY_OK(store().addAlsoShown(photo("shown.jpg", {}, {}), person.id, m_rows->stamp));
        m_rows->face(photo("face.jpg", {}, {}), FaceState::Named, person.id);
        const auto names = [&](const QString& typed) {
            QStringList found = search(typed);
            found.sort();
            return found;
        };
        QCOMPARE(names(tulip),
                 QStringList({QStringLiteral("caption.jpg"), QStringLiteral("face.jpg"),
                              QStringLiteral("keyword.jpg"), QStringLiteral("name \U0001F337.jpg"),
                              QStringLiteral("shown.jpg")}));
        QCOMPARE(names(QStringLiteral("open \U0001F337")), QStringList(QStringLiteral("caption.jpg")));
        QCOMPARE(names(QStringLiteral("\U0001F389 \U0001F337")), QStringList(QStringLiteral("caption.jpg")));
        QCOMPARE(names(QStringLiteral("\U0001F34E")), QStringList());
    }

    void theWordsFollowTheirSources() {
        Photo photo = m_rows->photo(m_collection.id, QStringLiteral("a.jpg"));
        const Person person = m_rows->person(QStringLiteral("Noor"));
        QVERIFY(search(QStringLiteral("noor")).isEmpty());
        m_rows->face(photo.id, FaceState::Named, person.id);
        VERIFY_OK(store().renewWords(photo.id));
        QCOMPARE(search(QStringLiteral("noor")).size(), 1);
        photo.metadata.caption = QStringLiteral("harbour");
        VERIFY_OK(store().update(photo));
        QCOMPARE(search(QStringLiteral("noor harb")).size(), 1);
        photo.metadata.caption.clear();
        VERIFY_OK(store().update(photo));
        QVERIFY(search(QStringLiteral("harb")).isEmpty());
        VERIFY_OK(store().addAlsoShown(photo.id, m_rows->person(QStringLiteral("Bo")).id, m_rows->stamp));
        QCOMPARE(search(QStringLiteral("bo")).size(), 1);
    }

    void shownWithoutABox() {
        const Photo photo = m_rows->photo(m_collection.id, QStringLiteral("a.jpg"));
        const Photo boxed = m_rows->photo(m_collection.id, QStringLiteral("b.jpg"));
        const Person person = m_rows->person(QStringLiteral("Noor"));
        VERIFY_OK(store().addAlsoShown(photo.id, person.id, m_rows->stamp));
        VERIFY_OK(store().addAlsoShown(photo.id, person.id, m_rows->stamp));
        QCOMPARE(*store().alsoShown(photo.id), QList{person.id});
        m_rows->face(boxed.id, FaceState::Named, person.id);
        m_rows->face(photo.id, FaceState::Named, person.id);
        ASSIGN_OK(auto showing, store().showing(person.id));
        std::sort(showing.begin(), showing.end());
        QCOMPARE(showing, (QList{photo.id, boxed.id}));
        VERIFY_OK(store().removeAlsoShown(photo.id, person.id));
        QVERIFY(store().alsoShown(photo.id)->isEmpty());
    }

    void rowsTellWhatTheGridShows() {
        Photo photo = m_rows->unsaved(m_collection.id, QStringLiteral("a.jpg"));
        photo.metadata.rating = 2;
        photo.metadata.taken = QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5));
        VERIFY_OK(store().insert(photo, m_rows->stamp));
        const Person person = m_rows->person(QStringLiteral("Noor"));
        m_rows->face(photo.id, FaceState::Named, person.id);
        m_rows->face(photo.id, FaceState::Unnamed);
        m_rows->face(photo.id, FaceState::Possible);
        m_rows->face(photo.id, FaceState::Bystander);
        m_rows->face(photo.id, FaceState::NotAFace);
        const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
        Clearance clearance;
        clearance.state = ClearanceState::Unresolved;
        clearance.firstDay = QDate(2026, 3, 10);
        VERIFY_OK(ClearanceStore(**m_database).put(photo.id, website, clearance));
        ASSIGN_OK(const auto row, store().row(photo.id, website));
        QVERIFY(row);
        QCOMPARE(row->fileName, QStringLiteral("a.jpg"));
        QCOMPARE(row->collection, QStringLiteral("Summer"));
        QCOMPARE(row->taken, photo.metadata.taken);
        QCOMPARE(row->size, QSize(800, 600));
        QCOMPARE(row->rating, 2);
        QCOMPARE(row->faces, 4);
        QCOMPARE(row->openFaces, 2);
        QCOMPARE(row->scanned, false);
        QCOMPARE(row->missing, false);
        QCOMPARE(row->state, std::optional(ClearanceState::Unresolved));
        QVERIFY(!(*store().row(photo.id, std::nullopt))->state);
        QVERIFY(!*store().row(m_rows->id<PhotoId>(), website));
    }

    void scansAndComparisonsAreRemembered() {
        const Collection open = m_rows->collection(QStringLiteral("Open"), true);
        const Photo a = m_rows->photo(m_collection.id, QStringLiteral("a.jpg"));
        const Photo b = m_rows->photo(open.id, QStringLiteral("b.jpg"));
        QCOMPARE(*store().notScannedBy(QStringLiteral("m1"), {}), (QList{a.id, b.id}));
        QCOMPARE(*store().notScannedBy(QStringLiteral("m1"), open.id), QList{b.id});
        VERIFY_OK(store().setScannedBy(b.id, QStringLiteral("m1")));
        QCOMPARE(*store().notScannedBy(QStringLiteral("m1"), {}), QList{a.id});
        QCOMPARE(store().notScannedBy(QStringLiteral("m2"), {})->size(), 2);
        // Only photos with open faces in collections with recognition on.
        QVERIFY(store().notComparedWith(QStringLiteral("f1"), {})->isEmpty());
        m_rows->face(a.id, FaceState::Unnamed);
        m_rows->face(b.id, FaceState::Bystander);
        QVERIFY(store().notComparedWith(QStringLiteral("f1"), {})->isEmpty());
        m_rows->face(b.id, FaceState::Possible);
        QCOMPARE(*store().notComparedWith(QStringLiteral("f1"), {}), QList{b.id});
        VERIFY_OK(store().setComparedWith(b.id, QStringLiteral("f1")));
        QVERIFY(store().notComparedWith(QStringLiteral("f1"), {})->isEmpty());
        QCOMPARE(*store().notComparedWith(QStringLiteral("f2"), open.id), QList{b.id});
        // Of another date, or of one at last.
        for (const char* const taken : {"1000000", "NULL"}) {
            VERIFY_OK((**m_database).execute(QByteArray("UPDATE photos SET taken = ") + taken));
            QCOMPARE(*store().notComparedWith(QStringLiteral("f1"), {}), QList{b.id});
            VERIFY_OK(store().setComparedWith(b.id, QStringLiteral("f1")));
            QVERIFY(store().notComparedWith(QStringLiteral("f1"), {})->isEmpty());
        }
        VERIFY_OK(store().setComparedWith(b.id, QString()));
        QCOMPARE(*store().notComparedWith(QString(), {}), QList{b.id});
    }
};

BK_TEST_MAIN(PhotoStoreTest)
#include "PhotoStoreTest.moc"
