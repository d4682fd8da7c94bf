#pragma once

#include "core/model/Task.h"
#include "ui/today/TaskWords.h"

#include <QSet>
#include <QWidget>

class QGridLayout;

namespace bk::ui {

class Card;
class Workspace;

/// The cards of what waits, one or two beside another; or what was put off.
class TodayTasks : public QWidget {
    Q_OBJECT
public:
    explicit TodayTasks(Workspace& workspace, QWidget* parent = nullptr);

    /// Those that are put off among them.
    void setTasks(const QList<Task>& tasks);
    /// Also those that are put off, on a card above the others.
    void setPutOffShown(bool shown);
    int waiting() const { return m_waiting; }
    int putOff() const { return static_cast<int>(m_tasks.size()) - m_waiting; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeCards();
    void placeCards();
    void addGroup(TaskGroup group, const QList<Task>& tasks);
    Card* putOffCard(const QList<Task>& tasks);
    void open(TaskGroup group, const QList<Task>& tasks);
    void openTask(const Task& task);
    void askPutOff(const Task& task);
    void wake(const Task& task);

    Workspace& m_workspace;
    QGridLayout* m_grid = nullptr;
    QList<Task> m_tasks;
    int m_waiting = 0;
    bool m_showPutOff = false;
    QSet<int> m_unfolded;      ///< groups
    QWidget* m_wide = nullptr; ///< the card that takes the whole width
    QList<QWidget*> m_cards;
    int m_columns = 0;
};

} // namespace bk::ui
