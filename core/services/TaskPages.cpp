#include "core/services/TaskPages.h"

#include "core/base/Csv.h"
#include "core/services/PrintedPages.h"

#include <algorithm>

namespace bk {
namespace {

/// The kinds one after the other, those with the soonest task first.
QList<Task> byKind(const QList<Task>& tasks, const TaskListWords& words) {
    QStringList kinds;
    for (const Task& task : tasks)
        if (const QString kind = words.kindOf(task); !kinds.contains(kind)) kinds << kind;
    QList<Task> sorted = tasks;
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Task& a, const Task& b) {
        return kinds.indexOf(words.kindOf(a)) < kinds.indexOf(words.kindOf(b));
    });
    return sorted;
}

} // namespace

QByteArray tasksAsCsv(const QList<Task>& tasks, const TaskListWords& words) {
    QList<QStringList> rows{
        {words.day, words.kind, words.what, words.number, words.person, words.place, words.photos}};
    for (const Task& task : tasks) {
        const bool counts = task.kind != TaskKind::Expiring && task.kind != TaskKind::Expired &&
                            task.kind != TaskKind::Draft && task.kind != TaskKind::Minor;
        rows << QStringList{task.due ? task.due->toString(Qt::ISODate) : QString(),
                            words.kindOf(task),
                            words.textOf(task),
                            task.quitclaimNumber,
                            task.personName,
                            task.place,
                            counts ? QString::number(task.count) : QString()};
    }
    return csvOf(rows);
}

Result<QByteArray> toPdf(const TaskList& list, const TaskListWords& words) {
    PrintedPages pages;
    pages.setFoot({list.withNames ? words.names : QString(), words.page, {}});
    pages.title(words.title);
    QStringList facts;
    for (const QString& fact :
         {list.organisation, list.catalog, words.locale.toString(list.day, QLocale::LongFormat)})
        if (!fact.isEmpty()) facts << fact;
    pages.paragraph(facts.join(QStringLiteral(" · ")));
    if (list.tasks.isEmpty()) pages.paragraph(words.nothing);
    QString kind;
    for (const Task& task : byKind(list.tasks, words)) {
        if (const QString now = words.kindOf(task); now != kind) {
            kind = now;
            pages.heading(kind);
        }
        pages.toDo(task.due ? words.locale.toString(*task.due, QStringLiteral("d MMM yyyy")) : QString(),
                   words.textOf(task), task.warning >= Warning::Today);
    }
    return pages.pdf(words.title);
}

} // namespace bk
