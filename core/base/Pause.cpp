#include "core/base/Pause.h"

namespace bk {

void Pause::begin() {
    const std::lock_guard lock(m_mutex);
    if (m_on) return;
    m_on = true;
    m_began = Clock::now();
}

void Pause::end() {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_on) return;
        m_on = false;
        m_before += Clock::now() - m_began;
    }
    m_ended.notify_all();
}

bool Pause::isOn() const {
    const std::lock_guard lock(m_mutex);
    return m_on;
}

void Pause::wait(const std::stop_token& stop) const {
    std::unique_lock lock(m_mutex);
    (void)m_ended.wait(lock, stop, [this] { return !m_on; });
}

std::chrono::milliseconds Pause::length() const {
    const std::lock_guard lock(m_mutex);
    const auto running = m_on ? Clock::now() - m_began : Clock::duration();
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_before + running);
}

} // namespace bk
