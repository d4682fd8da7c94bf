#pragma once

#include "core/model/Task.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {

/// One kind of work that waits: how much, what it means, and the first few people it is about with their
/// days.
class TaskCard : public Card {
    Q_OBJECT
public:
    /// ICONNAME empty: the shield of TONE.
    TaskCard(const QString& iconName, Tone tone, const QString& title, const QString& caption,
             const QList<Task>& tasks, QWidget* parent = nullptr);

Q_SIGNALS:
    void personClicked(const bk::PersonId& person);

private:
    void addLine(const Task& task);
};

} // namespace bk::ui
