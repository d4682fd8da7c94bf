#pragma once

#include "core/base/Id.h"

#include <QCache>
#include <QPixmap>
#include <QStyledItemDelegate>

namespace bk::ui {

class ImageLoader;

/// Paints one photo of a PhotoGridModel: the picture, shield and word for the purpose, file name, and how
/// many faces are unnamed.
class PhotoDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit PhotoDelegate(ImageLoader& images, QObject* parent = nullptr);

    /// The least width of the picture's place, in pixels.
    void setSide(int side) { m_side = side; }
    int side() const { return m_side; }
    /// The least cell.
    QSize cellSize() const { return cellSizeFor(0); }
    /// A cell that is at least WIDTH wide.
    QSize cellSizeFor(int width) const;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPicture(QPainter* painter, const QRect& place, const QModelIndex& index) const;

    /// PICTURE of PHOTO at SIZE with round corners. Scaling anew at every painting would cost more than a
    /// frame has.
    QPixmap fitted(const PhotoId& photo, const QPixmap& picture, const QSize& size, qreal ratio) const;

    struct Fitted {
        qint64 source = 0;
        QPixmap pixmap;
    };
    ImageLoader& m_images;
    mutable QCache<PhotoId, Fitted> m_fitted;
    int m_side = 184;
};

} // namespace bk::ui
