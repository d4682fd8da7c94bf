#pragma once

#include <QWidget>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace bk::ui {

class ElidedLabel;

/// The rooms of the window at the left, with icon and word; at the bottom who is in, and the lock.
class NavigationRail : public QWidget {
    Q_OBJECT
public:
    explicit NavigationRail(QWidget* parent = nullptr);

    /// Room number INDEX is reached with Ctrl+(INDEX+1).
    void addRoom(const QString& name, const QString& iconName);
    void setCurrent(int index); ///< -1: none
    int current() const;
    void setUser(const QString& name, const QString& organisation);
    QToolButton* lockButton() const { return m_lock; }

Q_SIGNALS:
    void chosen(int index);
    void lockWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* makeButton(const QString& name, const QString& iconName);

    QVBoxLayout* m_rooms = nullptr;
    QButtonGroup* m_group = nullptr;
    ElidedLabel* m_user = nullptr;
    ElidedLabel* m_organisation = nullptr;
    QToolButton* m_lock = nullptr;
};

} // namespace bk::ui
