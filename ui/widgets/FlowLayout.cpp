#include "ui/widgets/FlowLayout.h"

#include <QStyle>
#include <QWidget>

namespace bk::ui {

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.append(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < m_items.size() ? m_items.at(index) : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::clear() {
    while (QLayoutItem* item = takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    invalidate();
}

int FlowLayout::heightForWidth(int width) const {
    return layOut(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    int height = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        width += item->sizeHint().width() + spacing();
        height = qMax(height, item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return {qMax(0, width - spacing()) + margins.left() + margins.right(),
            height + margins.top() + margins.bottom()};
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    layOut(rect, true);
}

int FlowLayout::layOut(const QRect& rect, bool apply) const {
    const QMargins margins = contentsMargins();
    const QRect inside = rect.marginsRemoved(margins);
    const bool mirrored = parentWidget() != nullptr && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int y = inside.top();
    qsizetype first = 0;
    while (first < m_items.size()) {
        // One row: as many as fit, at least one.
        int rowWidth = 0;
        int rowHeight = 0;
        qsizetype next = first;
        for (; next < m_items.size(); ++next) {
            const QLayoutItem* item = m_items.at(next);
            if (item->isEmpty()) continue;
            const QSize size = item->sizeHint();
            const int wanted = rowWidth == 0 ? size.width() : rowWidth + spacing() + size.width();
            if (rowWidth > 0 && wanted > inside.width()) break;
            rowWidth = wanted;
            rowHeight = qMax(rowHeight, size.height());
        }
        int x = inside.left();
        for (qsizetype i = first; i < next && apply; ++i) {
            QLayoutItem* item = m_items.at(i);
            if (item->isEmpty()) continue;
            QSize size = item->sizeHint();
            size.setWidth(qMin(size.width(), inside.width()));
            const QRect place(QPoint(x, y + (rowHeight - size.height()) / 2), size);
            item->setGeometry(mirrored ? QStyle::visualRect(Qt::RightToLeft, inside, place) : place);
            x += size.width() + spacing();
        }
        y += rowHeight + (next < m_items.size() ? spacing() : 0);
        first = next;
    }
    return y - rect.top() + margins.bottom();
}

} // namespace bk::ui
