#include "core/imaging/DecoderWorker.h"

namespace bk {

namespace {

// Stacks, and what the libraries still take after they were measured.
constexpr quint64 slack = 64ull << 20;

} // namespace

Result<std::unique_ptr<DecoderWorker>> DecoderWorker::start(DecoderKind kind) {
    // No home: nothing to find there, and no place for fontconfig to leave a cache. No memory that can be
    // executed for regular expressions, which the worker would be refused.
    const WorkerProgram program{"beeldkluis-decoder",
                                "BK_DECODER",
                                kind == DecoderKind::Photos ? "photos" : "documents",
                                {"HOME=/nonexistent", "XDG_CACHE_HOME=/nonexistent",
                                 "QT_LOGGING_RULES=*=false", "QT_ENABLE_REGEXP_JIT=0"}};
    BK_ASSIGN(auto process, WorkerProcess::start(program));
    return std::unique_ptr<DecoderWorker>(new DecoderWorker(kind, std::move(process)));
}

Status DecoderWorker::greet(int patience) {
    bool late = false;
    if (!m_process->hear(&m_hello, sizeof m_hello, patience, late) ||
        m_hello.magic != DecoderHello::ownMagic || m_hello.kind != m_kind ||
        m_hello.addressSpace > (1ull << 47)) {
        m_process->end(0);
        return fail(ErrorCode::NotAvailable,
                    QStringLiteral("the decoder (beeldkluis-decoder) does not start"));
    }
    return {};
}

Result<std::shared_ptr<DecoderResult>> DecoderWorker::resultFor(DecoderRequest& request) {
    const bool isKept = request.resultLength <= keptResultLength;
    request.keptResult = isKept ? 1 : 0;
    if (isKept) request.resultLength = keptResultLength;
    if (isKept && m_kept) return m_kept;
    const auto length = qint64(request.resultLength);
    BK_ASSIGN(MemoryFile file, MemoryFile::ofLength(length));
    Mapping view(file.descriptor(), length, Mapping::Access::ReadShared);
    if (!view.isMapped())
        return fail(ErrorCode::Internal, QStringLiteral("no memory for the decoder's answer"));
    auto result = std::make_shared<DecoderResult>(DecoderResult{std::move(file), std::move(view)});
    if (isKept) m_kept = result;
    return result;
}

Result<DecoderWorker::Outcome> DecoderWorker::ask(DecoderRequest request, int file, const QByteArray& block,
                                                  int patience) {
    BK_ASSIGN(const std::shared_ptr<DecoderResult> result, resultFor(request));
    BK_TRY(result->file.write(block));
    m_process->limit(m_hello.addressSpace + slack + request.length + request.resultLength + request.room,
                     patience);
    Outcome outcome;
    if (!m_process->send(&request, sizeof request, file, result->file.descriptor())) {
        m_process->end(0);
        outcome.what = Outcome::NotTaken;
        return outcome;
    }
    ++m_jobs;
    bool late = false;
    if (m_process->hear(&outcome.reply, sizeof outcome.reply, patience, late) &&
        outcome.reply.magic == DecoderReply::ownMagic && outcome.reply.outcome >= DecoderReply::Done &&
        outcome.reply.outcome < DecoderReply::OutcomeEnd) {
        outcome.what = Outcome::Answered;
        outcome.result = result;
        return outcome;
    }
    outcome.reply = {};
    const QString reason = m_process->end(late ? 0 : 1000);
    outcome.reason =
        late ? QStringLiteral("it took longer than %1 seconds").arg((patience + 999) / 1000) : reason;
    return outcome;
}

} // namespace bk
