#pragma once

#include "core/model/Collection.h"
#include "core/model/PhotoFilter.h"
#include "core/services/PersonService.h"
#include "ui/shell/Page.h"

class QSplitter;
class QStackedWidget;

namespace bk::ui {

class CollectionPanel;
class EmptyState;
class FilterBar;
class ImageLoader;
class ImportPanel;
class PhotoEdits;
class PhotoGridModel;
class PhotoGridView;
class PhotoInspector;
class Workspace;

/// All photos: collections, filters, grid and inspector; import by button or drop.
class LibraryPage : public Page {
    Q_OBJECT
public:
    explicit LibraryPage(Workspace& workspace, QWidget* parent = nullptr);
    ~LibraryPage() override;

    QString title() const override { return tr("Library"); }
    void activate() override;

    void show(const PhotoFilter& filter);
    void setSearch(const QString& text);
    const PhotoFilter& filter() const;
    QList<PhotoId> selectedPhotos() const;
    void openImport(const QList<FilePath>& paths);
    void setSide(int side);

    PhotoGridModel& model() { return *m_model; }
    PhotoGridView& grid() { return *m_grid; }
    ImportPanel& importPanel() { return *m_import; }
    PhotoInspector& inspector() { return *m_inspector; }

Q_SIGNALS:
    void sideChanged(int side);
    void searchChanged(const QString& text);

protected:
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void connectParts();
    void addShortcuts();
    void showMenu(const QPoint& where);
    void load();
    void loadPersons();
    void showFilter(const PhotoFilter& filter);
    void showGridOrEmpty();
    void showStatus();
    void tellWhenReady();

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    PhotoEdits* m_edits = nullptr;
    PhotoGridModel* m_model = nullptr;
    CollectionPanel* m_collections = nullptr;
    FilterBar* m_filters = nullptr;
    ImportPanel* m_import = nullptr;
    QStackedWidget* m_middle = nullptr;
    PhotoGridView* m_grid = nullptr;
    EmptyState* m_empty = nullptr;
    PhotoInspector* m_inspector = nullptr;
    bool m_outdated = true;
    bool m_personsOutdated = true;
    bool m_personsUnderWay = false;
    bool m_untold = true;
    bool m_catalogEmpty = false;
};

} // namespace bk::ui
