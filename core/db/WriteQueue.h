#pragma once

#include "core/db/ConnectionSet.h"

#include <QFuture>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

namespace bk {

/// The one thread that writes. It owns the only writing connections, takes what is waiting as one batch, runs
/// each command inside savepoints where there are several, and resolves a command's future only after a
/// checked COMMIT. A command that fails is rolled back alone, in all databases. Draining is part of
/// destroying it. submit() from any thread; never wait for it on the writing thread itself.
class WriteQueue {
public:
    /// Runs on the writing thread, outside any transaction, some time after commits: when the queue has been
    /// quiet for a moment, after many commands, before maintain() and at the end. What it works on must be
    /// safe until then.
    using AfterCommit = std::function<void(ConnectionSet&)>;

    WriteQueue(Opener opener, AfterCommit afterCommit);
    ~WriteQueue();

    /// COMMAND(ConnectionSet&) -> Result<T>. Reads in it see what earlier commands of the batch wrote.
    template <class Command>
    auto submit(Command command) -> QFuture<std::invoke_result_t<Command, ConnectionSet&>> {
        using Outcome = std::invoke_result_t<Command, ConnectionSet&>;
        struct State {
            Command command;
            QPromise<Outcome> promise;
            std::optional<Outcome> outcome;
        };
        auto state = std::make_shared<State>(State{std::move(command), {}, {}});
        state->promise.start();
        auto future = state->promise.future();
        enqueue({[state](ConnectionSet& connections) -> Status {
                     state->outcome.emplace(state->command(connections));
                     if (!*state->outcome) return fail(state->outcome->error());
                     return {};
                 },
                 [state](const Status& committed) {
                     if (committed)
                         state->promise.addResult(std::move(*state->outcome));
                     else
                         state->promise.addResult(Outcome(fail(committed.error())));
                     state->promise.finish();
                 }});
        return future;
    }

    /// submit and wait.
    template <class Command>
    auto run(Command command) -> std::invoke_result_t<Command, ConnectionSet&> {
        auto future = submit(std::move(command));
        future.waitForFinished();
        return future.takeResult();
    }

    /// Runs TASK on the writing thread outside any transaction, after all that was submitted before, and
    /// waits.
    Status maintain(std::function<Status(ConnectionSet&)> task);
    /// Inside a task of maintain(): TASK in one transaction, as a command of submit() is.
    static Status inTransaction(ConnectionSet& connections,
                                const std::function<Status(ConnectionSet&)>& task);
    /// WAL of all databases into their files and cut to nothing: after every erasure and at close. Where a
    /// reader's snapshot is in the way it is done as soon as that is over, without keeping anybody waiting.
    Status truncateLogs();

private:
    struct Entry {
        std::function<Status(ConnectionSet&)> run;
        std::function<void(const Status&)> finish;
        bool outsideTransaction = false;
    };
    void enqueue(Entry entry);
    void loop();
    Status emptyLogs();
    void runBatch(std::deque<Entry>& batch);

    AfterCommit m_afterCommit;
    ConnectionSet m_connections;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Entry> m_waiting;
    bool m_closing = false;
    bool m_logsWaiting = false; ///< only on the writing thread
    std::thread m_thread;
};

} // namespace bk
