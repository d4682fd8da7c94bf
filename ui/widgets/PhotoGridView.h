#pragma once

#include "core/base/Id.h"

#include <QAbstractItemView>

namespace bk::ui {

class ImageLoader;
class PhotoDelegate;
class PhotoGridModel;

/// The grid of photos. Every place is computed, none is stored, so that a million photos scroll like a
/// hundred. Sizes by setSide() or Ctrl+wheel; rubber band, Shift and Ctrl select; what is selected and in
/// sight survives a reload.
class PhotoGridView : public QAbstractItemView {
    Q_OBJECT
public:
    static constexpr int smallestSide = 104;
    static constexpr int largestSide = 360;

    explicit PhotoGridView(ImageLoader& images, QWidget* parent = nullptr);

    void setPhotos(PhotoGridModel* model);
    void setSide(int side);
    /// Room around the whole grid, in pixels; none at first.
    void setMargin(int margin);
    int side() const;
    int columns() const;
    /// The whole list's height for WIDTH, for a grid that is part of a longer page.
    int heightFor(int width) const;

    QList<PhotoId> selectedPhotos() const;
    qint64 selectedCount() const;
    PhotoId currentPhoto() const;
    void select(const PhotoId& photo);
    /// Asks for the pictures of what is in sight without painting it.
    void requestVisible();

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void keyboardSearch(const QString& search) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles = {}) override;

Q_SIGNALS:
    void sideChanged(int side);
    void selectionMoved();
    void opened(const bk::PhotoId& photo);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Grid {
        int columns = 1;
        QSize cell;
        int gap = 8;
        int left = 0;
    };
    Grid gridFor(int width) const;
    Grid grid() const;
    QRect cellRect(const Grid& grid, int row) const; ///< in the list, not the viewport
    struct Rows {
        int first = 0;
        int last = -1;
    };
    /// Those of the lines that AREA of the viewport touches.
    Rows rowsIn(const QRect& area) const;
    void pictureCame(const PhotoId& photo);
    void remember();
    void putBack();

    ImageLoader& m_images;
    PhotoDelegate* m_delegate = nullptr;
    PhotoGridModel* m_photos = nullptr;
    QPoint m_bandFrom; ///< in the list
    QPoint m_bandTo;
    bool m_band = false;
    int m_margin = 0;

    QList<PhotoId> m_keptSelection;
    PhotoId m_keptCurrent;
    PhotoId m_keptTop;
};

} // namespace bk::ui
