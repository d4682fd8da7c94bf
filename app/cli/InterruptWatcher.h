#pragma once

#include <stop_token>
#include <thread>

namespace bk::cli {

/// Turns the first Ctrl-C or SIGTERM into a wish to stop; a second one ends the program at once. At most one
/// at a time; made before any other thread.
class InterruptWatcher {
public:
    InterruptWatcher();
    ~InterruptWatcher();
    InterruptWatcher(const InterruptWatcher&) = delete;
    InterruptWatcher& operator=(const InterruptWatcher&) = delete;

    std::stop_token token() const { return m_source.get_token(); }
    /// Becomes readable, and stays so, once a stop was asked for: to wait for together with input.
    int descriptor() const { return m_stopped; }

private:
    std::stop_source m_source;
    int m_stopped = -1;
    int m_pipe[2] = {-1, -1};
    std::thread m_thread;
};

} // namespace bk::cli
