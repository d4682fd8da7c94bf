#include "tests/bench/window/WindowActs.h"

#include "core/services/CatalogService.h"
#include "core/services/PhotoService.h"
#include "core/services/Services.h"
#include "core/store/Catalog.h"
#include "core/store/PreviewStore.h"
#include "tests/bench/CatalogMaker.h"
#include "tests/support/FacePictures.h"
#include "ui/library/LibraryPage.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/PhotoCanvas.h"
#include "ui/viewer/ViewerPage.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QBuffer>
#include <QLineEdit>
#include <QScrollBar>

namespace bk::bench {
namespace {

using ui::Shell;

constexpr int picturesAtTheTop = 6000;
constexpr int picturesAtAPlace = 400;
constexpr int previews = 16;
constexpr int thumbnailSide = 512;
constexpr int previewSide = 2048;
// Where the scroll bar is dragged to, of the whole.
constexpr double places[] = {0.13, 0.31, 0.5, 0.77, 0.99};

QByteArray jpegOf(const QImage& image, int side) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation).save(&buffer, "JPEG", 85);
    return bytes;
}

/// Made-up catalogs have no pictures: those that will be in sight get some.
Status givePictures(Session& session) {
    BK_ASSIGN(const QList<PhotoId> ids, PhotoService(session).ids({}, PhotoSort::TakenNewest));
    QList<QByteArray> thumbnails;
    for (int number = 0; number < 24; ++number)
        thumbnails << jpegOf(test::sceneOf(number).image, thumbnailSide);
    const QByteArray preview =
        jpegOf(test::sceneOf(1).image.scaledToWidth(previewSide, Qt::SmoothTransformation), previewSide);
    return session.catalog().write([&](Connection&, ConnectionSet& all) -> Status {
        BK_ASSIGN(Connection* const connection, all.of(DatabaseFile::Previews));
        const auto give = [&](qsizetype first, qsizetype count) -> Status {
            for (qsizetype row = first; row < std::min(first + count, ids.size()); ++row)
                BK_TRY(connection->run("INSERT OR IGNORE INTO thumbnails(photo, jpeg) VALUES(?,?)",
                                       ids.at(row), thumbnails.at(row % thumbnails.size())));
            return {};
        };
        BK_TRY(give(0, picturesAtTheTop));
        for (const double place : places)
            BK_TRY(give(std::max<qsizetype>(0, qsizetype(place * double(ids.size())) - picturesAtAPlace / 2),
                        picturesAtAPlace));
        for (int row = 0; row < std::min<int>(previews, int(ids.size())); ++row)
            BK_TRY(connection->run("INSERT OR IGNORE INTO previews(photo, jpeg) VALUES(?,?)", ids.at(row),
                                   preview));
        return {};
    });
}

Result<std::unique_ptr<Session>> openCatalog(const FilePath& folder) {
    return CatalogService(std::make_shared<SystemClock>(), std::make_shared<RandomIdSource>())
        .open(folder, QString(), passphraseOfPlans());
}

class CatalogActs {
public:
    CatalogActs(WindowDriver& driver) : m_driver(driver) {}

    void all() {
        scroll();
        select();
        filter();
        viewer();
        rooms();
    }

private:
    ui::LibraryPage& library() { return m_driver.shell().library(); }
    ui::PhotoGridView& grid() { return library().grid(); }
    QScrollBar* bar() { return grid().verticalScrollBar(); }

    /// Until what was asked for meanwhile is there.
    void rest() {
        m_driver.spin(50);
        m_driver.spinUntil([this] { return library().model().idle(); });
        m_driver.spin(300);
    }

    void scroll() {
        m_driver.act(QStringLiteral("wheel, a notch every 30 ms"), [this] {
            for (int i = 0; i < 120; ++i) {
                m_driver.wheel(grid().viewport(), -1);
                m_driver.spin(30);
            }
            rest();
        });
        m_driver.act(QStringLiteral("wheel, three notches at once, no rest"), [this] {
            for (int i = 0; i < 400; ++i) {
                m_driver.wheel(grid().viewport(), -3);
                m_driver.spin(2);
            }
            rest();
        });
        m_driver.act(QStringLiteral("scroll bar dragged through all"), [this] { drag(); });
        m_driver.act(QStringLiteral("Page Down, Home, End"), [this] {
            m_driver.post([this] { grid().setFocus(); });
            for (int i = 0; i < 20; ++i) {
                m_driver.key(&grid(), Qt::Key_PageDown);
                m_driver.spin(40);
            }
            m_driver.key(&grid(), Qt::Key_End);
            rest();
            m_driver.key(&grid(), Qt::Key_Home);
            rest();
        });
        m_driver.act(QStringLiteral("sizes by Ctrl and wheel"), [this] {
            for (const int notch : {1, 1, 1, 1, 1, -1, -1, -1, -1, -1}) {
                m_driver.wheel(grid().viewport(), notch, Qt::ControlModifier);
                m_driver.spin(200);
            }
            rest();
        });
    }

    void drag() {
        const int length = bar()->height();
        int at = 20;
        m_driver.press(bar(), {bar()->width() / 2, at});
        for (const double place : places) {
            const int to = int(place * (length - 40)) + 20;
            while (at != to) {
                at += qBound(-6, to - at, 6);
                m_driver.moveTo(bar(), {bar()->width() / 2, at}, true);
                m_driver.spin(10);
            }
            // Exactly where the pictures are.
            m_driver.post([this, place] { bar()->setValue(int(place * bar()->maximum())); });
            rest();
        }
        m_driver.release(bar(), {bar()->width() / 2, at});
        rest();
    }

