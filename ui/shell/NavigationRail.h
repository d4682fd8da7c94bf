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

    /// The one added first is reached with Ctrl+1, and so on. ROOM: how it is called here.
    void addRoom(int room, const QString& name, const QString& iconName);
    void setCurrent(int room); ///< -1: none
    /// In the order they were added.
    const QList<int>& roomsShown() const { return m_shown; }
    int current() const;
    void setUser(const QString& name, const QString& organisation);

Q_SIGNALS:
    void chosen(int room);
    void lockWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    QToolButton* makeButton(const QString& name, const QString& iconName);

    QVBoxLayout* m_rooms = nullptr;
    QList<int> m_shown;
    QButtonGroup* m_group = nullptr;
    ElidedLabel* m_user = nullptr;
    ElidedLabel* m_organisation = nullptr;
    QToolButton* m_lock = nullptr;
};

} // namespace bk::ui
