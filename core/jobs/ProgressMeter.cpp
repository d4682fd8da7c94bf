#include "core/jobs/ProgressMeter.h"

namespace bk {

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
