#pragma once

#include "core/model/Task.h"

#include <QDate>
#include <QList>
#include <QObject>
#include <QTimer>

namespace bk::ui {

class DesktopNotice;
class Preferences;
class Workspace;

/// Tells on the desktop what is urgent, in numbers, when a catalog was unlocked and again on each new day;
/// not where that is switched off or the user has no tasks. Lives as long as the pages. Window's thread.
class TaskNotice : public QObject {
    Q_OBJECT
public:
    TaskNotice(Workspace& workspace, const Preferences& preferences, DesktopNotice& desktop,
               QObject* parent = nullptr);

    /// Tells if a day has begun since it was told last; asked every minute.
    void look();

private:
    Workspace& m_workspace;
    const Preferences& m_preferences;
    DesktopNotice& m_desktop;
    QDate m_told;
    QTimer m_minute;
};

/// "2 photos to take down. 3 permissions end within 7 days."; empty when nothing of TASKS is urgent. Never a
/// name.
QString urgentInNumbers(const QList<Task>& tasks);

} // namespace bk::ui
