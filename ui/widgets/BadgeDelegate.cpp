#include "ui/widgets/BadgeDelegate.h"

#include "ui/widgets/StateBadge.h"

#include <QPainter>

namespace bk::ui {

BadgeDelegate::BadgeDelegate(std::function<Tone(const QModelIndex&)> toneOf, QObject* parent)
    : QStyledItemDelegate(parent), m_toneOf(std::move(toneOf)) {}

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    const QString words = plain.text;
    plain.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
    StateBadge::paint(painter, QPoint(option.rect.left() + 8, option.rect.center().y() + 1),
                      option.rect.width() - 12, m_toneOf(index), words);
}

QSize BadgeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return StateBadge::sizeFor(index.data().toString()) + QSize(20, 8);
}

} // namespace bk::ui
