#include "core/jobs/ProgressMeter.h"

#include "core/base/Pause.h"

#include <algorithm>

namespace bk {

ProgressMeter::ProgressMeter(const JobControl& control, qint64 total)
    : m_control(control), m_restedBefore(rested()), m_total(total) {
    m_time.start();
}

qint64 ProgressMeter::rested() const {
    return m_control.pause ? m_control.pause->length().count() : 0;
}

double ProgressMeter::seconds() const {
    return static_cast<double>(std::max<qint64>(0, m_time.elapsed() - (rested() - m_restedBefore))) / 1000.0;
}

Progress ProgressMeter::now() const {
    Progress progress;
    progress.done = m_done;
    progress.total = m_total;
    const double elapsed = seconds();
    if (elapsed > 0) progress.perSecond = static_cast<double>(m_done) / elapsed;
    if (m_total >= 0 && progress.perSecond > 0 && m_done > 0)
        progress.remainingSeconds =
            static_cast<qint64>(static_cast<double>(m_total - m_done) / progress.perSecond + 0.5);
    return progress;
}

void ProgressMeter::advance(qint64 count) {
    Progress progress;
    {
        const std::lock_guard lock(m_mutex);
        m_done += count;
        if (m_time.elapsed() - m_lastReport < 100 || !m_control.progress) return;
        m_lastReport = m_time.elapsed();
        progress = now();
    }
    m_control.progress(progress);
}

void ProgressMeter::finish() {
    Progress progress;
    {
        const std::lock_guard lock(m_mutex);
        progress = now();
    }
    if (m_control.progress) m_control.progress(progress);
}

} // namespace bk
