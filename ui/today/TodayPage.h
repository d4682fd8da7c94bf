#pragma once

#include "core/model/Task.h"
#include "core/services/ClearanceService.h"
#include "ui/shell/Page.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class EmptyState;
class FlowLayout;
class TodayTasks;
class Workspace;

/// What needs a person today, and how far the photos are covered by permissions for each purpose. Each card
/// opens the list behind it.
class TodayPage : public Page {
    Q_OBJECT
public:
    explicit TodayPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override { return tr("Today"); }
    void activate() override;

private:
    struct Facts {
        QList<Task> tasks;
        QList<Coverage> coverage;
        qint64 photos = 0;
    };
    void load();
    void showFacts(const Facts& facts);
    void addRings(const QList<Coverage>& coverage);
    void makeHead(QVBoxLayout* layout, QWidget* parent);
    void showTasks(const QList<Task>& tasks);

    Workspace& m_workspace;
    bool m_outdated = true;
    bool m_asking = false;
    std::optional<Facts> m_unseen; ///< came while another page was looked at
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_welcome = nullptr;
    Banner* m_clock = nullptr;
    QLabel* m_date = nullptr;
    QWidget* m_rings = nullptr;
    FlowLayout* m_ringFlow = nullptr;
    TodayTasks* m_tasks = nullptr;
    QPushButton* m_putOff = nullptr; ///< shows what was put off
    QPushButton* m_calendar = nullptr;
    QPushButton* m_list = nullptr;
    QLabel* m_taskTitle = nullptr;
    QLabel* m_ringTitle = nullptr;
    QDate m_shown; ///< the day of what is shown
};

} // namespace bk::ui
