#pragma once

#include "core/db/ConnectionSet.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace bk {

/// Read-only connections for many threads. A lease is a snapshot: what is read through it belongs together.
/// Thread-safe.
class ReadPool {
public:
    class Lease {
    public:
        Lease(ReadPool& pool, std::unique_ptr<ConnectionSet> connections, quint64 generation);
        Lease(Lease&&) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();
        /// In a snapshot that lasts as long as the lease.
        Result<Connection*> of(DatabaseFile file);

    private:
        ReadPool* m_pool;
        std::unique_ptr<ConnectionSet> m_connections;
        quint64 m_generation;
    };

    /// At most LIMIT sets at a time; more callers wait.
    ReadPool(Opener opener, int limit);
    ~ReadPool();

    Lease take();
    /// The files were replaced by others: who takes a lease from now on reads these. Leases that are out keep
    /// what they have open, and their connections are closed when they are given back.
    void renew();

private:
    void giveBack(std::unique_ptr<ConnectionSet> connections, quint64 generation);

    Opener m_opener;
    int m_left;
    quint64 m_generation = 0;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<ConnectionSet>> m_idle;
};

} // namespace bk