    void select() {
        m_driver.act(QStringLiteral("rubber band over the grid"), [this] {
            m_driver.post([this] { bar()->setValue(0); });
            rest();
            QWidget* const port = grid().viewport();
            m_driver.press(port, {4, 4});
            for (int i = 0; i < 60; ++i) {
                m_driver.moveTo(port, {10 + i * 20, 10 + i * 14}, true);
                m_driver.spin(16);
            }
            m_driver.release(port, {1200, 850});
            rest();
        });
        m_driver.act(QStringLiteral("all selected, and to the end by Shift"), [this] {
            m_driver.key(&grid(), Qt::Key_A, Qt::ControlModifier, QStringLiteral("\x01"));
            rest();
            m_driver.key(&grid(), Qt::Key_Home);
            rest();
            m_driver.key(&grid(), Qt::Key_End, Qt::ShiftModifier);
            rest();
            m_driver.key(&grid(), Qt::Key_Home);
            rest();
        });
        m_driver.act(QStringLiteral("a photo changes while three are selected"), [this] {
            m_driver.key(&grid(), Qt::Key_Right, Qt::ShiftModifier);
            m_driver.key(&grid(), Qt::Key_Right, Qt::ShiftModifier);
            rest();
            for (const int stars : {3, 4}) {
                m_driver.key(&grid(), Qt::Key_0 + stars, Qt::NoModifier, QString::number(stars));
                m_driver.spin(1200);
                rest();
            }
        });
    }

    void filter() {
        m_driver.act(QStringLiteral("a filter typed, letter by letter, and cleared"), [this] {
            QLineEdit* const field = m_driver.shell().topBar().searchField();
            m_driver.post([field] { field->setFocus(); });
            const QString words = QStringLiteral("museum night");
            for (const QChar letter : words) {
                m_driver.key(field,
                             letter == QLatin1Char(' ') ? int(Qt::Key_Space) : letter.toUpper().unicode(),
                             Qt::NoModifier, letter);
                m_driver.spin(150);
            }
            rest();
            for (int i = 0; i < words.size(); ++i) {
                m_driver.key(field, Qt::Key_Backspace);
                m_driver.spin(150);
            }
            rest();
            m_driver.spin(1000);
            rest();
        });
        m_driver.act(QStringLiteral("blocked photos only, and back"), [this] {
            PhotoFilter filter;
            filter.states = {ClearanceState::Withdrawn};
            Q_EMIT m_driver.shell().workspace().libraryWanted(filter);
            rest();
            Q_EMIT m_driver.shell().workspace().libraryWanted({});
            rest();
        });
        m_driver.act(QStringLiteral("another purpose"), [this] {
            m_driver.post([this] {
                m_driver.shell().workspace().setPurpose(*Purpose::tryFrom(QStringLiteral("press")));
            });
            rest();
        });
    }

    void viewer() {
        m_driver.act(QStringLiteral("the viewer: open, leaf, zoom, move"), [this] {
            Q_EMIT grid().opened(library().model().idAt(2));
            m_driver.spinUntil([this] { return m_driver.shell().currentPage() != &library(); });
            auto* const page = static_cast<ui::ViewerPage*>(m_driver.shell().currentPage());
            m_driver.spin(400);
            for (int i = 0; i < 8; ++i) {
                m_driver.key(page, Qt::Key_Right);
                m_driver.spin(300);
            }
            for (int i = 0; i < 6; ++i) {
                m_driver.wheel(page->canvas(), 1);
                m_driver.spin(50);
            }
            for (int i = 0; i < 10; ++i) {
                m_driver.key(page, Qt::Key_Right, Qt::ControlModifier);
                m_driver.spin(30);
            }
            m_driver.key(page, Qt::Key_Escape);
            m_driver.spin(300);
        });
    }

    void rooms() {
        const QList<std::pair<Shell::Room, QString>> rooms = {
            {Shell::Room::Today, QStringLiteral("Today")},
            {Shell::Room::Review, QStringLiteral("Review")},
            {Shell::Room::People, QStringLiteral("People")},
            {Shell::Room::Quitclaims, QStringLiteral("Quitclaims")},
            {Shell::Room::Publications, QStringLiteral("Publications")},
            {Shell::Room::Reports, QStringLiteral("Reports")},
            {Shell::Room::Audit, QStringLiteral("Audit")},
            {Shell::Room::Users, QStringLiteral("Users")},
            {Shell::Room::Settings, QStringLiteral("Settings")},
            {Shell::Room::Library, QStringLiteral("Library")}};
        for (const auto& [room, name] : rooms)
            m_driver.act(QStringLiteral("to the page: ") + name, [this, room = room] {
                m_driver.visit(room);
                m_driver.spin(500);
            });
    }

    WindowDriver& m_driver;
};

} // namespace

Status actOnCatalog(WindowDriver& driver, const FilePath& folder) {
    {
        BK_ASSIGN(const auto session, openCatalog(folder));
        BK_TRY(givePictures(*session));
    }
    std::unique_ptr<Session> session;
    Status opened;
    driver.act(QStringLiteral("unlock (key and databases)"), [&] {
        auto result = openCatalog(folder);
        if (result)
            session = std::move(*result);
        else
            opened = fail(result.error());
    });
    BK_TRY(opened);
    driver.act(QStringLiteral("the window opens, first grid painted"), [&] {
        driver.open(std::move(session));
        driver.visit(Shell::Room::Library);
    });
    CatalogActs(driver).all();
    driver.close();
    return {};
}

} // namespace bk::bench
