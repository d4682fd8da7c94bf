#include "core/faces/FaceMerge.h"
#include "core/services/FaceRescan.h"
#include "core/services/ModelService.h"
#include "core/store/FaceStore.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/FacePictures.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

/// Somebody on a picture and where.
struct Known {
    QString key;
    QPointF centre;
};
struct Collage {
    QImage image;
    QList<Known> people;
};

/// Six scenes together; who is on one of them is another one than who is on the next.
Collage collageOf(const QList<int>& scenes) {
    Collage collage;
    for (int i = 0; i < scenes.size(); ++i) {
        const Scene scene = sceneOf(scenes[i]);
        const QPoint at(i % 3 * 960, i / 3 * 640);
        if (collage.image.isNull()) {
            collage.image = QImage(3 * 960, 2 * 640, QImage::Format_RGB32);
            collage.image.fill(Qt::gray);
        }
        QPainter(&collage.image).drawImage(at, scene.image);
        for (qsizetype face = 0; face < scene.faces.size(); ++face)
            collage.people << Known{QStringLiteral("%1 of %2").arg(scene.persons[face]).arg(scenes[i]),
                                    scene.faces[face].center() + at};
    }
    return collage;
}

/// As other photos of the same: other bytes, other pixels.
Collage variant(Collage collage, int number) {
    switch (number) {
    case 1:
        collage.image = collage.image.mirrored(true, false);
        for (Known& one : collage.people)
            one.centre.setX(collage.image.width() - one.centre.x());
        break;
    case 2:
        collage.image = worsened(collage.image, 0.8, 0);
        break;
    case 3:
        collage.image = worsened(collage.image, 1.15, 0);
        break;
    case 4:
        collage.image = collage.image.copy(8, 6, collage.image.width() - 8, collage.image.height() - 6);
        for (Known& one : collage.people)
            one.centre -= QPointF(8, 6);
        break;
    case 5:
        collage.image = worsened(collage.image, 1, 0, 12);
        break;
    default:
        break;
    }
    return collage;
}

} // namespace

