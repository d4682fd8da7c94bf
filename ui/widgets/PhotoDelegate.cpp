#include "ui/widgets/PhotoDelegate.h"

#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/StateBadge.h"
#include "ui/widgets/Theme.h"

#include <QPainter>

namespace bk::ui {
namespace {

constexpr int padding = 8;
constexpr int radius = 6;
constexpr int pictureRadius = 4;

int pictureHeight(int side) {
    return side * 2 / 3;
}

int badgeHeight() {
    return StateBadge::sizeFor({}).height();
}

void paintHint(QPainter* painter, const QRect& picture, const QString& words) {
    painter->setFont(captionFont());
    const QFontMetrics metrics(captionFont());
    const QString shown = metrics.elidedText(words, Qt::ElideRight, picture.width() - 24);
    const QSize size(metrics.horizontalAdvance(shown) + 12, metrics.height() + 4);
    const QRect pill(picture.right() - size.width() - 3, picture.bottom() - size.height() - 3, size.width(),
                     size.height());
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0, 0, 0, 176));
    painter->drawRoundedRect(pill, 4, 4);
    painter->setPen(Qt::white);
    painter->drawText(pill, Qt::AlignCenter, shown);
}

} // namespace

PhotoDelegate::PhotoDelegate(ImageLoader& images, QWidget* view)
    : QStyledItemDelegate(view), m_images(images), m_view(view) {}

QSize PhotoDelegate::cellSizeFor(int width) const {
    const int text = QFontMetrics(captionFont()).height();
    const int side = qMax(m_side, width - 2 * padding);
    return {side + 2 * padding, padding + pictureHeight(side) + padding + badgeHeight() + 4 + text + padding};
}

QSize PhotoDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return cellSize();
}

CellRoom PhotoDelegate::roomIn(const QSize& cell) const {
    const qreal ratio = m_view->devicePixelRatioF();
    const int width = cell.width() - 2 * padding;
    return {QSize(width, pictureHeight(width)) * ratio, pictureRadius * ratio};
}

void PhotoDelegate::request(const PhotoId& photo, const QSize& cell) const {
    m_images.cell(photo, roomIn(cell));
}

void PhotoDelegate::paintPicture(QPainter* painter, const QRect& place, const QSize& cell,
                                 const QModelIndex& index) const {
    const auto* model = static_cast<const PhotoGridModel*>(index.model());
    const QPixmap picture = m_images.cell(model->idAt(index.row()), roomIn(cell));
    if (picture.isNull()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink(Ink::Hover));
        painter->drawRoundedRect(place, pictureRadius, pictureRadius);
        return;
    }
    const QSize size = picture.size().scaled(place.size(), Qt::KeepAspectRatio);
    painter->drawPixmap(
        QRect(QPoint(place.center().x() - size.width() / 2 + 1, place.center().y() - size.height() / 2 + 1),
              size)
            .intersected(place),
        picture);
}

void PhotoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const auto* model = static_cast<const PhotoGridModel*>(index.model());
    const PhotoRow* row = model->photoRow(index.row());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);

    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF frame = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter->setPen(selected || focused ? QPen(ink(Ink::Accent), 2) : QPen(ink(Ink::Border), 1));
    painter->setBrush(selected ? ink(Ink::AccentSoft) : ink(Ink::Surface));
    painter->drawRoundedRect(frame, radius, radius);

    const QRect inside = option.rect.adjusted(padding, padding, -padding, -padding);
    const QRect picture(inside.left(), inside.top(), inside.width(), pictureHeight(inside.width()));
    paintPicture(painter, picture, option.rect.size(), index);
    if (row != nullptr) {
        if (row->missing)
            paintHint(painter, picture, tr("original not found"));
        else if (row->openFaces > 0)
            paintHint(painter, picture, tr("%n unnamed", nullptr, row->openFaces));

        const int badgeTop = picture.bottom() + 1 + padding;
        if (row->state)
            StateBadge::paint(painter, QPoint(inside.left(), badgeTop + badgeHeight() / 2), inside.width(),
                              toneOf(*row->state), wordsFor(*row->state));
        const QRect name(inside.left(), badgeTop + badgeHeight() + 4, inside.width(),
                         QFontMetrics(captionFont()).height());
        painter->setFont(captionFont());
        painter->setPen(ink(Ink::Muted));
        painter->drawText(
            name, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(captionFont()).elidedText(row->fileName, Qt::ElideMiddle, name.width()));
    }
    painter->restore();
}

} // namespace bk::ui
