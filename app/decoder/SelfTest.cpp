#include "app/decoder/SelfTest.h"

#include <cerrno>
#include <cstdio>
#include <string>

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace bk {

namespace {

class Trial {
public:
    void expectRefused(const char* what, long outcome) {
        // An answer of -1 for another reason than a wall (a file that is not there) proves nothing.
        const bool isRefused = outcome == -1 && (errno == EPERM || errno == EACCES || errno == ENOSYS);
        if (!isRefused) ++m_open;
        say((std::string(what) + (isRefused ? ": refused\n" : ": NOT REFUSED\n")).c_str());
    }
    int open() const { return m_open; }

private:
    static void say(const char* line) {
        // Not printf: it asks for the state of the descriptor, which is refused as well.
        const std::string text(line);
        [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, text.data(), text.size());
    }
    int m_open = 0;
};

} // namespace

int tryTheWalls(DecoderKind kind, bool landlock) {
    const bool isPhotos = kind == DecoderKind::Photos;
    Trial trial;
    if (isPhotos || landlock) {
        trial.expectRefused("open /etc/passwd", syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY));
        trial.expectRefused("open /proc/self/maps",
                            syscall(SYS_openat, AT_FDCWD, "/proc/self/maps", O_RDONLY));
    }
    if (isPhotos)
        trial.expectRefused("open a library", syscall(SYS_openat, AT_FDCWD, "/usr/lib/os-release", O_RDONLY));
    trial.expectRefused("make a file",
                        syscall(SYS_openat, AT_FDCWD, "/tmp/beeldkluis-self-test", O_WRONLY | O_CREAT, 0600));
    trial.expectRefused("delete", syscall(SYS_unlinkat, AT_FDCWD, "/tmp/beeldkluis-self-test", 0));
    trial.expectRefused("socket", syscall(SYS_socket, AF_INET, SOCK_STREAM, 0));
    trial.expectRefused("local socket", syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0));
    char* const none[] = {nullptr};
    trial.expectRefused("execve", syscall(SYS_execve, "/bin/true", none, none));
    trial.expectRefused("new process", syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
    trial.expectRefused("kill the program", syscall(SYS_kill, getppid() > 1 ? getppid() : getpid(), 0));
    trial.expectRefused("ptrace", syscall(SYS_ptrace, PTRACE_TRACEME, 0, 0, 0));
    trial.expectRefused("read another process",
                        syscall(SYS_process_vm_readv, getpid(), nullptr, 0, nullptr, 0, 0));
    trial.expectRefused("namespace", syscall(SYS_unshare, CLONE_NEWUSER));
    trial.expectRefused("raise a limit", syscall(SYS_prlimit64, 0, 9, none, nullptr));
    trial.expectRefused("outlive the program", syscall(SYS_prctl, 1, 0, 0, 0, 0));
    if (isPhotos) {
        trial.expectRefused("new thread",
                            syscall(SYS_clone, CLONE_VM | CLONE_THREAD | CLONE_SIGHAND, 0, 0, 0, 0));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        // Sanitizer builds list what is refused, not what is allowed.
        trial.expectRefused("executable memory", syscall(SYS_mmap, nullptr, 4096, PROT_READ | PROT_EXEC,
                                                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
#endif
    }
    return trial.open();
}

} // namespace bk
