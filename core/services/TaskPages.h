#pragma once

#include "core/base/Result.h"
#include "core/model/Task.h"

#include <QByteArray>
#include <QList>
#include <QLocale>
#include <QString>

#include <functional>

namespace bk {

/// What a list of tasks says around them, in the language of who reads it; English unless the window fills in
/// others. The functions have to be given.
struct TaskListWords {
    QString title = QStringLiteral("What has to be done");
    QString day = QStringLiteral("Day");
    QString kind = QStringLiteral("Kind");
    QString what = QStringLiteral("What");
    QString number = QStringLiteral("Number");
    QString person = QStringLiteral("Person");
    QString place = QStringLiteral("Place");
    QString photos = QStringLiteral("Photos or faces");
    QString nothing = QStringLiteral("Nothing has to be done.");
    QString page = QStringLiteral("Page %1 of %2");
    QString names = QStringLiteral("Holds names of people: keep it where only those can read it who may.");
    std::function<QString(const Task&)> kindOf; ///< a heading: tasks in a row of one kind stand below it
    std::function<QString(const Task&)> textOf;
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedKingdom); ///< of days on paper
};

/// The list on paper.
struct TaskList {
    QString organisation;
    QString catalog; ///< its name
    QDate day;
    bool withNames = false;
    QList<Task> tasks;
};

/// One row a task, with headings; days as YYYY-MM-DD. See Csv.h. Pure.
QByteArray tasksAsCsv(const QList<Task>& tasks, const TaskListWords& words);

/// The list by kind as a PDF of A4 pages, made in memory. Any thread that may draw text; needs a
/// QGuiApplication (fonts). Disk when it cannot be drawn.
Result<QByteArray> toPdf(const TaskList& list, const TaskListWords& words);

} // namespace bk
