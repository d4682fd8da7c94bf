#include "core/services/FaceComparison.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/Must.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// The one place where faces are compared.
class FaceComparisonTest : public QObject, private FaceFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
    }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void withoutFaceprintsNobodyIsSuggested() {
        const FaceComparison comparison = load();
        QCOMPARE(comparison.faceprints(), 0);
        QVERIFY(candidates(faceOf(23)).isEmpty());
        QCOMPARE(suggestOn(comparison, 23), 0);
    }

    void onePersonWithOneFaceprintIsEnough() {
        recognition(Decision::Granted, 10);
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        QCOMPARE(load().faceprints(), 1);
        const QList<FaceMatch> found = candidates(faceOf(14));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().person, m_sofie);
        QCOMPARE(found.first().reference, faceOf(11));
        QCOMPARE(suggestOn(load(), 14), 1);
        QCOMPARE(suggestedOn(faceOf(14)), std::optional(m_sofie));
    }

    void aFaceIsNotComparedWithItsOwnFaceprint() {
        recognition(Decision::Granted, 10);
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        QVERIFY(candidates(faceOf(11)).isEmpty());
        VERIFY_OK(faces().name(faceOf(14), m_sofie));
        const QList<FaceMatch> found = candidates(faceOf(11));
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().reference, faceOf(14));
        QVERIFY(found.first().score < 0.99);
    }

    void whoSomebodySaidItIsNotIsNeitherSuggestedNorTold() {
        recogniseSofie();
        VERIFY_OK(faces().reject(faceOf(23), m_sofie));
        QVERIFY(candidates(faceOf(23)).isEmpty());
        QCOMPARE(suggestOn(load(), 23), 0);
        QVERIFY(!suggestedOn(faceOf(23)));
        // Elsewhere it says nothing.
        QCOMPARE(suggestOn(load(), 30), 1);
    }

    void nobodyIsOnOnePhotoTwice() {
        recogniseSofie();
        // The name went to the wrong one of the two.
        const FaceId right = faceOf(23);
        const FaceId wrong = faceOf(23, QStringLiteral("P006"));
        VERIFY_OK(faces().name(wrong, m_sofie));
        QCOMPARE(suggestOn(load(), 23), 0);
        QVERIFY(!suggestedOn(right));
        // She is told all the same, for whoever sees to it.
        QCOMPARE(candidates(right).first().person, m_sofie);
        VERIFY_OK(faces().unname(wrong));
        QCOMPARE(suggestOn(load(), 23), 1);
        QCOMPARE(suggestedOn(right), std::optional(m_sofie));
    }

    void ofTwoFacesTheBetterOneIsSuggested() {
        recogniseSofie();
        FaceComparison comparison = load();
        // Everybody is like her.
        comparison.setLimits({-1, 0}, {-1, 0});
        QCOMPARE(suggestOn(comparison, 23), 1);
        QCOMPARE(suggestedOn(faceOf(23)), std::optional(m_sofie));
        QVERIFY(!suggestedOn(faceOf(23, QStringLiteral("P006"))));
    }

    /// Whatever the limits: who is not looked at in the mirror would not be suggested with it.
    void oneLookSuggestsTheSame() {
        recogniseSofie();
        // One more, so that there are rivals.
        const PersonId other = somebody();
        Quitclaim wanted;
        wanted.person = other;
        wanted.signedOn = m_today.addDays(-10);
        wanted.openEnded = true;
        wanted.grants << Grant{Purpose::recognition(), Decision::Granted, {}};
        VERIFY_OK((*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()}));
        VERIFY_OK(faces().name(faceOf(23, QStringLiteral("P006")), other));
        FaceComparison one = load();
        QVERIFY(one.faceprints() >= 3);
        FaceComparison both = load();
        both.setMirrorGain(3);
        int suggested = 0;
        for (int step = 0; step <= 12; ++step) {
            const MatchLimits limits{0.05 * step, 0.03};
            const MatchLimits strict{0.05 * step + 0.05, 0.08};
            one.setLimits(limits, strict);
            both.setLimits(limits, strict);
            for (const int scene : openScenes + secondScenes) {
                const int made = suggestOn(both, scene);
                const auto wantedOnes = suggestionsOn(scene);
                QCOMPARE(suggestOn(one, scene), made);
                QCOMPARE(suggestionsOn(scene), wantedOnes);
                suggested += made;
            }
        }
        QVERIFY(suggested > 10);
    }

    /// One that is too unlike by itself, on a photo of the same run as a better one.
    void facesOfOneRunSpeakForEachOther() {
        recogniseSofie();
        FaceComparison comparison = load();
        comparison.setLimits({-1, 0}, {-1, 0});
        const QList<int> scenes{23, 30, 31};
        const QHash<int, double> alone = scoresOn(comparison, scenes, false);
        const QHash<int, double> together = scoresOn(comparison, scenes, true);
        const int poorest = *std::min_element(scenes.begin(), scenes.end(),
                                              [&](int one, int other) { return alone[one] < alone[other]; });
        QVERIFY2(together[poorest] > alone[poorest] + 0.01,
                 qPrintable(QStringLiteral("%1 %2").arg(together[poorest]).arg(alone[poorest])));
        const double between = (together[poorest] + alone[poorest]) / 2;
        comparison.setLimits({between, 0}, {between, 0});
        QVERIFY(!scoresOn(comparison, scenes, false).contains(poorest));
        QVERIFY(scoresOn(comparison, scenes, true).contains(poorest));
    }

    void aNoSaysNothingElsewhere() {
        recogniseSofie();
        FaceComparison comparison = load();
        comparison.setLimits({-1, 0}, {-1, 0});
        const QHash<int, double> without = scoresOn(comparison, {23, 31}, true);
        VERIFY_OK(faces().reject(faceOf(30), m_sofie));
        QCOMPARE(scoresOn(comparison, {23, 31, 30}, true), without);
    }

    void aScanComparesPhotosTogether() {
        recogniseSofie();
        const QHash<FaceId, std::pair<PersonId, double>> scanned = suggestionsOn(23);
        const QHash<int, double> alone = scoresOn(load(), {23}, false);
        const QList<int> scenes{11, 14, 23, 30, 31}; // all but the one without people
        const QHash<int, double> together = scoresOn(load(), scenes, true);
        QVERIFY(qAbs(together[23] - alone[23]) > 1e-6);
        QVERIFY(qAbs(scanned[faceOf(23)].second - together[23]) < 1e-6);
    }

    /// Answers neither ask a photo anew without its series, nor wait for the next run.
    void answersLeaveWhatASeriesSaid() {
        recogniseSofie();
        const auto before = suggestionsOn(23);
        QCOMPARE(before.size(), 1);
        const FaceId stranger = faceOf(23, QStringLiteral("P006"));
        VERIFY_OK(faces().reject(stranger, m_sofie));
        scan();
        QCOMPARE(suggestionsOn(23), before);
        VERIFY_OK(faces().bystander(stranger, {}));
        scan();
        QCOMPARE(suggestionsOn(23), before);
        VERIFY_OK(faces().name(stranger, somebody()));
        scan();
        QCOMPARE(suggestionsOn(23), before);
        VERIFY_OK(faces().reject(faceOf(23), m_sofie));
        QVERIFY(suggestionsOn(23).isEmpty());
        scan();
        QVERIFY(suggestionsOn(23).isEmpty());
        // What is open again is compared.
        VERIFY_OK(faces().notAFace(faceOf(30), {}));
        QVERIFY(!suggestedOn(faceOf(30)));
        VERIFY_OK(faces().unname(faceOf(30)));
        scan();
        QCOMPARE(suggestedOn(faceOf(30)), std::optional(m_sofie));
    }

    void aNameTakesItsSuggestionFromOthersOnThePhotoAtOnce() {
        recogniseSofie();
        QCOMPARE(suggestedOn(faceOf(23)), std::optional(m_sofie));
        VERIFY_OK(faces().name(faceOf(23, QStringLiteral("P006")), m_sofie));
        QVERIFY(!suggestedOn(faceOf(23)));
        QVERIFY(suggestedOn(faceOf(30)));
    }

    void aCollectionSwitchedOffMeanwhileSaysNothing() {
        recogniseSofie();
        FaceComparison comparison = load();
        comparison.setLimits({-1, 0}, {-1, 0});
        const QHash<int, double> alone = scoresOn(comparison, {23}, false);
        std::vector<FaceComparison::Compared> run;
        for (const int scene : {23, 31}) {
            ASSIGN_OK(auto compared, comparison.compare(m_photos[scene]));
            run.push_back(std::move(compared));
        }
        CollectionChange off;
        off.recognition = false;
        VERIFY_OK((*m_catalog)->collections.set(QStringLiteral("Second"), off));
        (void)comparison.compareTogether(run);
        QVERIFY(comparison.keep(m_photos[23], run.front()));
        const auto found = suggestionsOn(23);
        m_catalog->allowRecognition(QStringLiteral("Second"));
        QVERIFY(qAbs(found[faceOf(23)].second - alone[23]) < 1e-9);
    }

    void aChildNeedsMoreOnPhotosOfThatTime() {
        recogniseSofie();
        FaceComparison comparison = load();
        comparison.setLimits({0.1, 0}, {1.1, 0});
        QCOMPARE(suggestOn(comparison, 23), 1);
        // Now 17, so her own signature counts; a photo without a date is one of today.
        bornOn(m_today.addYears(-17));
        takenOn(23, std::nullopt);
        comparison = load();
        comparison.setLimits({0.1, 0}, {1.1, 0});
        QCOMPARE(suggestOn(comparison, 23), 1);
        takenOn(23, m_today.addYears(-1)); // on the day she became 16
        QCOMPARE(suggestOn(comparison, 23), 1);
        takenOn(23, m_today.addYears(-1).addDays(-1));
        QCOMPARE(suggestOn(comparison, 23), 0);
        QVERIFY(!suggestedOn(faceOf(23)));
        takenOn(23, std::nullopt);
    }

    void whatDecidesTheOutcomeIsInTheFingerprint() {
        recogniseSofie();
        const QString before = load().fingerprint();
        QCOMPARE(load().fingerprint(), before);
        bornOn(m_today.addYears(-17));
        const QString withBirthDate = load().fingerprint();
        QVERIFY(withBirthDate != before);
        VERIFY_OK(faces().name(faceOf(23), m_sofie));
        QVERIFY(load().fingerprint() != withBirthDate);
    }

    void aBirthDateComparesAnew() {
        recogniseSofie();
        QCOMPARE(scan().suggestions, 0); // all is done
        bornOn(m_today.addYears(-17));
        QVERIFY(scan().suggestions > 0);
    }

    void anotherDateComparesAnew() {
        takenOn(23, m_today.addDays(-1));
        recogniseSofie();
        QCOMPARE(scan().suggestions, 0); // all is done
        takenOn(23, m_today);
        QVERIFY(scan().suggestions > 0);
        QCOMPARE(scan().suggestions, 0);
        takenOn(23, std::nullopt);
    }

    void faceprintsErasedMeanwhileSuggestNobody() {
        recogniseSofie();
        forgetSuggestions();
        const FaceComparison comparison = load();
        ASSIGN_OK(const FaceComparison::Compared compared, comparison.compare(m_photos[31]));
        // Where all of hers are from. Hers elsewhere she still permits.
        CollectionChange off;
        off.recognition = false;
        VERIFY_OK((*m_catalog)->collections.set(QStringLiteral("Open"), off));
        QCOMPARE(faceprints(), 0);
        QCOMPARE(*comparison.keep(m_photos[31], compared), 0);
        QCOMPARE(suggestions(), 0);
        QVERIFY(!isCompared(31, comparison));
        m_catalog->allowRecognition(QStringLiteral("Open"));
        scan();
        QCOMPARE(suggestedOn(faceOf(31)), std::optional(m_sofie));
    }

    void aBoxDrawnMeanwhileIsComparedLater() {
        recogniseSofie();
        const FaceComparison comparison = load();
        ASSIGN_OK(const FaceComparison::Compared compared, comparison.compare(m_photos[23]));
        VERIFY_OK(faces().add(m_photos[23], QRectF(2, 2, 60, 60), std::nullopt));
        QCOMPARE(*comparison.keep(m_photos[23], compared), 1);
        QVERIFY(!isCompared(23, comparison));
        QCOMPARE(suggestOn(comparison, 23), 1);
        QVERIFY(isCompared(23, comparison));
    }

    void aBoxMovedMeanwhileIsNotSuggestedFor() {
        recogniseSofie();
        forgetSuggestions();
        const FaceComparison comparison = load();
        ASSIGN_OK(const FaceComparison::Compared compared, comparison.compare(m_photos[23]));
        const FaceId id = faceOf(23);
        const QRectF box = face(id).box;
        VERIFY_OK(faces().moveBox(id, QRectF(2, 2, 60, 60)));
        QCOMPARE(*comparison.keep(m_photos[23], compared), 0);
        QVERIFY(!suggestedOn(id));
        QVERIFY(!isCompared(23, comparison));
        VERIFY_OK(faces().undo());
        QCOMPARE(face(id).box, box);
    }

    void whoIsNamedMeanwhileIsNotSuggestedTwice() {
        recogniseSofie();
        forgetSuggestions();
        const FaceComparison comparison = load();
        ASSIGN_OK(const FaceComparison::Compared compared, comparison.compare(m_photos[23]));
        VERIFY_OK(faces().name(faceOf(23, QStringLiteral("P006")), m_sofie));
        QCOMPARE(*comparison.keep(m_photos[23], compared), 0);
        QVERIFY(!suggestedOn(faceOf(23)));
        QVERIFY(!isCompared(23, comparison));
    }

    void anOlderSuggestionDoesNotStayForWantOfTheNewOne() {
        recogniseSofie();
        forgetSuggestions();
        const FaceComparison comparison = load();
        const FaceId id = faceOf(23);
        const auto suggest = [&](const PersonId& person) {
            change(*m_catalog, DatabaseFile::Catalog,
                   "UPDATE faces SET suggested_person = " + hex(person.toBytes()) +
                       ", suggested_score = 0.9 WHERE id = " + hex(id.toBytes()));
        };
        suggest(somebody());
        ASSIGN_OK(const FaceComparison::Compared compared, comparison.compare(m_photos[23]));
        VERIFY_OK(faces().reject(id, m_sofie));
        QVERIFY(suggestedOn(id));
        QCOMPARE(*comparison.keep(m_photos[23], compared), 0);
        QVERIFY(!suggestedOn(id));
        QVERIFY(!isCompared(23, comparison));
    }

    void aFaceThatIsGoneMeanwhileIsNoFailure() {
        recogniseSofie();
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[23], QRectF(2, 2, 60, 60), std::nullopt));
        const FaceComparison comparison = load();
        ASSIGN_OK(const FaceComparison::Compared compared, comparison.compare(m_photos[23]));
        VERIFY_OK(faces().undo());
        VERIFY_ERROR(ErrorCode::NotFound, faces().face(drawn));
        QCOMPARE(*comparison.keep(m_photos[23], compared), 1);
    }

