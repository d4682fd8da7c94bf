#include "core/imaging/DecoderWorker.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace bk {

namespace {

constexpr int channelNumber = 3;

// Stacks, and what the libraries still take after they were measured.
constexpr quint64 slack = 64ull << 20;

QByteArray decoderPath() {
    const QString name = QStringLiteral("beeldkluis-decoder");
    const QByteArray named = qgetenv("BK_DECODER");
    if (!named.isEmpty()) return named;
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString& folder :
         {here, here + QStringLiteral("/../bin"), here + QStringLiteral("/../libexec/beeldkluis")}) {
        const QFileInfo program(folder + QLatin1Char('/') + name);
        if (program.isExecutable()) return QFile::encodeName(program.absoluteFilePath());
    }
    return {};
}

tl::unexpected<Error> doesNotStart(int error = 0) {
    return fail(ErrorCode::NotAvailable, QStringLiteral("the decoder (beeldkluis-decoder) does not start"),
                error);
}

/// Everything posix_spawn wants to know, freed at the end.
class SpawnPlan {
public:
    explicit SpawnPlan(int channel) {
        posix_spawn_file_actions_init(&m_actions);
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&m_actions, standard, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_adddup2(&m_actions, channel, channelNumber);
        posix_spawn_file_actions_addchdir_np(&m_actions, "/");
        posix_spawnattr_init(&m_attributes);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        // A group of its own: Ctrl+C on the terminal is for the program, which ends its work in good order.
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes,
                                 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    /// 0, or the error.
    int spawn(pid_t& process, const QByteArray& program, DecoderKind kind) const {
        const QByteArray parent = QByteArray::number(::getpid());
        const char* const word = kind == DecoderKind::Photos ? "photos" : "documents";
        // No home: nothing to find there, and no place for fontconfig to leave a cache. No memory that can be
        // executed for regular expressions, which the worker would be refused.
        const std::array<const char*, 6> environment{
            "LC_ALL=C.UTF-8",           "HOME=/nonexistent",      "XDG_CACHE_HOME=/nonexistent",
            "QT_LOGGING_RULES=*=false", "QT_ENABLE_REGEXP_JIT=0", nullptr};
        const std::array<const char*, 4> arguments{program.constData(), word, parent.constData(), nullptr};
        return posix_spawn(&process, program.constData(), &m_actions, &m_attributes,
                           const_cast<char* const*>(arguments.data()),
                           const_cast<char* const*>(environment.data()));
    }

private:
    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

QString howItEnded(int status) {
    if (WIFEXITED(status)) return QStringLiteral("it gave up with code %1").arg(WEXITSTATUS(status));
    switch (WTERMSIG(status)) {
    case SIGXCPU:
        return QStringLiteral("it took too much computing time");
    case SIGKILL:
        return QStringLiteral("it was ended from outside, perhaps for lack of memory");
    default:
        return QStringLiteral("it crashed on this file (signal %1)").arg(WTERMSIG(status));
    }
}

} // namespace

Result<std::unique_ptr<DecoderWorker>> DecoderWorker::start(DecoderKind kind) {
    const QByteArray program = decoderPath();
    if (program.isEmpty())
        return fail(ErrorCode::NotAvailable, QStringLiteral("beeldkluis-decoder is not installed"));
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) return doesNotStart(errno);
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    // Out of the way of the numbers that the new process gets.
    const Descriptor high(::fcntl(theirs.number(), F_DUPFD_CLOEXEC, 10));
    pid_t process = 0;
    if (const int error = SpawnPlan(high.number()).spawn(process, program, kind)) return doesNotStart(error);
    return std::unique_ptr<DecoderWorker>(new DecoderWorker(kind, process, std::move(ours)));
}

DecoderWorker::~DecoderWorker() {
    end(0);
}

