#pragma once

#include "core/model/Task.h"
#include "core/services/ClearanceService.h"
#include "ui/shell/Page.h"

class QGridLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class EmptyState;
class FlowLayout;
class Workspace;

/// What needs a person today, and how far the photos are covered by permissions for each purpose. Each card
/// opens the list behind it.
class TodayPage : public Page {
    Q_OBJECT
public:
    explicit TodayPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override { return tr("Today"); }
    void activate() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Facts {
        QList<Task> tasks;
        QList<Coverage> coverage;
        qint64 photos = 0;
    };
    void load();
    void showFacts(const Facts& facts);
    void addRings(const QList<Coverage>& coverage);
    void placeTaskCards();
    void addTasks(const QList<Task>& tasks);
    void addTaskCard(const QString& iconName, int tone, const QString& title, const QString& caption,
                     const QList<Task>& tasks, const std::function<void()>& open);

    Workspace& m_workspace;
    bool m_outdated = true;
    bool m_asking = false;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_welcome = nullptr;
    Banner* m_clock = nullptr;
    QLabel* m_date = nullptr;
    QWidget* m_rings = nullptr;
    FlowLayout* m_ringFlow = nullptr;
    QGridLayout* m_tasks = nullptr;
    QWidget* m_taskArea = nullptr;
    QLabel* m_taskTitle = nullptr;
    QLabel* m_ringTitle = nullptr;
    QList<QWidget*> m_taskCards;
    int m_columns = 0;
};

} // namespace bk::ui
