#include "ui/widgets/IconLabel.h"

#include "ui/widgets/Theme.h"

#include <QPainter>

namespace bk::ui {

IconLabel::IconLabel(const QIcon& icon, int side, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_side(side) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QIcon& icon) {
    m_icon = icon;
    update();
}

QSize IconLabel::sizeHint() const {
    return {scaled(m_side), scaled(m_side)};
}

void IconLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

} // namespace bk::ui
