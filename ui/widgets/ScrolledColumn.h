#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace bk::ui {

/// A page of cards under each other that scrolls up and down: one column, no wider than can be read, at the
/// left where the window is wider.
class ScrolledColumn : public QScrollArea {
    Q_OBJECT
public:
    explicit ScrolledColumn(QWidget* parent = nullptr);

    /// What stands in the column is its child and laid out by body().
    QWidget* column() const { return m_column; }
    QVBoxLayout* body() const { return m_body; }

private:
    QWidget* m_column = nullptr;
    QVBoxLayout* m_body = nullptr;
};

/// Scrolls AREA as little as shows WIDGET, which stands in it and is laid out, with some room around it; its
/// top where it is higher than the area.
void scrollIntoSight(QScrollArea& area, const QWidget* widget);

} // namespace bk::ui
