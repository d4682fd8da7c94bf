#pragma once

#include "core/model/Task.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

namespace bk {

/// What needs a person. Right::SeeTasks; counted is only what the user may see (restricted photos,
/// suggestions), and that somebody turns 16 is told with Right::ManagePersons only. Tasks name persons:
/// reading them is logged (see ReadLog). Thread-safe; not on the window's thread.
class TaskService {
public:
    explicit TaskService(Session& session);
    /// Soonest first, those without a day last. Those that are put off are left out, or told too.
    Result<QList<Task>> tasks(bool withSnoozed = false) const;
    /// What is not put off, for a file that leaves the program: logged each time, with FORMAT ("calendar"). A
    /// file without names has none in its tasks (see withoutNames).
    Result<QList<Task>> forFile(const QString& format, bool withNames);

    static constexpr int longestSnoozeDays = 90;
    /// Not told before UNTIL, a later day than today and at most 90 days ahead; with a REASON. Takedowns and
    /// what is still published cannot be put off: InvalidArgument. Right::ManageConsent; logged.
    Status snooze(const Task& task, const QDate& until, const QString& reason);
    /// Told again at once. NotFound: it was not put off. Right::ManageConsent; logged.
    Status wake(const Task& task);

private:
    Result<QList<Task>> read(bool withSnoozed) const;

    Session& m_session;
    mutable ReadLog m_reads;
};

/// The task in English words, for lists on the command line; with the names that it holds.
QString describe(const Task& task);

} // namespace bk
