#include "app/cli/TaskCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/ScanFile.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"
#include "core/services/TaskCalendar.h"
#include "core/services/TaskPages.h"

namespace bk::cli {
namespace {

/// The word for tasks about the whole catalog.
const QString wholeCatalog = QStringLiteral("catalog");

QString objectWord(const Task& task) {
    const QUuid object = objectOf(task);
    return object.isNull() ? wholeCatalog : object.toString(QUuid::WithoutBraces);
}

QString textOf(const Task& task) {
    return describe(task);
}

template <class AnId>
QJsonValue idJson(const std::optional<AnId>& id) {
    return id ? QJsonValue(id->toString()) : QJsonValue();
}

QJsonObject taskJson(const Task& task) {
    const QUuid object = objectOf(task);
    return {
        {QStringLiteral("kind"), toString(task.kind)},
        {QStringLiteral("due"), dayJson(task.due)},
        {QStringLiteral("object"), object.isNull() ? QJsonValue() : QJsonValue(objectWord(task))},
        {QStringLiteral("text"), describe(task)},
        {QStringLiteral("person"), idJson(task.person)},
        {QStringLiteral("name"), textJson(task.personName)},
        {QStringLiteral("number"), textJson(task.quitclaimNumber)},
        {QStringLiteral("warning"), toString(task.warning)},
        {QStringLiteral("count"), task.count},
        {QStringLiteral("publication"), idJson(task.publication)},
        {QStringLiteral("place"), textJson(task.place)},
        {QStringLiteral("photo"), idJson(task.photo)},
        {QStringLiteral("collection"), textJson(task.collectionName)},
        {QStringLiteral("snoozed_until"), dayJson(task.snoozedUntil)},
        {QStringLiteral("snooze_reason"), textJson(task.snoozeReason)},
    };
}

/// What `task snooze` is told: the number where there is one.
QString objectCell(const QJsonValue& task) {
    const QString number = task[QStringLiteral("number")].toString();
    if (!number.isEmpty()) return number;
    return task[QStringLiteral("object")].toString(wholeCatalog);
}

class TaskListCommand final : public Command {
public:
    TaskListCommand() : Command("task list", "what needs a person, soonest first") {}
    void setUp(Options& options) override {
        options.catalog();
        options.flag("--all", m_all, "also what was put off");
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto tasks, context.services().tasks.tasks(m_all));
        QJsonArray list;
        for (const Task& task : tasks)
            list.append(taskJson(task));
        return QJsonObject{{QStringLiteral("tasks"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("tasks")].toArray())
            rows.append({cell(one[QStringLiteral("due")]), cell(one[QStringLiteral("kind")]),
                         cell(one[QStringLiteral("text")]), cell(one[QStringLiteral("snoozed_until")]),
                         objectCell(one)});
        out.table({QStringLiteral("Due"), QStringLiteral("Kind"), QStringLiteral("What"),
                   QStringLiteral("Put off until"), QStringLiteral("Object")},
                  rows);
    }

private:
    bool m_all = false;
};

class TaskExportCommand final : public Command {
public:
    TaskExportCommand()
        : Command("task export", "writes what needs a person as a calendar, a spreadsheet or a list") {}
    void setUp(Options& options) override {
        options.catalog();
        options.value("--to FILE", m_to, "a name that ends in .ics, .csv or .pdf; not there yet",
                      Need::Required);
        options.flag("--names", m_names, "with names and places; left out otherwise");
    }

