#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <QSignalSpy>

using namespace bk;
using namespace bk::test;

/// Photos and collections: what is kept about them.
class PhotoServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;

    PhotoService& photos() { return (*m_catalog)->photos; }
    CollectionService& collections() { return (*m_catalog)->collections; }

private Q_SLOTS:
    void initTestCase() {
        m_catalog = std::make_unique<TestCatalog>();
        m_photos = importPictures(*m_catalog, 3);
    }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() { m_catalog.reset(); }

    void describing() {
        VERIFY_OK(photos().setRating(m_photos[0], 5));
        VERIFY_OK(photos().setCaption(m_photos[0], QStringLiteral("  A caption ")));
        VERIFY_OK(photos().setTags(m_photos[0], {QStringLiteral(" open  day "), QString(),
                                                 QStringLiteral("b"), QStringLiteral("b")}));
        ASSIGN_OK(const Photo photo, photos().photo(m_photos[0]));
        QCOMPARE(photo.metadata.rating, 5);
        QCOMPARE(photo.metadata.caption, QStringLiteral("A caption"));
        QCOMPARE(photo.metadata.keywords, (QStringList{QStringLiteral("open day"), QStringLiteral("b")}));
        VERIFY_ERROR(ErrorCode::InvalidArgument, photos().setRating(m_photos[0], 6));
        VERIFY_ERROR(ErrorCode::InvalidArgument, photos().setRating(m_photos[0], -1));
        VERIFY_ERROR(ErrorCode::NotFound, photos().setRating(PhotoId(QUuid::createUuid()), 1));
        QCOMPARE(photos().photo(m_photos[0])->metadata.rating, 5);
    }

    void findingOne() {
        const FilePath path = photos().photo(m_photos[1])->path;
        QCOMPARE(*photos().find(path.display()), m_photos[1]);
        QCOMPARE(*photos().find(m_photos[1].toString()), m_photos[1]);
        VERIFY_ERROR(ErrorCode::NotFound, photos().find(QStringLiteral("/nowhere.jpg")));
        VERIFY_ERROR(ErrorCode::NotFound, photos().find(QUuid::createUuid().toString()));
        VERIFY_ERROR(ErrorCode::NotFound, photos().thumbnail(PhotoId(QUuid::createUuid())));
    }

    void rowsComeInTheOrderAsked() {
        const QList<PhotoId> asked{m_photos[2], PhotoId(QUuid::createUuid()), m_photos[0]};
        ASSIGN_OK(const auto rows, photos().rows(asked, purpose("website")));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].id, m_photos[2]);
        QCOMPARE(rows[1].id, m_photos[0]);
        QVERIFY(rows[0].state);
        QCOMPARE(toString(*rows[0].state), QStringLiteral("NoPeople"));
    }

    void shownWithoutABox() {
        const PersonId person = (*m_catalog)->persons.add(QStringLiteral("Noor"), {})->id;
        VERIFY_OK(photos().addPerson(m_photos[0], person));
        QCOMPARE(*photos().alsoShown(m_photos[0]), QList{person});
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Missing"));
        VERIFY_OK(photos().removePerson(m_photos[0], person));
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("NoPeople"));
        VERIFY_ERROR(ErrorCode::NotFound, photos().addPerson(m_photos[0], PersonId(QUuid::createUuid())));
        VERIFY_ERROR(ErrorCode::NotFound, photos().addPerson(PhotoId(QUuid::createUuid()), person));
    }

    void everyChangeIsToldAndLogged() {
        QList<ChangeSet> told;
        const auto connection = connect(
            &(*m_catalog)->session->changes(), &ChangeNotifier::changed, &(*m_catalog)->session->changes(),
            [&](const ChangeSet& changes) { told << changes; }, Qt::DirectConnection);
        const auto events = [&] {
            return countIn(*m_catalog, DatabaseFile::Audit,
                           "SELECT count(*) FROM log WHERE action LIKE 'photo.%' AND object = " +
                               hex(m_photos[1].toBytes()));
        };
        const qint64 before = events();
        VERIFY_OK(photos().setRestricted(m_photos[1], true));
        VERIFY_OK(photos().setRestricted(m_photos[1], false));
        QCOMPARE(events(), before + 2);
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.first().photos, QSet{m_photos[1]});
        QVERIFY(told.first().kinds.testFlag(ChangeKind::Clearance));
        QVERIFY(!photos().setRating(m_photos[1], 9));
        QCOMPARE(told.size(), 2);
        disconnect(connection);
    }

    void collectionsAndTheirPolicy() {
        CollectionChange change;
        change.legalBasis = QStringLiteral(" consent ");
        ASSIGN_OK(const Collection made, collections().set(QStringLiteral(" Summer "), change));
        QCOMPARE(made.name, QStringLiteral("Summer"));
        QCOMPARE(made.legalBasis, QStringLiteral("consent"));
        QCOMPARE(made.recognition, false);
        // Recognition needs a basis and a DPIA, together or before.
        CollectionChange on;
        on.recognition = true;
        VERIFY_ERROR(ErrorCode::ConsentRefused, collections().set(QStringLiteral("Summer"), on));
        QCOMPARE(collections().byName(QStringLiteral("summer"))->recognition, false);
        on.dpia = QStringLiteral("  ");
        VERIFY_ERROR(ErrorCode::ConsentRefused, collections().set(QStringLiteral("Summer"), on));
        on.dpia = QStringLiteral("DPIA 3");
        ASSIGN_OK(const Collection open, collections().set(QStringLiteral("SUMMER"), on));
        QCOMPARE(open.id, made.id);
        QCOMPARE(open.name, QStringLiteral("Summer"));
        QCOMPARE(open.recognition, true);
        // Its basis taken away while it is on.
        CollectionChange without;
        without.legalBasis = QString();
        VERIFY_ERROR(ErrorCode::ConsentRefused, collections().set(QStringLiteral("Summer"), without));
        // What is not mentioned stays.
        CollectionChange retain;
        retain.retainUntil = std::optional(QDate(2030, 1, 1));
        ASSIGN_OK(const Collection kept, collections().set(QStringLiteral("Summer"), retain));
        QCOMPARE(kept.recognition, true);
        QCOMPARE(kept.dpia, QStringLiteral("DPIA 3"));
        QCOMPARE(kept.retainUntil, std::optional(QDate(2030, 1, 1)));
        retain.retainUntil = std::optional<QDate>();
        QVERIFY(!collections().set(QStringLiteral("Summer"), retain)->retainUntil);
        // The log tells which day it was and which it is.
        for (const char* detail : {"kept until 2030-01-01, before -", "kept until -, before 2030-01-01"})
            QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                             QByteArray("SELECT count(*) FROM log WHERE action = 'collection.change' AND "
                                        "detail = '") +
                                 detail + "'"),
                     1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, collections().set(QStringLiteral("  "), {}));
        VERIFY_ERROR(ErrorCode::NotFound, collections().byName(QStringLiteral("Winter")));
        QCOMPARE(collections().list()->size(), 2);
        QCOMPARE(collections().byName(CollectionService::defaultName())->photos, 3);
    }
};

BK_TEST_MAIN(PhotoServiceTest)
#include "PhotoServiceTest.moc"
