#include "core/store/FaceprintStore.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/TestMain.h"

#include <filesystem>
#include <mutex>

using namespace bk;
using namespace bk::test;

/// Off means erased: per collection, per user, per person; and what older files bring back.
class RecognitionOffTest : public QObject, private FaceFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
        ASSIGN_OK(const UserView bob, (*m_catalog)
                                          ->users.add(QStringLiteral("Bob"), Role::FaceOperator, true,
                                                      TestCatalog::passphrase()));
        m_bob = bob.id;
    }
    void init() {
        for (const char* collection : {"Open", "Second"})
            m_catalog->allowRecognition(QLatin1String(collection));
        begin();
    }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void aCollectionOffErasesAndSaysHowMuch() {
        recogniseSofie();
        VERIFY_OK(faces().name(faceOf(31), m_sofie));
        VERIFY_OK(faces().reject(faceOf(23, stranger), m_sofie));
        ASSIGN_OK(const Collection open, (*m_catalog)->collections.byName(QStringLiteral("Open")));
        ASSIGN_OK(const RecognitionTraces told, (*m_catalog)->collections.traces(open.id));
        QCOMPARE(told.faceprints, 2);
        QCOMPARE(told.suggestions, 2);
        ASSIGN_OK(const SavedPolicy saved, switchOff("Open"));
        QVERIFY(saved.erased);
        QCOMPARE(saved.erased->faceprints, 2);
        QCOMPARE(saved.erased->suggestions, 2);
        // Those of the other collection stay, and with them the key.
        QCOMPARE(faceprints(), 1);
        QVERIFY(hasKey(m_sofie));
        isCompact();
        QCOMPARE(face(faceOf(11)).person, std::optional(m_sofie));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM face_rejections"), 1);
        // The last one takes the key along.
        ASSIGN_OK(const SavedPolicy second, switchOff("Second"));
        QCOMPARE(second.erased->faceprints, 1);
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
        QCOMPARE(face(faceOf(31)).person, std::optional(m_sofie));
        // Off again erases nothing, and says so.
        ASSIGN_OK(const SavedPolicy again, switchOff("Second"));
        QVERIFY(!again.erased);
        scan();
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
    }

    void aRunComparesNothingMoreOfACollectionSwitchedOff() {
        recogniseSofie();
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET suggested_person = NULL, suggested_score = NULL; UPDATE photos SET "
               "compared_with = ''");
        std::once_flag once;
        JobControl control;
        control.progress = [&](const Progress& progress) {
            if (progress.done > 0)
                std::call_once(once, [&] {
                    if (!switchOff("Open")) qFatal("it cannot be switched off");
                });
        };
        VERIFY_OK(faces().scan(std::nullopt, control));
        for (const int scene : {23, 30})
            QVERIFY(!suggestedOn(faceOf(scene)));
        QCOMPARE(faceprints(), 0);
        // And all of it once it is on again.
        m_catalog->allowRecognition(QStringLiteral("Open"));
        scan();
        QCOMPARE(faceprints(), 2);
        QCOMPARE(suggestions(), 3);
    }

    void whatWasSuggestedElsewhereGoesWithItsFaceprints() {
        recogniseSofie();
        QCOMPARE(suggestedOn(faceOf(31)), std::optional(m_sofie));
        ASSIGN_OK(const Collection open, (*m_catalog)->collections.byName(QStringLiteral("Open")));
        ASSIGN_OK(const RecognitionTraces told, (*m_catalog)->collections.traces(open.id));
        QCOMPARE(told.suggestions, 3);
        ASSIGN_OK(const SavedPolicy saved, switchOff("Open"));
        QCOMPARE(saved.erased->suggestions, 3);
        QCOMPARE(suggestions(), 0);
    }

    void whatRestedOnTheLastFaceprintGoesWithIt() {
        recogniseSofie();
        QCOMPARE(suggestions(), 3);
        // A narrower no takes the one faceprint, and nothing rests on it alone.
        const auto refuseOn = [this](int scene) {
            recognition(Decision::Refused, 0, {ScopeKind::Photos, {}, {m_photos[scene]}});
        };
        refuseOn(11);
        QCOMPARE(faceprints(), 1);
        QCOMPARE(suggestions(), 3);
        refuseOn(14);
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
        // She permits it elsewhere, and one more name is enough to be suggested there again.
        VERIFY_OK(faces().name(faceOf(23), m_sofie));
        scan();
        QCOMPARE(faceprints(), 1);
        QCOMPARE(suggestedOn(faceOf(31)), std::optional(m_sofie));
    }

    void whatRestedOnATakenBackNameGoesWithIt() {
        recogniseSofie();
        VERIFY_OK(faces().unname(faceOf(11)));
        QCOMPARE(suggestions(), 3);
        // Another box is made a faceprint of at once.
        const Face on14 = face(faceOf(14));
        VERIFY_OK(faces().moveBox(on14.id, on14.box.adjusted(1, 1, -1, -1)));
        QCOMPARE(faceprints(), 1);
        QCOMPARE(suggestions(), 3);
        VERIFY_OK(faces().name(faceOf(14), somebody()));
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
    }

    void whatRestedOnAnUndoneNameGoesWithIt() {
        recognition(Decision::Granted, 10);
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        scan();
        QVERIFY(suggestions() > 0);
        VERIFY_OK(faces().undo());
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
    }

    void whatRestedOnARemovedBoxGoesWithIt() {
        recognition(Decision::Granted, 10);
        const Face on11 = face(faceOf(11));
        VERIFY_OK(faces().notAFace(on11.id, QString()));
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[11], on11.box, m_sofie));
        QCOMPARE(faceprints(), 1);
        scan();
        QVERIFY(suggestions() > 0);
        VERIFY_OK(faces().remove(drawn));
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
    }

    void anOlderFileBringsNothingOfACollectionBack() {
        recogniseSofie();
        keepOlder();
        VERIFY_OK(switchOff("Open"));
        bringBack({"faces.db"});
        QCOMPARE(faceprints(), 0);
        QVERIFY(!hasKey(m_sofie));
        scan();
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
        QVERIFY(faces().candidates(faceOf(31), 3)->isEmpty());
    }

    void aPersonOffErasesEverywhere() {
        const Quitclaim quitclaim = recogniseSofie();
        QCOMPARE(suggestions(), 3);
        keepOlder();
        const qint64 before = logged("faceprints.erase");
        const WithdrawalOutcome outcome = withdraw(quitclaim);
        QCOMPARE(outcome.faceprintsErased, 2);
        nothingIsLeft();
        isCompact();
        QCOMPARE(logged("faceprints.erase"), before + 1);
        QCOMPARE(face(faceOf(11)).person, std::optional(m_sofie));
        QCOMPARE(face(faceOf(14)).person, std::optional(m_sofie));
        // An older faces.db beside the key file of today.
        const QByteArray older = contentOf(m_older + QStringLiteral("/faces.db"));
        bringBack({"faces.db"});
        nothingIsLeft();
        QVERIFY(contentOf(m_catalog->folder() + QStringLiteral("/faces.db")) != older);
        scan();
        nothingIsLeft();
        isCompact();
    }

    void olderFacesAreNothingBeforeTheyAreErasedToo() {
        const Quitclaim quitclaim = recogniseSofie();
        keepOlder();
        withdraw(quitclaim);
        m_catalog->close();
        putBack({"faces.db"});
        // As the keys of today see it, before anything of the program has put it right.
        ASSIGN_OK(auto keys, KeyRing::unlock(Catalog::keyFile(m_catalog->path()), QString(),
                                             SecretBytes::fromPassphrase(TestCatalog::passphrase())));
        QVERIFY(keys->personKey(m_sofie).error().code == ErrorCode::NotFound);
        keys.reset();
        VERIFY_OK(m_catalog->reopen());
        nothingIsLeft();
    }

    void anOlderCatalogBesideTheKeysOfTodayOpensNoOldFaceprint() {
        const Quitclaim quitclaim = recogniseSofie();
        QSet<QByteArray> before = marks();
        QCOMPARE(before.size(), 2);
        keepOlder();
        withdraw(quitclaim);
        // The withdrawal itself is gone with the older catalog, and recognition goes on as it says; but not
        // with what was erased.
        bringBack({"catalog.db", "faces.db", "audit.db"});
        scan();
        QVERIFY((marks() & before).isEmpty());
        withdraw(quitclaim);
        nothingIsLeft();
    }

    void whoPermitsItAgainIsSuggestedAgain() {
        const Quitclaim quitclaim = recogniseSofie();
        withdraw(quitclaim);
        QCOMPARE(suggestions(), 0);
        m_catalog->clock().setDay(m_today.addDays(1));
        m_today = m_today.addDays(1);
        recognition(Decision::Granted, 0);
        scan();
        QCOMPARE(faceprints(), 2);
        QCOMPARE(suggestions(), 3);
    }

    void aUserOffTakesNothingOfOthers() {
        recogniseSofie();
        ASSIGN_OK(const RecognitionTraces told,
                  (*m_catalog)->users.wouldErase(m_bob, Role::FaceOperator, false));
        QCOMPARE(told.faceprints + told.suggestions, 0);
        ASSIGN_OK(const AccessOutcome outcome,
                  (*m_catalog)->users.setAccess(m_bob, Role::FaceOperator, false, {}));
        QVERIFY(!outcome.erased);
        QCOMPARE(outcome.renewed, QList<DataKey>{DataKey::Face});
        QCOMPARE(faceprints(), 2);
        QCOMPARE(suggestions(), 3);
        VERIFY_OK((*m_catalog)->users.setAccess(m_bob, Role::FaceOperator, true, {}));
    }

    void theLastUserOffErasesAll() {
        recogniseSofie();
        const UserId self = (*m_catalog)->session->user();
        VERIFY_OK((*m_catalog)->users.setAccess(self, Role::Administrator, false, {}));
        QCOMPARE(faceprints(), 2);
        ASSIGN_OK(const RecognitionTraces told,
                  (*m_catalog)->users.wouldErase(m_bob, Role::FaceOperator, false));
        QCOMPARE(told.faceprints, 2);
        QCOMPARE(told.suggestions, 3);
        const qint64 before = logged("faceprints.unused");
        ASSIGN_OK(const AccessOutcome outcome,
                  (*m_catalog)->users.setAccess(m_bob, Role::FaceOperator, false, {}));
        QVERIFY(outcome.erased && !outcome.notErased);
        QCOMPARE(outcome.erased->faceprints, 2);
        QCOMPARE(outcome.erased->suggestions, 3);
        nothingIsLeft();
        isCompact();
        QCOMPARE(logged("faceprints.unused"), before + 1);
        QCOMPARE(face(faceOf(11)).person, std::optional(m_sofie));
        scan();
        nothingIsLeft();
        // Once somebody may again, it is made again for those who permit it.
        VERIFY_OK((*m_catalog)->users.setAccess(self, Role::Administrator, true, {}));
        scan();
        QCOMPARE(faceprints(), 2);
        QCOMPARE(suggestions(), 3);
        VERIFY_OK((*m_catalog)->users.setAccess(m_bob, Role::FaceOperator, true, {}));
    }

