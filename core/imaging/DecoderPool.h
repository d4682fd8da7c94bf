#pragma once

#include "core/base/Result.h"
#include "core/imaging/DecoderSandbox.h"
#include "core/imaging/DecoderWorker.h"
#include "core/imaging/MemoryBudget.h"

#include <QByteArray>
#include <QImage>
#include <QList>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace bk {

/// What a decoder found, checked as far as numbers can be.
struct DecoderAnswer {
    DecoderReply reply; ///< its outcome is Done
    QByteArray block;
    QImage picture;     ///< null when there are no pixels
    QByteArray payload; ///< of what is no picture
};

/// The decoder processes of this program. At most as many as there are processors (and eight) work at a time;
/// they start when they are needed, are used for many photos and replaced after a number of them, after a
/// crash and after a time-out, and end with the program. Together they take at most largestDecodingRoom for
/// decoding: a large picture waits for the others to end. Thread-safe; blocking, not for the window's thread.
class DecoderPool {
public:
    /// The only one of a program: memory is counted for all of it. It lives until the process ends, since a
    /// thread may still be decoding when main() returns.
    static DecoderPool& ofProgram();

    /// For tests, which must never destroy it: its thread goes on.
    DecoderPool();

    struct Job {
        DecoderKind kind = DecoderKind::Photos;
        DecoderRequest request; ///< length, room and resultLength are filled in here
        qint64 payloadRoom = 0; ///< the most bytes of pixels or copy that may come back
        QByteArray block;       ///< goes along with WriteMetadata
        bool alone = false;     ///< in a process that had no other file before and gets none after
    };

    /// About BYTES, or the whole file behind DESCRIPTOR (read-only, stays the caller's). Errors: EmptyFile,
    /// UnsupportedFile, TooLarge, InvalidArgument (no such page), BrokenFile (also when the file ended the
    /// decoder), NotAvailable (no decoder program).
    Result<DecoderAnswer> ask(const Job& job, const QByteArray& bytes);
    Result<DecoderAnswer> ask(const Job& job, int descriptor);

    /// What the workers say of their walls; starts one when none ran yet.
    SandboxState sandbox();

    /// Milliseconds that one file may take; 30,000.
    void setPatience(int milliseconds) { m_patience = milliseconds; }
    /// Process ids of the workers that wait for work.
    QList<pid_t> idleWorkers();
    /// Ends all workers that wait for work.
    void dismissIdle();

private:
    using Worker = std::unique_ptr<DecoderWorker>;
    using Time = std::chrono::steady_clock::time_point;
    struct Idle {
        Worker worker;
        Time since;
    };
    struct Turn;

    Result<DecoderAnswer> askAbout(const Job& job, int descriptor, qint64 length);
    Result<Worker> workerFor(const Job& job);
    Result<Worker> startWorker(DecoderKind kind);
    void keepOrEnd(Worker worker, const Job& job);
    void remember(const DecoderHello& hello);
    /// For a thread of its own: ends those that waited long.
    void dismissOld();

    const int m_most;
    std::atomic<int> m_patience = 30'000;
    MemoryBudget m_budget;
    std::mutex m_mutex;
    std::condition_variable m_turns;
    int m_working = 0;
    std::vector<Idle> m_idle;
    SandboxState m_sandbox;
    bool m_hasKeeper = false;
};

} // namespace bk
