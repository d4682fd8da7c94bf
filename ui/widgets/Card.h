#pragma once

#include <QFrame>

class QVBoxLayout;

namespace bk::ui {

/// A framed piece of a page. A clickable one is a button for mouse, keyboard and screen reader alike.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }
    /// NAME says what opens.
    void setClickable(const QString& name);

Q_SIGNALS:
    void clicked();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QVBoxLayout* m_body = nullptr;
    bool m_clickable = false;
    bool m_pressed = false;
};

/// A one-pixel line in the theme's border colour.
QFrame* makeLine(Qt::Orientation orientation, QWidget* parent);

} // namespace bk::ui
