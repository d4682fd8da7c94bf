#include "tests/core/services/PublicationFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// The records themselves: what they say, who sees them, and their end.
class PublicationServiceTest : public QObject, private PublicationFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginAll(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void aRecordSaysWhereWhenAndWhich() {
        const auto refused = [&](const Publication& publication, const QList<PhotoId>& photos) {
            const auto made = publications().add(publication, photos);
            return !made && made.error().code == ErrorCode::InvalidArgument;
        };
        QVERIFY(refused(wanted("  "), m_photos));
        QVERIFY(refused(wanted(), {}));
        Publication wrong = wanted();
        wrong.purpose = Purpose::recognition();
        QVERIFY(refused(wrong, m_photos));
        wrong.purpose = purpose("no-such");
        QVERIFY(refused(wrong, m_photos));
        wrong = wanted();
        wrong.publishedOn = QDate();
        QVERIFY(refused(wrong, m_photos));
        wrong = wanted();
        wrong.until = today().addDays(-1);
        QVERIFY(refused(wrong, m_photos));
        wrong = wanted();
        wrong.exported = ExportId(QUuid::createUuid());
        QVERIFY(refused(wrong, m_photos));
        VERIFY_ERROR(ErrorCode::NotFound, publications().add(wanted(), {PhotoId(QUuid::createUuid())}));

        Publication right = wanted(" Annual  report ");
        right.kind = PublicationKind::Print;
        right.until = today();
        right.endedOn = today();
        right.notes = QStringLiteral(" page 4\n");
        const qint64 before = events("publication.add");
        ASSIGN_OK(const Publication made, publications().add(right, m_photos));
        QCOMPARE(events("publication.add"), before + 1);
        QCOMPARE(made.place, QStringLiteral("Annual report"));
        QCOMPARE(made.notes, QStringLiteral("page 4"));
        QVERIFY(!made.endedOn);
        QCOMPARE(made.addedBy, services().session->user());
        ASSIGN_OK(const PublicationView view, publications().publication(made.id));
        QCOMPARE(view.photos, 4);
        QCOMPARE(view.openTakedowns, 0);
        QCOMPARE(view.notCleared, 0);
        ASSIGN_OK(const auto photos, publications().photosOf(made.id));
        QCOMPARE(QSet<PhotoId>(photos.begin(), photos.end()),
                 QSet<PhotoId>(m_photos.begin(), m_photos.end()));
        VERIFY_ERROR(ErrorCode::NotFound, publications().photosOf(PublicationId(QUuid::createUuid())));
        VERIFY_ERROR(ErrorCode::NotFound, publications().publication(PublicationId(QUuid::createUuid())));
    }

    void anExportIsPublishedAsAWhole() {
        ExportRequest request;
        request.purpose = purpose("website");
        request.filter.only = m_photos;
        request.folder = FilePath::fromString(m_catalog->file(QStringLiteral("copies")));
        ASSIGN_OK(const ExportOutcome outcome, services().exports.run(request, {}));
        QCOMPARE(outcome.exported.size(), 4);
        Publication publication = wanted();
        publication.purpose = Purpose();
        VERIFY_ERROR(ErrorCode::InvalidArgument, publications().addExport(publication));
        publication.exported = ExportId(QUuid::createUuid());
        VERIFY_ERROR(ErrorCode::NotFound, publications().addExport(publication));
        publication.exported = outcome.id;
        QCOMPARE(*publications().exportedFor(outcome.id), purpose("website"));
        ASSIGN_OK(const Publication made, publications().addExport(publication));
        QCOMPARE(made.purpose, purpose("website"));
        QCOMPARE(publications().photosOf(made.id)->size(), 4);
        PublicationFilter filter;
        filter.exported = outcome.id;
        ASSIGN_OK(const auto found, publications().list(filter));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().publication.id, made.id);
        // Some of an export, and not what is in none.
        VERIFY_OK(publications().add(made, {m_photos[0]}));
        const PhotoId other = importPictures(*m_catalog, 1, QStringLiteral("Photos"), 900).first();
        VERIFY_ERROR(ErrorCode::InvalidArgument, publications().add(made, {other}));
    }

    void changesAreLoggedWithWhatItWas() {
        const Publication made = published({m_photos[0]}, "before");
        Publication changed = made;
        const qint64 before = events("publication.update");
        VERIFY_OK(publications().update(changed));
        QCOMPARE(events("publication.update"), before);
        changed.place = QStringLiteral("after");
        changed.until = made.publishedOn.addDays(-1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, publications().update(changed));
        changed.until = made.publishedOn;
        changed.purpose = purpose("print");
        ASSIGN_OK(const Publication now, publications().update(changed));
        QCOMPARE(now.place, QStringLiteral("after"));
        QCOMPARE(now.purpose, made.purpose);
        QCOMPARE(
            events("publication.update", " AND detail LIKE '%place: before%' AND detail LIKE '%until: -%'"),
            qint64(1));
        changed.id = PublicationId(QUuid::createUuid());
        VERIFY_ERROR(ErrorCode::NotFound, publications().update(changed));

        // Once more to be seen: what was said since counts.
        m_catalog->clock().setDay(today().addDays(2));
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 0);
        changed = now;
        changed.until.reset();
        VERIFY_OK(publications().update(changed));
        QCOMPARE(takedowns().size(), 1);
    }

    void endingItEndsItsTakedowns() {
        const Publication made = published(m_photos);
        const Publication other = published({m_photos[3]}, "other");
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 3);
        VERIFY_ERROR(ErrorCode::InvalidArgument, publications().end(made.id, today().addDays(1), {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     publications().end(made.id, made.publishedOn.addDays(-1), {}));
        ASSIGN_OK(const Publication ended,
                  publications().end(made.id, today(), QStringLiteral("the page is gone")));
        QCOMPARE(ended.endedOn, std::optional(today()));
        QCOMPARE(ended.notes, QStringLiteral("the page is gone"));
        QCOMPARE(events("publication.end", " AND detail = '3'"), qint64(1));
        QCOMPARE(takedowns().size(), 0);
        VERIFY_ERROR(ErrorCode::InvalidArgument, publications().end(made.id, today(), {}));
        PublicationFilter filter;
        filter.openOnly = true;
        ASSIGN_OK(const auto stillOpen, publications().list(filter));
        QSet<PublicationId> found;
        for (const PublicationView& view : stillOpen)
            found << view.publication.id;
        QVERIFY(found.contains(other.id) && !found.contains(made.id));
        QCOMPARE(openFor(m_photos), 0);
    }

    void restrictedPhotosAreHiddenHereToo() {
        const Publication made = published({m_photos[0], m_photos[1]});
        VERIFY_OK(withdraw(m_quitclaim));
        VERIFY_OK(services().photos.setRestricted(m_photos[0], true));
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("editor")));
        QCOMPARE(publications().photosOf(made.id)->size(), 1);
        QCOMPARE(takedowns().size(), 1);
        QCOMPARE(takedowns().first().takedown.photo, m_photos[1]);
        const PublicationView view = *publications().publication(made.id);
        QCOMPARE(view.photos, 1);
        QCOMPARE(view.openTakedowns, 1);
        QCOMPARE(view.notCleared, 1);
        PublicationFilter filter;
        filter.photo = m_photos[0];
        VERIFY_ERROR(ErrorCode::NotFound, publications().list(filter));
        VERIFY_ERROR(ErrorCode::NotFound,
                     publications().close(made.id, m_photos[0], TakedownOutcome::Done, {}));
        VERIFY_ERROR(ErrorCode::NotFound, publications().add(wanted(), {m_photos[0]}));
    }

    void readingAboutAPersonIsLogged() {
        published({m_photos[0]});
        PublicationFilter filter;
        filter.person = m_noor;
        const qint64 searches = events("person.search");
        ASSIGN_OK(const auto found, publications().list(filter));
        QCOMPARE(found.size(), 1);
        QCOMPARE(events("person.search"), searches + 1);
        m_catalog->clock().setDay(today().addDays(1));
        const qint64 lists = events("takedown.list");
        VERIFY_OK(publications().takedowns(true));
        QCOMPARE(events("takedown.list"), lists + 1);
    }

    void aThousandPhotosInOnePublication() {
        // Rows like those of an import; no files are needed for this.
        const QDate day = today();
        const auto made = services().session->catalog().write(
            [&](Connection& connection, ConnectionSet&) -> Result<QList<PhotoId>> {
                BK_TRY(connection.execute(
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) INSERT "
                    "INTO photos(id, collection, path, sha256, file_size, media_type, width, height, "
                    "perceptual_hash, orientation, camera, caption, keywords, rating, reviewed, scanned_by, "
                    "added_at, added_by) SELECT CAST(printf('photo-%010d', i) AS BLOB), collection, "
                    "CAST('/thousand/' || i AS BLOB), CAST(printf('%032d', i) AS BLOB), file_size, "
                    "media_type, width, height, i, orientation, camera, caption, keywords, rating, 1, "
                    "scanned_by, added_at, added_by FROM n, (SELECT * FROM photos LIMIT 1)"));
                QList<PhotoId> ids;
                PhotoFilter filter;
                Statement* const query = *connection.cached("SELECT id FROM photos WHERE path LIKE "
                                                            "'/thousand/%'");
                while (*query->step())
                    ids << query->id<PhotoId>(0);
                query->reset();
                for (const PhotoId& id : ids)
                    BK_TRY(connection.run("INSERT INTO photo_persons VALUES(?,?,0,?)", id, m_noor,
                                          services().session->user()));
                BK_TRY(recomputeClearance(connection, ids, day));
                return ids;
            });
        VERIFY_OK(made);
        QCOMPARE(made->size(), 1000);
        const Publication publication = published(*made, "all of them");
        QCOMPARE(publications().publication(publication.id)->photos, 1000);
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(publications().publication(publication.id)->openTakedowns, 1000);
        QCOMPARE(takedowns().size(), 1000);
        QCOMPARE(events("takedown.open", " AND detail = '1000'"), qint64(1));
        VERIFY_OK(publications().end(publication.id, today(), {}));
        QCOMPARE(takedowns().size(), 0);
        change(*m_catalog, DatabaseFile::Catalog,
               "DELETE FROM takedowns WHERE photo IN (SELECT id FROM photos WHERE path LIKE '/thousand/%');"
               "DELETE FROM publication_photos WHERE photo IN (SELECT id FROM photos WHERE path LIKE "
               "'/thousand/%'); DELETE FROM photos WHERE path LIKE '/thousand/%'");
    }
};

BK_TEST_MAIN(PublicationServiceTest)
#include "PublicationServiceTest.moc"
