#include "app/cli/TaskCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

QString toString(TaskKind kind) {
    switch (kind) {
    case TaskKind::Expiring:
        return QStringLiteral("expiring");
    case TaskKind::Expired:
        return QStringLiteral("expired");
    case TaskKind::Draft:
        return QStringLiteral("draft");
    case TaskKind::ReviewFaces:
        return QStringLiteral("review");
    case TaskKind::Unresolved:
        return QStringLiteral("unresolved");
    case TaskKind::Minor:
        return QStringLiteral("minor");
    }
    return {};
}

QJsonObject taskJson(const Task& task) {
    QJsonValue object;
    if (task.person) object = task.person->toString();
    if (task.quitclaim) object = task.quitclaim->toString();
    return {{QStringLiteral("kind"), toString(task.kind)},
            {QStringLiteral("due"), dayJson(task.due)},
            {QStringLiteral("object"), object},
            {QStringLiteral("text"), describe(task)},
            {QStringLiteral("person"), task.person ? QJsonValue(task.person->toString()) : QJsonValue()},
            {QStringLiteral("name"), textJson(task.personName)},
            {QStringLiteral("number"), textJson(task.quitclaimNumber)}};
}

class TaskListCommand final : public Command {
public:
    TaskListCommand() : Command("task list", "what needs a person, soonest first") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto tasks, context.services().tasks.tasks());
        QJsonArray list;
        for (const Task& task : tasks)
            list.append(taskJson(task));
        return QJsonObject{{QStringLiteral("tasks"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("tasks")].toArray())
            rows.append({cell(one[QStringLiteral("due")]), cell(one[QStringLiteral("kind")]),
                         cell(one[QStringLiteral("text")])});
        out.table({QStringLiteral("Due"), QStringLiteral("Kind"), QStringLiteral("What")}, rows);
    }
};

} // namespace

void addTaskCommands(Registry& registry) {
    registry.add<TaskListCommand>();
}

} // namespace bk::cli
