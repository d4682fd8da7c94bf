#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace bk {

/// A rest that long work takes on request, between two pieces of it. Thread-safe.
class Pause {
public:
    using Clock = std::chrono::steady_clock;

    void begin();
    void end();
    bool isOn() const;
    /// Returns at once when it is off, else when it ends or STOP is requested.
    void wait(const std::stop_token& stop) const;
    /// For how long it has been on, all in all: no part of the time that work took.
    std::chrono::milliseconds length() const;

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable_any m_ended;
    bool m_on = false;
    Clock::time_point m_began;
    Clock::duration m_before{};
};

} // namespace bk
