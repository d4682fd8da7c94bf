#pragma once

#include "ui/today/TaskWords.h"
#include "ui/widgets/Card.h"

class QBoxLayout;
class QPushButton;

namespace bk::ui {

/// One group of tasks: how much, what it means, and the first few lines; the others unfold. Clicked, it opens
/// the list behind it.
class TaskCard : public Card {
    Q_OBJECT
public:
    /// MAYPUTOFF: each task may be put off, where its kind allows that.
    TaskCard(TaskGroup group, const QList<Task>& tasks, bool mayPutOff, QWidget* parent = nullptr);

    static constexpr int linesFolded = 4;
    /// More are in the list behind the card.
    static constexpr int linesUnfolded = 50;
    TaskGroup group() const { return m_group; }
    void setUnfolded(bool unfolded);

Q_SIGNALS:
    void taskOpened(const bk::Task& task);
    void putOffWanted(const bk::Task& task);
    void unfoldedChanged(bool unfolded);

private:
    void addHead();
    void addLines();
    void addLine(const Task& task, QWidget* parent, QBoxLayout* layout);
    void fillRest();
    void addPutOff();
    void addLink(QPushButton* link);

    TaskGroup m_group;
    QList<Task> m_tasks;
    bool m_mayPutOff = false;
    bool m_unfolded = false;
    QWidget* m_rest = nullptr; ///< what unfolds
    QPushButton* m_fold = nullptr;
};

} // namespace bk::ui
