#include "core/model/Task.h"

#include <array>
#include <utility>

namespace bk {
namespace {

constexpr std::array<std::pair<TaskKind, const char*>, 10> kindWords = {{
    {TaskKind::Expiring, "expiring"},
    {TaskKind::Expired, "expired"},
    {TaskKind::Draft, "draft"},
    {TaskKind::ReviewFaces, "review"},
    {TaskKind::Unresolved, "unresolved"},
    {TaskKind::Minor, "minor"},
    {TaskKind::Takedown, "takedown"},
    {TaskKind::StillPublished, "still-published"},
    {TaskKind::UnresolvedPublished, "unresolved-published"},
    {TaskKind::RetentionDue, "retention"},
}};

} // namespace

QString toString(TaskKind kind) {
    for (const auto& [one, word] : kindWords)
        if (one == kind) return QString::fromLatin1(word);
    return {};
}

std::optional<TaskKind> taskKindFrom(QStringView word) {
    for (const auto& [kind, known] : kindWords)
        if (word == QLatin1String(known)) return kind;
    return std::nullopt;
}

bool maySnooze(TaskKind kind) {
    return kind != TaskKind::Takedown && kind != TaskKind::StillPublished;
}

QString toString(Warning warning) {
    switch (warning) {
    case Warning::None:
        break;
    case Warning::Days90:
        return QStringLiteral("90-days");
    case Warning::Days30:
        return QStringLiteral("30-days");
    case Warning::Days7:
        return QStringLiteral("7-days");
    case Warning::Today:
        return QStringLiteral("today");
    case Warning::Past:
        return QStringLiteral("past");
    }
    return QStringLiteral("none");
}

Warning warningOf(const QDate& due, const QDate& today) {
    const qint64 days = today.daysTo(due);
    if (days < 0) return Warning::Past;
    if (days == 0) return Warning::Today;
    if (days <= 7) return Warning::Days7;
    if (days <= 30) return Warning::Days30;
    return days <= 90 ? Warning::Days90 : Warning::None;
}

QUuid objectOf(const Task& task) {
    if (task.quitclaim && task.kind != TaskKind::Takedown) return task.quitclaim->uuid();
    if (task.publication) return task.publication->uuid();
    if (task.collection) return task.collection->uuid();
    return task.person ? task.person->uuid() : QUuid();
}

const char* objectKindOf(const Task& task) {
    if (task.quitclaim && task.kind != TaskKind::Takedown) return "quitclaim";
    if (task.publication) return "publication";
    if (task.collection) return "collection";
    return task.person ? "person" : "catalog";
}

Task withoutNames(Task task) {
    task.person.reset();
    task.personName.clear();
    task.place.clear();
    task.photo.reset();
    task.fileName.clear();
    task.collectionName.clear();
    task.snoozeReason.clear();
    return task;
}

} // namespace bk
