#pragma once

#include "core/base/Result.h"
#include "core/picture/DecoderProtocol.h"
#include "core/worker/Mapping.h"
#include "core/worker/MemoryFile.h"
#include "core/worker/WorkerProcess.h"

#include <QString>

#include <memory>
#include <optional>

#include <sys/types.h>

namespace bk {

/// Memory that a worker writes and the program reads. Its length is sealed, its content can change at any
/// time while the worker lives: copy first, then look.
struct DecoderResult {
    MemoryFile file;
    Mapping view;
};

/// One `beeldkluis-decoder` process. Killed and reaped when destroyed. One thread at a time.
class DecoderWorker {
public:
    /// What became of a request.
    struct Outcome {
        enum What { Answered, NotTaken, Stopped } what = Stopped;
        DecoderReply reply;                    ///< when Answered
        std::shared_ptr<DecoderResult> result; ///< when Answered
        QString reason;                        ///< when Stopped: what ended the process
    };

    /// Starts the program (beside the running one, in ../bin or ../libexec/beeldkluis, or named by
    /// BK_DECODER) with nothing but the channel. NotAvailable.
    static Result<std::unique_ptr<DecoderWorker>> start(DecoderKind kind);

    /// Waits for the first message, at most PATIENCE milliseconds. NotAvailable.
    Status greet(int patience);
    const DecoderHello& hello() const { return m_hello; }
    DecoderKind kind() const { return m_kind; }
    pid_t process() const { return m_process->process(); }
    int jobs() const { return m_jobs; }
    /// Whether it waits for work.
    bool isAlive() const { return m_process->isWaiting(); }

    /// Sends REQUEST with FILE and BLOCK and waits, at most PATIENCE milliseconds. The process may take
    /// REQUEST's room beside file and result, and PATIENCE of processor time. NotTaken: it had ended before,
    /// and the file is not to blame. After Stopped the process is gone. An Error when there is no memory for
    /// the result.
    Result<Outcome> ask(DecoderRequest request, int file, const QByteArray& block, int patience);

private:
    DecoderWorker(DecoderKind kind, std::unique_ptr<WorkerProcess> process)
        : m_kind(kind), m_process(std::move(process)) {}

    Result<std::shared_ptr<DecoderResult>> resultFor(DecoderRequest& request);

    DecoderKind m_kind;
    std::unique_ptr<WorkerProcess> m_process;
    DecoderHello m_hello;
    std::shared_ptr<DecoderResult> m_kept;
    int m_jobs = 0;
};

} // namespace bk
