#pragma once

#include "core/base/Progress.h"

#include <QElapsedTimer>

#include <mutex>

namespace bk {

/// Counts what is done and reports about ten times a second. Thread-safe.
class ProgressMeter {
public:
    ProgressMeter(const JobControl& control, qint64 total) : m_control(control), m_total(total) {
        m_time.start();
    }

    void advance(qint64 count = 1);
    /// Reports the final count.
    void finish();
    double seconds() const { return static_cast<double>(m_time.elapsed()) / 1000.0; }

private:
    Progress now() const;
    const JobControl& m_control;
    QElapsedTimer m_time;
    std::mutex m_mutex;
    qint64 m_total;
    qint64 m_done = 0;
    qint64 m_lastReport = -1000;
};

} // namespace bk
