#include "tests/bench/window/WindowActs.h"

#include "core/services/CatalogService.h"
#include "core/services/Services.h"
#include "core/services/UserService.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "tests/support/FacePictures.h"
#include "ui/library/LibraryPage.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/ReviewPage.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/PhotoCanvas.h"
#include "ui/viewer/ViewerPage.h"
#include "ui/widgets/PhotoGridModel.h"

#include <QTemporaryDir>

namespace bk::bench {
namespace {

using ui::Shell;

constexpr int columns = 20;
constexpr int lines = 10;
constexpr int side = 150; // pixels of a person

Result<std::unique_ptr<Session>> makeCatalog(const QTemporaryDir& folder, int photos) {
    const QImage crowd = test::crowdOf(columns, lines, side);
    QList<FilePath> paths;
    for (int i = 0; i < photos; ++i) {
        const QString path = folder.filePath(QStringLiteral("crowd-%1.jpg").arg(i));
        if (!test::worsened(crowd, 1 - 0.02 * (i % 20), 0).save(path, "JPEG", 90))
            return fail(ErrorCode::Disk, QStringLiteral("a photo could not be written"));
        paths << FilePath::fromString(path);
    }
    NewCatalog wanted;
    wanted.folder = FilePath::fromString(folder.filePath(QStringLiteral("Crowds.beeldkluis")));
    wanted.organisation = QStringLiteral("Made-up Museum");
    wanted.administrator = QStringLiteral("Ilse");
    wanted.passphrase = QStringLiteral("made up and measured");
    wanted.cost = KdfCost::floor();
    BK_ASSIGN(
        auto created,
        CatalogService(std::make_shared<SystemClock>(), std::make_shared<RandomIdSource>()).create(wanted));
    BK_TRY(UserService(*created.session).confirmRecoveryKey());
    CollectionChange policy;
    policy.recognition = true;
    policy.legalBasis = QStringLiteral("Consent");
    policy.dpia = QStringLiteral("DPIA 1");
    BK_TRY(CollectionService(*created.session).set(QStringLiteral("Fair"), policy));
    BK_TRY(ImportService(*created.session).import(paths, QStringLiteral("Fair"), {}));
    return std::move(created.session);
}

class CrowdActs {
public:
    explicit CrowdActs(WindowDriver& driver) : m_driver(driver) {}

    void all() {
        whileScanning();
        viewer();
        review();
        nameSome();
        people();
        batch();
        unknownPeople();
    }

private:
    ui::Workspace& workspace() { return m_driver.shell().workspace(); }
    const QList<PhotoId>& photos() { return m_driver.shell().library().model().ids(); }
    ui::ViewerPage* viewerPage() { return qobject_cast<ui::ViewerPage*>(m_driver.shell().currentPage()); }

    void openPhoto(const PhotoId& photo) {
        m_driver.post([&] { Q_EMIT workspace().photoWanted(photo, photos()); });
    }

    template <class Work>
    void onPool(Work work) {
        bool done = false;
        workspace().ask(&workspace(), std::move(work), [&](const Status& status) {
            if (!status) std::fprintf(stderr, "%s\n", qPrintable(status.error().context));
            done = true;
        });
        m_driver.spinUntil([&] { return done; });
    }

    void whileScanning() {
        m_driver.act(QStringLiteral("a scan, and nothing else"), [this] {
            m_driver.post([this] { Q_EMIT workspace().scanWanted(std::nullopt); });
            m_driver.spin(1500);
        });
        m_driver.act(QStringLiteral("the same, and the viewer leafs"), [this] {
            openPhoto(photos().first());
            m_driver.spin(1000);
            for (int i = 0; i < 10; ++i) {
                m_driver.key(viewerPage(), i < 5 ? Qt::Key_Right : Qt::Key_Left);
                m_driver.spin(300);
            }
        });
        m_driver.act(QStringLiteral("the same, and pages are visited"), [this] {
            for (const Shell::Room room :
                 {Shell::Room::Review, Shell::Room::People, Shell::Room::Today, Shell::Room::Library})
                m_driver.visit(room);
        });
        m_driver.act(QStringLiteral("the same, to its end"), [this] {
            m_driver.spinUntil([this] { return !workspace().jobRunning(); });
            m_driver.spin(500);
        });
    }