private:
    static inline const QString stranger = QStringLiteral("P006");

    Result<SavedPolicy> switchOff(const char* collection) {
        CollectionChange off;
        off.recognition = false;
        return (*m_catalog)->collections.set(QLatin1String(collection), off);
    }

    /// No row, no key, no suggestion, no candidate of Sofie.
    void nothingIsLeft() {
        QCOMPARE(faceprints(), 0);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faceprint_list"), 0);
        QVERIFY(!hasKey(m_sofie));
        QCOMPARE(suggestions(), 0);
        if ((*m_catalog)->session->may(Right::Recognise))
            QVERIFY(faces().candidates(faceOf(23), 3)->isEmpty());
    }
    void isCompact() {
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Faces, "PRAGMA freelist_count"), 0);
        const QFileInfo log(m_catalog->folder() + QStringLiteral("/faces.db-wal"));
        QVERIFY(!log.exists() || log.size() == 0);
    }
    QSet<QByteArray> marks() {
        QSet<QByteArray> found;
        const auto stored =
            (*m_catalog)->session->catalog().readFrom(DatabaseFile::Faces, [](Connection& faces) {
                return FaceprintStore(faces).marks();
            });
        if (!stored) qFatal("%s", qPrintable(stored.error().context));
        for (const FaceprintMark& mark : *stored)
            found << mark.mark;
        return found;
    }

    /// The folder as it is now, to one side.
    void keepOlder() {
        m_older = m_catalog->file(QStringLiteral("older"));
        std::filesystem::remove_all(m_older.toStdString());
        m_catalog->close();
        copyFolder(m_catalog->folder(), m_older);
        VERIFY_OK(m_catalog->reopen());
    }
    /// Real files, of a closed catalog.
    void putBack(const QList<const char*>& names) {
        namespace fs = std::filesystem;
        for (const char* name : names)
            for (const char* ending : {"", "-wal", "-shm"}) {
                const std::string file = '/' + std::string(name) + ending;
                fs::remove(m_catalog->folder().toStdString() + file);
                if (fs::exists(m_older.toStdString() + file))
                    fs::copy_file(m_older.toStdString() + file, m_catalog->folder().toStdString() + file);
            }
    }
    void bringBack(const QList<const char*>& names) {
        m_catalog->close();
        putBack(names);
        VERIFY_OK(m_catalog->reopen());
        (*m_catalog)->greetDay();
    }

    UserId m_bob;
    QString m_older;
};

BK_TEST_MAIN(RecognitionOffTest)
#include "RecognitionOffTest.moc"
