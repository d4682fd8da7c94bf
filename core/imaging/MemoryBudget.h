#pragma once

#include <QtGlobal>

#include <condition_variable>
#include <mutex>

namespace bk {

/// Memory that several threads share out among them, first come, first served: a large share waits until
/// enough has come back, and nobody passes it meanwhile. Thread-safe.
class MemoryBudget {
public:
    explicit MemoryBudget(qint64 bytes) : m_free(bytes) {}

    /// A part of the budget (at most all of it), given back at its end.
    class Share {
    public:
        Share(MemoryBudget& budget, qint64 bytes) : m_budget(budget), m_bytes(bytes) { budget.take(bytes); }
        ~Share() { m_budget.giveBack(m_bytes); }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;

    private:
        MemoryBudget& m_budget;
        qint64 m_bytes;
    };

private:
    void take(qint64 bytes) {
        std::unique_lock lock(m_mutex);
        const quint64 number = m_nextNumber++;
        m_changed.wait(lock, [&] { return number == m_served && bytes <= m_free; });
        m_free -= bytes;
        ++m_served;
        m_changed.notify_all();
    }
    void giveBack(qint64 bytes) {
        const std::lock_guard lock(m_mutex);
        m_free += bytes;
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    qint64 m_free;
    quint64 m_nextNumber = 0;
    quint64 m_served = 0;
};

} // namespace bk
