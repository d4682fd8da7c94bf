#pragma once

#include "core/base/Progress.h"

#include <QElapsedTimer>

#include <mutex>

namespace bk {

/// Counts what is done and reports about ten times a second. Thread-safe.
class ProgressMeter {
public:
    ProgressMeter(const JobControl& control, qint64 total);

    void advance(qint64 count = 1);
    /// Reports the final count.
    void finish();
    /// Without the pauses.
    double seconds() const;

private:
    qint64 rested() const;
    Progress now() const;
    const JobControl& m_control;
    QElapsedTimer m_time;
    qint64 m_restedBefore; ///< milliseconds
    std::mutex m_mutex;
    qint64 m_total;
    qint64 m_done = 0;
    qint64 m_lastReport = -1000;
};

} // namespace bk