/// Two hundred names, fifty rejections and twenty boxes drawn by hand outlive other models and the way back.
class FacesKeptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_catalog = std::make_unique<TestCatalog>();
        m_catalog->allowRecognition(QStringLiteral("Fair"));
        importPhotos();
        scan();
        decide();
    }
    void cleanupTestCase() {
        QCOMPARE(findings(*m_catalog), QStringList());
        m_catalog.reset();
    }

    void anotherLookByTheSameModels() {
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE photos SET scanned_by = '', compared_with = ''");
        QCOMPARE(scan().photos, m_people.size());
        everyDecisionIsThere();
        QCOMPARE(faceprints(), m_faceprints);
    }

    void otherModelsAndBack() {
        const qint64 before = facesInAll();
        // One that is sure of little, one that sees a face in much, and another way of comparing.
        for (const auto& [id, face, possible] :
             {std::tuple("picky", 0.93, 0.9), std::tuple("eager", 0.25, 0.12)}) {
            install(id, "bk-detector", [&](QJsonObject& card) {
                card.insert(QStringLiteral("thresholds"), QJsonObject{{QStringLiteral("face"), face},
                                                                      {QStringLiteral("possible"), possible},
                                                                      {QStringLiteral("nms_iou"), 0.3}});
            });
        }
        install("other", "bk-embedder", [](QJsonObject&) {});

        VERIFY_OK(models().use(QStringLiteral("picky")));
        QCOMPARE(scan().photos, m_people.size());
        everyDecisionIsThere();
        // What it does not see is still asked about.
        QVERIFY(facesInAll() >= before);
        QVERIFY(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faces WHERE state = 0") > 0);

        ASSIGN_OK(const ModelWork work, models().use(QStringLiteral("other")));
        QCOMPARE(work.faceprints, int(m_faceprints));
        QCOMPARE(faceprints(), 0);
        QCOMPARE(suggestions(), 0);
        everyDecisionIsThere();
        VERIFY_OK(models().use(QStringLiteral("eager")));
        QCOMPARE(scan().photos, m_people.size());
        everyDecisionIsThere();
        QCOMPARE(faceprints(), m_faceprints);

        VERIFY_OK(models().use(QStringLiteral("bk-detector-1")));
        VERIFY_OK(models().use(QStringLiteral("bk-embedder-1")));
        QCOMPARE(scan().photos, m_people.size());
        everyDecisionIsThere();
        QCOMPARE(faceprints(), m_faceprints);
        QCOMPARE(scan().photos, 0);
    }

private:
    FaceService& faces() { return (*m_catalog)->faces; }
    ModelService models() { return ModelService(*(*m_catalog)->session); }
    ScanSummary scan() {
        const auto summary = faces().scan(std::nullopt, {});
        if (!summary || !summary->failed.isEmpty()) qFatal("the scan failed");
        return *summary;
    }
    qint64 faceprints() {
        return countIn(*m_catalog, DatabaseFile::Faces, "SELECT count(*) FROM faceprints");
    }
    qint64 suggestions() {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM faces WHERE suggested_person IS NOT NULL");
    }
    qint64 facesInAll() { return countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faces"); }
    QList<Face> facesOn(const PhotoId& photo) {
        FaceFilter filter;
        filter.photo = photo;
        const auto views = faces().faces(filter);
        if (!views) qFatal("%s", qPrintable(views.error().context));
        QList<Face> all;
        for (const FaceView& view : *views)
            all << view.face;
        return all;
    }

    void importPhotos() {
        QDir().mkpath(m_catalog->file(QStringLiteral("photos")));
        QList<FilePath> paths;
        QList<QList<Known>> people;
        for (const QList<int>& scenes : {QList<int>{0, 4, 16, 12, 36, 39}, QList<int>{8, 19, 22, 24, 29, 31}})
            for (int number = 0; number < 6; ++number) {
                const Collage one = variant(collageOf(scenes), number);
                const QString path =
                    m_catalog->file(QStringLiteral("photos/%1-%2.jpg").arg(scenes.first()).arg(number));
                QVERIFY(one.image.save(path, "JPEG", number == 0 ? 92 : 75));
                paths << FilePath::fromString(path);
                people << one.people;
            }
        VERIFY_OK((*m_catalog)->imports.import(paths, QStringLiteral("Fair"), {}));
        for (qsizetype i = 0; i < paths.size(); ++i)
            m_people << std::pair((*m_catalog)->photos.findByPath(paths[i]).value(), people[i]);
    }

    PersonId person(const QString& key) {
        if (!m_persons.contains(key)) m_persons.insert(key, (*m_catalog)->persons.add(key, std::nullopt)->id);
        return m_persons.value(key);
    }

    void decide() {
        // A few may be recognised; what is rejected is just what would be suggested.
        for (const char* key : {"P004 of 0", "P006 of 0", "P010 of 0"})
            m_catalog->grant(person(QLatin1String(key)), {Purpose::recognition().key()});
        int named = 0;
        int rejected = 0;
        int rest = 0;
        int open = 0;
        for (const auto& [photo, people] : std::as_const(m_people)) {
            for (const Face& face : facesOn(photo)) {
                const auto who = std::find_if(people.begin(), people.end(), [&](const Known& one) {
                    return face.box.contains(one.centre);
                });
                if (who == people.end()) continue;
                if (named < 200 && (named + rejected) % 5 != 4) {
                    VERIFY_OK(faces().name(face.id, person(who->key)));
                    if (++named % 40 == 0) VERIFY_OK(faces().moveBox(face.id, face.box.translated(3, -2)));
                } else if (rejected < 50) {
                    VERIFY_OK(faces().reject(face.id, person(who->key)));
                    ++rejected;
                } else if (++rest % 3 == 0) {
                    VERIFY_OK(faces().bystander(face.id, QStringLiteral("in the distance")));
                } else if (rest % 3 == 1) {
                    ++open;
                } else {
                    VERIFY_OK(faces().notAFace(face.id, QStringLiteral("badly cut")));
                    if (drawn() < 5) drawAround(face);
                }
            }
        }
        QCOMPARE(named, 200);
        QCOMPARE(rejected, 50);
        while (drawn() < 20)
            drawBeside(m_people[m_drawn.size() % m_people.size()].first);
        scan();
        m_faceprints = faceprints();
        QVERIFY(m_faceprints > 3);
        m_before = decisions();
        QCOMPARE(m_before.size(), 200 + 50 + rest - open + 20);
        QVERIFY(open > 3);
        everyDecisionIsThere();
    }

    qsizetype drawn() const { return m_drawn.size(); }
    void drawAround(const Face& face) {
        const QRectF wide = face.box.adjusted(-20, -25, 20, 15);
        m_drawn << faces().add(face.photo, wide, std::nullopt).value();
    }
    /// Where nothing was found.
    void drawBeside(const PhotoId& photo) {
        const auto known = facesOn(photo);
        for (int y = 10; y < 1200; y += 40)
            for (int x = 10; x < 2700; x += 40) {
                const QRectF box(x, y, 70, 80);
                if (std::any_of(known.begin(), known.end(),
                                [&](const Face& face) { return face.box.intersects(box); }))
                    continue;
                m_drawn << faces().add(photo, box, std::nullopt).value();
                return;
            }
    }

    void install(const char* id, const char* builtIn, const std::function<void(QJsonObject&)>& edit) {
        const QString from = QStringLiteral(":/models/%1/").arg(QLatin1String(builtIn));
        QJsonObject card = QJsonDocument::fromJson(contentOf(from + QStringLiteral("card.json"))).object();
        const QString network = m_catalog->file(QStringLiteral("%1.onnx").arg(QLatin1String(id)));
        write(network, contentOf(from + card[QStringLiteral("file")].toString()));
        card.insert(QStringLiteral("id"), QLatin1String(id));
        card.insert(QStringLiteral("file"), QStringLiteral("%1.onnx").arg(QLatin1String(id)));
        edit(card);
        write(m_catalog->file(QStringLiteral("%1.card.json").arg(QLatin1String(id))),
              QJsonDocument(card).toJson());
        VERIFY_OK(models().install(FilePath::fromString(network)));
    }

    /// What people said and where they drew it, by face.
    QMap<FaceId, QString> decisions() {
        QMap<FaceId, QString> all;
        for (const auto& [photo, people] : std::as_const(m_people)) {
            const auto read = (*m_catalog)->session->catalog().read([&](Connection& connection) -> Status {
                FaceStore store(connection);
                BK_ASSIGN(const auto answered, store.answered(photo));
                BK_ASSIGN(const auto known, store.ofPhoto(photo));
                for (const Face& face : known) {
                    if (!answered.contains(face.id)) continue;
                    BK_ASSIGN(const auto rejections, store.rejected(face.id));
                    QStringList rejectedAs;
                    for (const PersonId& one : rejections)
                        rejectedAs << one.toString();
                    rejectedAs.sort();
                    all.insert(face.id, QStringLiteral("%1 %2,%3 %4x%5 %6 %7 %8 not %9")
                                                .arg(face.photo.toString())
                                                .arg(face.box.x())
                                                .arg(face.box.y())
                                                .arg(face.box.width())
                                                .arg(face.box.height())
                                                .arg(int(face.state))
                                                .arg(face.person ? face.person->toString() : QString(),
                                                     face.reason, rejectedAs.join(QLatin1Char('+'))) +
                                            (face.origin == FaceOrigin::Manual ? QStringLiteral(" drawn")
                                                                               : QString()));
                }
                return {};
            });
            if (!read) qFatal("%s", qPrintable(read.error().context));
        }
        return all;
    }

    void everyDecisionIsThere() {
        const auto now = decisions();
        QCOMPARE(now.size(), m_before.size());
        for (auto one = m_before.begin(); one != m_before.end(); ++one)
            QCOMPARE(now.value(one.key()), one.value());
        for (const auto& [photo, people] : std::as_const(m_people)) {
            const auto all = facesOn(photo);
            for (qsizetype i = 0; i < all.size(); ++i) {
                // Nobody is suggested who was rejected.
                const QString said = now.value(all[i].id);
                if (all[i].suggestion) QVERIFY(!said.contains(all[i].suggestion->person.toString()));
                // None is there twice: an open face where somebody has answered. Boxes of two people that
                // overlap a little are none, and who drew a box around a bad one has both.
                for (qsizetype k = 0; k < i; ++k) {
                    const bool bothAnswered = now.contains(all[i].id) && now.contains(all[k].id);
                    if (!bothAnswered)
                        QVERIFY2(intersectionOverUnion(all[i].box, all[k].box) < 0.5,
                                 qPrintable(now.value(all[i].id) + now.value(all[k].id)));
                }
            }
        }
    }

    std::unique_ptr<TestCatalog> m_catalog;
    QList<std::pair<PhotoId, QList<Known>>> m_people;
    QHash<QString, PersonId> m_persons;
    QList<FaceId> m_drawn;
    QMap<FaceId, QString> m_before;
    qint64 m_faceprints = 0;
};

BK_TEST_MAIN(FacesKeptTest)
#include "FacesKeptTest.moc"
