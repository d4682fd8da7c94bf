#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bk::ui {

/// What a list shows when it is empty: a quiet icon, what is missing, what to do next, and a button that does
/// it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& heading, const QString& advice,
               QWidget* parent = nullptr);

    /// TEXT empty: no button.
    void setAction(const QString& text);
    void setTexts(const QString& heading, const QString& advice);
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void triggered();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* m_heading = nullptr;
    QLabel* m_advice = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace bk::ui
