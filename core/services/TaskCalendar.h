#pragma once

#include "core/model/Task.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace bk {

/// One whole day in a calendar.
struct CalendarEntry {
    QString uid; ///< the same each time, so that a calendar program renews the entry instead of doubling it
    QDate day;
    QString summary;
    QList<int> alarmDays; ///< reminders that many days ahead
};

/// A calendar file (RFC 5545): UTF-8, CRLF, lines folded at 75 bytes between characters. PART is what of the
/// program made it ("Tasks"); NOW is in UTC. Text is escaped; control characters are left out. Pure.
QByteArray calendarOf(const QList<CalendarEntry>& entries, const QString& part, const QDateTime& now);

/// The tasks that have a day, as entries with WORDS, and reminders where the day is still to come: 30 and 7
/// days ahead and one. What is about to end and what has ended is the same entry.
QList<CalendarEntry> calendarEntries(const QList<Task>& tasks,
                                     const std::function<QString(const Task&)>& words);

} // namespace bk
