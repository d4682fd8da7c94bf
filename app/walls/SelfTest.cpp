#include "app/walls/SelfTest.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <string>

#include <fcntl.h>
#include <linux/fs.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
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

// Newer than the kernel headers this must compile with.
constexpr long callFchmodat2 = 452;

struct Attempt {
    const char* what;
    long call;
    std::array<long, 5> arguments{};
};

// The arguments are such that a call which is let through does no harm, and fails for another reason than a
// wall or succeeds.
constexpr long nowhere = -1;
constexpr long closed = -1;

constexpr std::array otherProcesses{
    Attempt{"name a process", SYS_pidfd_open, {1, 0}},
    Attempt{"signal by descriptor", SYS_pidfd_send_signal, {closed, 0, 0, 0}},
    Attempt{"take a descriptor", SYS_pidfd_getfd, {closed, 0, 0}},
    Attempt{"write to another process", SYS_process_vm_writev, {1, 0, 0, 0, 0}},
    Attempt{"advise another process", SYS_process_madvise, {closed, 0, 0, 0, 0}},
    Attempt{"compare processes", SYS_kcmp, {1, 1, 99, 0, 0}},
    Attempt{"owner of signals", SYS_fcntl, {STDOUT_FILENO, F_SETOWN, 1}},
    Attempt{"owner of signals, extended", SYS_fcntl, {STDOUT_FILENO, F_SETOWN_EX, 0}},
    Attempt{"kind of signal", SYS_fcntl, {STDOUT_FILENO, F_SETSIG, SIGUSR1}},
    Attempt{"signal on input", SYS_fcntl, {closed, F_SETFL, O_ASYNC}},
    Attempt{"lease", SYS_fcntl, {closed, F_SETLEASE, F_UNLCK}},
    Attempt{"owner by FIOSETOWN", SYS_ioctl, {STDOUT_FILENO, FIOSETOWN, 0}},
    Attempt{"owner by SIOCSPGRP", SYS_ioctl, {STDOUT_FILENO, SIOCSPGRP, 0}},
    Attempt{"type on a terminal", SYS_ioctl, {STDOUT_FILENO, TIOCSTI, 0}},
    Attempt{"timer", SYS_timer_create, {99, 0, 0}},
    Attempt{"processors of another", SYS_sched_setaffinity, {1, 0, 0}},
    Attempt{"priority of another", SYS_setpriority, {99, 0, 0}},
    Attempt{"disk priority of another", SYS_ioprio_set, {99, 0, 0}},
    Attempt{"group of processes", SYS_setpgid, {0, nowhere}},
    Attempt{"session", SYS_setsid},
    Attempt{"wait for another", SYS_waitid, {99, 0, 0, 0, 0}},
};

