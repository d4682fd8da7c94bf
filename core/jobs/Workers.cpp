#include "core/jobs/Workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace bk {

void forEachParallel(qint64 count, const std::function<bool(qint64)>& work, int limit) {
    std::atomic<qint64> next = 0;
    std::atomic<bool> stopped = false;
    const auto loop = [&] {
        while (!stopped) {
            const qint64 index = next++;
            if (index >= count) return;
            if (!work(index)) stopped = true;
        }
    };
    qint64 threads = std::max(1u, std::thread::hardware_concurrency());
    if (limit > 0) threads = std::min<qint64>(threads, limit);
    threads = std::min(threads, count);
    std::vector<std::thread> others;
    for (qint64 i = 1; i < threads; ++i)
        others.emplace_back(loop);
    loop();
    for (std::thread& other : others)
        other.join();
}

} // namespace bk
