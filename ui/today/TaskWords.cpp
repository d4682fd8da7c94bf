#include "ui/today/TaskWords.h"

#include <QCoreApplication>
#include <QLocale>

namespace bk::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::TodayPage)
};

int photosOf(const QList<Task>& tasks) {
    int photos = 0;
    for (const Task& task : tasks)
        photos += task.count;
    return photos;
}

QString purposesOf(const Task& task) {
    QStringList names;
    for (const Purpose& purpose : task.purposes)
        names << purposeName(purpose);
    return names.join(QStringLiteral(", "));
}

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString day(const Task& task) {
    return task.due ? shortDate(*task.due) : QString();
}

/// "12 photos", or the one by its file name.
QString photosWords(const Task& task) {
    return task.fileName.isEmpty() ? Words::tr("%n photo(s)", nullptr, task.count) : task.fileName;
}

QString recordWords(const Task& task) {
    return task.personName.isEmpty() ? task.quitclaimNumber
                                     : Words::tr("%1 of %2").arg(task.quitclaimNumber, task.personName);
}

QString placeWords(const Task& task) {
    return task.place.isEmpty() ? purposesOf(task) : task.place;
}

QString minorSentence(const Task& task) {
    const bool past = task.warning == Warning::Past;
    if (task.personName.isEmpty())
        return past ? Words::tr("Somebody turned 16 on %1: ask for their own signature").arg(day(task))
                    : Words::tr("Somebody turns 16 on %1: ask for their own signature").arg(day(task));
    return (past ? Words::tr("%1 turned 16 on %2: ask for their own signature")
                 : Words::tr("%1 is about to turn 16, on %2: ask for their own signature"))
        .arg(task.personName, day(task));
}

} // namespace

TaskGroup groupOf(const Task& task) {
    switch (task.kind) {
    case TaskKind::Takedown:
        return TaskGroup::TakeDown;
    case TaskKind::StillPublished:
        return TaskGroup::StillPublished;
    case TaskKind::Expired:
        return TaskGroup::Expired;
    case TaskKind::Draft:
        return TaskGroup::Drafts;
    case TaskKind::Minor:
        return TaskGroup::Minors;
    case TaskKind::RetentionDue:
        return TaskGroup::Retention;
    case TaskKind::UnresolvedPublished:
        return TaskGroup::UnresolvedPublished;
    case TaskKind::Unresolved:
        return TaskGroup::Unresolved;
    case TaskKind::ReviewFaces:
        return TaskGroup::Review;
    case TaskKind::Expiring:
        break;
    }
    if (task.warning >= Warning::Today) return TaskGroup::EndsToday;
    if (task.warning == Warning::Days7) return TaskGroup::EndsIn7Days;
    return task.warning == Warning::Days30 ? TaskGroup::EndsIn30Days : TaskGroup::EndsIn90Days;
}

Tone toneOf(TaskGroup group) {
    switch (group) {
    case TaskGroup::TakeDown:
    case TaskGroup::StillPublished:
    case TaskGroup::Expired:
        return Tone::Blocked;
    case TaskGroup::Minors:
    case TaskGroup::Review:
        return Tone::NotNeeded;
    default:
        return Tone::Attention;
    }
}

QString iconOf(TaskGroup group) {
    switch (group) {
    case TaskGroup::TakeDown:
        return QStringLiteral("edit-delete");
    case TaskGroup::StillPublished:
    case TaskGroup::UnresolvedPublished:
        return QStringLiteral("globe");
    case TaskGroup::Minors:
    case TaskGroup::Retention:
        return QStringLiteral("view-calendar-day");
    case TaskGroup::Drafts:
        return QStringLiteral("document-edit-sign");
    case TaskGroup::Unresolved:
        return QStringLiteral("view-list-icons");
    case TaskGroup::Review:
        return QStringLiteral("faces");
    default:
        return {};
    }
}

QString titleOf(TaskGroup group, const QList<Task>& tasks) {
    const int count = static_cast<int>(tasks.size());
    const int photos = photosOf(tasks);
    switch (group) {
    case TaskGroup::TakeDown:
        return Words::tr("Take down %n photo(s)", nullptr, photos);
    case TaskGroup::StillPublished:
        return Words::tr("%n photo(s) still published without permission", nullptr, photos);
    case TaskGroup::Expired:
        return Words::tr("%n quitclaim(s) expired", nullptr, count);
    case TaskGroup::EndsToday:
        return Words::tr("%n quitclaim(s) end today", nullptr, count);
    case TaskGroup::EndsIn7Days:
        return Words::tr("%n quitclaim(s) end within 7 days", nullptr, count);
    case TaskGroup::EndsIn30Days:
        return Words::tr("%n quitclaim(s) end within 30 days", nullptr, count);
    case TaskGroup::EndsIn90Days:
        return Words::tr("%n quitclaim(s) end within 90 days", nullptr, count);
    case TaskGroup::Drafts:
        return Words::tr("%n draft quitclaim(s)", nullptr, count);
    case TaskGroup::Minors:
        return Words::tr("%n person(s) turn 16", nullptr, count);
    case TaskGroup::Retention:
        return Words::tr("%n photo(s) reach their last day", nullptr, photos);
    case TaskGroup::UnresolvedPublished:
        return Words::tr("%n published photo(s) with unnamed faces", nullptr, photos);
    case TaskGroup::Unresolved:
        return Words::tr("%n photo(s) with unnamed faces", nullptr, photos);
    case TaskGroup::Review:
        return Words::tr("%n face(s) to review", nullptr, photos);
    }
    return {};
}