QString DecoderWorker::end(int grace) {
    if (m_process <= 0) return {};
    m_channel.reset();
    if (grace > 0) {
        // One that is dying closes its channel a moment before it can be asked what ended it.
        const Descriptor process(int(::syscall(SYS_pidfd_open, m_process, 0)));
        pollfd ended{process.number(), POLLIN, 0};
        if (process.isOpen()) ::poll(&ended, 1, grace);
    }
    int status = 0;
    if (::waitpid(m_process, &status, WNOHANG) == 0) {
        ::kill(m_process, SIGKILL);
        while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
        }
    }
    m_process = 0;
    return howItEnded(status);
}

Status DecoderWorker::greet(int patience) {
    bool late = false;
    if (!hear(&m_hello, sizeof m_hello, patience, late) || m_hello.magic != DecoderHello::ownMagic ||
        m_hello.kind != m_kind || m_hello.addressSpace > (1ull << 47)) {
        end(0);
        return doesNotStart();
    }
    return {};
}

bool DecoderWorker::isAlive() const {
    pollfd channel{m_channel.number(), POLLIN, 0};
    // Nothing is to be heard from a worker that was not asked.
    return m_process > 0 && ::poll(&channel, 1, 0) == 0;
}

bool DecoderWorker::send(const DecoderRequest& request, int file, int result) const {
    iovec part{const_cast<DecoderRequest*>(&request), sizeof request};
    const std::array<int, 2> descriptors{file, result};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* const head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof descriptors);
    std::memcpy(CMSG_DATA(head), descriptors.data(), sizeof descriptors);
    ssize_t sent = 0;
    do {
        sent = ::sendmsg(m_channel.number(), &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == ssize_t(sizeof request);
}

bool DecoderWorker::hear(void* message, size_t length, int patience, bool& late) const {
    const QDeadlineTimer deadline(patience);
    pollfd channel{m_channel.number(), POLLIN, 0};
    int ready = 0;
    do {
        ready = ::poll(&channel, 1, int(deadline.remainingTime()));
    } while (ready < 0 && errno == EINTR);
    late = ready == 0;
    if (ready <= 0) return false;
    // One byte of room more than is right, so that a longer message is not taken for a right one. Descriptors
    // that come along are dropped by the kernel.
    std::array<char, 256> heard{};
    const ssize_t count = ::recv(m_channel.number(), heard.data(), length + 1, MSG_DONTWAIT);
    if (count != ssize_t(length)) return false;
    std::memcpy(message, heard.data(), length);
    return true;
}

void DecoderWorker::limit([[maybe_unused]] const DecoderRequest& request, int patience) const {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const rlim_t memory = m_hello.addressSpace + slack + request.length + request.resultLength + request.room;
    rlimit now{};
    ::prlimit(m_process, RLIMIT_AS, nullptr, &now);
    now.rlim_cur = std::min(memory, now.rlim_max);
    ::prlimit(m_process, RLIMIT_AS, &now, nullptr);
#endif
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(m_process, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return;
    rlimit seconds{};
    ::prlimit(m_process, RLIMIT_CPU, nullptr, &seconds);
    seconds.rlim_cur = std::min(rlim_t(used.tv_sec + patience / 1000 + 1), seconds.rlim_max);
    ::prlimit(m_process, RLIMIT_CPU, &seconds, nullptr);
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
    limit(request, patience);
    Outcome outcome;
    if (!send(request, file, result->file.descriptor())) {
        end(0);
        outcome.what = Outcome::NotTaken;
        return outcome;
    }
    ++m_jobs;
    bool late = false;
    if (hear(&outcome.reply, sizeof outcome.reply, patience, late) &&
        outcome.reply.magic == DecoderReply::ownMagic && outcome.reply.outcome >= DecoderReply::Done &&
        outcome.reply.outcome < DecoderReply::OutcomeEnd) {
        outcome.what = Outcome::Answered;
        outcome.result = result;
        return outcome;
    }
    outcome.reply = {};
    const QString reason = end(late ? 0 : 1000);
    outcome.reason =
        late ? QStringLiteral("it took longer than %1 seconds").arg((patience + 999) / 1000) : reason;
    return outcome;
}

} // namespace bk
