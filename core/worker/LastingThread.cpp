#include "core/worker/LastingThread.h"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace bk {
namespace {

class LastingThread {
public:
    LastingThread() {
        std::thread([this] { work(); }).detach();
    }

    void run(const std::function<void()>& task) {
        std::packaged_task<void()> packaged(task);
        auto done = packaged.get_future();
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(packaged));
        }
        m_wakes.notify_one();
        done.get();
    }

private:
    void work() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_wakes.wait(lock, [this] { return !m_tasks.empty(); });
            auto task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wakes;
    std::deque<std::packaged_task<void()>> m_tasks;
};

} // namespace

void runOnLastingThread(const std::function<void()>& task) {
    // Never destroyed: its thread goes on while main() returns.
    static auto* const thread = new LastingThread;
    thread->run(task);
}

} // namespace bk