QString captionOf(TaskGroup group) {
    switch (group) {
    case TaskGroup::TakeDown:
        return Words::tr("Somebody on them said no. Take them down, then say so.");
    case TaskGroup::StillPublished:
        return Words::tr("A permission has ended or is missing. Renew it, or take the photos down.");
    case TaskGroup::Expired:
        return Words::tr("Photos with these people are blocked until they sign again.");
    case TaskGroup::EndsToday:
        return Words::tr("From tomorrow on the photos are blocked.");
    case TaskGroup::EndsIn7Days:
    case TaskGroup::EndsIn30Days:
        return Words::tr("Ask for a new signature in time.");
    case TaskGroup::Drafts:
        return Words::tr("A draft counts for nothing until its scan and date are there.");
    case TaskGroup::Minors:
        return Words::tr("Ask for their own signature.");
    case TaskGroup::Retention:
        return Words::tr("They are blocked after that day. Keep them longer with a reason, or delete them.");
    case TaskGroup::UnresolvedPublished:
        return Words::tr("Find out who is on them.");
    case TaskGroup::Unresolved:
        return Words::tr("They stay blocked until everybody on them is known.");
    case TaskGroup::Review:
        return Words::tr("Suggested names and possible faces wait for a yes or no.");
    case TaskGroup::EndsIn90Days:
        break;
    }
    return {};
}

QString sentenceFor(const Task& task) {
    switch (task.kind) {
    case TaskKind::Expiring:
        return Words::tr("%1 ends on %2 (%3)").arg(recordWords(task), day(task), purposesOf(task));
    case TaskKind::Expired:
        return Words::tr("%1 ended on %2 (%3)").arg(recordWords(task), day(task), purposesOf(task));
    case TaskKind::Draft:
        return Words::tr("%1 is a draft: it waits for its scan or its date").arg(recordWords(task));
    case TaskKind::ReviewFaces:
        return Words::tr("%n face(s) to review", nullptr, task.count);
    case TaskKind::Unresolved:
        return Words::tr("%n photo(s) with unnamed faces", nullptr, task.count);
    case TaskKind::Minor:
        return minorSentence(task);
    case TaskKind::Takedown:
        return Words::tr("Take down: %1").arg(joined({photosWords(task), task.personName, placeWords(task)}));
    case TaskKind::StillPublished:
        return Words::tr("Still published without permission: %1")
            .arg(joined({photosWords(task), placeWords(task)}));
    case TaskKind::UnresolvedPublished:
        return Words::tr("Published with unnamed faces: %1")
            .arg(joined({photosWords(task), placeWords(task)}));
    case TaskKind::RetentionDue:
        return Words::tr("Last day %1: %2").arg(day(task), joined({photosWords(task), task.collectionName}));
    }
    return {};
}

QString subjectOf(const Task& task) {
    switch (task.kind) {
    case TaskKind::Takedown:
    case TaskKind::StillPublished:
    case TaskKind::UnresolvedPublished:
        return placeWords(task);
    case TaskKind::RetentionDue:
        return task.collectionName;
    case TaskKind::ReviewFaces:
    case TaskKind::Unresolved:
        return sentenceFor(task);
    default:
        return task.personName.isEmpty() ? task.quitclaimNumber : task.personName;
    }
}

QString detailOf(const Task& task) {
    switch (task.kind) {
    case TaskKind::Takedown:
        return joined({photosWords(task), task.personName,
                       task.due ? Words::tr("since %1").arg(day(task)) : QString()});
    case TaskKind::StillPublished:
        return joined({photosWords(task), task.due ? Words::tr("ended %1").arg(day(task)) : QString()});
    case TaskKind::UnresolvedPublished:
        return photosWords(task);
    case TaskKind::RetentionDue:
        return joined({photosWords(task), day(task)});
    case TaskKind::Draft:
        return joined({task.quitclaimNumber,
                       task.warning == Warning::Past ? Words::tr("older than 14 days") : QString()});
    case TaskKind::ReviewFaces:
    case TaskKind::Unresolved:
        return {};
    default:
        return joined({task.quitclaimNumber, day(task)});
    }
}

TaskListWords taskListWords() {
    TaskListWords words;
    words.title = Words::tr("What has to be done");
    words.day = Words::tr("Day");
    words.kind = Words::tr("Kind");
    words.what = Words::tr("What");
    words.number = Words::tr("Number");
    words.person = Words::tr("Person");
    words.place = Words::tr("Place");
    words.photos = Words::tr("Photos or faces");
    words.nothing = Words::tr("Nothing has to be done.");
    words.page = Words::tr("Page %1 of %2");
    words.names = Words::tr("Holds names of people: keep it where only those can read it who may.");
    words.kindOf = [](const Task& task) {
        switch (task.kind) {
        case TaskKind::Expiring:
            return Words::tr("Quitclaims that end");
        case TaskKind::Expired:
            return Words::tr("Expired quitclaims");
        case TaskKind::Draft:
            return Words::tr("Drafts");
        case TaskKind::ReviewFaces:
            return Words::tr("Faces to review");
        case TaskKind::Unresolved:
            return Words::tr("Unnamed faces");
        case TaskKind::Minor:
            return Words::tr("Turning 16");
        case TaskKind::Takedown:
            return Words::tr("To take down");
        case TaskKind::StillPublished:
            return Words::tr("Still published");
        case TaskKind::UnresolvedPublished:
            return Words::tr("Published with unnamed faces");
        case TaskKind::RetentionDue:
            return Words::tr("Last days");
        }
        return QString();
    };
    words.textOf = [](const Task& task) { return sentenceFor(task); };
    words.locale = QLocale();
    return words;
}

} // namespace bk::ui
