#include "core/services/FaceScan.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Faces that are found, named, rejected and drawn.
class FaceServiceTest : public QObject, private FaceFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }
    void init() {
        // This one is about what the first scan finds.
        if (QByteArray(QTest::currentTestFunction()) != "everyFaceIsFoundAndNothingElse") begin();
    }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void everyFaceIsFoundAndNothingElse() {
        QCOMPARE(state(*m_catalog, m_photos[11]), QStringLiteral("Unreviewed"));
        ASSIGN_OK(const auto closed, (*m_catalog)->collections.byName(QStringLiteral("Closed")));
        ASSIGN_OK(const ScanSummary part, faces().scan(closed.id, {}));
        QCOMPARE(part.photos, 1);
        const ScanSummary summary = scan();
        QCOMPARE(summary.photos, 6);
        QVERIFY(summary.failed.isEmpty());
        QVERIFY(!summary.stopped);
        QCOMPARE(summary.suggestions, 0);
        qint64 expected = 0;
        for (auto photo = m_photos.begin(); photo != m_photos.end(); ++photo) {
            FaceFilter filter;
            filter.photo = photo.value();
            ASSIGN_OK(const auto views, faces().faces(filter));
            QCOMPARE(views.size(), m_manifest[photo.key()].size());
            expected += views.size();
            for (const auto& [person, box] : m_manifest[photo.key()]) {
                const Face found = face(faceOf(photo.key(), person));
                QVERIFY(found.landmarks);
                QVERIFY(found.confidence > 0.5);
                QVERIFY(found.quality > 0.2);
                QVERIFY(found.origin == FaceOrigin::Detected);
                for (const QPointF& point : *found.landmarks)
                    QVERIFY(found.box.adjusted(-20, -20, 20, 20).contains(point));
            }
        }
        QCOMPARE(summary.faces + summary.possibleFaces + part.faces + part.possibleFaces, expected);
        QCOMPARE(state(*m_catalog, m_photos[11]), QStringLiteral("Unresolved"));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("NoPeople"));
    }

    void aSecondScanDoesNothing() {
        recogniseSofie();
        const qint64 before = countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM log");
        const ScanSummary again = scan();
        QCOMPARE(again.photos, 0);
        QCOMPARE(again.suggestions, 0);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM log"), before);
    }

    void aRejectionIsForGood() {
        recogniseSofie();
        const FaceId refused = faceOf(23);
        VERIFY_OK(faces().reject(refused, m_sofie));
        QVERIFY(!suggestedOn(refused));
        (void)scan();
        QVERIFY(!suggestedOn(refused));
        forgetScans();
        const ScanSummary again = scan();
        QCOMPARE(again.photos, 7);
        QVERIFY(!suggestedOn(refused));
        QCOMPARE(suggestedOn(faceOf(30)), std::optional(m_sofie));
        // Also not through the back door of a merge.
        const PersonId twin = somebody();
        VERIFY_OK((*m_catalog)->persons.merge(m_sofie, twin));
        m_sofie = twin;
        (void)scan();
        QCOMPARE(faceprints(), 2);
        QVERIFY(!suggestedOn(refused));
        QCOMPARE(suggestedOn(faceOf(30)), std::optional(twin));
        // A name that is rejected goes.
        VERIFY_OK(faces().name(faceOf(30), twin));
        VERIFY_OK(faces().reject(faceOf(30), twin));
        QVERIFY(!face(faceOf(30)).person);
        QCOMPARE(faceprints(), 2);
    }

    void whatPeopleDecidedSurvivesARescan() {
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        VERIFY_OK(faces().bystander(faceOf(23, QStringLiteral("P006")), QStringLiteral(" far away ")));
        VERIFY_OK(faces().notAFace(faceOf(30, QStringLiteral("P008")), QStringLiteral("statue")));
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[1], QRectF(100, 100, 80, 90), std::nullopt));
        ASSIGN_OK(const FaceId drawnNamed, faces().add(m_photos[14], QRectF(5, 5, 40, 40), m_sofie));
        const qint64 before = countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faces");
        forgetScans();
        QCOMPARE(scan().photos, 7);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faces"), before);
        QCOMPARE(face(faceOf(11)).person, std::optional(m_sofie));
        const Face bystander = face(faceOf(23, QStringLiteral("P006")));
        QVERIFY(bystander.state == FaceState::Bystander);
        QCOMPARE(bystander.reason, QStringLiteral("far away"));
        QVERIFY(face(faceOf(30, QStringLiteral("P008"))).state == FaceState::NotAFace);
        QCOMPARE(face(drawn).box, QRectF(100, 100, 80, 90));
        QVERIFY(face(drawn).origin == FaceOrigin::Manual);
        QCOMPARE(face(drawnNamed).person, std::optional(m_sofie));
    }

    void answersAndClearance() {
        const auto website = [&](int scene) { return state(*m_catalog, m_photos[scene]); };
        const QString stranger = QStringLiteral("P006");
        m_catalog->grant(m_sofie, {QStringLiteral("website")});
        QCOMPARE(website(23), QStringLiteral("Unresolved"));
        VERIFY_OK(faces().name(faceOf(23), m_sofie));
        QCOMPARE(website(23), QStringLiteral("Unresolved"));
        VERIFY_OK(faces().bystander(faceOf(23, stranger), {}));
        QCOMPARE(website(23), QStringLiteral("Cleared"));
        VERIFY_OK(faces().unname(faceOf(23, stranger)));
        QCOMPARE(website(23), QStringLiteral("Unresolved"));
        VERIFY_OK(faces().notAFace(faceOf(23, stranger), {}));
        QCOMPARE(website(23), QStringLiteral("Cleared"));
        VERIFY_OK(faces().name(faceOf(23, stranger), somebody()));
        QCOMPARE(website(23), QStringLiteral("Missing"));
        VERIFY_OK(faces().undo());
        QCOMPARE(website(23), QStringLiteral("Cleared"));
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[1], QRectF(0, 0, 50, 50), std::nullopt));
        QCOMPARE(website(1), QStringLiteral("Unresolved"));
        VERIFY_OK(faces().name(drawn, m_sofie));
        QCOMPARE(website(1), QStringLiteral("Cleared"));
    }

    void confirmingInBulk() {
        recogniseSofie();
        QCOMPARE(*faces().confirm(1.01, std::nullopt), 0);
        QCOMPARE(*faces().confirm(0.1, somebody()), 0);
        QCOMPARE(suggestions(), 3);
        QCOMPARE(*faces().confirm(0.1, m_sofie), 3);
        QCOMPARE(suggestions(), 0);
        for (const int scene : {23, 30, 31})
            QCOMPARE(face(faceOf(scene)).person, std::optional(m_sofie));
        QCOMPARE(faceprints(), 5);
        QCOMPARE(*faces().confirm(0.1, std::nullopt), 0);
    }

    void undoing() {
        recogniseSofie();
        const FaceId id = faceOf(23);
        const double score = face(id).suggestion->score;
        VERIFY_OK(faces().name(id, m_sofie));
        ASSIGN_OK(const auto undone, faces().undo());
        QCOMPARE(undone, QList<FaceId>{id});
        QVERIFY(face(id).state == FaceState::Unnamed);
        QCOMPARE(face(id).suggestion->score, score);
        // A rejection taken back by a name comes back with the name's undoing.
        VERIFY_OK(faces().reject(id, m_sofie));
        VERIFY_OK(faces().name(id, m_sofie));
        VERIFY_OK(faces().undo());
        (void)scan();
        QVERIFY(!suggestedOn(id));
        QVERIFY(faces().candidates(id, 3)->isEmpty());
        // And one that was there before a second rejection stays when that is undone.
        VERIFY_OK(faces().reject(id, m_sofie));
        VERIFY_OK(faces().undo());
        QVERIFY(faces().candidates(id, 3)->isEmpty());
        // The first rejection undone: a candidate again, with the suggestion that was there.
        VERIFY_OK(faces().undo());
        QCOMPARE(suggestedOn(id), std::optional(m_sofie));
        QCOMPARE(faces().candidates(id, 3)->size(), 1);
    }

    void whatANameEndsBesideItComesBackWithIt() {
        recogniseSofie();
        const FaceId one = faceOf(23);
        const FaceId beside = faceOf(23, QStringLiteral("P006"));
        VERIFY_OK(
            (*m_catalog)->session->catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
                return FaceStore(connection).setSuggestion(beside, Suggestion{m_sofie, 0.5});
            }));
        VERIFY_OK(faces().name(one, m_sofie));
        QVERIFY(!suggestedOn(beside));
        VERIFY_OK(faces().undo());
        QCOMPARE(suggestedOn(one), std::optional(m_sofie));
        QCOMPARE(suggestedOn(beside), std::optional(m_sofie));
        // Both at once: the first name ends what is suggested for the second.
        QCOMPARE(*faces().nameAll({one, beside}, m_sofie), 2);
        VERIFY_OK(faces().undo());
        QCOMPARE(suggestedOn(one), std::optional(m_sofie));
        QCOMPARE(suggestedOn(beside), std::optional(m_sofie));
        QCOMPARE(face(beside).suggestion->score, 0.5);
    }

    void manyAreNamedInOneStep() {
        recogniseSofie();
        const QList<FaceId> all{faceOf(23), faceOf(30), faceOf(31)};
        // Gone, and answered by somebody else in between: passed over.
        VERIFY_OK(faces().bystander(all[1], {}));
        const qint64 told = logged("face.name");
        ASSIGN_OK(const int named,
                  faces().nameAll(all + QList<FaceId>{FaceId(QUuid::createUuid())}, m_sofie));
        QCOMPARE(named, 2);
        QCOMPARE(logged("face.name"), told + 2);
        QCOMPARE(face(all[0]).person, std::optional(m_sofie));
        QVERIFY(face(all[1]).state == FaceState::Bystander);
        QCOMPARE(faceprints(), 4);
        ASSIGN_OK(const auto undone, faces().undo());
        QCOMPARE(undone, (QList<FaceId>{all[0], all[2]}));
        QVERIFY(!face(all[0]).person);
        QCOMPARE(suggestedOn(all[2]), std::optional(m_sofie));
        QCOMPARE(faceprints(), 2);
        QVERIFY(face(all[1]).state == FaceState::Bystander);
        VERIFY_ERROR(ErrorCode::NotFound, faces().nameAll(all, PersonId(QUuid::createUuid())));
        QVERIFY(!face(all[0]).person);
        QCOMPARE(*faces().nameAll({}, m_sofie), 0);
    }

    void manyAnswersOfAllKindsAreOneStep() {
        recogniseSofie();
        const QString stranger = QStringLiteral("P006");
        const FaceId yes = faceOf(23), no = faceOf(30), away = faceOf(23, stranger), none = faceOf(31);
        const QList<FaceAnswer> answers{{yes, FaceAnswer::Kind::Name, m_sofie},
                                        {no, FaceAnswer::Kind::Reject, m_sofie},
                                        {away, FaceAnswer::Kind::Bystander, {}, QStringLiteral("far away")},
                                        {none, FaceAnswer::Kind::NotAFace, {}, QStringLiteral("poster")}};
        QCOMPARE(*faces().answerAll(answers), 4);
        QCOMPARE(face(yes).person, std::optional(m_sofie));
        QVERIFY(!suggestedOn(no));
        QVERIFY(face(away).state == FaceState::Bystander);
        QCOMPARE(face(none).reason, QStringLiteral("poster"));
        QCOMPARE(faces().undo()->size(), 4);
        for (const FaceId& id : {yes, no, away, none})
            QVERIFY(face(id).state == FaceState::Unnamed);
        QCOMPARE(suggestedOn(no), std::optional(m_sofie));
        const auto reject = FaceAnswer::Kind::Reject;
        QCOMPARE(*faces().answerAll({{yes, reject, m_sofie}, {no, reject, m_sofie}}), 2);
        QVERIFY(!suggestedOn(yes));
        QCOMPARE(*faces().bystanderAll({yes, no}, QStringLiteral("far away")), 2);
        QCOMPARE(*faces().notAFaceAll({yes, none}, {}), 1);
        for (int step = 0; step < 3; ++step)
            VERIFY_OK(faces().undo());
        QCOMPARE(suggestedOn(yes), std::optional(m_sofie));
    }

    void undoingLeavesWhatWasDecidedSince() {
        const FaceId id = faceOf(23);
        VERIFY_OK(faces().name(id, m_sofie));
        // As if by another session: this one's undo knows nothing of it.
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET person = NULL, state = 3 WHERE id = " + hex(id.toBytes()));
        VERIFY_ERROR(ErrorCode::NotFound, faces().undo());
        QVERIFY(face(id).state == FaceState::Bystander);
        // A later scan sees the box better; taking a name back does not put the old box back.
        VERIFY_OK(faces().unname(id));
        VERIFY_OK(faces().name(id, m_sofie));
        const QRectF better = face(id).box.adjusted(2, 2, 2, 2);
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET x = x + 2, y = y + 2 WHERE id = " + hex(id.toBytes()));
        VERIFY_OK(faces().undo());
        QVERIFY(face(id).state == FaceState::Unnamed);
        QCOMPARE(face(id).box, better);
    }

    void boxesAreTakenBackToo() {
        const auto count = [&] {
            FaceFilter filter;
            filter.photo = m_photos[1];
            return faces().faces(filter)->size();
        };
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[1], QRectF(100, 100, 80, 90), std::nullopt));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("Unresolved"));
        VERIFY_OK(faces().moveBox(drawn, QRectF(200, 120, 60, 60)));
        VERIFY_OK(faces().reject(drawn, m_sofie));
        VERIFY_OK(faces().name(drawn, somebody()));
        VERIFY_OK(faces().remove(drawn));
        QCOMPARE(count(), 0);
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("NoPeople"));
        QCOMPARE(*faces().undo(), QList<FaceId>{drawn});
        QVERIFY(face(drawn).state == FaceState::Named);
        QCOMPARE(face(drawn).box, QRectF(200, 120, 60, 60));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM face_rejections"), 1);
        VERIFY_OK(faces().undo());
        VERIFY_OK(faces().undo());
        VERIFY_OK(faces().undo());
        QCOMPARE(face(drawn).box, QRectF(100, 100, 80, 90));
        VERIFY_OK(faces().undo());
        QCOMPARE(count(), 0);
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("NoPeople"));
        VERIFY_ERROR(ErrorCode::InvalidArgument, faces().remove(faceOf(11)));
    }

    void aFaceprintGoesWithItsBox() {
        recognition(Decision::Granted, 10);
        VERIFY_OK(faces().notAFace(faceOf(11), {}));
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[11], m_manifest[11].first().second, m_sofie));
        QCOMPARE(faceprints(), 1);
        VERIFY_OK(faces().remove(drawn));
        QCOMPARE(faceprints(), 0);
        VERIFY_OK(faces().undo());
        QCOMPARE(faceprints(), 1);
        VERIFY_OK(faces().undo());
        QCOMPARE(faceprints(), 0);
    }

    void nobodyIsOnAPhotoTwiceUnsaid() {
        const FaceId one = faceOf(23), other = faceOf(23, QStringLiteral("P006")), apart = faceOf(30);
        QVERIFY(faces().namedTwice({one, apart}, m_sofie)->isEmpty());
        ASSIGN_OK(const auto both, faces().namedTwice({one, other, apart}, m_sofie));
        QCOMPARE(both.size(), 1);
        QCOMPARE(both.first().face, other);
        QCOMPARE(both.first().other, one);
        VERIFY_OK(faces().name(one, m_sofie));
        QVERIFY(faces().namedTwice({one}, m_sofie)->isEmpty());
        ASSIGN_OK(const auto again, faces().namedTwice({other}, m_sofie));
        QCOMPARE(again.size(), 1);
        QCOMPARE(again.first().other, one);
        QCOMPARE(again.first().photo, m_photos[23]);
        QVERIFY(faces().namedTwice({other}, somebody())->isEmpty());
        QVERIFY(faces().namedTwice({FaceId(QUuid::createUuid())}, m_sofie)->isEmpty());
    }

    void thereIsAnEndToUndoing() {
        // What is told about faces that are gone is an error, and no end.
        for (auto undone = faces().undo(); !undone || !undone->isEmpty(); undone = faces().undo())
            if (!undone) QVERIFY(undone.error().code == ErrorCode::NotFound);
        ASSIGN_OK(const auto nothing, faces().undo());
        QVERIFY(nothing.isEmpty());
        VERIFY_OK(faces().bystander(faceOf(11), {}));
        VERIFY_OK(faces().undo());
        QVERIFY(faces().undo()->isEmpty());
    }

    void stoppingKeepsWhatIsDone() {
        forgetScans();
        std::stop_source source;
        JobControl control;
        control.stop = source.get_token();
        control.progress = [&](const Progress& progress) {
            if (progress.done > 0) source.request_stop();
        };
        ASSIGN_OK(const ScanSummary stopped, faces().scan(std::nullopt, control));
        QVERIFY(stopped.stopped);
        QVERIFY(stopped.photos > 0 && stopped.photos < 7);
        const ScanSummary rest = scan();
        QCOMPARE(stopped.photos + rest.photos, 7);
    }

    void aPhotoWithoutAPreviewIsListed() {
        change(*m_catalog, DatabaseFile::Previews,
               "CREATE TABLE kept AS SELECT * FROM previews WHERE photo = " + hex(m_photos[14].toBytes()) +
                   "; DELETE FROM previews WHERE photo = " + hex(m_photos[14].toBytes()));
        forgetScans();
        const ScanSummary summary = scan();
        change(*m_catalog, DatabaseFile::Previews,
               "INSERT INTO previews SELECT * FROM kept; DROP TABLE kept");
        QCOMPARE(summary.photos, 6);
        QCOMPARE(summary.failed.size(), 1);
        QCOMPARE(summary.failed.first().path.fileName(), QByteArray("scene_0014.jpg"));
        QCOMPARE(scan().photos, 1);
    }

    void nobodyIsClaimedToBeAbsentUnlooked() {
        const PhotoId empty = m_photos[1];
        const auto website = [&] { return state(*m_catalog, empty); };
        QCOMPARE(website(), QStringLiteral("NoPeople"));
        // Looking failed.
        change(*m_catalog, DatabaseFile::Previews,
               "CREATE TABLE kept AS SELECT * FROM previews WHERE photo = " + hex(empty.toBytes()) +
                   "; DELETE FROM previews WHERE photo = " + hex(empty.toBytes()));
        forgetScans();
        VERIFY_OK((*m_catalog)->clearance.rebuild());
        QCOMPARE(website(), QStringLiteral("Unreviewed"));
        QCOMPARE(scan().failed.size(), 1);
        QCOMPARE(website(), QStringLiteral("Unreviewed"));
        change(*m_catalog, DatabaseFile::Previews,
               "INSERT INTO previews SELECT * FROM kept; DROP TABLE kept");
        scan();
        QCOMPARE(website(), QStringLiteral("NoPeople"));
        // A possible face that nobody answered; then a person's word.
        ASSIGN_OK(const FaceId doubtful, faces().add(empty, QRectF(50, 50, 60, 60), std::nullopt));
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET state = 0 WHERE id = " + hex(doubtful.toBytes()));
        VERIFY_OK((*m_catalog)->clearance.rebuild());
        QCOMPARE(website(), QStringLiteral("Unresolved"));
        VERIFY_OK(faces().notAFace(doubtful, {}));
        QCOMPARE(website(), QStringLiteral("NoPeople"));
    }

    void aScanIsLoggedBeforeItBegins() {
        forgetScans();
        const qint64 before = logged("faces.scan.start");
        scan();
        QCOMPARE(logged("faces.scan.start"), before + 1);
        // With nothing to do there is no run.
        scan();
        QCOMPARE(logged("faces.scan.start"), before + 1);
    }

    void aScanThatFailsTellsWhatItDid() {
        forgetScans();
        const qint64 before = logged("faces.scan");
        refuseToLog("faces.compare");
        const auto summary = faces().scan(std::nullopt, {});
        logAgain();
        QVERIFY(!summary);
        QCOMPARE(logged("faces.scan"), before + 1);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT detail LIKE 'photos 7 %' FROM log WHERE action = 'faces.scan' ORDER BY "
                         "sequence DESC LIMIT 1"),
                 1);
    }

    void aScanThatCannotBeLoggedDoesNotBegin() {
        forgetScans();
        refuseToLog("faces.scan.start");
        const auto summary = faces().scan(std::nullopt, {});
        logAgain();
        QVERIFY(!summary);
        QCOMPARE(
            countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM photos WHERE scanned_by <> ''"),
            0);
        scan();
    }

    void boxesDrawnByHand() {
        const QRectF box = m_manifest[11].first().second;
        VERIFY_OK(faces().notAFace(faceOf(11), {}));
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[11], box, m_sofie));
        const Face made = face(drawn);
        QVERIFY(made.landmarks);
        QVERIFY(made.quality > 0);
        QCOMPARE(made.confidence, 1.0);
        QVERIFY(made.detector.isEmpty());
        ASSIGN_OK(const FaceId edge, faces().add(m_photos[11], QRectF(-30, -30, 60, 60), std::nullopt));
        QCOMPARE(face(edge).box, QRectF(0, 0, 30, 30));
        for (const QRectF& wrong :
             {QRectF(-50, -50, 20, 20), QRectF(2000, 10, 50, 50), QRectF(10, 10, 1, 1), QRectF()})
            VERIFY_ERROR(ErrorCode::InvalidArgument, faces().add(m_photos[11], wrong, std::nullopt));
        VERIFY_ERROR(ErrorCode::InvalidArgument, faces().moveBox(edge, QRectF(-50, -50, 20, 20)));
        VERIFY_ERROR(ErrorCode::NotFound, faces().add(PhotoId(QUuid::createUuid()), box, std::nullopt));
        VERIFY_ERROR(ErrorCode::NotFound, faces().add(m_photos[11], box, PersonId(QUuid::createUuid())));
        VERIFY_ERROR(ErrorCode::NotFound, faces().name(drawn, PersonId(QUuid::createUuid())));
        VERIFY_ERROR(ErrorCode::NotFound, faces().name(FaceId(QUuid::createUuid()), m_sofie));
        QCOMPARE(faces().cutOut(drawn, 96)->size(), QSize(96, 96));
        QCOMPARE(faces().cutOut(edge, 96)->size(), QSize(96, 96));
    }

    void listsOfFaces() {
        recogniseSofie();
        FaceFilter filter;
        filter.person = m_sofie;
        ASSIGN_OK(const auto named, faces().faces(filter));
        QCOMPARE(named.size(), 2);
        QVERIFY(!named.first().personName.isEmpty());
        QVERIFY(named.first().photoPath.fileName().startsWith("scene_00"));
        filter = {};
        filter.suggested = true;
        ASSIGN_OK(const auto suggested, faces().faces(filter));
        QCOMPARE(suggested.size(), 3);
        QVERIFY(!suggested.first().suggestionName.isEmpty());
        QVERIFY(suggested[0].face.suggestion->score >= suggested[1].face.suggestion->score);
        filter.limit = 2;
        QCOMPARE(faces().faces(filter)->size(), 2);
        filter = {};
        filter.open = true;
        // All of the manifest's but the two named.
        qsizetype all = 0;
        for (auto photo = m_photos.begin(); photo != m_photos.end(); ++photo)
            all += m_manifest[photo.key()].size();
        QCOMPARE(faces().faces(filter)->size(), all - 2);
    }

    // The last one: the day goes on.
    void aScanThatBeganYesterdayLeavesNoClearanceOfYesterday() {
        VERIFY_OK((*m_catalog)->photos.setExpires(m_photos[11], m_today));
        forgetScans();
        const JobControl control;
        FaceScan running(*(*m_catalog)->session, control);
        m_catalog->clock().setDay(m_today.addDays(1));
        VERIFY_OK((*m_catalog)->clearance.settle());
        QCOMPARE(ended(), 0);
        ScanSummary summary;
        VERIFY_OK(running.find(std::nullopt, summary));
        QCOMPARE(summary.photos, 7);
        QCOMPARE(ended(), 0);
    }

private:
    /// Stored clearances that ended before tomorrow.
    qint64 ended() {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM clearance WHERE last_day <= " +
                           QByteArray::number(m_today.toJulianDay()));
    }
};

BK_TEST_MAIN(FaceServiceTest)
#include "FaceServiceTest.moc"
