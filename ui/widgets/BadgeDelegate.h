#pragma once

#include "ui/widgets/Theme.h"

#include <QStyledItemDelegate>

#include <functional>

namespace bk::ui {

/// A cell's words as a pill (see StateBadge) in the tone that TONEOF tells.
class BadgeDelegate : public QStyledItemDelegate {
public:
    BadgeDelegate(std::function<Tone(const QModelIndex&)> toneOf, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    std::function<Tone(const QModelIndex&)> m_toneOf;
};

} // namespace bk::ui
