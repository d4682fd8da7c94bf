#include "core/db/WriteQueue.h"

#include <QList>

#include <array>

namespace bk {
namespace {

/// Previews first: an orphaned preview harms nobody, a photo without one does. Faceprints last: a missing one
/// is made again.
constexpr std::array commitOrder = {DatabaseFile::Previews, DatabaseFile::Catalog, DatabaseFile::Faces};
constexpr std::size_t largestBatch = 256;

Status onAll(ConnectionSet& connections, const QByteArray& sql) {
    for (const DatabaseFile file : commitOrder) {
        BK_ASSIGN(Connection* const connection, connections.of(file));
        BK_TRY(connection->execute(sql));
    }
    return {};
}

void rollBackAll(ConnectionSet& connections) {
    connections.each([](Connection& connection) {
        connection.resetCached();
        if (connection.inTransaction()) (void)connection.execute("ROLLBACK");
    });
}

} // namespace

WriteQueue::WriteQueue(Opener opener, AfterCommit afterCommit)
    : m_afterCommit(std::move(afterCommit))
    , m_connections(std::move(opener), OpenMode::ReadWrite)
    , m_thread([this] { loop(); }) {}

WriteQueue::~WriteQueue() {
    (void)truncateLogs();
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_arrived.notify_one();
    m_thread.join();
}

Status WriteQueue::maintain(std::function<Status(ConnectionSet&)> task) {
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    auto future = promise->future();
    enqueue({std::move(task),
             [promise](const Status& status) {
                 promise->addResult(status);
                 promise->finish();
             },
             true});
    future.waitForFinished();
    return future.result();
}

Status WriteQueue::truncateLogs() {
    return maintain([](ConnectionSet& connections) -> Status {
        Status outcome;
        connections.each([&outcome](Connection& connection) {
            if (auto done = connection.truncateWal(); !done && outcome) outcome = done;
        });
        return outcome;
    });
}

void WriteQueue::enqueue(Entry entry) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(entry));
    }
    m_arrived.notify_one();
}

void WriteQueue::loop() {
    for (;;) {
        std::deque<Entry> batch;
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
            if (m_waiting.empty()) return;
            if (m_waiting.front().outsideTransaction) {
                batch.push_back(std::move(m_waiting.front()));
                m_waiting.pop_front();
            } else {
                while (!m_waiting.empty() && batch.size() < largestBatch &&
                       !m_waiting.front().outsideTransaction) {
                    batch.push_back(std::move(m_waiting.front()));
                    m_waiting.pop_front();
                }
            }
        }
        if (batch.front().outsideTransaction) {
            const Status status = batch.front().run(m_connections);
            batch.front().finish(status);
        } else {
            runBatch(batch);
        }
    }
}

void WriteQueue::runBatch(std::deque<Entry>& batch) {
    QList<Status> outcomes;
    Status begun = onAll(m_connections, "BEGIN IMMEDIATE");
    if (!begun) {
        rollBackAll(m_connections);
        for (Entry& entry : batch)
            entry.finish(begun);
        return;
    }

    Status broken;
    for (Entry& entry : batch) {
        if (!broken) {
            outcomes << broken;
            continue;
        }
        Status status = onAll(m_connections, "SAVEPOINT command");
        if (status) status = entry.run(m_connections);
        m_connections.each([](Connection& connection) { connection.resetCached(); });
        Status closed = status ? onAll(m_connections, "RELEASE command")
                               : onAll(m_connections, "ROLLBACK TO command; RELEASE command");
        // A full disk makes SQLite roll the whole transaction back: then nothing of this batch was kept.
        if (!closed) broken = status ? closed : status;
        outcomes << status;
    }

    Status committed = broken;
    for (const DatabaseFile file : commitOrder) {
        if (!committed) break;
        if (auto connection = m_connections.of(file); connection)
            committed = (*connection)->execute("COMMIT");
        else
            committed = fail(connection.error());
    }
    if (!committed) rollBackAll(m_connections);

    if (committed && m_afterCommit) m_afterCommit(m_connections);
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const Status& own = outcomes[static_cast<qsizetype>(i)];
        batch[i].finish(!own ? own : committed);
    }
}

} // namespace bk