    Status validate() const override {
        if (format().isEmpty())
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("--to: the name must end in .ics, .csv or .pdf"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        Services& services = context.services();
        BK_ASSIGN(const auto tasks, services.tasks.forFile(format(), m_names));
        BK_ASSIGN(const QByteArray bytes, contentOf(tasks, *services.session));
        BK_TRY(writeNewFile(m_to, bytes));
        const auto dated =
            std::count_if(tasks.begin(), tasks.end(), [](const Task& task) { return task.due.has_value(); });
        return QJsonObject{
            {QStringLiteral("file"), m_to.display()},
            {QStringLiteral("tasks"),
             static_cast<qint64>(format() == QLatin1String("calendar") ? dated : tasks.size())},
            {QStringLiteral("names"), m_names}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("%1 written to %2, %3 names")
                     .arg(counted(answer[QStringLiteral("tasks")].toInteger(), QStringLiteral("task")),
                          cell(answer[QStringLiteral("file")]),
                          m_names ? QStringLiteral("with") : QStringLiteral("without")));
    }

private:
    QString format() const {
        const QByteArray name = m_to.fileName().toLower();
        if (name.endsWith(".ics")) return QStringLiteral("calendar");
        if (name.endsWith(".csv")) return QStringLiteral("spreadsheet");
        return name.endsWith(".pdf") ? QStringLiteral("pages") : QString();
    }

    Result<QByteArray> contentOf(const QList<Task>& tasks, const Session& session) const {
        if (format() == QLatin1String("calendar"))
            return calendarOf(calendarEntries(tasks, textOf), QStringLiteral("Tasks"), session.clock().now());
        TaskListWords words;
        words.kindOf = [](const Task& task) { return toString(task.kind); };
        words.textOf = textOf;
        if (format() == QLatin1String("spreadsheet")) return tasksAsCsv(tasks, words);
        return toPdf({m_names ? session.organisation() : QString(), {}, session.today(), m_names, tasks},
                     words);
    }

    FilePath m_to;
    bool m_names = false;
};

/// A task by its kind and what it is about.
class OneTask {
public:
    void setUp(Options& options) {
        options.catalog();
        options.value("KIND", m_kind, "as `task list` tells it", Need::Required);
        options.value("OBJECT", m_object, "as `task list` tells it, a number, or `catalog`", Need::Required);
        options.value("--due DATE", m_due, "where there are several about it: the one of this day",
                      Need::Optional);
    }

    /// NotFound; Ambiguous names the days.
    Result<Task> find(const Context& context) const {
        const auto kind = taskKindFrom(m_kind);
        if (!kind)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("there are no tasks of kind %1").arg(m_kind));
        BK_ASSIGN(const auto tasks, context.services().tasks.tasks(true));
        QList<Task> found;
        for (const Task& task : tasks) {
            const bool named = m_object == objectWord(task) ||
                               (!task.quitclaimNumber.isEmpty() && m_object == task.quitclaimNumber);
            if (task.kind == *kind && named && (!m_due || task.due == m_due)) found << task;
        }
        if (found.isEmpty())
            return fail(ErrorCode::NotFound,
                        QStringLiteral("there is no task %1 about %2").arg(m_kind, m_object));
        if (found.size() == 1) return found.first();
        QStringList days;
        for (const Task& task : std::as_const(found))
            days << (task.due ? task.due->toString(Qt::ISODate) : QStringLiteral("-"));
        return fail(ErrorCode::Ambiguous, QStringLiteral("there are several; say --due with one of %1")
                                              .arg(days.join(QStringLiteral(", "))));
    }

private:
    QString m_kind;
    QString m_object;
    std::optional<QDate> m_due;
};

class TaskSnoozeCommand final : public Command {
public:
    TaskSnoozeCommand() : Command("task snooze", "puts a task off until a day, with the reason") {}
    void setUp(Options& options) override {
        m_task.setUp(options);
        options.value("--until DATE", m_until, "the first day on which it is told again", Need::Required);
        options.value("--reason TEXT", m_reason, "why", Need::Required);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(Task task, m_task.find(context));
        BK_TRY(context.services().tasks.snooze(task, *m_until, m_reason));
        task.snoozedUntil = m_until;
        task.snoozeReason = m_reason;
        return taskJson(task);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(
            QStringLiteral("put off until %1: %2")
                .arg(cell(answer[QStringLiteral("snoozed_until")]), cell(answer[QStringLiteral("text")])));
    }

private:
    OneTask m_task;
    std::optional<QDate> m_until;
    QString m_reason;
};

class TaskWakeCommand final : public Command {
public:
    TaskWakeCommand() : Command("task wake", "tells a task again that was put off") {}
    void setUp(Options& options) override { m_task.setUp(options); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(Task task, m_task.find(context));
        BK_TRY(context.services().tasks.wake(task));
        task.snoozedUntil.reset();
        task.snoozeReason.clear();
        return taskJson(task);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("told again: %1").arg(cell(answer[QStringLiteral("text")])));
    }

private:
    OneTask m_task;
};

} // namespace

void addTaskCommands(Registry& registry) {
    registry.add<TaskListCommand>();
    registry.add<TaskExportCommand>();
    registry.add<TaskSnoozeCommand>();
    registry.add<TaskWakeCommand>();
}

} // namespace bk::cli
