#include "ui/today/TaskFiles.h"

#include "core/services/TaskCalendar.h"
#include "ui/shell/SaveAndPrint.h"
#include "ui/shell/Workspace.h"
#include "ui/today/TaskWords.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::TaskFiles)
};

struct FileKind {
    QString suffix;
    QString filter;
    QString format; ///< the word of the log
};

FileKind kindOf(TaskFile kind) {
    switch (kind) {
    case TaskFile::Calendar:
        return {QStringLiteral("ics"), Words::tr("Calendar (*.ics)"), QStringLiteral("calendar")};
    case TaskFile::Spreadsheet:
        return {QStringLiteral("csv"), Words::tr("Spreadsheet (*.csv)"), QStringLiteral("spreadsheet")};
    case TaskFile::Pages:
        break;
    }
    return {QStringLiteral("pdf"), Words::tr("Pages (*.pdf)"), QStringLiteral("pages")};
}

Result<QByteArray> contentOf(Services& services, TaskFile kind, bool withNames, const QString& catalog) {
    const TaskListWords words = taskListWords();
    BK_ASSIGN(const auto tasks, services.tasks.forFile(kindOf(kind).format, withNames));
    const Session& session = *services.session;
    if (kind == TaskFile::Calendar)
        return calendarOf(calendarEntries(tasks, words.textOf), QStringLiteral("Tasks"),
                          session.clock().now());
    if (kind == TaskFile::Spreadsheet) return tasksAsCsv(tasks, words);
    return toPdf({session.organisation(), catalog, session.today(), withNames, tasks}, words);
}

} // namespace

void saveTasksTo(Workspace& workspace, TaskFile kind, bool withNames, const QString& path, QWidget* parent) {
    saveFile(
        workspace, parent, path,
        [kind, withNames, catalog = workspace.catalogName()](Services& services) {
            return contentOf(services, kind, withNames, catalog);
        },
        [&workspace, path] { Q_EMIT workspace.message(Words::tr("Saved as %1.").arg(path)); });
}

void saveTasks(Workspace& workspace, TaskFile kind, bool withNames, QWidget* parent) {
    const FileKind file = kindOf(kind);
    pickFileToSave(parent,
                   withNames ? Words::tr("Save the tasks (with names; whoever has the file can read them)")
                             : Words::tr("Save the tasks (without names)"),
                   file.filter, Words::tr("tasks") + QLatin1Char('.') + file.suffix,
                   [&workspace, kind, withNames, parent](const QString& path) {
                       saveTasksTo(workspace, kind, withNames, path, parent);
                   });
}

} // namespace bk::ui
