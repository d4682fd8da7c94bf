#include "core/services/TaskCalendar.h"

#include <memory>

#include <libical/ical.h>

namespace bk {
namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
struct FreeText {
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};

QByteArray textOf(const QString& words) {
    QString plain;
    for (const QChar one : words)
        if (one == QLatin1Char('\n') || one == QLatin1Char('\t') || one.category() != QChar::Other_Control)
            plain += one;
    return plain.toUtf8();
}

icaltimetype dayOf(const QDate& date) {
    icaltimetype day = icaltime_null_date();
    day.year = date.year();
    day.month = date.month();
    day.day = date.day();
    return day;
}

icaltimetype instantOf(const QDateTime& now) {
    const QDateTime utc = now.toUTC();
    icaltimetype instant = dayOf(utc.date());
    instant.is_date = 0;
    instant.hour = utc.time().hour();
    instant.minute = utc.time().minute();
    instant.second = utc.time().second();
    instant.zone = icaltimezone_get_utc_timezone();
    return instant;
}

icalcomponent* alarmOf(const QByteArray& summary, int daysAhead) {
    icaltriggertype trigger = icaltriggertype_from_int(-daysAhead * 24 * 60 * 60);
    icalcomponent* alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
    icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    icalcomponent_add_property(alarm, icalproperty_new_description(summary.constData()));
    icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
    return alarm;
}

icalcomponent* eventOf(const CalendarEntry& entry, const QDateTime& now) {
    const QByteArray summary = textOf(entry.summary);
    icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_property(event, icalproperty_new_uid(textOf(entry.uid).constData()));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(instantOf(now)));
    icalcomponent_add_property(event, icalproperty_new_dtstart(dayOf(entry.day)));
    icalcomponent_add_property(event, icalproperty_new_dtend(dayOf(entry.day.addDays(1))));
    icalcomponent_add_property(event, icalproperty_new_summary(summary.constData()));
    // A day on which something ends keeps nobody from meeting somebody.
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    for (const int days : entry.alarmDays)
        icalcomponent_add_component(event, alarmOf(summary, days));
    return event;
}

/// Whether a reminder ahead of the day has a use.
bool isAhead(const Task& task) {
    return task.warning != Warning::Past && task.kind != TaskKind::Takedown &&
           task.kind != TaskKind::StillPublished;
}

} // namespace

QByteArray calendarOf(const QList<CalendarEntry>& entries, const QString& part, const QDateTime& now) {
    const std::unique_ptr<icalcomponent, FreeComponent> calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    const QByteArray product = QByteArrayLiteral("-//Beeldkluis//") + textOf(part) + "//EN";
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid(product.constData()));
    icalcomponent_add_property(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
    for (const CalendarEntry& entry : entries)
        icalcomponent_add_component(calendar.get(), eventOf(entry, now));
    const std::unique_ptr<char, FreeText> text(icalcomponent_as_ical_string_r(calendar.get()));
    return QByteArray(text.get());
}

QList<CalendarEntry> calendarEntries(const QList<Task>& tasks,
                                     const std::function<QString(const Task&)>& words) {
    QList<CalendarEntry> entries;
    for (const Task& task : tasks) {
        if (!task.due) continue;
        const TaskKind kind = task.kind == TaskKind::Expired ? TaskKind::Expiring : task.kind;
        CalendarEntry entry;
        entry.uid = QStringLiteral("%1-%2-%3@beeldkluis")
                        .arg(toString(kind), objectOf(task).toString(QUuid::WithoutBraces),
                             task.due->toString(QStringLiteral("yyyyMMdd")));
        entry.day = *task.due;
        entry.summary = words(task);
        if (isAhead(task)) entry.alarmDays = {30, 7, 1};
        entries << entry;
    }
    return entries;
}

} // namespace bk
