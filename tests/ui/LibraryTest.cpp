#include "tests/ui/UiTestSupport.h"

#include "core/services/Services.h"
#include "ui/library/FilterBar.h"
#include "ui/library/ImportPanel.h"
#include "ui/library/LibraryPage.h"
#include "ui/library/PhotoEdits.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>

using namespace bk;
using namespace bk::ui;

namespace {

/// Counts how many rows are asked for their place.
class CountingView : public PhotoGridView {
public:
    using PhotoGridView::PhotoGridView;
    QRect visualRect(const QModelIndex& index) const override {
        ++asked;
        return PhotoGridView::visualRect(index);
    }
    mutable int asked = 0;
};

/// But for a step of brightness, which a picture cut by the edge may differ by.
bool alike(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) return false;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb one = a.pixel(x, y);
            const QRgb other = b.pixel(x, y);
            if (qAbs(qRed(one) - qRed(other)) > 2 || qAbs(qGreen(one) - qGreen(other)) > 2 ||
                qAbs(qBlue(one) - qBlue(other)) > 2)
                return false;
        }
    return true;
}

} // namespace

/// The grid of photos: its model fetches windows, its view computes places, and what is selected stays
/// selected.
class LibraryTest : public QObject {
    Q_OBJECT

    static constexpr int photoCount = 450; // three windows

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;

    Shell& shell() { return *m_window->shell(); }
    Workspace& workspace() { return shell().workspace(); }
    LibraryPage& library() { return shell().library(); }

    static QImage drawn(int number) {
        QImage image(24, 16, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(number % 360, 40 + number % 200, 60 + number % 190));
        image.setPixelColor(number % 24, number % 16, Qt::white);
        return image;
    }

    QString photoFolder() const { return m_desk->folder.filePath(QStringLiteral("photos")); }

    void show(const PhotoFilter& filter) {
        QSignalSpy ready(&library(), &Page::ready);
        library().show(filter);
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::Desk>();
        QVERIFY(QDir().mkpath(photoFolder()));
        for (int i = 0; i < photoCount; ++i)
            QVERIFY(drawn(i).save(
                QStringLiteral("%1/photo-%2.png").arg(photoFolder()).arg(i, 4, 10, QLatin1Char('0'))));
        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->show();
        m_window->open(m_desk->makeCatalog(QStringLiteral("Museum De Brug")));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(test::visit(shell(), Shell::Room::Library));
    }

    void cleanupTestCase() { m_window.reset(); }

