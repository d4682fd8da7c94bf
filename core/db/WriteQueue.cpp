#include "core/db/WriteQueue.h"

#include <QList>

#include <array>
#include <chrono>

namespace bk {
namespace {

/// Previews first: an orphaned preview harms nobody, a photo without one does. Faceprints last: a missing one
/// is made again.
constexpr std::array commitOrder = {DatabaseFile::Previews, DatabaseFile::Catalog, DatabaseFile::Faces};
constexpr std::size_t largestBatch = 256;
/// What follows commits waits until nothing has come in for so long, so that a row of single commands costs
/// one sync each and not three.
constexpr std::chrono::milliseconds quietTime(200);

/// SQL on that database; nothing on the faceprints of who lacks the key for them.
Status onOne(ConnectionSet& connections, DatabaseFile file, const QByteArray& sql) {
    const auto connection = connections.of(file);
    if (connection) return (*connection)->execute(sql);
    if (file == DatabaseFile::Faces && connection.error().code == ErrorCode::NoAccess) return {};
    return fail(connection.error());
}

Status onAll(ConnectionSet& connections, const QByteArray& sql) {
    for (const DatabaseFile file : commitOrder)
        BK_TRY(onOne(connections, file, sql));
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

Status WriteQueue::inTransaction(ConnectionSet& connections,
                                 const std::function<Status(ConnectionSet&)>& task) {
    Status done = onAll(connections, "BEGIN IMMEDIATE");
    if (done) done = task(connections);
    connections.each([](Connection& connection) { connection.resetCached(); });
    if (done) done = onAll(connections, "COMMIT");
    if (!done) rollBackAll(connections);
    return done;
}

Status WriteQueue::truncateLogs() {
    return maintain([this](ConnectionSet&) -> Status { return emptyLogs(); });
}

Status WriteQueue::emptyLogs() {
    Status outcome;
    m_logsWaiting = false;
    m_connections.each([&](Connection& connection) {
        const auto done = connection.truncateWal();
        if (!done && outcome) outcome = fail(done.error());
        // A reader is in the way: again when it is quiet, and at the end.
        if (done && !*done) m_logsWaiting = true;
    });
    return outcome;
}

void WriteQueue::enqueue(Entry entry) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(entry));
    }
    m_arrived.notify_one();
}

void WriteQueue::loop() {
    std::size_t unfollowed = 0;
    const auto follow = [&] {
        if (unfollowed > 0 && m_afterCommit) m_afterCommit(m_connections);
        unfollowed = 0;
    };
    for (;;) {
        std::deque<Entry> batch;
        {
            std::unique_lock lock(m_mutex);
            const auto arrived = [this] { return m_closing || !m_waiting.empty(); };
            if (unfollowed == 0 && !m_logsWaiting)
                m_arrived.wait(lock, arrived);
            else
                m_arrived.wait_for(lock, quietTime, arrived);
            while (!m_waiting.empty() && batch.size() < largestBatch) {
                const bool alone = m_waiting.front().outsideTransaction;
                if (alone && !batch.empty()) break;
                batch.push_back(std::move(m_waiting.front()));
                m_waiting.pop_front();
                if (alone) break;
            }
            if (batch.empty() && unfollowed == 0 && m_closing) return;
        }
        if (batch.empty()) {
            follow();
            if (m_logsWaiting) (void)emptyLogs();
        } else if (batch.front().outsideTransaction) {
            follow();
            batch.front().finish(batch.front().run(m_connections));
        } else {
            unfollowed += batch.size();
            runBatch(batch);
            if (unfollowed >= largestBatch) follow();
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
        // A command on its own is kept or rolled back with the transaction: a savepoint would make SQLite
        // copy every page it touches, and each later statement pays for those copies.
        const bool alone = batch.size() == 1;
        Status status = alone ? Status() : onAll(m_connections, "SAVEPOINT command");
        if (status) status = entry.run(m_connections);
        m_connections.each([](Connection& connection) { connection.resetCached(); });
        Status closed = alone    ? status
                        : status ? onAll(m_connections, "RELEASE command")
                                 : onAll(m_connections, "ROLLBACK TO command; RELEASE command");
        // A full disk makes SQLite roll the whole transaction back: then nothing of this batch was kept.
        if (!closed) broken = status ? closed : status;
        outcomes << status;
    }

    Status committed = broken;
    for (const DatabaseFile file : commitOrder) {
        if (!committed) break;
        committed = onOne(m_connections, file, "COMMIT");
    }
    if (!committed) rollBackAll(m_connections);

    for (std::size_t i = 0; i < batch.size(); ++i) {
        const Status& own = outcomes[static_cast<qsizetype>(i)];
        batch[i].finish(!own ? own : committed);
    }
}

} // namespace bk
