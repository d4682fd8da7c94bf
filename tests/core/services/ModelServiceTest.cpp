#include "core/services/FaceEngines.h"
#include "core/store/FaceModelStore.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/RandomDlibNetwork.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

#include <csignal>

#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

const QString builtInEmbedder = QStringLiteral("bk-embedder-1");
const QString builtInDetector = QStringLiteral("bk-detector-1");
const QString tiny = QStringLiteral("tiny-1");
const QString otherDetector = QStringLiteral("detector-2");

} // namespace

/// Face models that are installed, chosen and removed, and what becomes of what the model before made.
class ModelServiceTest : public QObject, private FaceFixture {
    Q_OBJECT

    ModelService& models() { return (*m_catalog)->models; }
    QList<FaceModelView> views() {
        const auto listed = models().list();
        if (!listed) qFatal("%s", qPrintable(listed.error().context));
        return *listed;
    }
    QString folder() { return m_catalog->file(QStringLiteral("packs")); }
    FilePath pack(const QJsonObject& card, const QByteArray& network) {
        QDir().mkpath(folder());
        return FilePath::fromString(writePack(folder(), card, network));
    }
    FilePath tinyPack(const QString& id = tiny, const QByteArray& remark = {}) {
        const QByteArray network = remark.isEmpty() ? tinyNetwork(112) : remarked(tinyNetwork(112), remark);
        return pack(tinyCard(id, 112, network), network);
    }
    FilePath detectorPack() {
        const QByteArray network = remarked(builtInNetwork(QStringLiteral("bk-detector")), "another");
        return pack(cardLike(QStringLiteral("bk-detector"), otherDetector, network), network);
    }
    FilePath fileOf(const QString& id) {
        for (const FaceModelView& view : views())
            if (view.card.id == id) return FaceModelStore::fileOf(m_catalog->path(), view.card.sha256);
        qFatal("no model");
    }
    QStringList stored() {
        return QDir(m_catalog->folder() + QStringLiteral("/models")).entryList(QDir::Files);
    }
    QString inUse(ModelKind kind) {
        for (const FaceModelView& view : views())
            if (view.card.kind == kind && view.inUse) return view.card.id;
        return {};
    }
    qint64 faceprintsOf(const QString& model) {
        return countIn(*m_catalog, DatabaseFile::Faces,
                       "SELECT count(*) FROM faceprints WHERE model = '" + model.toUtf8() + "'");
    }
    qint64 listed() {
        return countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faceprint_list");
    }
    QList<Faceprint> usable() { return *FaceprintKeeper(*(*m_catalog)->session).load(); }
    void clear() {
        QVERIFY(models().use(builtInEmbedder));
        QVERIFY(models().use(builtInDetector));
        for (const FaceModelView& view : views())
            if (!view.builtIn) VERIFY_OK(models().remove(view.card.id));
        QCOMPARE(stored(), QStringList());
    }
    /// Of this program, that run face models.
    static QList<pid_t> networkProcesses() {
        QList<pid_t> processes;
        for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            QFile file(QStringLiteral("/proc/%1/stat").arg(name));
            if (name.toInt() == 0 || !file.open(QIODevice::ReadOnly)) continue;
            const QByteArray stat = file.readAll();
            const QByteArrayList rest = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
            if (stat.contains("(beeldkluis-netw") && rest.value(0) != "Z" &&
                rest.value(1).toInt() == getpid())
                processes << name.toInt();
        }
        return processes;
    }
    /// What a person decided, to be compared: names, rejections, boxes drawn.
    QList<qint64> decisions() {
        QList<qint64> counts;
        for (const char* sql :
             {"SELECT count(*) FROM faces WHERE state = 2", "SELECT count(*) FROM face_rejections",
              "SELECT count(*) FROM faces WHERE origin = 1", "SELECT count(*) FROM faces"})
            counts << countIn(*m_catalog, DatabaseFile::Catalog, sql);
        return counts;
    }

