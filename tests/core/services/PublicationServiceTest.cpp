#include "core/services/FactsReader.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

class PublicationServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    PersonId m_noor;
    PersonId m_sam;
    Quitclaim m_quitclaim;
    uint m_seed = 1;

    Services& services() { return **m_catalog; }
    PublicationService& publications() { return services().publications; }
    QDate today() { return services().session->today(); }

    Publication wanted(const char* place = "https://example.org/open-day") {
        Publication made;
        made.purpose = purpose("website");
        made.place = QString::fromLatin1(place);
        made.publishedOn = today();
        return made;
    }
    Publication published(const QList<PhotoId>& photos, const char* place = "https://example.org/open-day") {
        const auto made = publications().add(wanted(place), photos);
        if (!made) qFatal("%s", qPrintable(made.error().context));
        return *made;
    }
    Status withdraw(const Quitclaim& quitclaim) {
        Withdrawal withdrawal;
        withdrawal.date = today();
        const auto done = services().consent.withdraw(quitclaim.id, withdrawal);
        return done ? Status() : Status(fail(done.error()));
    }
    Quitclaim grant(const PersonId& person) { return m_catalog->grant(person, {QStringLiteral("website")}); }
    /// What a change elsewhere does in its own transaction.
    int openFor(const QList<PhotoId>& photos) {
        const QDate day = today();
        const auto opened =
            services().session->catalog().write([&](Connection& connection, ConnectionSet&) -> Result<int> {
                BK_TRY(recomputeClearance(connection, photos, day));
                return openTakedowns(*services().session, connection, photos, day);
            });
        if (!opened) qFatal("%s", qPrintable(opened.error().context));
        return *opened;
    }
    QList<TakedownView> takedowns(bool openOnly = true) {
        const auto found = publications().takedowns(openOnly);
        if (!found) qFatal("%s", qPrintable(found.error().context));
        return *found;
    }
    qint64 events(const char* action, const QByteArray& also = {}) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = '" + QByteArray(action) + "'" + also);
    }

