#include "app/cli/InterruptWatcher.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace bk::cli {
namespace {

// A signal handler may touch nothing but this and write().
std::atomic<int> wakeDescriptor = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void beeldkluisInterrupted(int) {
    const int before = errno;
    [[maybe_unused]] const ssize_t written = ::write(wakeDescriptor.load(), "s", 1);
    errno = before;
}

void install(void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    // Without SA_RESTART a wait for a passphrase ends too.
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

InterruptWatcher::InterruptWatcher() {
    m_stopped = ::eventfd(0, EFD_CLOEXEC);
    if (::pipe2(m_pipe, O_CLOEXEC) != 0) return;
    wakeDescriptor = m_pipe[1];

    // The watching thread must not be the one that a signal interrupts: that has to be the one that waits for
    // input.
    sigset_t both;
    sigset_t before;
    sigemptyset(&both);
    sigaddset(&both, SIGINT);
    sigaddset(&both, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &both, &before);
    m_thread = std::thread([read = m_pipe[0], stopped = m_stopped, source = m_source]() mutable {
        char sign = 0;
        ssize_t got = 0;
        do
            got = ::read(read, &sign, 1);
        while (got < 0 && errno == EINTR);
        if (got != 1 || sign != 's') return;
        source.request_stop();
        ::eventfd_write(stopped, 1);
    });
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    install(beeldkluisInterrupted);
}

InterruptWatcher::~InterruptWatcher() {
    if (m_thread.joinable()) {
        install(SIG_DFL);
        wakeDescriptor = -1;
        [[maybe_unused]] const ssize_t written = ::write(m_pipe[1], "e", 1);
        m_thread.join();
    }
    for (const int descriptor : {m_pipe[0], m_pipe[1], m_stopped})
        if (descriptor >= 0) ::close(descriptor);
}

} // namespace bk::cli
