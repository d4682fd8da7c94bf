#include "core/services/UnknownGroupService.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Who is the same unknown person: only where recognition is on, only for those who may, and told to the log
/// first.
class UnknownGroupServiceTest : public QObject, private FaceFixture {
    Q_OBJECT

    UnknownGroupService groups() { return UnknownGroupService(*(*m_catalog)->session); }
    UnknownGroups find(const std::optional<CollectionId>& collection = {}, const JobControl& control = {}) {
        auto found = groups().find(collection, control);
        if (!found) qFatal("%s", qPrintable(found.error().context));
        return *found;
    }
    CollectionId collection(const char* name) {
        return (*m_catalog)->collections.byName(QLatin1String(name))->id;
    }
    void setRecognition(const char* name, bool on) {
        CollectionChange change;
        change.recognition = on;
        VERIFY_OK((*m_catalog)->collections.set(QLatin1String(name), change));
    }
    /// The faces of the group that the face on SCENE is in.
    QSet<FaceId> groupOf(const UnknownGroups& found, int scene) {
        for (const UnknownGroup& group : found.groups) {
            QSet<FaceId> faces;
            for (const GroupedFace& one : group)
                faces << one.face;
            if (faces.contains(faceOf(scene))) return faces;
        }
        return {};
    }
    QSet<FaceId> facesOf(const QList<int>& scenes) {
        QSet<FaceId> faces;
        for (const int scene : scenes)
            faces << faceOf(scene);
        return faces;
    }
    /// Runs ACT once, when the first faces have been compared.
    static JobControl whenBegun(std::function<void()> act) {
        JobControl control;
        control.progress = [act = std::move(act), done = false](const Progress& progress) mutable {
            if (done || progress.done == 0) return;
            done = true;
            act();
        };
        return control;
    }

private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
    }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void facesOfOnePersonComeTogether() {
        const UnknownGroups found = find();
        QVERIFY(!found.stopped);
        QCOMPARE(groupOf(found, 11), facesOf({11, 14, 23, 30, 31}));
        int grouped = 0;
        for (const UnknownGroup& group : found.groups) {
            grouped += int(group.size());
            QVERIFY(group.size() >= 2);
            for (qsizetype i = 0; i < group.size(); ++i) {
                const Face known = face(group[i].face);
                QCOMPARE(group[i].photo, known.photo);
                QCOMPARE(group[i].box, known.box);
                QCOMPARE(group[i].photoPath, (*m_catalog)->faces.face(known.id)->photoPath);
                if (i > 0) QVERIFY(group[i - 1].quality >= group[i].quality);
            }
        }
        for (qsizetype i = 1; i < found.groups.size(); ++i)
            QVERIFY(found.groups[i - 1].size() >= found.groups[i].size());
        QVERIFY(found.scope.recognition);
        QCOMPARE(found.scope.faces, grouped + found.alone);
        ASSIGN_OK(const GroupingScope scope, groups().scope(std::nullopt));
        QCOMPARE(scope.faces, found.scope.faces);
        QCOMPARE(scope.photos, 6 - 1); // one has nobody on it
    }

    void thePeopleOfTheManifestAreNotMixed() {
        QHash<FaceId, QString> truth;
        for (auto photo = m_manifest.cbegin(); photo != m_manifest.cend(); ++photo)
            for (const auto& [key, box] : *photo)
                if (m_photos.contains(photo.key())) truth.insert(faceOf(photo.key(), key), key);
        for (const UnknownGroup& group : find().groups) {
            QSet<QString> keys;
            for (const GroupedFace& one : group)
                keys << truth.value(one.face);
            QCOMPARE(keys.size(), 1);
        }
    }

    void aPossibleFaceIsShownWithThreeWhoAreLikeIt() {
        const FaceId doubted = faceOf(31);
        const GroupingScope before = *groups().scope({});
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET state = 0 WHERE id = " + hex(doubted.toBytes()));
        const UnknownGroups found = find();
        QCOMPARE(found.scope.faces, before.faces - 1);
        QCOMPARE(found.scope.possible, before.possible + 1);
        QCOMPARE(groupOf(found, 11), facesOf({11, 14, 23, 30, 31}));
        int grouped = 0;
        for (const UnknownGroup& group : found.groups)
            for (const GroupedFace& one : group) {
                QCOMPARE(one.possible, one.face == doubted);
                if (one.possible) QCOMPARE(group.last().face, doubted);
                if (!one.possible) ++grouped;
            }
        QCOMPARE(found.alone, found.scope.faces - grouped);
        // Two are not enough to take it for theirs.
        for (const int scene : {23, 30})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        QCOMPARE(groupOf(find(), 11), facesOf({11, 14}));
        // With a name it is no possible face any more.
        for (const int scene : {23, 30})
            VERIFY_OK(faces().unname(faceOf(scene)));
        ASSIGN_OK(const int named, faces().nameAll(facesOf({11, 14, 23, 30, 31}).values(), m_sofie));
        QCOMPARE(named, 5);
        QCOMPARE(face(doubted).state, FaceState::Named);
    }

    void onlyTheCollectionThatWasAskedFor() {
        QCOMPARE(groupOf(find(collection("Open")), 11), facesOf({11, 14, 23, 30}));
        VERIFY_ERROR(ErrorCode::NotFound, groups().find(CollectionId(QUuid::createUuid()), {}));
        VERIFY_ERROR(ErrorCode::NotFound, groups().scope(CollectionId(QUuid::createUuid())));
    }

    void whereRecognitionIsOffNothingIsCompared() {
        const qint64 before = logged("faces.group");
        UnknownGroups found = find(collection("Closed"));
        QVERIFY(!found.scope.recognition);
        QCOMPARE(found.scope.faces, 0);
        QVERIFY(found.groups.isEmpty());
        setRecognition("Open", false);
        setRecognition("Second", false);
        found = find();
        QVERIFY(!found.scope.recognition);
        QVERIFY(found.groups.isEmpty());
        QCOMPARE(logged("faces.group"), before);
        setRecognition("Second", true);
        // One face of each is alone.
        found = find();
        QVERIFY(found.scope.recognition);
        QVERIFY(found.groups.isEmpty());
        QCOMPARE(found.alone, found.scope.faces);
        QCOMPARE(logged("faces.group"), before + 1);
        setRecognition("Open", true);
    }

    void namedAndAnsweredFacesAreInNone() {
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        VERIFY_OK(faces().bystander(faceOf(14), {}));
        VERIFY_OK(faces().notAFace(faceOf(23), {}));
        QCOMPARE(groupOf(find(), 30), facesOf({30, 31}));
    }

    void rejectionsDoNotMatter() {
        for (const int scene : {11, 30})
            VERIFY_OK(faces().reject(faceOf(scene), m_sofie));
        QCOMPARE(groupOf(find(), 11), facesOf({11, 14, 23, 30, 31}));
    }

    void whatIsTooPoorIsCountedAndLeftOut() {
        ASSIGN_OK(const GroupingScope before, groups().scope(std::nullopt));
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET quality = 0.1 WHERE id = " + hex(faceOf(11).toBytes()));
        ASSIGN_OK(const GroupingScope scope, groups().scope(std::nullopt));
        QCOMPARE(scope.faces, before.faces - 1);
        QCOMPARE(scope.unfit, before.unfit + 1);
        QCOMPARE(groupOf(find(), 14), facesOf({14, 23, 30, 31}));
        change(*m_catalog, DatabaseFile::Catalog,
               "UPDATE faces SET quality = 0.6 WHERE id = " + hex(faceOf(11).toBytes()));
    }

    void itIsLoggedWithCountsBeforeItBegins() {
        const qint64 before = logged("faces.group");
        qint64 during = -1;
        const UnknownGroups found = find(std::nullopt, whenBegun([&] { during = logged("faces.group"); }));
        QCOMPARE(during, before + 1);
        QCOMPARE(logged("faces.group"), before + 1);
        AuditFilter filter;
        filter.action = QStringLiteral("faces.group");
        filter.limit = 1;
        ASSIGN_OK(const AuditPage events, (*m_catalog)->audit.list(filter));
        QCOMPARE(events.rows.size(), 1);
        QCOMPARE(events.rows.first().event.detail,
                 QStringLiteral("photos %1 faces %2").arg(found.scope.photos).arg(found.scope.faces));
    }

    void whatCannotBeLoggedIsNotDone() {
        refuseToLog("faces.group");
        bool compared = false;
        JobControl control;
        control.progress = [&](const Progress&) { compared = true; };
        QVERIFY(!groups().find(std::nullopt, control));
        QVERIFY(!compared);
        logAgain();
    }

    void aStoppedRunGivesNothing() {
        std::stop_source stop;
        JobControl control = whenBegun([&] { stop.request_stop(); });
        control.stop = stop.get_token();
        const UnknownGroups found = find(std::nullopt, control);
        QVERIFY(found.stopped);
        QVERIFY(found.groups.isEmpty());
        QCOMPARE(found.alone, 0);
    }

    void whatIsAnsweredMeanwhileIsInNoGroup() {
        const FaceId answered = faceOf(30);
        const UnknownGroups found =
            find(std::nullopt, whenBegun([&] { VERIFY_OK(faces().bystander(answered, {})); }));
        QCOMPARE(groupOf(found, 11), facesOf({11, 14, 23, 31}));
    }

    void recognitionSwitchedOffMeanwhileCounts() {
        const UnknownGroups found = find(std::nullopt, whenBegun([&] { setRecognition("Second", false); }));
        QCOMPARE(groupOf(found, 11), facesOf({11, 14, 23, 30}));
        setRecognition("Second", true);
    }

    void restrictedPhotosAreNotThereForThoseWhoMayNotSeeThem() {
        VERIFY_OK((*m_catalog)->photos.setRestricted(m_photos[30], true));
        QCOMPARE(groupOf(find(), 11), facesOf({11, 14, 23, 30, 31}));
        const QSet<FaceId> rest = facesOf({11, 14, 23, 31});
        m_catalog->addUser(QStringLiteral("Fons"), Role::FaceOperator);
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Fons")));
        QCOMPARE(groupOf(find(), 11), rest);
        VERIFY_OK(m_catalog->reopen());
        VERIFY_OK((*m_catalog)->photos.setRestricted(m_photos[30], false));
    }

    void whoMayNotRecogniseIsTold() {
        m_catalog->addUser(QStringLiteral("Emma"), Role::Editor);
        m_catalog->addUser(QStringLiteral("Faye"), Role::FaceOperator, false);
        for (const char* name : {"Emma", "Faye"}) {
            VERIFY_OK(m_catalog->reopenAs(QLatin1String(name)));
            VERIFY_ERROR(ErrorCode::RoleMissing, groups().find(std::nullopt, {}));
            VERIFY_ERROR(ErrorCode::RoleMissing, groups().scope(std::nullopt));
        }
        VERIFY_OK(m_catalog->reopen());
    }

    void aGroupIsNamedInOneStepAndTakenBackInOne() {
        const UnknownGroups found = find();
        const QList<FaceId> group = groupOf(found, 11).values();
        QCOMPARE(*faces().nameAll(group, m_sofie), int(group.size()));
        QVERIFY(groupOf(find(), 11).isEmpty());
        QCOMPARE(faces().undo()->size(), group.size());
        QCOMPARE(groupOf(find(), 11), facesOf({11, 14, 23, 30, 31}));
    }
};

BK_TEST_MAIN(UnknownGroupServiceTest)
#include "UnknownGroupServiceTest.moc"