private:
    bool isCompared(int scene, const FaceComparison& comparison) {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM photos WHERE id = " + hex(m_photos[scene].toBytes()) +
                           " AND compared_with LIKE '" + comparison.fingerprint().toLatin1() + " %'") == 1;
    }
    void forgetSuggestions() {
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET suggested_person = NULL, suggested_score = NULL;"
               "UPDATE photos SET compared_with = ''");
    }
    /// How sure it is of Sofie on those of SCENES where she is suggested.
    QHash<int, double> scoresOn(const FaceComparison& comparison, const QList<int>& scenes, bool together) {
        std::vector<FaceComparison::Compared> run;
        for (const int scene : scenes) {
            auto compared = comparison.compare(m_photos[scene]);
            if (!compared) qFatal("%s", qPrintable(compared.error().context));
            run.push_back(std::move(*compared));
        }
        if (together) comparison.compareTogether(run);
        QHash<int, double> scores;
        for (qsizetype i = 0; i < scenes.size(); ++i) {
            if (!comparison.keep(m_photos[scenes[i]], run[static_cast<size_t>(i)])) qFatal("not kept");
            const auto found = suggestionsOn(scenes[i]);
            const auto her = found.constFind(faceOf(scenes[i]));
            if (her != found.constEnd() && her->first == m_sofie) scores.insert(scenes[i], her->second);
        }
        return scores;
    }
    Session& session() { return *(*m_catalog)->session; }
    FaceComparison load() {
        auto loaded = FaceComparison::load(session());
        if (!loaded) qFatal("%s", qPrintable(loaded.error().context));
        return *loaded;
    }
    /// Whom each face is suggested as, and how sure.
    QHash<FaceId, std::pair<PersonId, double>> suggestionsOn(int scene) {
        FaceFilter filter;
        filter.photo = m_photos[scene];
        QHash<FaceId, std::pair<PersonId, double>> found;
        const auto views = faces().faces(filter);
        if (!views) qFatal("%s", qPrintable(views.error().context));
        for (const FaceView& view : *views)
            if (view.face.suggestion)
                found.insert(view.face.id, {view.face.suggestion->person, view.face.suggestion->score});
        return found;
    }
    QList<FaceMatch> candidates(const FaceId& id) {
        const auto found = load().candidates(face(id), 5);
        if (!found) qFatal("%s", qPrintable(found.error().context));
        return *found;
    }
    int suggestOn(const FaceComparison& comparison, int scene) {
        const PhotoId& photo = m_photos[scene];
        return must(comparison.keep(photo, must(comparison.compare(photo))));
    }
    void bornOn(const QDate& day) {
        Person person = (*m_catalog)->persons.summary(m_sofie)->person;
        person.born = day;
        VERIFY_OK((*m_catalog)->persons.update(person));
    }
    void takenOn(int scene, const std::optional<QDate>& day) {
        const QByteArray when =
            day ? QByteArray::number(QDateTime(*day, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch()) : "NULL";
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE photos SET taken = " + when + " WHERE id = x'" + m_photos[scene].toBytes().toHex() +
                   "'");
    }
};

BK_TEST_MAIN(FaceComparisonTest)
#include "FaceComparisonTest.moc"