    void viewer() {
        m_driver.act(QStringLiteral("viewer: two hundred boxes, opened anew"), [this] {
            openPhoto(photos().first());
            m_driver.spin(1500);
            m_driver.key(viewerPage(), Qt::Key_Right);
            m_driver.spin(1500);
        });
        m_driver.act(QStringLiteral("viewer: the pointer over the boxes"), [this] {
            ui::PhotoCanvas* const canvas = viewerPage()->canvas();
            for (int x = 20; x < canvas->width() - 20; x += 7) {
                m_driver.moveTo(canvas, {x, canvas->height() / 2 + x % 90}, false);
                m_driver.spin(8);
            }
        });
        m_driver.act(QStringLiteral("viewer: next unnamed, zoom and move"), [this] {
            for (int i = 0; i < 20; ++i) {
                m_driver.key(viewerPage(), Qt::Key_N, Qt::NoModifier, QStringLiteral("n"));
                m_driver.spin(30);
            }
            for (const int notch : {1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1}) {
                m_driver.wheel(viewerPage()->canvas(), notch);
                m_driver.spin(60);
            }
            m_driver.spin(500);
        });
        m_driver.act(QStringLiteral("viewer: a box is drawn"), [this] {
            ui::PhotoCanvas* const canvas = viewerPage()->canvas();
            const QPoint from(canvas->width() / 2, canvas->height() / 2);
            m_driver.press(canvas, from, Qt::ControlModifier);
            for (int i = 1; i < 40; ++i) {
                m_driver.moveTo(canvas, from + QPoint(i, i), true);
                m_driver.spin(8);
            }
            m_driver.release(canvas, from + QPoint(40, 40), Qt::ControlModifier);
            m_driver.spin(1500);
        });
        m_driver.act(QStringLiteral("viewer: five bystanders"), [this] {
            for (int i = 0; i < 5; ++i) {
                m_driver.key(viewerPage(), Qt::Key_N, Qt::NoModifier, QStringLiteral("n"));
                m_driver.key(viewerPage(), Qt::Key_B, Qt::NoModifier, QStringLiteral("b"));
                m_driver.spin(600);
            }
            m_driver.key(viewerPage(), Qt::Key_Escape);
            m_driver.spin(300);
        });
    }

    void review() {
        m_driver.act(QStringLiteral("review: a photo of two hundred faces"), [this] {
            FaceFilter filter;
            filter.photo = photos().first();
            m_driver.post([&] { Q_EMIT workspace().reviewWanted(filter); });
            m_driver.spin(2000);
        });
        m_driver.act(QStringLiteral("review: twenty answers"), [this] {
            auto* const page = static_cast<ui::ReviewPage*>(m_driver.shell().currentPage());
            for (int i = 0; i < 20; ++i) {
                const FaceId face = page->face();
                m_driver.spinUntil([&] { return page->closeUp()->painted() == face; });
                m_driver.key(page, Qt::Key_B, Qt::NoModifier, QStringLiteral("b"));
                m_driver.spinUntil([&] { return page->face() != face; });
                m_driver.spin(100);
            }
            m_driver.spin(500);
        });
    }

    /// A hundred persons, and two hundred faces that are perhaps one of them.
    void nameSome() {
        onPool([this](Services& services) -> Status {
            FaceFilter filter;
            filter.open = true;
            BK_ASSIGN(const QList<FaceView> views, services.faces.faces(filter));
            QList<FaceAnswer> answers;
            QList<FaceId> others;
            for (const FaceView& view : views) {
                if (answers.size() >= 100) {
                    others << view.face.id;
                    continue;
                }
                BK_ASSIGN(
                    const Person person,
                    services.persons.add(QStringLiteral("Person %1").arg(answers.size()), std::nullopt));
                answers << FaceAnswer{view.face.id, FaceAnswer::Kind::Name, person.id, {}};
                m_person = person.id;
            }
            BK_TRY(services.faces.answerAll(answers));
            return services.session->catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
                FaceStore store(connection);
                for (const FaceId& id : others.mid(0, columns * lines)) {
                    BK_ASSIGN(Face face, store.find(id));
                    face.state = FaceState::Unnamed;
                    face.suggestion = Suggestion{m_person, 0.7};
                    BK_TRY(store.update(face, std::nullopt));
                }
                return {};
            });
        });
    }

    void people() {
        m_driver.act(QStringLiteral("people: a hundred cards"), [this] {
            m_driver.visit(Shell::Room::People);
            m_driver.spin(1000);
        });
        m_driver.act(QStringLiteral("a person with two hundred suggestions"), [this] {
            m_driver.post([this] { Q_EMIT workspace().personWanted(m_person); });
            m_driver.spin(2000);
        });
    }

    void batch() {
        m_driver.act(QStringLiteral("review: two hundred are perhaps one person"), [this] {
            FaceFilter filter;
            filter.suggested = true;
            filter.suggestedAs = m_person;
            m_driver.post([&] { Q_EMIT workspace().reviewWanted(filter); });
            m_driver.spin(4000);
        });
    }

    void unknownPeople() {
        m_driver.act(QStringLiteral("unknown people: the page"), [this] {
            m_driver.post([this] { Q_EMIT workspace().unknownPeopleWanted(); });
            m_driver.spin(4000);
        });
    }

    WindowDriver& m_driver;
    PersonId m_person;
};

} // namespace

Status actOnCrowds(WindowDriver& driver, int photos) {
    const QTemporaryDir folder;
    BK_ASSIGN(auto session, makeCatalog(folder, photos));
    driver.act(QStringLiteral("the window opens on photos of crowds"), [&] {
        driver.open(std::move(session));
        driver.visit(Shell::Room::Library);
    });
    CrowdActs(driver).all();
    driver.close();
    return {};
}

} // namespace bk::bench
