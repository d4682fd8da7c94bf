#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace bk::test {

/// A clock that stands still until it is told to move.
class FixedClock final : public Clock {
public:
    explicit FixedClock(const QDate& day) { setDay(day); }
    void setDay(const QDate& day) { m_day = day.toJulianDay(); }
    QDate today() const override { return QDate::fromJulianDay(m_day); }
    QDateTime now() const override { return QDateTime(today(), QTime(12, 0), Qt::UTC); }

private:
    std::atomic<qint64> m_day = 0;
};

} // namespace bk::test
