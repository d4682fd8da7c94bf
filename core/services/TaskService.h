#pragma once

#include "core/model/Task.h"
#include "core/services/Session.h"

namespace bk {

/// What needs a person. Thread-safe; not on the window's thread.
class TaskService {
public:
    explicit TaskService(Session& session);
    /// Soonest first, those without a day last.
    Result<QList<Task>> tasks() const;

private:
    Session& m_session;
};

/// The task in English words, with names, for lists on the command line.
QString describe(const Task& task);

} // namespace bk
