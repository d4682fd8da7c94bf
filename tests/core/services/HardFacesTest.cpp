#include "tests/core/services/ServiceChecks.h"
#include "tests/support/FacePictures.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Photos on which faces are hard to see: whatever is found, none of them counts as one without people before
/// a person has said so.
class HardFacesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_catalog = std::make_unique<TestCatalog>();
        QDir().mkpath(m_catalog->file(QStringLiteral("photos")));
        makePictures();
        QList<FilePath> paths;
        for (auto picture = m_pictures.begin(); picture != m_pictures.end(); ++picture) {
            const QString path = m_catalog->file(QStringLiteral("photos/%1.jpg").arg(picture.key()));
            QBuffer bytes;
            bytes.open(QIODevice::WriteOnly);
            QVERIFY(picture->save(&bytes, "JPEG", 92));
            write(path, bytes.data());
            keepToLookAt(QStringLiteral("hard-%1.jpg").arg(picture.key()), bytes.data());
            paths << FilePath::fromString(path);
        }
        ASSIGN_OK(const ImportSummary imported,
                  (*m_catalog)->imports.import(paths, QStringLiteral("Hard"), {}));
        QCOMPARE(imported.imported, m_pictures.size());
        ASSIGN_OK(const ScanSummary scanned, (*m_catalog)->faces.scan(std::nullopt, {}));
        QCOMPARE(scanned.photos, m_pictures.size());
    }
    void cleanupTestCase() { m_catalog.reset(); }

    void noneIsWithoutPeople_data() {
        QTest::addColumn<QString>("name");
        for (auto picture = m_pictures.begin(); picture != m_pictures.end(); ++picture)
            QTest::addRow("%s", qPrintable(picture.key())) << picture.key();
    }
    void noneIsWithoutPeople() {
        QFETCH(QString, name);
        const PhotoId photo = photoOf(name);
        if (qEnvironmentVariableIsSet("BK_TABLE")) {
            FaceFilter filter;
            filter.photo = photo;
            ASSIGN_OK(const auto views, (*m_catalog)->faces.faces(filter));
            int sure = 0;
            double best = 0;
            for (const FaceView& view : views) {
                sure += view.face.state == FaceState::Unnamed;
                best = std::max(best, view.face.confidence);
            }
            qInfo("| %s | %d | %d | %.2f | %s |", qPrintable(name), sure, int(views.size()) - sure, best,
                  qPrintable(state(*m_catalog, photo)));
        }
        QCOMPARE(state(*m_catalog, photo), QStringLiteral("Unresolved"));
    }

private:
    PhotoId photoOf(const QString& name) {
        return (*m_catalog)
            ->photos
            .findByPath(FilePath::fromString(m_catalog->file(QStringLiteral("photos/%1.jpg").arg(name))))
            .value();
    }

    void makePictures() {
        // One large face, and one of a usual size.
        const Scene large = sceneOf(2);
        const Scene usual = sceneOf(15);
        const auto with = [](Scene scene, auto draw) {
            for (const QRectF& face : scene.faces)
                draw(scene.image, face);
            return scene.image;
        };
        const auto both = [&](const QString& name, auto draw) {
            m_pictures.insert(name + QStringLiteral("-large"), with(large, draw));
            m_pictures.insert(name + QStringLiteral("-usual"), with(usual, draw));
        };
        const auto mask = [](QImage& image, const QRectF& face) { drawMask(image, face); };
        const auto glasses = [](QImage& image, const QRectF& face) { drawSunglasses(image, face); };
        both(QStringLiteral("mask"), mask);
        both(QStringLiteral("sunglasses"), glasses);
        both(QStringLiteral("mask-and-sunglasses"), [&](QImage& image, const QRectF& face) {
            mask(image, face);
            glasses(image, face);
        });
        both(QStringLiteral("three-quarters"),
             [](QImage& image, const QRectF& face) { image = turned(image, face, 0.5); });
        both(QStringLiteral("profile"),
             [](QImage& image, const QRectF& face) { image = turned(image, face, 0.12); });
        // Half of the face is outside the photo.
        both(QStringLiteral("cut-by-the-edge"), [](QImage& image, const QRectF& face) {
            image =
                image.copy(int(face.center().x()), 0, image.width() - int(face.center().x()), image.height());
        });
        both(QStringLiteral("lying"), [](QImage& image, const QRectF&) { image = rotated(image, 90); });
        both(QStringLiteral("upside-down"),
             [](QImage& image, const QRectF&) { image = rotated(image, 180); });
        both(QStringLiteral("leaning"), [](QImage& image, const QRectF&) { image = rotated(image, 40); });
        // Round, broad and lying, with a cap: what can be made of grown-ups.
        both(QStringLiteral("baby"), [](QImage& image, const QRectF& face) {
            QImage head = cutOut(image, face, 1.5);
            head = head.scaled(int(head.width() * 1.25), head.height(), Qt::IgnoreAspectRatio,
                               Qt::SmoothTransformation);
            const QRectF at((head.width() - face.width() * 1.25) / 2, (head.height() - face.height()) / 2,
                            face.width() * 1.25, face.height());
            QPainter painter(&head);
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(240, 235, 225));
            painter.drawChord(partOf(at, -0.1, -0.25, 1.2, 0.9), 0, 180 * 16);
            painter.end();
            image = onAWall(rotated(head, 65), 0.3);
        });
        both(QStringLiteral("poster"),
             [](QImage& image, const QRectF& face) { image = onAWall(cutOut(image, face, 2.2), 0.2); });
        both(QStringLiteral("far-away"), [](QImage& image, const QRectF& face) {
            image = onAWall(cutOut(image, face, 2.2), 40.0 / 960);
        });
        both(QStringLiteral("dark"),
             [](QImage& image, const QRectF&) { image = worsened(image, 0.12, 0, 6); });
        both(QStringLiteral("blurred"), [](QImage& image, const QRectF&) { image = worsened(image, 1, 90); });
        both(QStringLiteral("grainy"),
             [](QImage& image, const QRectF&) { image = worsened(image, 1, 0, 70); });
        m_pictures.insert(QStringLiteral("forty-people"), crowdOf(10, 4, 96));
    }

    QMap<QString, QImage> m_pictures;
    std::unique_ptr<TestCatalog> m_catalog;
};

BK_TEST_MAIN(HardFacesTest)
#include "HardFacesTest.moc"
