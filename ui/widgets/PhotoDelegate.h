#pragma once

#include "core/base/Id.h"

#include <QStyledItemDelegate>

namespace bk::ui {

class ImageLoader;
struct CellRoom;

/// Paints one photo of a PhotoGridModel: the picture, shield and word for the purpose, file name, and how
/// many faces are unnamed.
class PhotoDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// VIEW, the owner, says how fine its screen is.
    PhotoDelegate(ImageLoader& images, QWidget* view);

    /// The least width of the picture's place, in pixels.
    void setSide(int side) { m_side = side; }
    int side() const { return m_side; }
    /// The least cell.
    QSize cellSize() const { return cellSizeFor(0); }
    /// A cell that is at least WIDTH wide.
    QSize cellSizeFor(int width) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// Asks for the picture of a cell so large without painting it.
    void request(const PhotoId& photo, const QSize& cell) const;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    CellRoom roomIn(const QSize& cell) const;
    void paintPicture(QPainter* painter, const QRect& place, const QSize& cell,
                      const QModelIndex& index) const;

    ImageLoader& m_images;
    QWidget* m_view = nullptr;
    int m_side = 184;
};

} // namespace bk::ui