constexpr std::array files {
    Attempt{"open by openat2", SYS_openat2, {AT_FDCWD, 0, 0, 0}},
        Attempt{"open by handle", SYS_open_by_handle_at, {closed, 0, 0}},
        Attempt{"handle of a file", SYS_name_to_handle_at, {closed, 0, 0, 0, 0}},
        Attempt{"rename", SYS_renameat2, {AT_FDCWD, 0, AT_FDCWD, 0, 0}},
        Attempt{"link", SYS_linkat, {AT_FDCWD, 0, AT_FDCWD, 0, 0}},
        Attempt{"symbolic link", SYS_symlinkat, {0, AT_FDCWD, 0}},
        Attempt{"make a folder", SYS_mkdirat, {AT_FDCWD, 0, 0700}},
        Attempt{"make a device", SYS_mknodat, {AT_FDCWD, 0, S_IFIFO | 0600, 0}},
        Attempt{"rights", SYS_fchmodat, {AT_FDCWD, 0, 0600}},
        Attempt{"rights of a descriptor", SYS_fchmod, {closed, 0600}},
        Attempt{"rights, newer", callFchmodat2, {AT_FDCWD, 0, 0600, 0}},
        Attempt{"owner", SYS_fchownat, {AT_FDCWD, 0, nowhere, nowhere, 0}},
        Attempt{"owner of a descriptor", SYS_fchown, {closed, nowhere, nowhere}},
        Attempt{"attribute", SYS_setxattr, {0, 0, 0, 0, 0}},
        Attempt{"attribute of a link", SYS_lsetxattr, {0, 0, 0, 0, 0}},
        Attempt{"attribute of a descriptor", SYS_fsetxattr, {closed, 0, 0, 0, 0}},
        Attempt{"remove an attribute", SYS_removexattr, {0, 0}},
        Attempt{"remove an attribute of a link", SYS_lremovexattr, {0, 0}},
        Attempt{"remove an attribute of a descriptor", SYS_fremovexattr, {closed, 0}},
        Attempt{"times", SYS_utimensat, {closed, 0, 0, 99}}, Attempt{"cut", SYS_truncate, {0, 0}},
        Attempt{"cut a descriptor", SYS_ftruncate, {closed, 0}},
        Attempt{"reserve", SYS_fallocate, {closed, 0, 0, 1}},
        Attempt{"copy by descriptor", SYS_copy_file_range, {closed, 0, closed, 0, 1}},
        Attempt{"send a file", SYS_sendfile, {closed, closed, 0, 1}},
        Attempt{"splice", SYS_splice, {closed, 0, closed, 0, 1}},
        Attempt{"lock a file", SYS_flock, {closed, 0}}, Attempt{"watch files", SYS_inotify_init1, {nowhere}},
        Attempt{"watch all files", SYS_fanotify_init, {nowhere, nowhere}},
        Attempt{"memory that is a file", SYS_memfd_create, {0, 0}},
        Attempt{"secret memory", SYS_memfd_secret, {nowhere}}, Attempt{"root folder", SYS_chroot, {0}},
        Attempt{"mask of rights", SYS_umask, {0077}},
#if defined(__x86_64__)
        Attempt{"rights, older", SYS_chmod, {0, 0600}},
        Attempt{"owner, older", SYS_chown, {0, nowhere, nowhere}},
        Attempt{"owner of a link, older", SYS_lchown, {0, nowhere, nowhere}},
        Attempt{"times, older", SYS_utime, {1, 1}}, Attempt{"times in microseconds", SYS_utimes, {1, 1}},
        Attempt{"times in a folder", SYS_futimesat, {closed, 1, 1}},
        Attempt{"make a device, older", SYS_mknod, {0, S_IFIFO | 0600, 0}},
        Attempt{"create, older", SYS_creat, {0, 0600}}, Attempt{"delete, older", SYS_unlink, {0}},
        Attempt{"rename, older", SYS_rename, {0, 0}}, Attempt{"link, older", SYS_link, {0, 0}},
        Attempt{"symbolic link, older", SYS_symlink, {0, 0}},
        Attempt{"make a folder, older", SYS_mkdir, {0, 0700}},
        Attempt{"remove a folder, older", SYS_rmdir, {0}},
#endif
};

