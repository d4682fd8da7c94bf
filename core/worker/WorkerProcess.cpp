#include "core/worker/WorkerProcess.h"

#include "core/worker/LastingThread.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <vector>

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

QByteArray pathOf(const WorkerProgram& program) {
    const QByteArray named = qgetenv(program.elsewhere);
    if (!named.isEmpty()) return named;
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString& folder :
         {here, here + QStringLiteral("/../bin"), here + QStringLiteral("/../libexec/beeldkluis")}) {
        const QFileInfo file(folder + QLatin1Char('/') + QString::fromLatin1(program.name));
        if (file.isExecutable()) return QFile::encodeName(file.absoluteFilePath());
    }
    return {};
}

tl::unexpected<Error> doesNotStart(const WorkerProgram& program, int error) {
    return fail(ErrorCode::NotAvailable,
                QStringLiteral("%1 does not start").arg(QString::fromLatin1(program.name)), error);
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
    int spawn(pid_t& process, const QByteArray& path, const WorkerProgram& program) const {
        const QByteArray parent = QByteArray::number(::getpid());
        std::vector<const char*> environment{"LC_ALL=C.UTF-8"};
        for (const QByteArray& variable : program.environment)
            environment.push_back(variable.constData());
        environment.push_back(nullptr);
        const std::array<const char*, 4> arguments{path.constData(), program.word.constData(),
                                                   parent.constData(), nullptr};
        return posix_spawn(&process, path.constData(), &m_actions, &m_attributes,
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

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const WorkerProgram& program) {
    std::optional<Result<std::unique_ptr<WorkerProcess>>> started;
    runOnLastingThread([&] { started = startHere(program); });
    return std::move(*started);
}

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::startHere(const WorkerProgram& program) {
    const QByteArray path = pathOf(program);
    if (path.isEmpty())
        return fail(ErrorCode::NotAvailable,
                    QStringLiteral("%1 is not installed").arg(QString::fromLatin1(program.name)));
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return doesNotStart(program, errno);
    Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    // Out of the way of the numbers that the new process gets.
    const Descriptor high(::fcntl(theirs.number(), F_DUPFD_CLOEXEC, 10));
    pid_t process = 0;
    if (const int error = SpawnPlan(high.number()).spawn(process, path, program))
        return doesNotStart(program, error);
    return std::unique_ptr<WorkerProcess>(new WorkerProcess(process, std::move(ours)));
}

WorkerProcess::~WorkerProcess() {
    end(0);
}

QString WorkerProcess::end(int grace) {
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

bool WorkerProcess::isWaiting() const {
    pollfd channel{m_channel.number(), POLLIN, 0};
    return m_process > 0 && ::poll(&channel, 1, 0) == 0;
}

bool WorkerProcess::send(const void* message, size_t length, int file, int result) const {
    iovec part{const_cast<void*>(message), length};
    const std::array<int, 2> descriptors{file, result};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> control{};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    cmsghdr* const head = CMSG_FIRSTHDR(&header);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof descriptors);
    std::memcpy(CMSG_DATA(head), descriptors.data(), sizeof descriptors);
    ssize_t sent = 0;
    do {
        sent = ::sendmsg(m_channel.number(), &header, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == ssize_t(length);
}

bool WorkerProcess::hear(void* message, size_t length, int patience, bool& late) const {
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
    Q_ASSERT(length < heard.size());
    const ssize_t count = ::recv(m_channel.number(), heard.data(), length + 1, MSG_DONTWAIT);
    if (count != ssize_t(length)) return false;
    std::memcpy(message, heard.data(), length);
    return true;
}

void WorkerProcess::limit([[maybe_unused]] quint64 addressSpace, int patience) const {
    // To the calls below, 0 is this program.
    if (m_process <= 0) return;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    rlimit now{};
    ::prlimit(m_process, RLIMIT_AS, nullptr, &now);
    now.rlim_cur = std::min(rlim_t(addressSpace), now.rlim_max);
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

} // namespace bk
