#include "core/services/FaceprintKeeper.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

/// The example photos that are used, and where they go. P004 is on all but the empty one.
const QList<int> openScenes{11, 14, 23, 30, 1};
const QList<int> secondScenes{31};
const QList<int> closedScenes{19};
const QString sofie = QStringLiteral("P004");

} // namespace

/// One catalog for all; each function begins with no names, no answers and no permissions.
class FaceServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QHash<int, PhotoId> m_photos;
    QHash<int, QList<std::pair<QString, QRectF>>> m_manifest;
    PersonId m_sofie;
    int m_persons = 0;
    QDate m_today = QDate(2026, 3, 10);

    FaceService& faces() { return (*m_catalog)->faces; }

    /// The face of that person of the manifest on SCENE.
    FaceId faceOf(int scene, const QString& key = sofie) {
        FaceFilter filter;
        filter.photo = m_photos[scene];
        const auto views = faces().faces(filter);
        if (!views) qFatal("%s", qPrintable(views.error().context));
        for (const auto& [person, box] : m_manifest[scene])
            for (const FaceView& view : *views)
                if (person == key && box.contains(view.face.box.center())) return view.face.id;
        qFatal("%s was not found on %d", qPrintable(key), scene);
        return {};
    }
    Face face(const FaceId& id) { return faces().face(id)->face; }
    std::optional<PersonId> suggestedOn(const FaceId& id) {
        const Face found = face(id);
        return found.suggestion ? std::optional(found.suggestion->person) : std::nullopt;
    }
    ScanSummary scan() {
        const auto summary = faces().scan(std::nullopt, {});
        if (!summary) qFatal("%s", qPrintable(summary.error().context));
        return *summary;
    }
    qint64 faceprints() {
        return countIn(*m_catalog, DatabaseFile::Faces, "SELECT count(*) FROM faceprints");
    }
    qint64 suggestions() {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM faces WHERE suggested_person IS NOT NULL");
    }
    bool hasKey(const PersonId& person) {
        return (*m_catalog)->session->catalog().keys().personsWithKeys().contains(person);
    }

    qint64 logged(const char* action) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       QByteArray("SELECT count(*) FROM log WHERE action = '") + action + "'");
    }
    /// No row of ACTION can be written to the log while this is there.
    void refuseToLog(const char* action) {
        change(*m_catalog, DatabaseFile::Catalog,
               QByteArray("CREATE TRIGGER refused BEFORE INSERT ON audit_outbox WHEN NEW.action = '") +
                   action + "' BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }
    void logAgain() { change(*m_catalog, DatabaseFile::Catalog, "DROP TRIGGER refused"); }

    PersonId somebody() {
        return (*m_catalog)->persons.add(QStringLiteral("Person %1").arg(++m_persons), std::nullopt)->id;
    }
    Quitclaim recognition(Decision decision, int signedDaysAgo, const QuitclaimScope& scope = {}) {
        Quitclaim wanted;
        wanted.person = m_sofie;
        wanted.signedOn = m_today.addDays(-signedDaysAgo);
        wanted.openEnded = true;
        wanted.scope = scope;
        wanted.grants << Grant{Purpose::recognition(), decision, {}};
        const auto added = (*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()});
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return *added;
    }
    QuitclaimScope scopeOf(const char* collection) {
        return {ScopeKind::Collection, (*m_catalog)->collections.byName(QLatin1String(collection))->id, {}};
    }
    WithdrawalOutcome withdraw(const Quitclaim& quitclaim) {
        Withdrawal withdrawal;
        withdrawal.date = m_today;
        const auto outcome = (*m_catalog)->consent.withdraw(quitclaim.id, withdrawal);
        if (!outcome) qFatal("%s", qPrintable(outcome.error().context));
        return *outcome;
    }
    /// Sofie named on two photos and permitting recognition; suggestions made.
    Quitclaim recogniseSofie() {
        const Quitclaim quitclaim = recognition(Decision::Granted, 10);
        for (const int scene : {11, 14})
            if (auto named = faces().name(faceOf(scene), m_sofie); !named)
                qFatal("%s", qPrintable(named.error().context));
        scan();
        return quitclaim;
    }
    /// As if a new detector had come.
    void forgetScans() {
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE photos SET scanned_by = '', compared_with = ''");
    }

private Q_SLOTS:
    void initTestCase() {
        const QJsonArray all = QJsonDocument::fromJson(contentOf(QStringLiteral(":/demo/manifest.json")))
                                   .object()
                                   .value(QLatin1String("photos"))
                                   .toArray();
        for (const QJsonValue& value : all) {
            const int scene = value.toObject().value(QLatin1String("file")).toString().mid(6, 4).toInt();
            for (const QJsonValue& one : value.toObject().value(QLatin1String("faces")).toArray()) {
                const QJsonArray box = one.toObject().value(QLatin1String("box")).toArray();
                m_manifest[scene] << std::pair(one.toObject().value(QLatin1String("person")).toString(),
                                               QRectF(box.at(0).toDouble(), box.at(1).toDouble(),
                                                      box.at(2).toDouble(), box.at(3).toDouble()));
            }
        }
        m_catalog = std::make_unique<TestCatalog>(m_today);
        const auto import = [&](const QList<int>& scenes, const char* collection) {
            const auto ids = m_catalog->importDemo(scenes, QLatin1String(collection));
            for (qsizetype i = 0; i < scenes.size(); ++i)
                m_photos.insert(scenes[i], ids[i]);
        };
        import(openScenes, "Open");
        import(secondScenes, "Second");
        import(closedScenes, "Closed");
        m_catalog->allowRecognition(QStringLiteral("Open"));
        m_catalog->allowRecognition(QStringLiteral("Second"));
    }

    void init() {
        m_catalog->clock().setDay(m_today);
        if (QByteArray(QTest::currentTestFunction()) == "everyFaceIsFoundAndNothingElse") return;
        change(*m_catalog, DatabaseFile::Catalog,
               "DELETE FROM faces WHERE origin = 1; DELETE FROM face_rejections;"
               "UPDATE faces SET person = NULL, state = 1, reason = '', suggested_person = NULL, "
               "suggested_score = NULL;"
               "UPDATE photos SET compared_with = ''");
        (void)FaceprintKeeper(*(*m_catalog)->session).eraseEnded({});
        if (!m_sofie.isNull())
            for (const QuitclaimView& view :
                 (*m_catalog)->consent.list({m_sofie, {}}).value_or(QList<QuitclaimView>()))
                if (view.quitclaim.state == QuitclaimState::Active) (void)withdraw(view.quitclaim);
        m_sofie = somebody();
        VERIFY_OK((*m_catalog)->clearance.rebuild());
        QCOMPARE(faceprints(), 0);
    }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
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

    void withoutPermissionNoFaceprintIsEverWritten() {
        for (const int scene : {11, 14, 23})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        (void)scan();
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
        QCOMPARE(suggestions(), 0);
        // Nor for a permission that says no, is for publishing only, is a draft, or is for one collection
        // alone.
        recognition(Decision::Refused, 3);
        m_catalog->grant(m_sofie, {QStringLiteral("website")});
        Quitclaim draft;
        draft.person = m_sofie;
        draft.signedOn = m_today.addDays(-1);
        draft.openEnded = true;
        draft.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
        VERIFY_OK((*m_catalog)->consent.add(draft, {}));
        recognition(Decision::Granted, 0, scopeOf("Open"));
        (void)scan();
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
    }

    void whoPermitsItIsSuggestedWhereItIsAllowed() {
        recogniseSofie();
        // Of confirmed faces in open collections only.
        QCOMPARE(faceprints(), 2);
        QVERIFY(hasKey(m_sofie));
        for (const int scene : {23, 30, 31}) {
            QCOMPARE(suggestedOn(faceOf(scene)), std::optional(m_sofie));
            const Face found = face(faceOf(scene));
            QVERIFY(found.suggestion->score > 0.4 && found.suggestion->score <= 1.0001);
            // A suggestion is no name.
            QVERIFY(!found.person);
            for (const auto& [key, box] : m_manifest[scene])
                if (key != sofie) QVERIFY(!suggestedOn(faceOf(scene, key)));
        }
        QCOMPARE(suggestions(), 3);
        QVERIFY(!suggestedOn(faceOf(19)));
        // Named in a closed collection: no faceprint from there.
        VERIFY_OK(faces().name(faceOf(19), m_sofie));
        QCOMPARE(faceprints(), 2);
        const PersonSummary summary = *(*m_catalog)->persons.summary(m_sofie);
        QCOMPARE(summary.faceprints, 2);
        QVERIFY(summary.recognition);
    }

    void candidatesForOneFace() {
        recogniseSofie();
        ASSIGN_OK(const auto open, faces().candidates(faceOf(23), 5));
        QCOMPARE(open.size(), 1);
        QCOMPARE(open.first().person, m_sofie);
        QVERIFY(open.first().score > 0.4);
        QVERIFY(open.first().reference == faceOf(11) || open.first().reference == faceOf(14));
        QVERIFY(!open.first().name.isEmpty());
        QVERIFY(faces().candidates(faceOf(19), 5)->isEmpty());
        VERIFY_OK(faces().reject(faceOf(23), m_sofie));
        QVERIFY(faces().candidates(faceOf(23), 5)->isEmpty());
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

    void aFaceprintFollowsItsFace() {
        recogniseSofie();
        const FaceId third = faceOf(23);
        VERIFY_OK(faces().name(third, m_sofie));
        QCOMPARE(faceprints(), 3);
        VERIFY_OK(faces().unname(third));
        QCOMPARE(faceprints(), 2);
        VERIFY_OK(faces().undo());
        QCOMPARE(faceprints(), 3);
        const PersonId other = somebody();
        VERIFY_OK(faces().name(third, other));
        QCOMPARE(faceprints(), 2);
        QVERIFY(!hasKey(other));
        VERIFY_OK(faces().name(third, m_sofie));
        VERIFY_OK(faces().notAFace(third, {}));
        QCOMPARE(faceprints(), 2);
        // Other pixels, another faceprint: on the wall there is none.
        const FaceId moved = faceOf(14);
        VERIFY_OK(faces().moveBox(moved, QRectF(2, 2, 60, 60)));
        QCOMPARE(faceprints(), 1);
        VERIFY_OK(faces().undo());
        QCOMPARE(faceprints(), 2);
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
        QCOMPARE(undone, std::optional(id));
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

    void undoingBringsNoEndedSuggestionBack() {
        const Quitclaim quitclaim = recogniseSofie();
        const FaceId id = faceOf(23);
        VERIFY_OK(faces().bystander(id, {}));
        withdraw(quitclaim);
        VERIFY_OK(faces().undo());
        QVERIFY(face(id).state == FaceState::Unnamed);
        QVERIFY(!suggestedOn(id));
    }

    void thereIsAnEndToUndoing() {
        // What is told about faces that are gone is an error, and no end.
        for (auto undone = faces().undo(); !undone || *undone; undone = faces().undo())
            if (!undone) QVERIFY(undone.error().code == ErrorCode::NotFound);
        ASSIGN_OK(const auto nothing, faces().undo());
        QVERIFY(!nothing);
        VERIFY_OK(faces().bystander(faceOf(11), {}));
        VERIFY_OK(faces().undo());
        QVERIFY(!*faces().undo());
    }

    void aCollectionSwitchedOff() {
        recogniseSofie();
        VERIFY_OK(faces().name(faceOf(31), m_sofie));
        QCOMPARE(faceprints(), 3);
        QCOMPARE(suggestions(), 2);
        CollectionChange off;
        off.recognition = false;
        VERIFY_OK((*m_catalog)->collections.set(QStringLiteral("Open"), off));
        QCOMPARE(faceprints(), 1);
        QCOMPARE(suggestions(), 0);
        QCOMPARE(face(faceOf(11)).person, std::optional(m_sofie));
        (void)scan();
        QCOMPARE(faceprints(), 1);
        QCOMPARE(suggestions(), 0);
        m_catalog->allowRecognition(QStringLiteral("Open"));
        (void)scan();
        QCOMPARE(faceprints(), 3);
        QCOMPARE(suggestions(), 2);
        CollectionChange noBasis;
        noBasis.recognition = true;
        VERIFY_ERROR(ErrorCode::ConsentRefused,
                     (*m_catalog)->collections.set(QStringLiteral("New"), noBasis));
    }

    void aNoForOneCollectionHoldsThere() {
        recogniseSofie();
        VERIFY_OK(faces().name(faceOf(31), m_sofie));
        QCOMPARE(faceprints(), 3);
        QCOMPARE(suggestions(), 2);
        recognition(Decision::Refused, 5, scopeOf("Open"));
        // Faceprints of that collection and suggestions in it are gone when it returns; the rest stays.
        QCOMPARE(faceprints(), 1);
        QCOMPARE(suggestions(), 0);
        QVERIFY(hasKey(m_sofie));
        QVERIFY(faces().candidates(faceOf(23), 3)->isEmpty());
        (void)scan();
        QCOMPARE(faceprints(), 1);
        QCOMPARE(suggestions(), 0);
        VERIFY_OK(faces().unname(faceOf(14)));
        VERIFY_OK(faces().name(faceOf(14), m_sofie));
        QCOMPARE(faceprints(), 1);
        // A later yes for all photos is the latest word.
        recognition(Decision::Granted, 1);
        (void)scan();
        QCOMPARE(faceprints(), 3);
        QCOMPARE(suggestions(), 2);
    }

    void aNoForOnePhotoHoldsThere() {
        recogniseSofie();
        recognition(Decision::Refused, 5, {ScopeKind::Photos, {}, {m_photos[11], m_photos[23]}});
        QCOMPARE(faceprints(), 1);
        QVERIFY(!suggestedOn(faceOf(23)));
        QCOMPARE(suggestedOn(faceOf(30)), std::optional(m_sofie));
        (void)scan();
        QCOMPARE(faceprints(), 1);
        QVERIFY(!suggestedOn(faceOf(23)));
        QCOMPARE(suggestedOn(faceOf(30)), std::optional(m_sofie));
    }

    void aYesForOneCollectionWithdrawnHoldsThere() {
        recogniseSofie();
        const Quitclaim narrow = recognition(Decision::Granted, 8, scopeOf("Open"));
        QCOMPARE(faceprints(), 2);
        const WithdrawalOutcome outcome = withdraw(narrow);
        QCOMPARE(outcome.faceprintsErased, 2);
        QCOMPARE(faceprints(), 0);
        QVERIFY(!suggestedOn(faceOf(30)));
        QCOMPARE(suggestedOn(faceOf(31)), std::optional(m_sofie));
    }

    void withdrawingErasesAtOnce() {
        const Quitclaim quitclaim = recogniseSofie();
        QCOMPARE(suggestions(), 3);
        const WithdrawalOutcome outcome = withdraw(quitclaim);
        QCOMPARE(outcome.faceprintsErased, 2);
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
        QCOMPARE(suggestions(), 0);
        QVERIFY(faces().candidates(faceOf(23), 3)->isEmpty());
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Faces, "PRAGMA freelist_count"), 0);
        QCOMPARE(QFileInfo(m_catalog->folder() + QStringLiteral("/faces.db-wal")).size(), 0);
        // Names that people gave stay.
        QCOMPARE(face(faceOf(11)).person, std::optional(m_sofie));
        (void)scan();
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
        // A new permission makes them anew.
        m_today = m_today.addDays(1);
        m_catalog->clock().setDay(m_today);
        recognition(Decision::Granted, 0);
        QCOMPARE(faceprints(), 2);
    }

    void whoWithdrawsDuringAScanIsNotSuggested() {
        const Quitclaim quitclaim = recognition(Decision::Granted, 10);
        for (const int scene : {11, 14})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        JobControl control;
        std::atomic<bool> withdrawn = false;
        control.progress = [&](const Progress& progress) {
            if (progress.done == 0 || withdrawn.exchange(true)) return;
            withdraw(quitclaim);
        };
        VERIFY_OK(faces().scan(std::nullopt, control));
        QVERIFY(withdrawn);
        QCOMPARE(suggestions(), 0);
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
    }

    void aPassedLastDayErases() {
        Quitclaim wanted;
        wanted.person = m_sofie;
        wanted.signedOn = m_today.addDays(-10);
        wanted.until = m_today;
        wanted.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
        VERIFY_OK((*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()}));
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        QCOMPARE(faceprints(), 1);
        m_today = m_today.addDays(1);
        m_catalog->clock().setDay(m_today);
        // Nobody is compared any more, even before somebody has tidied up.
        QVERIFY(faces().candidates(faceOf(14), 3)->isEmpty());
        VERIFY_OK((*m_catalog)->clearance.refresh());
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
    }

    void anOldFileOfFaceprintsPutBackIsOfNoUse() {
        const Quitclaim quitclaim = recogniseSofie();
        m_catalog->close();
        const QString file = m_catalog->folder() + QStringLiteral("/faces.db");
        const QByteArray old = contentOf(file);
        VERIFY_OK(m_catalog->reopen());
        withdraw(quitclaim);
        m_catalog->close();
        write(file, old);
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
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

    void aFaceprintThatCannotBeLoggedIsNotMade() {
        recognition(Decision::Granted, 10);
        refuseToLog("faceprints.make");
        const Status named = faces().name(faceOf(11), m_sofie);
        logAgain();
        QVERIFY(!named);
        QCOMPARE(faceprints(), 0);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faceprint_list"), 0);
        scan();
        QCOMPARE(faceprints(), 1);
        QVERIFY(logged("faceprints.make") > 0);
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
};

BK_TEST_MAIN(FaceServiceTest)
#include "FaceServiceTest.moc"
