#include "core/services/TaskService.h"

namespace bk {
namespace {

QString counted(int count, const char* one, const char* many) {
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

/// "Q-2026-00042 of Noor", with as much of it as there is.
QString record(const Task& task) {
    return task.personName.isEmpty() ? task.quitclaimNumber
                                     : QStringLiteral("%1 of %2").arg(task.quitclaimNumber, task.personName);
}

QString photos(const Task& task) {
    QString words = task.fileName.isEmpty() ? counted(task.count, "photo", "photos") : task.fileName;
    if (!task.personName.isEmpty()) words += QStringLiteral(" of %1").arg(task.personName);
    if (!task.place.isEmpty()) words += QStringLiteral(" on %1").arg(task.place);
    if (!task.collectionName.isEmpty()) words += QStringLiteral(" in %1").arg(task.collectionName);
    return words;
}

QString minor(const Task& task, const QString& due) {
    const QString who = task.personName.isEmpty() ? QStringLiteral("somebody") : task.personName;
    return (task.warning == Warning::Past
                ? QStringLiteral("%1 turned 16 on %2: ask for their own signature")
                : QStringLiteral("%1 is about to turn 16, on %2: ask for their own signature"))
        .arg(who, due);
}

} // namespace

QString describe(const Task& task) {
    QStringList keys;
    for (const Purpose& purpose : task.purposes)
        keys << purpose.key();
    const QString purposes = keys.join(QStringLiteral(", "));
    const QString due = task.due ? task.due->toString(Qt::ISODate) : QString();
    switch (task.kind) {
    case TaskKind::Expiring:
        return QStringLiteral("%1 ends on %2 (%3)").arg(record(task), due, purposes);
    case TaskKind::Expired:
        return QStringLiteral("%1 ended on %2 (%3)").arg(record(task), due, purposes);
    case TaskKind::Draft:
        return QStringLiteral("%1 is a draft: it waits for its scan or its date").arg(record(task));
    case TaskKind::ReviewFaces:
        return QStringLiteral("%1 to review").arg(counted(task.count, "face", "faces"));
    case TaskKind::Unresolved:
        return QStringLiteral("%1 with faces that nobody has named").arg(photos(task));
    case TaskKind::Minor:
        return minor(task, due);
    case TaskKind::Takedown:
        return QStringLiteral("take down: %1 (%2), since %3").arg(photos(task), purposes, due);
    case TaskKind::StillPublished:
        return due.isEmpty()
                   ? QStringLiteral("still published without permission: %1 (%2)").arg(photos(task), purposes)
                   : QStringLiteral("still published: %1 (%2), permission ended on %3")
                         .arg(photos(task), purposes, due);
    case TaskKind::UnresolvedPublished:
        return QStringLiteral("published with faces that nobody has named: %1 (%2)")
            .arg(photos(task), purposes);
    case TaskKind::RetentionDue:
        return QStringLiteral("%1: the last day %2 %3")
            .arg(photos(task), task.warning == Warning::Past ? QStringLiteral("was") : QStringLiteral("is"),
                 due);
    }
    return {};
}

} // namespace bk
