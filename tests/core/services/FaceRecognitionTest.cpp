#include "tests/core/services/FaceFixture.h"
#include "tests/support/TestMain.h"

#include <mutex>

using namespace bk;
using namespace bk::test;

/// Faceprints and suggestions: only where people permit it.
class FaceRecognitionTest : public QObject, private FaceFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
    }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

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

    void undoingBringsNoEndedSuggestionBack() {
        const Quitclaim quitclaim = recogniseSofie();
        const FaceId id = faceOf(23);
        VERIFY_OK(faces().bystander(id, {}));
        withdraw(quitclaim);
        VERIFY_OK(faces().undo());
        QVERIFY(face(id).state == FaceState::Unnamed);
        QVERIFY(!suggestedOn(id));
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
        // She permits it there, but it rested on those alone.
        QVERIFY(!suggestedOn(faceOf(31)));
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

    void aRecordIsToldThoughItsFaceprintsCannotBeErased() {
        recogniseSofie();
        Quitclaim no;
        no.person = m_sofie;
        no.signedOn = m_today;
        no.openEnded = true;
        no.grants << Grant{Purpose::recognition(), Decision::Refused, {}};
        int told = 0;
        const auto link = connect(&(*m_catalog)->session->changes(), &ChangeNotifier::changed, this,
                                  [&](const ChangeSet& changes) {
                                      if (changes.kinds.testFlag(ChangeKind::Quitclaims)) ++told;
                                  });
        refuseToLog("faceprints.erase");
        const auto added = (*m_catalog)->consent.add(no, {TestCatalog::smallScan()});
        logAgain();
        QCoreApplication::processEvents();
        disconnect(link);
        // It is there, so nobody may take it for failed and record it again.
        QCOMPARE((*m_catalog)->consent.list({m_sofie, {}})->size(), 2);
        QVERIFY(!added);
        QVERIFY(added.error().context.startsWith(QLatin1String("the record is kept; ")));
        QCOMPARE(told, 1);
        VERIFY_OK(FaceprintKeeper(*(*m_catalog)->session).eraseEnded({m_sofie}));
        QCOMPARE(faceprints(), 0);
    }

    void aChangedPersonIsToldThoughTheFaceprintsCannotBeSeenTo() {
        recogniseSofie();
        int told = 0;
        QObject here;
        connect(&(*m_catalog)->session->changes(), &ChangeNotifier::changed, &here,
                [&](const ChangeSet& changes) {
                    if (changes.kinds.testFlag(ChangeKind::Publications)) ++told;
                });
        const auto isKept = [&](const Status& status) {
            logAgain();
            QCoreApplication::processEvents();
            return !status && status.error().context.startsWith(QLatin1String("the change is kept; "));
        };
        const PersonId other = somebody();
        VERIFY_OK(faces().name(faceOf(23), other));
        told = 0;
        refuseToLog("faceprints.make");
        QVERIFY(isKept((*m_catalog)->persons.merge(other, m_sofie).map([](const auto&) {})));
        QCOMPARE(told, 1);
        VERIFY_ERROR(ErrorCode::NotFound, (*m_catalog)->persons.summary(other));

        // By her birth date her own signature does not count.
        Person child = (*m_catalog)->persons.summary(m_sofie)->person;
        child.born = m_today.addYears(-12);
        refuseToLog("faceprints.erase");
        QVERIFY(isKept((*m_catalog)->persons.update(child)));
        QCOMPARE(told, 2);
        VERIFY_OK(FaceprintKeeper(*(*m_catalog)->session).eraseEnded({m_sofie}));
        QCOMPARE(faceprints(), 0);
        child.born.reset();
        VERIFY_OK((*m_catalog)->persons.update(child));
    }

    void whoWithdrawsWhileFaceprintsAreMadeStopsNobodyElses() {
        const Quitclaim quitclaim = recognition(Decision::Granted, 10);
        for (const int scene : {11, 14, 23, 30, 31})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        const PersonId other = somebody();
        m_catalog->grant(other, {QStringLiteral("recognition")});
        VERIFY_OK(faces().name(faceOf(23, QStringLiteral("P006")), other));
        QCOMPARE(faceprints(), 6);
        forgetFaceprints();
        bool withdrawn = false;
        std::mutex mutex;
        JobControl control;
        control.progress = [&](const Progress&) {
            const std::lock_guard lock(mutex);
            if (!std::exchange(withdrawn, true)) withdraw(quitclaim);
        };
        VERIFY_OK(FaceprintKeeper(*(*m_catalog)->session).makeAll(control));
        QVERIFY(withdrawn);
        QCOMPARE(faceprints(), 1);
        QVERIFY(!hasKey(m_sofie));
        QVERIFY(hasKey(other));
    }

    void aRunThatStopsLeavesNoKeyOfWhosePermissionEnded() {
        Quitclaim wanted;
        wanted.person = m_sofie;
        wanted.signedOn = m_today.addDays(-10);
        wanted.until = m_today;
        wanted.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
        VERIFY_OK((*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()}));
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        forgetFaceprints();
        VERIFY_OK((*m_catalog)->session->catalog().keys().destroyPersonKeys({m_sofie}));
        std::stop_source stop;
        stop.request_stop();
        bool hadKey = false;
        JobControl control;
        control.stop = stop.get_token();
        control.progress = [&](const Progress&) {
            hadKey = hasKey(m_sofie);
            m_today = m_today.addDays(1);
            m_catalog->clock().setDay(m_today);
        };
        ASSIGN_OK(const int made, FaceprintKeeper(*(*m_catalog)->session).makeAll(control));
        QCOMPARE(made, 0);
        QVERIFY(hadKey);
        QVERIFY(!hasKey(m_sofie));
    }

    void aFaceprintThatItsKeyDoesNotOpenIsMadeAnew_data() {
        QTest::addColumn<bool>("scans");
        QTest::newRow("by a scan") << true;
        QTest::newRow("by whoever asks for candidates") << false;
    }
    void aFaceprintThatItsKeyDoesNotOpenIsMadeAnew() {
        QFETCH(bool, scans);
        recogniseSofie();
        Session& session = *(*m_catalog)->session;
        KeyRing& keys = session.catalog().keys();
        VERIFY_OK(keys.destroyPersonKeys({m_sofie}));
        VERIFY_OK(keys.createPersonKey(m_sofie));
        // A check tells it and changes nothing.
        VERIFY_ERROR(ErrorCode::Damaged, FaceprintKeeper(session).load());
        QVERIFY(findings(*m_catalog).join(u' ').contains(QStringLiteral("its person's key")));
        VERIFY_ERROR(ErrorCode::Damaged, FaceprintKeeper(session).load());
        const qint64 erased = logged("faceprints.erase");
        if (scans) VERIFY_OK(faces().scan(std::nullopt, {}));
        QCOMPARE(faces().candidates(faceOf(23), 5)->size(), 1);
        QCOMPARE(logged("faceprints.erase"), erased + 1);
        QCOMPARE(faceprints(), 2);
        QCOMPARE(FaceprintKeeper(session).load()->size(), 2);
        QCOMPARE(findings(*m_catalog), QStringList());
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

private:
    /// They are wanted and missing.
    void forgetFaceprints() {
        change(*m_catalog, DatabaseFile::Faces, "DELETE FROM faceprints");
        change(*m_catalog, DatabaseFile::Catalog, "DELETE FROM faceprint_list");
    }
};

BK_TEST_MAIN(FaceRecognitionTest)
#include "FaceRecognitionTest.moc"
