#pragma once

#include "core/base/Id.h"
#include "core/model/Purpose.h"

#include <QDate>
#include <QString>

#include <optional>

namespace bk {

/// `Expiring`: a quitclaim that ends within 90 days. `Expired`: one that has ended without a successor.
/// `Draft`: one that waits for a scan or a date. `ReviewFaces`: suggestions or possible faces to answer.
/// `Unresolved`: photos with faces that nobody has named. `Minor`: somebody turns 16 within 60 days.
/// `Takedown`: photos that show a person have to leave a publication. `StillPublished`: photos are to be seen
/// somewhere though a permission has ended since. `UnresolvedPublished`: photos that are to be seen somewhere
/// with faces nobody has named. `RetentionDue`: the photos of a collection, or some of them, reach their last
/// day within 90 days.
enum class TaskKind {
    Expiring,
    Expired,
    Draft,
    ReviewFaces,
    Unresolved,
    Minor,
    Takedown,
    StillPublished,
    UnresolvedPublished,
    RetentionDue
};

/// "expiring", "expired", "draft", "review", "unresolved", "minor", "takedown", "still-published",
/// "unresolved-published", "retention": the words of the command line; stored with what is put off.
QString toString(TaskKind kind);
std::optional<TaskKind> taskKindFrom(QStringView word);
/// Whether tasks of this kind may be put off: not where a photo should not be seen any more.
bool maySnooze(TaskKind kind);

/// How near the day is: the ones at which people are warned.
enum class Warning { None, Days90, Days30, Days7, Today, Past };

/// "none", "90-days", "30-days", "7-days", "today", "past": the words of the command line.
QString toString(Warning warning);
/// The nearest of them that DUE has reached on TODAY.
Warning warningOf(const QDate& due, const QDate& today);

/// Something a person must do. Derived from the records each time it is asked for; nothing to keep in step.
struct Task {
    TaskKind kind = TaskKind::Expiring;
    std::optional<QDate> due; ///< Takedown: since; StillPublished: the last day that was allowed, where known
    std::optional<PersonId> person;
    QString personName;
    std::optional<QuitclaimId> quitclaim;
    QString quitclaimNumber;
    QList<Purpose> purposes; ///< those that end, or that of the publication
    std::optional<PublicationId> publication;
    QString place;                ///< of the publication
    std::optional<PhotoId> photo; ///< where it is about just one
    QString fileName;             ///< of the photo
    std::optional<CollectionId> collection;
    QString collectionName;
    int count = 1; ///< photos or faces concerned
    Warning warning = Warning::None;
    std::optional<QDate> snoozedUntil; ///< put off: the first day on which it is told again
    QString snoozeReason;
};

/// What the task is about: a quitclaim, publication, person or collection; null: the whole catalog. With kind
/// and day it tells one task from all others.
QUuid objectOf(const Task& task);
/// "quitclaim", "publication", "person", "collection" or "catalog".
const char* objectKindOf(const Task& task);

/// The task with all that could name somebody left out: names, places, file names, collections' names.
Task withoutNames(Task task);

} // namespace bk