private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
    }
    void init() { begin(); }
    void cleanup() {
        VERIFY_OK(m_catalog->reopenAs({}));
        clear();
        end();
    }
    void cleanupTestCase() { m_catalog.reset(); }

    void theBuiltInOnesAreInUse() {
        const auto all = views();
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].card.id, builtInDetector);
        QCOMPARE(all[1].card.id, builtInEmbedder);
        for (const FaceModelView& view : all) {
            QVERIFY(view.builtIn && view.inUse);
            QCOMPARE(view.trouble, QString());
            QVERIFY(!view.addedAt && view.addedBy.isEmpty());
        }
        VERIFY_ERROR(ErrorCode::InvalidArgument, models().remove(builtInEmbedder));
        VERIFY_ERROR(ErrorCode::NotFound, models().remove(tiny));
        VERIFY_ERROR(ErrorCode::NotFound, models().use(tiny));
    }

    void installedUsedAndRemoved() {
        ASSIGN_OK(const FaceModelView installed, models().install(tinyPack()));
        QCOMPARE(installed.card.id, tiny);
        QVERIFY(!installed.builtIn && !installed.inUse && installed.addedAt);
        QCOMPARE(installed.addedBy, (*m_catalog)->session->userName());
        QCOMPARE(stored(), QStringList{QString::fromLatin1(installed.card.sha256.toHex())});
        QCOMPARE(inUse(ModelKind::Embedder), builtInEmbedder);
        VERIFY_ERROR(ErrorCode::Exists, models().install(tinyPack()));
        VERIFY_ERROR(
            ErrorCode::Exists,
            models().install(pack(tinyCard(builtInEmbedder, 112, tinyNetwork(112)), tinyNetwork(112))));
        const qint64 before = logged("model.use");
        VERIFY_OK(models().use(tiny));
        QCOMPARE(inUse(ModelKind::Embedder), tiny);
        QCOMPARE(logged("model.use"), before + 1);
        VERIFY_OK(models().use(tiny));
        QCOMPARE(logged("model.use"), before + 1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, models().remove(tiny));
        // It is still in use when the catalog is opened again.
        VERIFY_OK(m_catalog->reopenAs({}));
        QCOMPARE(inUse(ModelKind::Embedder), tiny);
        VERIFY_OK(models().use(builtInEmbedder));
        VERIFY_OK(models().remove(tiny));
        QCOMPARE(models().list()->size(), 2);
        QCOMPARE(stored(), QStringList());
        QCOMPARE(logged("model.install"), 1);
        QCOMPARE(logged("model.remove"), 1);
    }

    void twoModelsMayShareAFile() {
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().install(tinyPack(QStringLiteral("tiny-2"))));
        QCOMPARE(stored().size(), 1);
        VERIFY_OK(models().remove(tiny));
        QCOMPARE(stored().size(), 1);
        VERIFY_OK(models().use(QStringLiteral("tiny-2")));
    }

    void anotherEmbedderMakesFaceprintsAnewAndNothingElse() {
        recogniseSofie();
        VERIFY_OK(faces().reject(faceOf(30), m_sofie));
        VERIFY_OK(faces().add(m_photos[23], QRectF(5, 5, 60, 60), m_sofie));
        QCOMPARE(faceprintsOf(builtInEmbedder), faceprints());
        const qint64 had = faceprints();
        QVERIFY(had >= 2 && suggestions() > 0);
        const auto decided = decisions();

        VERIFY_OK(models().install(tinyPack()));
        ASSIGN_OK(const ModelWork left, models().use(tiny));
        QCOMPARE(left.faceprints, static_cast<int>(had));
        QCOMPARE(left.photos, 0);
        QCOMPARE(faceprints(), 0);
        QCOMPARE(listed(), 0);
        QCOMPARE(suggestions(), 0);
        QCOMPARE(decisions(), decided);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM photos WHERE compared_with <> ''"),
                 0);
        QVERIFY(hasKey(m_sofie));

        QCOMPARE(*models().makeFaceprints({}), static_cast<int>(had));
        QCOMPARE(faceprintsOf(tiny), had);
        QCOMPARE(faceprints(), had);
        QVERIFY(models().work()->nothing());
        for (const Faceprint& one : usable())
            QCOMPARE(one.numbers.size(), std::size_t(3));
        VERIFY_OK(faces().scan(std::nullopt, {}));
        QCOMPARE(decisions(), decided);

        VERIFY_OK(models().use(builtInEmbedder));
        QCOMPARE(faceprints(), 0);
        // A scan makes them, too.
        VERIFY_OK(faces().scan(std::nullopt, {}));
        QCOMPARE(faceprintsOf(builtInEmbedder), had);
        QCOMPARE(decisions(), decided);
        QCOMPARE(suggestedOn(faceOf(31)), std::optional(m_sofie));
        QVERIFY(!suggestedOn(faceOf(30)));
    }

    void stoppedAndGoneOnWith() {
        recogniseSofie();
        for (const int scene : {23, 30, 31})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        const qint64 had = faceprints();
        QCOMPARE(had, 5);
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().use(tiny));
        std::stop_source stop;
        ASSIGN_OK(const int some, models().makeFaceprints({[&](const Progress& progress) {
                                                               QCOMPARE(progress.total, 5);
                                                               stop.request_stop();
                                                           },
                                                           stop.get_token()}));
        QVERIFY(some > 0 && some < had);
        QCOMPARE(faceprintsOf(tiny), some);
        QCOMPARE(models().work()->faceprints, static_cast<int>(had) - some);
        // As after a kill: the next session goes on.
        VERIFY_OK(m_catalog->reopenAs({}));
        QCOMPARE(*models().makeFaceprints({}), static_cast<int>(had) - some);
        QCOMPARE(faceprintsOf(tiny), had);
        QCOMPARE(*models().makeFaceprints({}), 0);
    }

    void anotherModelIsChosenWhileFaceprintsAreMade() {
        recogniseSofie();
        for (const int scene : {23, 30, 31})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().use(tiny));
        bool changed = false;
        const JobControl control{[&](const Progress&) {
                                     if (!std::exchange(changed, true))
                                         QVERIFY(models().use(builtInEmbedder));
                                 },
                                 {}};
        VERIFY_OK(models().makeFaceprints(control));
        QVERIFY(changed);
        QCOMPARE(faceprintsOf(tiny), 0);
        QCOMPARE(faceprints(), listed());
        VERIFY_OK(models().makeFaceprints({}));
        QCOMPARE(faceprintsOf(builtInEmbedder), 5);
        QCOMPARE(faceprints(), 5);
    }

    void noModelIsChangedUnderWhoeverHoldsIt() {
        FaceEngines& engines = (*m_catalog)->session->engines();
        {
            const FaceEngines::Hold one = engines.hold();
            const FaceEngines::Hold two = engines.hold();
            QVERIFY(!engines.beginChange(std::chrono::milliseconds(0)));
        }
        const ModelRegistry* const before = *engines.registry();
        {
            const auto change = engines.beginChange(std::chrono::milliseconds(0));
            QVERIFY(change);
            QVERIFY(!engines.beginChange(std::chrono::milliseconds(0)));
        }
        QVERIFY(engines.beginChange(std::chrono::milliseconds(0)));
        QVERIFY(*engines.registry() != before);
        // What was asked for before is still there, with its model.
        QCOMPARE(before->embedderCard().id, builtInEmbedder);
        QVERIFY(engines.withEmbedder(*before, [](FaceEmbedder&) { return Status(); }));
    }

    void aScanEndsWithTheModelsItBeganWith() {
        forgetScans();
        FaceEngines& engines = (*m_catalog)->session->engines();
        std::atomic<int> asked = 0;
        std::atomic<int> changed = 0;
        const JobControl control{[&](const Progress&) {
                                     ++asked;
                                     if (engines.beginChange(std::chrono::milliseconds(0))) ++changed;
                                 },
                                 {}};
        VERIFY_OK(faces().scan(std::nullopt, control));
        QVERIFY(asked > 0);
        QCOMPARE(changed, 0);
        QVERIFY(engines.beginChange(std::chrono::milliseconds(0)));
    }

    void dlibsNetworkNeedsNoCard() {
        recogniseSofie();
        const qint64 had = faceprints();
        QDir().mkpath(folder());
        const QString file = folder() + QStringLiteral("/dlib_face_recognition_resnet_model_v1.dat");
        write(file, randomDlibNetwork());
        ASSIGN_OK(const FaceModelView installed, models().install(FilePath::fromString(file)));
        QVERIFY(installed.card.engine == ModelEngine::DlibResnet);
        VERIFY_OK(models().use(installed.card.id));
        QCOMPARE(*models().makeFaceprints({}), static_cast<int>(had));
        const auto all = usable();
        QCOMPARE(all.size(), had);
        for (const Faceprint& one : all)
            QCOMPARE(one.numbers.size(), std::size_t(128));
        VERIFY_OK(faces().scan(std::nullopt, {}));
    }

    void faceprintsOfAnotherModelGo() {
        recogniseSofie();
        QCOMPARE(faceprints(), 2);
        // As an older file beside a newer catalog would have them.
        change(*m_catalog, DatabaseFile::Faces, "UPDATE faceprints SET model = 'gone-1'");
        QCOMPARE(usable().size(), 0);
        QCOMPARE(findings(*m_catalog).size(), 2);
        QVERIFY(findings(*m_catalog).first().contains(QStringLiteral("of a face model that is not in use")));
        VERIFY_OK(m_catalog->reopenAs({}));
        VERIFY_OK(faces().scan(std::nullopt, {}));
        QCOMPARE(faceprintsOf(builtInEmbedder), 2);
        QCOMPARE(faceprints(), 2);
        QCOMPARE(usable().size(), 2);
    }

    void anotherDetectorLooksAtEveryPhotoAgain() {
        recogniseSofie();
        const auto decided = decisions();
        const qint64 had = faceprints();
        VERIFY_OK(models().install(detectorPack()));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("NoPeople"));
        ASSIGN_OK(const ModelWork left, models().use(otherDetector));
        QCOMPARE(left.photos, m_photos.size());
        // "No people" was the word of the one that is not used any more.
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("Unreviewed"));
        QCOMPARE(state(*m_catalog, m_photos[11]), state(*m_catalog, m_photos[14]));
        QCOMPARE(left.faceprints, 0);
        QCOMPARE(faceprints(), had);
        ASSIGN_OK(const ScanSummary again, faces().scan(std::nullopt, {}));
        QCOMPARE(again.photos, m_photos.size());
        QCOMPARE(decisions(), decided);
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("NoPeople"));
        QVERIFY(models().work()->nothing());
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM photos WHERE scanned_by = 'detector-2'"),
                 m_photos.size());
        VERIFY_OK(models().use(builtInDetector));
        VERIFY_OK(faces().scan(std::nullopt, {}));
        QCOMPARE(decisions(), decided);
    }

    void aMissingOrDamagedFileStopsOnlyWhatNeedsIt_data() {
        QTest::addColumn<bool>("missing");
        QTest::newRow("missing") << true;
        QTest::newRow("damaged") << false;
    }
    void aMissingOrDamagedFileStopsOnlyWhatNeedsIt() {
        QFETCH(bool, missing);
        recogniseSofie();
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().install(detectorPack()));
        VERIFY_OK(models().use(tiny));
        VERIFY_OK(models().use(otherDetector));
        for (const QString& id : {tiny, otherDetector}) {
            const QString file = QString::fromUtf8(fileOf(id).bytes());
            if (missing)
                QVERIFY(QFile::remove(file));
            else
                write(file, "something else");
        }
        VERIFY_OK(m_catalog->reopenAs({}));
        for (const FaceModelView& view : views())
            QCOMPARE(view.trouble.isEmpty(), view.builtIn);
        QCOMPARE(findings(*m_catalog).size(), 2);
        QVERIFY(findings(*m_catalog)
                    .first()
                    .contains(missing ? QStringLiteral("is missing") : QStringLiteral("is not the one")));
        // Names, boxes and lists go on.
        VERIFY_OK(faces().name(faceOf(23), m_sofie));
        VERIFY_OK(faces().unname(faceOf(23)));
        ASSIGN_OK(const FaceId drawn, faces().add(m_photos[23], QRectF(5, 5, 60, 60), m_sofie));
        VERIFY_OK(faces().moveBox(drawn, QRectF(9, 9, 60, 60)));
        VERIFY_OK((*m_catalog)->persons.summary(m_sofie));
        // Whoever looks for faces or compares them is told why not.
        VERIFY_ERROR(ErrorCode::Damaged, faces().scan(std::nullopt, {}));
        VERIFY_ERROR(ErrorCode::Damaged, models().makeFaceprints({}));
        QVERIFY(faces().scan(std::nullopt, {}).error().context.contains(otherDetector));
        QVERIFY(models().makeFaceprints({}).error().context.contains(tiny));
        VERIFY_ERROR(ErrorCode::Damaged, faces().candidates(faceOf(23), 3));
        VERIFY_ERROR(ErrorCode::Damaged, (*m_catalog)->groups.scope({}));
        // With a finder there are boxes, and the comparison says why there is no suggestion.
        VERIFY_OK(models().use(builtInDetector));
        VERIFY_ERROR(ErrorCode::Damaged, faces().scan(std::nullopt, {}));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM photos WHERE scanned_by = 'bk-detector-1'"),
                 m_photos.size());
        VERIFY_ERROR(ErrorCode::Damaged, models().use(otherDetector));
        VERIFY_OK(models().use(builtInEmbedder));
        VERIFY_OK(models().makeFaceprints({}));
        QVERIFY(faceprintsOf(builtInEmbedder) >= 2);
    }

    void aModelThatIsNoLongerThereIsTold() {
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().use(tiny));
        change(*m_catalog, DatabaseFile::Catalog, "DELETE FROM face_models");
        VERIFY_OK(m_catalog->reopenAs({}));
        const FaceModelView gone = views().last();
        QCOMPARE(gone.card.id, tiny);
        QVERIFY(gone.inUse && !gone.trouble.isEmpty());
        QCOMPARE(findings(*m_catalog).size(), 1);
        recognition(Decision::Granted, 10);
        VERIFY_OK(faces().name(faceOf(11), m_sofie));
        QCOMPARE(faceprints(), 0);
        VERIFY_ERROR(ErrorCode::Damaged, models().makeFaceprints({}));
        // Also where there is no faceprint to compare with.
        VERIFY_ERROR(ErrorCode::Damaged, faces().candidates(faceOf(23), 3));
        // What was left behind goes with the next change.
        VERIFY_OK(models().use(builtInEmbedder));
        VERIFY_OK(models().install(tinyPack()));
        QCOMPARE(stored().size(), 1);
    }

    void aModelThatWasRemovedMeanwhileIsNotChosen_data() {
        QTest::addColumn<QString>("id");
        QTest::newRow("embedder") << tiny;
        QTest::newRow("detector") << otherDetector;
    }
    void aModelThatWasRemovedMeanwhileIsNotChosen() {
        QFETCH(QString, id);
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().install(detectorPack()));
        // Its file and what this session knows of it are still there.
        change(*m_catalog, DatabaseFile::Catalog, "DELETE FROM face_models");
        VERIFY_ERROR(ErrorCode::NotFound, models().use(id));
        VERIFY_OK(m_catalog->reopenAs({}));
        QCOMPARE(inUse(ModelKind::Embedder), builtInEmbedder);
        QCOMPARE(inUse(ModelKind::Detector), builtInDetector);
        // What was left behind goes with the next change.
        VERIFY_OK(models().install(tinyPack()));
        QCOMPARE(stored().size(), 1);
    }

    void whatDoesNotDoWhatItsCardSaysIsRefused_data() {
        QTest::addColumn<QJsonObject>("card");
        QTest::addColumn<QByteArray>("network");
        const QByteArray real = builtInNetwork(QStringLiteral("bk-embedder"));
        QJsonObject lies = cardLike(QStringLiteral("bk-embedder"), QStringLiteral("liar"), real);
        lies[QStringLiteral("output")] = QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 128}}};
        QTest::newRow("another number of numbers") << lies << real;
        const QByteArray detector = builtInNetwork(QStringLiteral("bk-detector"));
        QTest::newRow("a detector as an embedder")
            << cardLike(QStringLiteral("bk-embedder"), QStringLiteral("liar"), detector) << detector;
        QTest::newRow("an embedder as a detector")
            << cardLike(QStringLiteral("bk-detector"), QStringLiteral("liar"), real) << real;
        const auto network = [](const char* name, const QByteArray& bytes) {
            QTest::newRow(name) << tinyCard(QStringLiteral("liar"), 112, bytes) << bytes;
        };
        network("infinite numbers", tinyNetwork(112, {"Exp"}));
        network("always the same", tinyNetwork(112, {"Sigmoid"}));
        network("an unknown operation", tinyNetwork(112, {"Frobnicate"}));
        network("cut short", tinyNetwork(112).left(60));
        network("empty", QByteArray());
        network("words", "this is no network");
        network("zeros", QByteArray(4096, '\0'));
    }
    void whatDoesNotDoWhatItsCardSaysIsRefused() {
        QFETCH(QJsonObject, card);
        QFETCH(QByteArray, network);
        VERIFY_ERROR(ErrorCode::Damaged, models().install(pack(card, network)));
        QCOMPARE(models().list()->size(), 2);
        QCOMPARE(stored(), QStringList());
    }

    void theFileAndItsCardMustFit() {
        const FilePath file = tinyPack();
        const QString card = folder() + QStringLiteral("/tiny-1.card.json");
        write(QString::fromUtf8(file.bytes()), remarked(tinyNetwork(112), "other"));
        const auto other = models().install(file);
        VERIFY_ERROR(ErrorCode::Damaged, other);
        QVERIFY(other.error().context.contains(QStringLiteral("SHA-256")));

        (void)tinyPack();
        QVERIFY(QFile::rename(card, folder() + QStringLiteral("/card.json")));
        VERIFY_OK(models().install(file));
        VERIFY_OK(models().remove(tiny));
        QVERIFY(QFile::remove(folder() + QStringLiteral("/card.json")));
        const auto none = models().install(file);
        VERIFY_ERROR(ErrorCode::NotFound, none);
        for (const char* word : {"tiny-1.card.json", "card.json", "sha256", "licence", "alignment"})
            QVERIFY2(none.error().context.contains(QLatin1String(word)), word);
        VERIFY_ERROR(ErrorCode::NotFound, models().install(file.parent().child("nothing.onnx")));
        VERIFY_ERROR(ErrorCode::Disk, models().install(file.parent()));
    }

    void nothingIsLeftWhereTheFileCannotBeKept() {
        // A folder where the network would be written: as a full disk, it fails after the trial.
        const QByteArray network = tinyNetwork(112);
        const QString name =
            QString::fromLatin1(QCryptographicHash::hash(network, QCryptographicHash::Sha256).toHex());
        const QString place = m_catalog->folder() + QStringLiteral("/models/") + name;
        QVERIFY(QDir().mkpath(place));
        VERIFY_ERROR(ErrorCode::Disk, models().install(tinyPack()));
        QCOMPARE(models().list()->size(), 2);
        QCOMPARE(stored(), QStringList());
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM face_models"), 0);
        QVERIFY(QDir().rmdir(place));
        VERIFY_OK(models().install(tinyPack()));
    }

    void oneWhoseProcessEndedIsStartedAnew() {
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().use(tiny));
        QImage chip(112, 112, QImage::Format_RGB32);
        chip.fill(Qt::gray);
        const auto ask = [&] {
            return (*m_catalog)->session->engines().withEmbedder([&](FaceEmbedder& embedder) {
                return embedder.embed({chip});
            });
        };
        VERIFY_OK(ask());
        const QList<pid_t> processes = networkProcesses();
        QCOMPARE(processes.size(), 1);
        VERIFY_OK(ask());
        QCOMPARE(networkProcesses(), processes);
        QCOMPARE(kill(processes.first(), SIGKILL), 0);
        VERIFY_ERROR(ErrorCode::Damaged, ask());
        VERIFY_OK(ask());
        // None is left when the models are not needed any more; the built-in ones need none.
        VERIFY_OK(models().use(builtInEmbedder));
        QCOMPARE(networkProcesses(), QList<pid_t>());
        VERIFY_OK(ask());
        QCOMPARE(networkProcesses(), QList<pid_t>());
    }

    void aRunOutlivesTheProcessOfItsModel() {
        VERIFY_OK(models().install(tinyPack()));
        VERIFY_OK(models().use(tiny));
        recogniseSofie();
        QVERIFY(faceprints() > 0);
        const QList<pid_t> processes = networkProcesses();
        QVERIFY(!processes.isEmpty());
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE photos SET compared_with = ''");
        QCOMPARE(kill(processes.first(), SIGKILL), 0);
        ASSIGN_OK(const ScanSummary summary, faces().scan(std::nullopt, {}));
        QVERIFY(summary.failed.isEmpty());
    }

    void withoutTheProgramThatRunsThemNothingIsInstalled() {
        qputenv("BK_NETWORK", "/nonexistent/network");
        const auto installed = models().install(tinyPack());
        qunsetenv("BK_NETWORK");
        VERIFY_ERROR(ErrorCode::NotAvailable, installed);
        QCOMPARE(models().list()->size(), 2);
        QCOMPARE(stored(), QStringList());
    }

    void aFileThatIsTooLargeIsNotRead() {
        QDir().mkpath(folder());
        QFile file(folder() + QStringLiteral("/huge.onnx"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(ModelRegistry::largestFile + 1));
        VERIFY_ERROR(ErrorCode::TooLarge, models().install(FilePath::fromString(file.fileName())));
        QVERIFY(file.remove());
    }

    void anAdministratorWhoMayNotRecogniseCanChange() {
        recogniseSofie();
        VERIFY_OK(models().install(tinyPack()));
        if (!m_catalog->reopenAs(QStringLiteral("Boss"))) {
            VERIFY_OK(m_catalog->reopenAs({}));
            m_catalog->addUser(QStringLiteral("Boss"), Role::Administrator, false);
            VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Boss")));
        }
        QVERIFY(!(*m_catalog)->session->may(Right::Recognise));
        ASSIGN_OK(const ModelWork left, models().use(tiny));
        QCOMPARE(left.faceprints, 2);
        QCOMPARE(listed(), 0);
        VERIFY_ERROR(ErrorCode::RoleMissing, models().makeFaceprints({}));
        VERIFY_OK(m_catalog->reopenAs({}));
        QCOMPARE(faceprints(), 0);
        (*m_catalog)->greetDay();
        QCOMPARE(faceprintsOf(tiny), 2);
    }
};

BK_TEST_MAIN(ModelServiceTest)
#include "ModelServiceTest.moc"
