#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/store/Stamp.h"

#include <QDate>
#include <QList>
#include <QUuid>

#include <optional>

namespace bk {

/// Which task: its kind by the stable word, what it is about (null: the whole catalog), and its day (none:
/// it has none).
struct TaskKey {
    QString kind;
    QUuid object;
    std::optional<QDate> due;

    friend bool operator==(const TaskKey&, const TaskKey&) = default;
    friend size_t qHash(const TaskKey& key, size_t seed = 0) {
        return qHashMulti(seed, key.kind, key.object, key.due ? key.due->toJulianDay() : 0);
    }
};

struct TaskSnooze {
    TaskKey task;
    QDate until; ///< the first day on which it is told again
    QString reason;
};

/// Tasks that were put off. On the thread of its connection.
class TaskSnoozeStore {
public:
    explicit TaskSnoozeStore(Connection& catalog) : m_catalog(catalog) {}

    /// Those that are still put off on DAY.
    Result<QList<TaskSnooze>> on(const QDate& day);
    /// In place of what was said of the same task before.
    Status put(const TaskSnooze& snooze, const Stamp& stamp);
    /// Whether it was there.
    Result<bool> remove(const TaskKey& task);
    /// Those that are not put off any more on DAY; the log tells of them.
    Status forgetPassed(const QDate& day);

private:
    Connection& m_catalog;
};

} // namespace bk
