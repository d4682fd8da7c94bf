#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

class QWidget;

namespace bk {
struct Services;
}

namespace bk::ui {

class Workspace;

enum class TaskFile { Calendar, Spreadsheet, Pages };

/// Asks where the list of tasks is to go and writes it there; names only where they are asked for. Window's
/// thread.
void saveTasks(Workspace& workspace, TaskFile kind, bool withNames, QWidget* parent);
/// The same without asking where.
void saveTasksTo(Workspace& workspace, TaskFile kind, bool withNames, const QString& path, QWidget* parent);

} // namespace bk::ui
