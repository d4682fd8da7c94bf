#pragma once

#include "core/model/Task.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

namespace bk {

/// What needs a person. Right::SeeTasks; counted is only what the user may see (restricted photos,
/// suggestions). Tasks name persons: reading them is logged (see ReadLog). Thread-safe; not on the window's
/// thread.
class TaskService {
public:
    explicit TaskService(Session& session);
    /// Soonest first, those without a day last.
    Result<QList<Task>> tasks() const;

private:
    Session& m_session;
    mutable ReadLog m_reads;
};

/// The task in English words, with names, for lists on the command line.
QString describe(const Task& task);

} // namespace bk