constexpr std::array system{
    Attempt{"mount", SYS_mount, {0, 0, 0, 0, 0}},
    Attempt{"mount anew: open", SYS_open_tree, {closed, 0, nowhere}},
    Attempt{"mount anew: move", SYS_move_mount, {closed, 0, closed, 0, nowhere}},
    Attempt{"mount anew: fsopen", SYS_fsopen, {0, nowhere}},
    Attempt{"mount anew: fsconfig", SYS_fsconfig, {closed, nowhere, 0, 0, 0}},
    Attempt{"mount anew: fsmount", SYS_fsmount, {closed, nowhere, 0}},
    Attempt{"mount anew: fspick", SYS_fspick, {closed, 0, nowhere}},
    Attempt{"mount anew: attributes", SYS_mount_setattr, {closed, 0, nowhere, 0, 0}},
    Attempt{"unmount", SYS_umount2, {0, nowhere}},
    Attempt{"pivot root", SYS_pivot_root, {0, 0}},
    Attempt{"enter a namespace", SYS_setns, {closed, 0}},
    Attempt{"io_uring", SYS_io_uring_setup, {0, 0}},
    Attempt{"io_uring: enter", SYS_io_uring_enter, {closed, 0, 0, 0, 0}},
    Attempt{"io_uring: register", SYS_io_uring_register, {closed, 0, 0, 0}},
    Attempt{"asynchronous input", SYS_io_setup, {0, 0}},
    Attempt{"bpf", SYS_bpf, {nowhere, 0, 0}},
    Attempt{"userfaultfd", SYS_userfaultfd, {nowhere}},
    Attempt{"perf_event_open", SYS_perf_event_open, {0, 0, 0, closed, nowhere}},
    Attempt{"keyctl", SYS_keyctl, {nowhere, 0, 0, 0, 0}},
    Attempt{"add a key", SYS_add_key, {0, 0, 0, 0, 0}},
    Attempt{"ask for a key", SYS_request_key, {0, 0, 0, 0}},
    Attempt{"change user", SYS_setresuid, {nowhere, nowhere, nowhere}},
    Attempt{"change group", SYS_setresgid, {nowhere, nowhere, nowhere}},
    Attempt{"change capabilities", SYS_capset, {0, 0}},
    Attempt{"personality", SYS_personality, {0xFFFFFFFF}},
    Attempt{"shared memory", SYS_shmget, {0, 0, 0}},
    Attempt{"message queue", SYS_msgget, {12345, 0}},
    Attempt{"named message queue", SYS_mq_open, {0, 0, 0, 0}},
    Attempt{"semaphore", SYS_semget, {0, 0, 0}},
    Attempt{"socket pair", SYS_socketpair, {nowhere, 0, 0, 0}},
    Attempt{"connect", SYS_connect, {closed, 0, 0}},
    Attempt{"listen", SYS_listen, {closed, 0}},
    Attempt{"send a message", SYS_sendmsg, {closed, 0, 0}},
    Attempt{"send messages", SYS_sendmmsg, {closed, 0, 0, 0}},
    Attempt{"send to", SYS_sendto, {closed, 0, 0, 0, 0}},
    Attempt{"set a limit", SYS_setrlimit, {nowhere, 0}},
    Attempt{"a second filter", SYS_seccomp, {nowhere, 0, 0}},
    Attempt{"kernel log", SYS_syslog, {nowhere, 0, 0}},
    Attempt{"load a module", SYS_finit_module, {closed, 0, nowhere}},
    Attempt{"prctl: tracer", SYS_prctl, {PR_SET_PTRACER, 0, 0, 0, 0}},
    Attempt{"prctl: dumpable", SYS_prctl, {PR_SET_DUMPABLE, 0, 0, 0, 0}},
    Attempt{"prctl: address space", SYS_prctl, {PR_SET_MM, nowhere, 0, 0, 0}},
    Attempt{"prctl: seccomp", SYS_prctl, {PR_SET_SECCOMP, nowhere, 0, 0, 0}},
    Attempt{"prctl: reaper of others", SYS_prctl, {PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0}},
    Attempt{"execveat", SYS_execveat, {closed, 0, 0, 0, 0}},
};

template <class List>
void tryAll(Trial& trial, const List& attempts) {
    for (const Attempt& attempt : attempts) {
        const auto& [first, second, third, fourth, fifth] = attempt.arguments;
        trial.expectRefused(attempt.what, syscall(attempt.call, first, second, third, fourth, fifth));
    }
}

void trySignals(Trial& trial) {
    // Signal 0 arrives nowhere; it asks whether one may be sent.
    const pid_t program = getppid() > 1 ? getppid() : getpid();
    siginfo_t info{};
    info.si_code = SI_QUEUE;
    trial.expectRefused("kill the program", syscall(SYS_kill, program, 0));
    trial.expectRefused("kill a thread", syscall(SYS_tkill, program, 0));
    trial.expectRefused("kill a thread of the program", syscall(SYS_tgkill, program, program, 0));
    trial.expectRefused("queue a signal", syscall(SYS_rt_sigqueueinfo, program, 0, &info));
    trial.expectRefused("queue a signal for a thread",
                        syscall(SYS_rt_tgsigqueueinfo, program, program, 0, &info));
}

} // namespace

