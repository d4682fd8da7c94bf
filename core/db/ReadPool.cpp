#include "core/db/ReadPool.h"

namespace bk {

ReadPool::Lease::Lease(ReadPool& pool, std::unique_ptr<ConnectionSet> connections, quint64 generation)
    : m_pool(&pool), m_connections(std::move(connections)), m_generation(generation) {}

ReadPool::Lease::~Lease() {
    if (m_connections) m_pool->giveBack(std::move(m_connections), m_generation);
}

Result<Connection*> ReadPool::Lease::of(DatabaseFile file) {
    BK_ASSIGN(Connection* const connection, m_connections->of(file));
    if (!connection->inTransaction()) BK_TRY(connection->execute("BEGIN"));
    return connection;
}

ReadPool::ReadPool(Opener opener, int limit) : m_opener(std::move(opener)), m_left(limit) {}

ReadPool::~ReadPool() = default;

ReadPool::Lease ReadPool::take() {
    std::unique_lock lock(m_mutex);
    m_returned.wait(lock, [this] { return m_left > 0; });
    --m_left;
    std::unique_ptr<ConnectionSet> connections;
    if (m_idle.empty()) {
        connections = std::make_unique<ConnectionSet>(m_opener, OpenMode::ReadOnly);
    } else {
        connections = std::move(m_idle.back());
        m_idle.pop_back();
    }
    return Lease(*this, std::move(connections), m_generation);
}

void ReadPool::renew() {
    std::vector<std::unique_ptr<ConnectionSet>> old;
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    old.swap(m_idle);
}

void ReadPool::giveBack(std::unique_ptr<ConnectionSet> connections, quint64 generation) {
    connections->each([](Connection& connection) {
        connection.resetCached();
        if (connection.inTransaction()) (void)connection.execute("COMMIT");
    });
    {
        const std::lock_guard lock(m_mutex);
        ++m_left;
        if (generation == m_generation) m_idle.push_back(std::move(connections));
    }
    m_returned.notify_one();
}

} // namespace bk
