#include "core/store/TaskSnoozeStore.h"

namespace bk {
namespace {

QByteArray objectBytes(const QUuid& object) {
    return object.isNull() ? QByteArray("") : object.toRfc4122();
}

qint64 dayNumber(const std::optional<QDate>& due) {
    return due ? due->toJulianDay() : 0;
}

} // namespace

Result<QList<TaskSnooze>> TaskSnoozeStore::on(const QDate& day) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT kind, object, due, until, reason FROM task_snoozes WHERE until > ?"));
    query->bind(day);
    QList<TaskSnooze> snoozes;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        const QByteArray object = query->blob(1);
        const qint64 due = query->integer(2);
        TaskSnooze snooze;
        snooze.task = {query->text(0), object.isEmpty() ? QUuid() : QUuid::fromRfc4122(object),
                       due == 0 ? std::nullopt : std::optional(QDate::fromJulianDay(due))};
        snooze.until = query->date(3).value_or(QDate());
        snooze.reason = query->text(4);
        snoozes << snooze;
    }
    query->reset();
    return snoozes;
}

Status TaskSnoozeStore::put(const TaskSnooze& snooze, const Stamp& stamp) {
    return m_catalog.run("INSERT OR REPLACE INTO task_snoozes(kind, object, due, until, reason, at, by) "
                         "VALUES(?,?,?,?,?,?,?)",
                         snooze.task.kind, objectBytes(snooze.task.object), dayNumber(snooze.task.due),
                         snooze.until, snooze.reason, stamp.at, stamp.by);
}

Result<bool> TaskSnoozeStore::remove(const TaskKey& task) {
    BK_TRY(m_catalog.run("DELETE FROM task_snoozes WHERE kind = ? AND object = ? AND due = ?", task.kind,
                         objectBytes(task.object), dayNumber(task.due)));
    return m_catalog.changes() > 0;
}

Status TaskSnoozeStore::forgetPassed(const QDate& day) {
    return m_catalog.run("DELETE FROM task_snoozes WHERE until <= ?", day);
}

} // namespace bk