int tryTheWalls(Walls walls, bool landlock) {
    const bool computesOnly = walls == Walls::Computing;
    Trial trial;
    if (computesOnly || landlock) {
        trial.expectRefused("open /etc/passwd", syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY));
        trial.expectRefused("open /proc/self/maps",
                            syscall(SYS_openat, AT_FDCWD, "/proc/self/maps", O_RDONLY));
        trial.expectRefused("open a library", syscall(SYS_openat, AT_FDCWD, "/usr/lib/os-release", O_RDONLY));
    }
    const char* const fresh = "/tmp/beeldkluis-self-test";
    trial.expectRefused("make a file", syscall(SYS_openat, AT_FDCWD, fresh, O_WRONLY | O_CREAT, 0600));
    trial.expectRefused("make a file to read",
                        syscall(SYS_openat, AT_FDCWD, fresh, O_RDONLY | O_CREAT, 0600));
    trial.expectRefused("empty a file", syscall(SYS_openat, AT_FDCWD, fresh, O_RDONLY | O_TRUNC));
    trial.expectRefused("write a file", syscall(SYS_openat, AT_FDCWD, fresh, O_RDWR));
    trial.expectRefused("make a file without a name",
                        syscall(SYS_openat, AT_FDCWD, "/tmp", O_RDWR | O_TMPFILE, 0600));
#if defined(__x86_64__)
    trial.expectRefused("make a file, older", syscall(SYS_open, fresh, O_WRONLY | O_CREAT, 0600));
#endif
    trial.expectRefused("delete", syscall(SYS_unlinkat, AT_FDCWD, fresh, 0));
    trial.expectRefused("socket", syscall(SYS_socket, AF_INET, SOCK_STREAM, 0));
    trial.expectRefused("local socket", syscall(SYS_socket, AF_UNIX, SOCK_STREAM, 0));
    char* const none[] = {nullptr};
    trial.expectRefused("execve", syscall(SYS_execve, "/bin/true", none, none));
    trial.expectRefused("new process", syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
#if defined(__x86_64__)
    trial.expectRefused("new process, older", syscall(SYS_fork));
#endif
    trial.expectRefused("ptrace", syscall(SYS_ptrace, PTRACE_TRACEME, 0, 0, 0));
    trial.expectRefused("read another process",
                        syscall(SYS_process_vm_readv, getpid(), nullptr, 0, nullptr, 0, 0));
    trial.expectRefused("namespace", syscall(SYS_unshare, CLONE_NEWUSER));
    trial.expectRefused("raise a limit", syscall(SYS_prlimit64, 0, 9, none, nullptr));
    trial.expectRefused("outlive the program", syscall(SYS_prctl, PR_SET_PDEATHSIG, 0, 0, 0, 0));
    trySignals(trial);
    tryAll(trial, otherProcesses);
    tryAll(trial, files);
    tryAll(trial, system);
    if (computesOnly)
        trial.expectRefused("new thread",
                            syscall(SYS_clone, CLONE_VM | CLONE_THREAD | CLONE_SIGHAND, 0, 0, 0, 0));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // Sanitizer builds list what is refused, not what is allowed.
    trial.expectRefused("executable memory", syscall(SYS_mmap, nullptr, 4096, PROT_READ | PROT_EXEC,
                                                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    trial.expectRefused("make memory executable", syscall(SYS_mprotect, nullptr, 0, PROT_READ | PROT_EXEC));
    trial.expectRefused("limits of the program", syscall(SYS_prlimit64, getppid(), 9, nullptr, nullptr));
#endif
    return trial.open();
}

} // namespace bk