    void importListsWhatCannotBeRead() {
        QFile broken(photoFolder() + QStringLiteral("/broken.jpg"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("this is no photo");
        broken.close();
        ImportPanel& panel = library().importPanel();
        panel.open({FilePath::fromString(photoFolder())});
        // The names of the collections come in the background.
        QTRY_VERIFY_WITH_TIMEOUT(panel.importButton()->isEnabled(), test::patience);
        QSignalSpy finished(&panel, &ImportPanel::finished);
        panel.importButton()->click();
        QVERIFY(finished.wait(test::patience));
        QVERIFY(panel.isVisible());
        QVERIFY2(panel.summary().contains(QStringLiteral("450 photos imported")),
                 qPrintable(panel.summary()));
        QVERIFY2(panel.summary().contains(QStringLiteral("1 could not be read")),
                 qPrintable(panel.summary()));
        workspace().cancelJob(QStringLiteral("Looking for faces"));
        QTRY_VERIFY_WITH_TIMEOUT(!workspace().jobRunning(), test::patience);
        QTRY_COMPARE_WITH_TIMEOUT(library().model().rowCount(), photoCount, test::patience);
        panel.hide();
    }

    void onlyWindowsAskedForAreFetched() {
        PhotoGridModel model(workspace());
        QSignalSpy loaded(&model, &PhotoGridModel::loaded);
        QSignalSpy windows(&model, &PhotoGridModel::windowLoaded);
        model.show(PhotoFilter(), PhotoSort::Name);
        QVERIFY(loaded.wait(test::patience));
        QCOMPARE(model.rowCount(), photoCount);
        QVERIFY(windows.isEmpty());
        QVERIFY(model.photoRow(250) == nullptr);
        QVERIFY(windows.wait(test::patience));
        QCOMPARE(windows.count(), 1);
        QCOMPARE(windows.first().first().toInt(), 1);
        QVERIFY(model.photoRow(250) != nullptr);
        QVERIFY(model.photoRow(399) != nullptr);
        QCOMPARE(model.photoRow(250)->fileName, QStringLiteral("photo-0250.png"));
        QVERIFY(model.photoRow(250)->state.has_value());
        QVERIFY(model.photoRow(0) == nullptr);
    }

    void theOrderIsThatOfTheCatalogAndStaysOnReload() {
        PhotoGridModel model(workspace());
        QSignalSpy loaded(&model, &PhotoGridModel::loaded);
        model.show(PhotoFilter(), PhotoSort::Name);
        QVERIFY(loaded.wait(test::patience));
        const QList<PhotoId> before = model.ids();
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.reload();
        QVERIFY(loaded.wait(test::patience));
        QCOMPARE(model.ids(), before);
        QVERIFY(reset.isEmpty()); // nothing moved, so nothing jumps
        QSignalSpy windows(&model, &PhotoGridModel::windowLoaded);
        for (const int row : {0, 200, 400})
            model.photoRow(row);
        QTRY_COMPARE_WITH_TIMEOUT(windows.count(), 3, test::patience);
        for (int row = 0; row < photoCount; ++row)
            QCOMPARE(model.photoRow(row)->fileName,
                     QStringLiteral("photo-%1.png").arg(row, 4, 10, QLatin1Char('0')));
    }

    void everyPlaceLeadsBackToItsPhoto() {
        PhotoGridView& grid = library().grid();
        for (const int side : {PhotoGridView::smallestSide, 176, PhotoGridView::largestSide}) {
            grid.setSide(side);
            QVERIFY(grid.columns() >= 1);
            for (int row = 0; row < photoCount; ++row) {
                const QModelIndex index = library().model().index(row);
                QCOMPARE(grid.indexAt(grid.visualRect(index).center()), index);
            }
        }
        grid.setSide(176);
    }

    void keysAndMouseSelect() {
        PhotoGridView& grid = library().grid();
        grid.setFocus();
        grid.setCurrentIndex(library().model().index(0));
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.currentIndex().row(), 1);
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(grid.currentIndex().row(), 1 + grid.columns());
        QTest::keyClick(&grid, Qt::Key_Home);
        QTest::keyClick(&grid, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(grid.selectedCount(), photoCount);
        QVERIFY(grid.verticalScrollBar()->value() > 0);
        grid.verticalScrollBar()->setValue(0);
        const auto centre = [&](int row) { return grid.visualRect(library().model().index(row)).center(); };
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::NoModifier, centre(1));
        QCOMPARE(grid.selectedCount(), 1);
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ShiftModifier, centre(grid.columns() + 1));
        QCOMPARE(grid.selectedCount(), grid.columns() + 1);
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ControlModifier, centre(0));
        QCOMPARE(grid.selectedCount(), grid.columns() + 2);
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, Qt::ControlModifier, centre(0));
        QCOMPARE(grid.selectedCount(), grid.columns() + 1);
    }

    void theRubberBandSelectsWhatItTouches() {
        PhotoGridView& grid = library().grid();
        grid.verticalScrollBar()->setValue(0);
        grid.clearSelection();
        const QRect first = grid.visualRect(library().model().index(0));
        const QRect last = grid.visualRect(library().model().index(grid.columns() + 1));
        const QPoint from(first.left() - 4, first.top() - 4);
        QVERIFY(!grid.indexAt(from).isValid());
        QTest::mousePress(grid.viewport(), Qt::LeftButton, Qt::NoModifier, from);
        // QTest's own mouseMove has no buttons.
        for (const QPoint& to : {first.center(), last.center()}) {
            QMouseEvent move(QEvent::MouseMove, to, grid.viewport()->mapToGlobal(to), Qt::NoButton,
                             Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(grid.viewport(), &move);
        }
        QTest::mouseRelease(grid.viewport(), Qt::LeftButton, Qt::NoModifier, last.center());
        QList<int> rows;
        for (const PhotoId& photo : grid.selectedPhotos())
            rows << library().model().rowOf(photo);
        QCOMPARE(rows, (QList<int>{0, 1, grid.columns(), grid.columns() + 1}));
    }

    void theSelectionOutlivesAChangeOfTheCatalog() {
        PhotoGridView& grid = library().grid();
        const PhotoId chosen = library().model().idAt(7);
        grid.select(chosen);
        QVERIFY(drawn(1000).save(m_desk->folder.filePath(QStringLiteral("one-more.png"))));
        bool done = false;
        workspace().ask(
            this,
            [path = m_desk->path(QStringLiteral("one-more.png"))](Services& services) {
                return services.imports.import({path}, QStringLiteral("Others"), JobControl());
            },
            [&](Result<ImportSummary> summary) { done = summary && summary->imported == 1; });
        QTRY_COMPARE_WITH_TIMEOUT(library().model().rowCount(), photoCount + 1, test::patience);
        QVERIFY(done);
        QCOMPARE(grid.selectedPhotos(), QList<PhotoId>{chosen});
        QCOMPARE(grid.currentPhoto(), chosen);
    }

    /// A million rows are told as changed when something changes; only those in sight cost anything.
    void aChangeLooksOnlyAtWhatIsInSight() {
        PhotoGridModel model(workspace());
        ImageLoader images(workspace());
        CountingView view(images);
        view.setPhotos(&model);
        view.resize(600, 400);
        view.show();
        QSignalSpy loaded(&model, &PhotoGridModel::loaded);
        model.show(PhotoFilter(), PhotoSort::Name);
        QVERIFY(loaded.wait(test::patience));
        QVERIFY(model.rowCount() >= photoCount);
        QTRY_VERIFY_WITH_TIMEOUT(model.photoRow(0) != nullptr && model.idle(), test::patience);
        QCoreApplication::processEvents();

        const int cellsInSight =
            view.columns() * (view.height() / view.visualRect(model.index(0)).height() + 2);
        view.asked = 0;
        Q_EMIT model.dataChanged(model.index(0), model.index(model.rowCount() - 1));
        QVERIFY(view.asked > 0);
        QVERIFY2(view.asked <= 2 * cellsInSight, qPrintable(QString::number(view.asked)));
        view.asked = 0;
        Q_EMIT model.dataChanged(model.index(photoCount - 20), model.index(photoCount - 1));
        QCOMPARE(view.asked, 0);
        view.hide();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void scrollingMovesWhatIsPainted() {
        PhotoGridView& grid = library().grid();
        grid.verticalScrollBar()->setValue(0);
        QSignalSpy ready(&library(), &Page::ready);
        library().show(PhotoFilter());
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        for (const int step : {7, 55, 31}) {
            grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->value() + step);
            QCoreApplication::processEvents();
        }
        // What the window holds is what painting everything anew gives.
        const QRect area(grid.viewport()->mapTo(m_window.get(), QPoint()), grid.viewport()->size());
        const auto held = [&] {
            const QPixmap all = m_window->screen()->grabWindow(m_window->winId());
            return all.copy(area).toImage().convertToFormat(QImage::Format_RGB32);
        };
        const auto anew = [&] {
            return grid.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        };
        QVERIFY(QTest::qWaitFor([&] { return alike(held(), anew()); }, test::patience));
        grid.verticalScrollBar()->setValue(0);
    }

    void picturesOfCellsComeScaledAndRounded() {
        ImageLoader images(workspace());
        const PhotoId photo = library().model().idAt(0);
        const CellRoom small{QSize(96, 96), 8};
        const CellRoom large{QSize(240, 240), 8};
        QSignalSpy came(&images, &ImageLoader::thumbnailReady);
        QVERIFY(images.cell(photo, small).isNull());
        QVERIFY(came.wait(test::patience));
        // The photos are of 24 x 16.
        QCOMPARE(images.cell(photo, small).size(), QSize(96, 64));
        const QImage picture = images.cell(photo, small).toImage();
        QCOMPARE(picture.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(picture.pixelColor(48, 32).alpha(), 255);
        // For another room the one there is serves until the new one has come.
        QCOMPARE(images.cell(photo, large).size(), QSize(96, 64));
        QVERIFY(came.wait(test::patience));
        QCOMPARE(images.cell(photo, large).size(), QSize(240, 160));
        QVERIFY(images.idle());
    }

    void ratingsAreUndone() {
        PhotoGridView& grid = library().grid();
        const PhotoId photo = library().model().idAt(3);
        grid.select(photo);
        grid.setFocus();
        const auto rating = [&] {
            int stars = -1;
            bool came = false;
            workspace().ask(
                this, [photo](Services& services) { return services.photos.photo(photo); },
                [&](Result<Photo> found) {
                    stars = found ? found->metadata.rating : -1;
                    came = true;
                });
            if (!QTest::qWaitFor([&] { return came; }, test::patience)) qFatal("no answer");
            return stars;
        };
        QSignalSpy said(&workspace(), &Workspace::message);
        QTest::keyClick(&grid, Qt::Key_4);
        QVERIFY(said.wait(test::patience));
        QCOMPARE(rating(), 4);
        said.clear();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(said.wait(test::patience));
        QCOMPARE(rating(), 0);
    }

    void searchingNarrowsAndFiltersSayWhy() {
        PhotoFilter filter;
        filter.text = QStringLiteral("one-more");
        show(filter);
        QCOMPARE(library().model().rowCount(), 1);
        filter.text = QStringLiteral("nothing is called like this");
        show(filter);
        QCOMPARE(library().model().rowCount(), 0);
        QVERIFY(!library().grid().isVisible());
        show(PhotoFilter());
        QCOMPARE(library().model().rowCount(), photoCount + 1);
        QVERIFY(library().grid().isVisible());
    }

    void everyStateBelongsToOneTone() {
        QSet<ClearanceState> seen;
        for (const Tone tone :
             {Tone::Cleared, Tone::Attention, Tone::Blocked, Tone::NoPeople, Tone::NotNeeded}) {
            for (const ClearanceState state : FilterBar::statesOf(tone)) {
                QVERIFY(!seen.contains(state));
                seen.insert(state);
                QVERIFY(!wordsFor(state).isEmpty());
                const bool good = tone == Tone::Cleared || tone == Tone::NoPeople || tone == Tone::NotNeeded;
                QCOMPARE(mayExport(state), good);
            }
        }
        QCOMPARE(seen.size(), static_cast<int>(ClearanceState::NoPeople) + 1);
    }
};

BK_UI_TEST_MAIN(LibraryTest)
#include "LibraryTest.moc"
