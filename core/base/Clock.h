#pragma once

#include <QDate>
#include <QDateTime>

namespace bk {

/// Where time comes from, so that tests can travel. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;

    /// The instant now, in UTC, to the millisecond.
    virtual QDateTime now() const = 0;

    /// The legal day at the desk (local time): consent begins and ends on days of the place where it was
    /// given.
    virtual QDate today() const = 0;
};

class SystemClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
    QDate today() const override { return QDate::currentDate(); }
};

} // namespace bk
