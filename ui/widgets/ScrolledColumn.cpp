#include "ui/widgets/ScrolledColumn.h"

#include "ui/widgets/Theme.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int widestColumn = 760;
constexpr int roomAround = 16;

} // namespace

ScrolledColumn::ScrolledColumn(QWidget* parent) : QScrollArea(parent) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QWidget(this);
    auto* across = new QHBoxLayout(outer);
    across->setContentsMargins(24, 16, 24, 24);
    m_column = new QWidget(outer);
    m_column->setMaximumWidth(scaled(widestColumn));
    across->addWidget(m_column, 1000);
    across->addStretch(1);
    m_body = new QVBoxLayout(m_column);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(12);
    setWidget(outer);
}

void scrollIntoSight(QScrollArea& area, const QWidget* widget) {
    const int top = widget->mapTo(area.widget(), QPoint(0, 0)).y();
    const int bottom = top + widget->height();
    const int room = area.viewport()->height();
    QScrollBar* bar = area.verticalScrollBar();
    if (top < bar->value() || widget->height() > room)
        bar->setValue(top - roomAround);
    else if (bottom > bar->value() + room)
        bar->setValue(bottom + roomAround - room);
}

} // namespace bk::ui
