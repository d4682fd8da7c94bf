#include "core/imaging/DecoderPool.h"

#include "core/base/Log.h"
#include "core/picture/MetadataText.h"
#include "core/worker/MemoryFile.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <thread>

#include <sys/stat.h>

namespace bk {

namespace {

// What a library may have lost of its memory or its mind after many files is gone with the process.
constexpr int mostJobs = 500;
constexpr int mostWorkers = 8;
constexpr std::chrono::seconds idleTime{60};
// Fonts, pictures and transparent layers of one page.
constexpr qint64 documentRoom = 384ll << 20;
// A worker that has just ended while it waited says nothing about the file.
constexpr int attempts = 3;

tl::unexpected<Error> nonsense() {
    return fail(ErrorCode::BrokenFile, QStringLiteral("the decoder's answer makes no sense"));
}

ErrorCode codeOf(DecoderReply::Outcome outcome) {
    switch (outcome) {
    case DecoderReply::Empty:
        return ErrorCode::EmptyFile;
    case DecoderReply::Unsupported:
        return ErrorCode::UnsupportedFile;
    case DecoderReply::TooLarge:
        return ErrorCode::TooLarge;
    case DecoderReply::NoSuchPage:
        return ErrorCode::InvalidArgument;
    default:
        return ErrorCode::BrokenFile;
    }
}

QString sentenceFor(DecoderReply::Outcome outcome) {
    switch (outcome) {
    case DecoderReply::Empty:
        return QStringLiteral("the file is empty");
    case DecoderReply::TooLarge:
        return QStringLiteral("the picture needs too much memory");
    case DecoderReply::Locked:
        return QStringLiteral("the PDF is locked with a password");
    case DecoderReply::NoSuchPage:
        return QStringLiteral("no such page");
    default:
        return QStringLiteral("the file cannot be read");
    }
}

bool numbersFit(const DecoderRequest& request, const DecoderReply& reply) {
    if (reply.blockLength > decoderBlockRoom) return false;
    if (reply.payloadLength > request.resultLength - decoderBlockRoom) return false;
    if (reply.width == 0 && reply.height == 0) return true;
    const quint64 longest = request.longEdge > 0 ? request.longEdge : 65535;
    return reply.width > 0 && reply.height > 0 && reply.width <= longest && reply.height <= longest &&
           reply.payloadLength == quint64(reply.width) * reply.height * 4;
}

/// A copy of what the worker wrote; nothing when its numbers make no sense.
std::optional<DecoderAnswer> taken(const DecoderRequest& request, const DecoderWorker::Outcome& outcome) {
    DecoderAnswer answer;
    answer.reply = outcome.reply;
    if (!numbersFit(request, answer.reply)) return std::nullopt;
    const char* const from = outcome.result->view.data();
    const auto length = qsizetype(answer.reply.payloadLength);
    answer.block = QByteArray(from, qsizetype(answer.reply.blockLength));
    if (answer.reply.width == 0) {
        answer.payload = QByteArray(from + decoderBlockRoom, length);
        return answer;
    }
    answer.picture = QImage(int(answer.reply.width), int(answer.reply.height), QImage::Format_RGB32);
    if (answer.picture.isNull()) return std::nullopt;
    // Lines of 32-bit pixels have no padding.
    std::memcpy(answer.picture.bits(), from + decoderBlockRoom, size_t(length));
    return answer;
}

tl::unexpected<Error> sorry(const DecoderAnswer& answer) {
    const QString sentence = metadataText(answer.block, longestSentence);
    const DecoderReply::Outcome outcome = answer.reply.outcome;
    return fail(codeOf(outcome), sentence.isEmpty() ? sentenceFor(outcome) : sentence);
}

} // namespace

/// One of the places for work.
struct DecoderPool::Turn {
    explicit Turn(DecoderPool& owner) : pool(owner) {
        std::unique_lock lock(pool.m_mutex);
        pool.m_turns.wait(lock, [&] { return pool.m_working < pool.m_most; });
        ++pool.m_working;
    }
    ~Turn() {
        const std::lock_guard lock(pool.m_mutex);
        --pool.m_working;
        pool.m_turns.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    DecoderPool& pool;
};

DecoderPool& DecoderPool::ofProgram() {
    static auto* const pool = [] {
        auto* const made = new DecoderPool;
        // Those that wait are reaped; those at work end with the thread that started them.
        std::atexit([] { ofProgram().dismissIdle(); });
        return made;
    }();
    return *pool;
}

DecoderPool::DecoderPool()
    : m_most(std::clamp(int(std::thread::hardware_concurrency()), 1, mostWorkers))
    , m_budget(largestDecodingRoom) {}

Result<DecoderAnswer> DecoderPool::ask(const Job& job, const QByteArray& bytes) {
    BK_ASSIGN(const MemoryFile file, MemoryFile::holding(bytes));
    return askAbout(job, file.descriptor(), bytes.size());
}

Result<DecoderAnswer> DecoderPool::ask(const Job& job, int descriptor) {
    struct stat info = {};
    if (::fstat(descriptor, &info) != 0)
        return fail(ErrorCode::Disk, QStringLiteral("the file cannot be read"), errno);
    return askAbout(job, descriptor, info.st_size);
}

Result<DecoderAnswer> DecoderPool::askAbout(const Job& job, int descriptor, qint64 length) {
    const bool isPhoto = job.kind == DecoderKind::Photos;
    DecoderRequest request = job.request;
    request.length = quint64(length);
    request.room = isPhoto ? smallDecodingRoom : quint64(documentRoom);
    request.resultLength = decoderBlockRoom + quint64(job.payloadRoom);
    request.blockLength = quint64(job.block.size());
    bool hasAskedForRoom = false;
    for (int attempt = 0; attempt < attempts;) {
        const MemoryBudget::Share share(m_budget, qint64(request.room));
        // Nobody else is at work then, and what the others keep in hand counts, too.
        if (request.room > largestDecodingRoom / 2) dismissIdle();
        const Turn turn(*this);
        BK_ASSIGN(Worker worker, workerFor(job));
        BK_ASSIGN(const auto outcome, worker->ask(request, descriptor, job.block, m_patience));
        if (outcome.what == DecoderWorker::Outcome::NotTaken) {
            ++attempt;
            continue;
        }
        if (outcome.what == DecoderWorker::Outcome::Stopped)
            return fail(ErrorCode::BrokenFile, QStringLiteral("the decoder stopped: %1").arg(outcome.reason));
        if (outcome.reply.outcome == DecoderReply::NeedsRoom) {
            const quint64 room = outcome.reply.room;
            if (hasAskedForRoom || room <= request.room || room > largestDecodingRoom) return nonsense();
            hasAskedForRoom = true;
            request.room = room;
            keepOrEnd(std::move(worker), job);
            continue;
        }
        std::optional<DecoderAnswer> answer = taken(request, outcome);
        // One that talks nonsense is not asked again.
        if (!answer) return nonsense();
        keepOrEnd(std::move(worker), job);
        if (outcome.reply.outcome != DecoderReply::Done) return sorry(*answer);
        return std::move(*answer);
    }
    return fail(ErrorCode::NotAvailable, QStringLiteral("the decoder ends before it is asked"));
}

Result<DecoderPool::Worker> DecoderPool::workerFor(const Job& job) {
    if (job.kind == DecoderKind::Photos && !job.alone) {
        const std::lock_guard lock(m_mutex);
        while (!m_idle.empty()) {
            Worker worker = std::move(m_idle.back().worker);
            m_idle.pop_back();
            if (worker->isAlive()) return worker;
        }
    }
    return startWorker(job.kind);
}

Result<DecoderPool::Worker> DecoderPool::startWorker(DecoderKind kind) {
    for (int attempt = 1;; ++attempt) {
        BK_ASSIGN(Worker worker, DecoderWorker::start(kind));
        const QDeadlineTimer deadline(m_patience);
        const Status greeted = worker->greet(m_patience);
        if (greeted) {
            remember(worker->hello());
            return worker;
        }
        // One that was ended from outside may be followed by one that is not; one that hangs will hang again.
        if (attempt == attempts || deadline.hasExpired()) return fail(greeted.error());
    }
}

void DecoderPool::keepOrEnd(Worker worker, const Job& job) {
    if (job.kind != DecoderKind::Photos || job.alone || worker->jobs() >= mostJobs) return;
    const std::lock_guard lock(m_mutex);
    if (!m_hasKeeper) std::thread([this] { dismissOld(); }).detach();
    m_hasKeeper = true;
    m_idle.push_back({std::move(worker), std::chrono::steady_clock::now()});
}

void DecoderPool::remember(const DecoderHello& hello) {
    const std::lock_guard lock(m_mutex);
    const bool isFirst = !m_sandbox.started;
    m_sandbox.started = true;
    m_sandbox.seccomp = hello.seccomp == 1 && (isFirst || m_sandbox.seccomp);
    m_sandbox.landlock = hello.landlock == 1 && (isFirst || m_sandbox.landlock);
    if (isFirst && !m_sandbox.seccomp)
        qCWarning(logImport, "no seccomp: photos and scans are decoded in a process that is not closed off");
}

SandboxState DecoderPool::sandbox() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_sandbox.started) return m_sandbox;
    }
    if (auto worker = startWorker(DecoderKind::Photos)) keepOrEnd(std::move(*worker), {});
    const std::lock_guard lock(m_mutex);
    return m_sandbox;
}

QList<pid_t> DecoderPool::idleWorkers() {
    const std::lock_guard lock(m_mutex);
    QList<pid_t> processes;
    for (const Idle& idle : m_idle)
        processes.append(idle.worker->process());
    return processes;
}

void DecoderPool::dismissIdle() {
    std::vector<Idle> dismissed;
    const std::lock_guard lock(m_mutex);
    dismissed.swap(m_idle);
}

void DecoderPool::dismissOld() {
    for (;;) {
        std::this_thread::sleep_for(idleTime);
        std::vector<Idle> dismissed;
        const std::lock_guard lock(m_mutex);
        const auto oldest = std::chrono::steady_clock::now() - idleTime;
        const auto old = std::stable_partition(m_idle.begin(), m_idle.end(),
                                               [&](const Idle& idle) { return idle.since > oldest; });
        std::move(old, m_idle.end(), std::back_inserter(dismissed));
        m_idle.erase(old, m_idle.end());
    }
}

SandboxState decoderSandbox() {
    return DecoderPool::ofProgram().sandbox();
}

} // namespace bk