private Q_SLOTS:
    void initTestCase() {
        m_catalog = std::make_unique<TestCatalog>();
        m_catalog->addUser(QStringLiteral("editor"), Role::Editor);
    }
    /// Photos 0 to 2 show Noor, who granted the website; nobody is on photo 3.
    void init() {
        VERIFY_OK(m_catalog->reopen());
        m_photos = importPictures(*m_catalog, 4, QStringLiteral("Photos"), m_seed);
        m_seed += 4;
        m_noor = services().persons.add(QStringLiteral("Noor"), {})->id;
        m_sam = services().persons.add(QStringLiteral("Sam"), {})->id;
        m_quitclaim = grant(m_noor);
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(services().photos.addPerson(m_photos[i], m_noor));
        QCOMPARE(takedowns().size(), 0);
    }
    void cleanup() {
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(findings(*m_catalog), QStringList());
        for (const TakedownView& one : takedowns())
            VERIFY_OK(
                publications().close(one.publication.id, one.takedown.photo, TakedownOutcome::Done, {}));
    }
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

    void aWithdrawalOpensTakedownsInItsOwnTransaction() {
        const Publication one = published({m_photos[0], m_photos[1], m_photos[3]}, "one");
        const Publication two = published({m_photos[0]}, "two");
        Publication gone = wanted("gone");
        gone.publishedOn = today().addDays(-9);
        gone.until = today().addDays(-1);
        ASSIGN_OK(gone, publications().add(gone, m_photos));
        Publication planned = wanted("planned");
        planned.publishedOn = today().addDays(9);
        ASSIGN_OK(planned, publications().add(planned, {m_photos[2]}));
        const qint64 before = events("takedown.open");
        Withdrawal withdrawal;
        withdrawal.date = today();
        ASSIGN_OK(const WithdrawalOutcome outcome, services().consent.withdraw(m_quitclaim.id, withdrawal));
        QCOMPARE(outcome.publicationsAffected, 3);
        QCOMPARE(events("takedown.open"), before + 3);
        const auto open = takedowns();
        QCOMPARE(open.size(), 4);
        QHash<PublicationId, int> counts;
        for (const TakedownView& view : open) {
            ++counts[view.publication.id];
            QVERIFY(view.takedown.state == ClearanceState::Withdrawn);
            QCOMPARE(view.takedown.person, std::optional(m_noor));
            QCOMPARE(view.takedown.quitclaim, std::optional(m_quitclaim.id));
            QCOMPARE(view.takedown.openedOn, today());
            QCOMPARE(view.personName, QStringLiteral("Noor"));
            QVERIFY(view.fileName.endsWith(QStringLiteral(".png")));
            QVERIFY(!view.lawfulAgain);
        }
        QVERIFY((counts == QHash<PublicationId, int>{{one.id, 2}, {two.id, 1}, {planned.id, 1}}));
        QCOMPARE(publications().publication(one.id)->openTakedowns, 2);
        QCOMPARE(publications().publication(one.id)->notCleared, 2);
        QCOMPARE(publications().publication(gone.id)->notCleared, 0);
        // Once is enough.
        QCOMPARE(openFor(m_photos), 0);
        QCOMPARE(takedowns().size(), 4);
    }

    void whatWasRecordedTooLateIsTakenDownAtOnce() {
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 0);
        const Publication made = published(m_photos);
        QCOMPARE(takedowns().size(), 3);
        QCOMPARE(publications().publication(made.id)->openTakedowns, 3);
    }

    void aPhotoNamedTwiceIsTakenDownOnce() {
        VERIFY_OK(withdraw(m_quitclaim));
        const Publication made = published({m_photos[0], m_photos[1], m_photos[0]});
        QCOMPARE(takedowns().size(), 2);
        QCOMPARE(publications().publication(made.id)->photos, 2);
        QCOMPARE(publications().publication(made.id)->openTakedowns, 2);
    }

    void onlyANoOpensATakedown() {
        VERIFY_OK(services().photos.addPerson(m_photos[0], m_sam));
        const Publication made = published(m_photos);
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Missing"));
        QCOMPARE(openFor(m_photos), 0);
        VERIFY_OK(services().photos.setEmbargo(m_photos[1], today().addDays(5)));
        QCOMPARE(openFor(m_photos), 0);
        QCOMPARE(takedowns().size(), 0);
        QCOMPARE(publications().publication(made.id)->notCleared, 2);
    }

    void aNoCountsBehindAnEmbargoToo() {
        VERIFY_OK(services().photos.setEmbargo(m_photos[0], today().addDays(5)));
        VERIFY_OK(services().photos.setExpires(m_photos[1], today().addDays(-1)));
        VERIFY_OK(services().photos.setOverride(m_photos[2], OverrideReason::Crowd, {}, {}));
        published(m_photos);
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Embargoed"));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("AssetExpired"));
        QCOMPARE(state(*m_catalog, m_photos[2]), QStringLiteral("NotNeeded"));
        QSet<PhotoId> found;
        for (const TakedownView& one : takedowns()) {
            found << one.takedown.photo;
            QVERIFY(one.takedown.state == ClearanceState::Withdrawn);
        }
        QCOMPARE(found, (QSet<PhotoId>{m_photos[0], m_photos[1]}));
        // Consent is needed again.
        VERIFY_OK(services().photos.clearOverride(m_photos[2]));
        openFor({m_photos[2]});
        QCOMPARE(takedowns().size(), 3);
    }

    void aRestrictionOpensOneForNobodyInParticular() {
        published({m_photos[3]});
        VERIFY_OK(services().photos.setRestricted(m_photos[3], true));
        openFor({m_photos[3]});
        const auto open = takedowns();
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().takedown.state == ClearanceState::Restricted);
        QVERIFY(!open.first().takedown.person);
        QVERIFY(open.first().personName.isEmpty());
    }

    void namingSomebodyWhoSaidNoOpensOne() {
        VERIFY_OK(withdraw(m_quitclaim));
        published({m_photos[3]});
        ASSIGN_OK(const FaceId face, services().faces.add(m_photos[3], QRectF(4, 4, 20, 20), std::nullopt));
        QCOMPARE(takedowns().size(), 0);
        VERIFY_OK(services().faces.name(face, m_noor));
        QCOMPARE(takedowns().size(), 1);
        VERIFY_OK(services().faces.undo());
        // What was said stays until somebody answers it, and shows that it is lawful.
        QCOMPARE(takedowns().size(), 1);
        VERIFY_OK(services().faces.notAFace(face, {}));
        QVERIFY(takedowns().first().lawfulAgain);
    }

    void mergedPersonsKeepWhatWasAnswered() {
        Publication print = wanted("Annual report");
        ASSIGN_OK(print, publications().add(print, {m_photos[0]}));
        VERIFY_OK(withdraw(m_quitclaim));
        VERIFY_OK(publications().close(print.id, m_photos[0], TakedownOutcome::Impossible,
                                       QStringLiteral("printed while it was permitted")));
        VERIFY_OK(services().persons.merge(m_noor, m_sam));
        QCOMPARE(takedowns().size(), 0);
        ASSIGN_OK(const auto closed, publications().takedowns(false, print.id));
        QCOMPARE(closed.first().personName, QStringLiteral("Sam"));
    }

    void whatIsImpossibleIsAnsweredUntilSomebodyElseSaysNo() {
        VERIFY_OK(services().photos.addPerson(m_photos[0], m_sam));
        const Quitclaim sams = grant(m_sam);
        Publication print = wanted("Annual report");
        print.kind = PublicationKind::Print;
        ASSIGN_OK(print, publications().add(print, {m_photos[0]}));
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 1);
        VERIFY_ERROR(
            ErrorCode::InvalidArgument,
            publications().close(print.id, m_photos[0], TakedownOutcome::Impossible, QStringLiteral("  ")));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     publications().close(print.id, m_photos[0], TakedownOutcome::Open, {}));
        VERIFY_ERROR(ErrorCode::NotFound,
                     publications().close(print.id, m_photos[1], TakedownOutcome::Done, {}));
        const qint64 before = events("takedown.impossible");
        VERIFY_OK(publications().close(print.id, m_photos[0], TakedownOutcome::Impossible,
                                       QStringLiteral("printed while it was permitted")));
        QCOMPARE(events("takedown.impossible"), before + 1);
        VERIFY_ERROR(ErrorCode::NotFound,
                     publications().close(print.id, m_photos[0], TakedownOutcome::Done, {}));
        QCOMPARE(takedowns().size(), 0);
        QCOMPARE(openFor({m_photos[0]}), 0);
        ASSIGN_OK(const auto closed, publications().takedowns(false, print.id));
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed.first().takedown.reason, QStringLiteral("printed while it was permitted"));
        QCOMPARE(closed.first().takedown.closedBy, services().session->user());

        VERIFY_OK(withdraw(sams));
        QCOMPARE(takedowns().size(), 1);
        QCOMPARE(takedowns().first().takedown.person, std::optional(m_sam));
    }

    void whatWasTakenDownIsNotTakenDownAgain() {
        const Publication made = published({m_photos[0], m_photos[1]});
        VERIFY_OK(withdraw(m_quitclaim));
        const qint64 before = events("takedown.done");
        VERIFY_OK(publications().close(made.id, m_photos[0], TakedownOutcome::Done, {}));
        QCOMPARE(events("takedown.done"), before + 1);
        QCOMPARE(openFor(m_photos), 0);
        QCOMPARE(publications().publication(made.id)->openTakedowns, 1);
        QCOMPARE(publications().publication(made.id)->notCleared, 1);
        QCOMPARE(publications().publication(made.id)->photos, 2);
    }

    void aNewGrantMakesItLawfulAgain() {
        const Publication made = published({m_photos[0]});
        VERIFY_OK(withdraw(m_quitclaim));
        m_catalog->clock().setDay(today().addDays(1));
        Quitclaim again;
        again.person = m_noor;
        again.signedOn = today();
        again.openEnded = true;
        again.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(services().consent.add(again, {TestCatalog::smallScan()}));
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Cleared"));
        const auto open = takedowns();
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().lawfulAgain);
        QCOMPARE(publications().publication(made.id)->notCleared, 0);
        VERIFY_OK(publications().close(made.id, m_photos[0], TakedownOutcome::Impossible,
                                       QStringLiteral("permitted again")));
        QVERIFY(!takedowns(false).first().lawfulAgain);
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
        for (const PublicationView& view : stillOpen)
            QVERIFY(view.publication.id != made.id);
        QCOMPARE(openFor(m_photos), 0);
    }

    void aRetiredPurposeIsAskedOfTheRule() {
        const Publication made = published(m_photos);
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE purposes SET retired = 1 WHERE key = 'website'");
        VERIFY_OK(withdraw(m_quitclaim));
        const qsizetype opened = takedowns().size();
        const int notCleared = publications().publication(made.id)->notCleared;
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE purposes SET retired = 0 WHERE key = 'website'");
        VERIFY_OK(services().clearance.rebuild());
        QCOMPARE(opened, 3);
        QCOMPARE(notCleared, 3);
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
                BK_TRY(recomputeClearance(connection, ids, QDate(2026, 3, 10)));
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

    // The last one: the day goes on.
    void whatWasExceptedIsToBeTakenDownOnceTheExceptionEnds() {
        const QDate last = today();
        VERIFY_OK(services().photos.setOverride(m_photos[0], OverrideReason::Crowd, {}, last));
        published({m_photos[0]});
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 0);
        const qint64 before = events("takedown.open");
        m_catalog->clock().setDay(last.addDays(1));
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Withdrawn"));
        VERIFY_OK(services().clearance.settle());
        const auto open = takedowns();
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().takedown.state == ClearanceState::Withdrawn);
        QCOMPARE(open.first().takedown.openedOn, last.addDays(1));
        QCOMPARE(events("takedown.open"), before + 1);
    }
};

BK_TEST_MAIN(PublicationServiceTest)
#include "PublicationServiceTest.moc"
