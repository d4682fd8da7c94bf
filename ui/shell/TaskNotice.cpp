#include "ui/shell/TaskNotice.h"

#include "ui/shell/DesktopNotice.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Workspace.h"

#include <chrono>

namespace bk::ui {

TaskNotice::TaskNotice(Workspace& workspace, const Preferences& preferences, DesktopNotice& desktop,
                       QObject* parent)
    : QObject(parent), m_workspace(workspace), m_preferences(preferences), m_desktop(desktop) {
    connect(&m_minute, &QTimer::timeout, this, &TaskNotice::look);
    m_minute.start(std::chrono::minutes(1));
    look();
}

void TaskNotice::look() {
    const QDate today = m_workspace.today();
    if (today == m_told || !m_preferences.tellsOnDesktop() || !m_workspace.may(Right::SeeTasks)) return;
    m_told = today;
    m_workspace.ask(
        this, [](Services& services) { return services.tasks.tasks(); },
        [this](const Result<QList<Task>>& tasks) {
            if (!tasks) return; // The Today page says why.
            const QString numbers = urgentInNumbers(*tasks);
            if (!numbers.isEmpty()) m_desktop.say(tr("What needs you today"), numbers);
        },
        -1);
}

QString urgentInNumbers(const QList<Task>& tasks) {
    int takedowns = 0;
    int published = 0;
    int expired = 0;
    int ending = 0;
    int retention = 0;
    for (const Task& task : tasks) {
        const bool near = task.warning >= Warning::Days7;
        if (task.kind == TaskKind::Takedown)
            takedowns += task.count;
        else if (task.kind == TaskKind::StillPublished)
            published += task.count;
        else if (task.kind == TaskKind::Expired)
            ++expired;
        else if (task.kind == TaskKind::Expiring && near)
            ++ending;
        else if (task.kind == TaskKind::RetentionDue && near)
            retention += task.count;
    }
    QStringList sentences;
    if (takedowns > 0) sentences << TaskNotice::tr("%n photo(s) to take down.", nullptr, takedowns);
    if (published > 0)
        sentences << TaskNotice::tr("%n photo(s) still published without permission.", nullptr, published);
    if (expired > 0) sentences << TaskNotice::tr("%n permission(s) have ended.", nullptr, expired);
    if (ending > 0) sentences << TaskNotice::tr("%n permission(s) end within 7 days.", nullptr, ending);
    if (retention > 0) sentences << TaskNotice::tr("%n photo(s) reach their last day.", nullptr, retention);
    return sentences.join(QLatin1Char('\n'));
}

} // namespace bk::ui
