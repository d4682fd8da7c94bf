#include "app/walls/SeccompFilter.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace bk {

namespace {

#if defined(__x86_64__)
constexpr uint32_t ownArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t ownArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t ownArchitecture = 0;
#endif

class Filter {
public:
    void load(size_t offset) { add(BPF_LD | BPF_W | BPF_ABS, uint32_t(offset)); }
    void refuse(int error) { add(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | uint32_t(error)); }
    void allow() { add(BPF_RET | BPF_K, SECCOMP_RET_ALLOW); }
    void kill() { add(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS); }
    /// The next NEXT instructions run only when the loaded number equals VALUE.
    void onlyIfEqual(uint32_t value, uint8_t next) { add(BPF_JMP | BPF_JEQ | BPF_K, value, 0, next); }
    void skipIfEqual(uint32_t value, uint8_t next) { add(BPF_JMP | BPF_JEQ | BPF_K, value, next, 0); }
    void skipIfBelow(uint32_t value, uint8_t next) { add(BPF_JMP | BPF_JGE | BPF_K, value, 0, next); }
    void skipUnlessAnyBit(uint32_t bits, uint8_t next) { add(BPF_JMP | BPF_JSET | BPF_K, bits, 0, next); }
    void skipIfAnyBit(uint32_t bits, uint8_t next) { add(BPF_JMP | BPF_JSET | BPF_K, bits, next, 0); }

    /// For all threads: the one that waits for the others must not stay outside.
    bool install() {
        if (ownArchitecture == 0) return false;
        const sock_fprog program{static_cast<unsigned short>(m_code.size()), m_code.data()};
        return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
    }

private:
    void add(int code, uint32_t value, uint8_t whenTrue = 0, uint8_t whenFalse = 0) {
        m_code.push_back({static_cast<uint16_t>(code), whenTrue, whenFalse, value});
    }
    std::vector<sock_filter> m_code;
};

constexpr size_t callNumber = offsetof(seccomp_data, nr);

/// The low half of argument INDEX; flags fit in it, on little-endian machines, which both architectures here
/// are.
constexpr size_t argument(size_t index) {
    return offsetof(seccomp_data, args) + index * sizeof(uint64_t);
}

void refuseOtherNumbering(Filter& filter) {
    filter.load(offsetof(seccomp_data, arch));
    filter.skipIfEqual(ownArchitecture, 1);
    filter.kill();
    filter.load(callNumber);
#if defined(__x86_64__)
    // The x32 numbering would walk around the lists below.
    filter.skipUnlessAnyBit(0x40000000, 1);
    filter.kill();
#endif
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// The sanitizers call much more than the program does: their builds list what is refused.
constexpr bool listsRefusals = true;
#else
constexpr bool listsRefusals = false;
#endif

constexpr std::array computingCalls{
    SYS_read,        SYS_write,           SYS_pread64,      SYS_recvmsg,      SYS_close,
    SYS_lseek,       SYS_munmap,          SYS_mremap,       SYS_brk,          SYS_madvise,
    SYS_futex,       SYS_clock_gettime,   SYS_gettimeofday, SYS_getpid,       SYS_gettid,
    SYS_getrandom,   SYS_sysinfo,         SYS_getrusage,    SYS_rt_sigreturn, SYS_rt_sigprocmask,
    SYS_sched_yield, SYS_restart_syscall, SYS_exit,         SYS_exit_group};

// Looking for fonts, reading them, and living as a thread. Some are of other versions of the C library,
// fontconfig and poppler than the ones at hand.
constexpr std::array readingCalls {
    SYS_newfstatat, SYS_fstat, SYS_statx, SYS_statfs, SYS_fstatfs, SYS_faccessat, SYS_faccessat2,
        SYS_readlinkat, SYS_getdents64, SYS_fadvise64, SYS_readv, SYS_getcwd, SYS_uname, SYS_getuid,
        SYS_geteuid, SYS_getgid, SYS_getegid, SYS_clock_getres, SYS_clock_nanosleep, SYS_sched_getaffinity,
        SYS_set_robust_list, SYS_rseq,
#if defined(__x86_64__)
        SYS_access, SYS_stat, SYS_lstat, SYS_readlink,
#endif
};

// What the lists above do not have and a sanitizer does not need.
constexpr std::array refusedCalls {
    // Other processes, and what they are told.
    SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_process_madvise,
        SYS_process_mrelease, SYS_kcmp, SYS_kill, SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo,
        SYS_rt_tgsigqueueinfo, SYS_pidfd_open, SYS_pidfd_getfd, SYS_pidfd_send_signal, SYS_timer_create,
        SYS_wait4, SYS_waitid, SYS_setpgid, SYS_setsid, SYS_setpriority, SYS_ioprio_set,
        SYS_sched_setaffinity, SYS_sched_setparam, SYS_sched_setscheduler, SYS_sched_setattr,
        SYS_migrate_pages, SYS_move_pages, SYS_setrlimit, SYS_prctl, SYS_seccomp, SYS_ioctl, SYS_shmget,
        SYS_shmat, SYS_shmctl, SYS_semget, SYS_semop, SYS_semtimedop, SYS_semctl, SYS_msgget, SYS_msgsnd,
        SYS_msgrcv, SYS_msgctl, SYS_mq_open, SYS_mq_unlink,
        // Talking.
        SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendto,
        SYS_sendmsg, SYS_sendmmsg, SYS_setsockopt,
        // Files.
        SYS_openat2, SYS_open_by_handle_at, SYS_name_to_handle_at, SYS_unlinkat, SYS_renameat, SYS_renameat2,
        SYS_mkdirat, SYS_mknodat, SYS_linkat, SYS_symlinkat, SYS_fchmod, SYS_fchmodat, SYS_fchown,
        SYS_fchownat, SYS_truncate, SYS_ftruncate, SYS_fallocate, SYS_copy_file_range, SYS_sendfile,
        SYS_splice, SYS_tee, SYS_vmsplice, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr,
        SYS_lremovexattr, SYS_fremovexattr, SYS_utimensat, SYS_flock, SYS_umask, SYS_inotify_init1,
        SYS_fanotify_init, SYS_fanotify_mark, SYS_memfd_create, SYS_memfd_secret, SYS_quotactl,
        SYS_quotactl_fd,
        // The system.
        SYS_chroot, SYS_pivot_root, SYS_mount, SYS_umount2, SYS_open_tree, SYS_move_mount, SYS_fsopen,
        SYS_fsconfig, SYS_fsmount, SYS_fspick, SYS_mount_setattr, SYS_unshare, SYS_setns, SYS_io_uring_setup,
        SYS_io_uring_enter, SYS_io_uring_register, SYS_io_setup, SYS_io_submit, SYS_bpf, SYS_userfaultfd,
        SYS_perf_event_open, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_setuid, SYS_setgid, SYS_setreuid,
        SYS_setregid, SYS_setresuid, SYS_setresgid, SYS_setfsuid, SYS_setfsgid, SYS_setgroups, SYS_capset,
        SYS_personality, SYS_syslog, SYS_acct, SYS_swapon, SYS_swapoff, SYS_reboot, SYS_kexec_load,
        SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_sethostname, SYS_setdomainname,
        SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime, SYS_landlock_create_ruleset,
        SYS_landlock_add_rule, SYS_landlock_restrict_self,
#if defined(__x86_64__)
        SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_mknod, SYS_link, SYS_symlink, SYS_chmod,
        SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_inotify_init, SYS_fork, SYS_vfork,
        SYS_uselib, SYS_ustat, SYS_modify_ldt, SYS_arch_prctl, SYS_iopl, SYS_ioperm, SYS_kexec_file_load,
#endif
};

// What came later (fchmodat2 is 452), by the numbers that all architectures share.
constexpr uint32_t firstUnknownCall = SYS_futex_waitv + 1;

void refuseListed(Filter& filter) {
    filter.skipIfBelow(firstUnknownCall, 1);
    filter.refuse(ENOSYS);
    for (const auto call : refusedCalls) {
        filter.onlyIfEqual(uint32_t(call), 1);
        filter.refuse(EPERM);
    }
}

template <class List>
void allowListed(Filter& filter, const List& calls) {
    for (const auto call : calls) {
        filter.onlyIfEqual(uint32_t(call), 1);
        filter.allow();
    }
}

void allowUnlessExecutable(Filter& filter, uint32_t call) {
    filter.onlyIfEqual(call, 4);
    filter.load(argument(2));
    filter.skipUnlessAnyBit(PROT_EXEC, 1);
    filter.refuse(EPERM);
    filter.allow();
}

void allowOpeningForReading(Filter& filter, uint32_t call, size_t flagsIndex) {
    filter.onlyIfEqual(call, 4);
    filter.load(argument(flagsIndex));
    filter.skipUnlessAnyBit(O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY), 1);
    filter.refuse(EACCES);
    filter.allow();
}

/// Threads, but no processes.
void allowThreads(Filter& filter) {
    // clone3 hides its flags behind a pointer; told that it does not exist, the C library uses clone.
    filter.onlyIfEqual(SYS_clone3, 1);
    filter.refuse(ENOSYS);
    constexpr uint32_t namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    filter.onlyIfEqual(SYS_clone, 5);
    filter.load(argument(0));
    filter.skipIfAnyBit(namespaces | CLONE_PIDFD | CLONE_PTRACE, 1);
    filter.skipIfAnyBit(CLONE_THREAD, 1);
    filter.refuse(EPERM);
    filter.allow();
}

/// Of descriptors only what they are; not who is signalled about them.
void allowAskingDescriptors(Filter& filter) {
    filter.onlyIfEqual(SYS_fcntl, 6);
    filter.load(argument(1));
    filter.skipIfEqual(F_GETFD, 3);
    filter.skipIfEqual(F_SETFD, 2);
    filter.skipIfEqual(F_GETFL, 1);
    filter.refuse(EPERM);
    filter.allow();
}

/// Asking for one's own limits is harmless, setting one is not: the third argument is the new limit.
void allowAskingLimits(Filter& filter) {
    filter.onlyIfEqual(SYS_prlimit64, 8);
    filter.load(argument(0));
    filter.onlyIfEqual(0, 5);
    filter.load(argument(2));
    filter.onlyIfEqual(0, 3);
    filter.load(argument(2) + sizeof(uint32_t));
    filter.onlyIfEqual(0, 1);
    filter.allow();
    filter.refuse(EPERM);
}

bool installRefusals(Walls walls) {
    Filter filter;
    refuseOtherNumbering(filter);
    refuseListed(filter);
    allowAskingDescriptors(filter);
    allowAskingLimits(filter);
    if (walls == Walls::ReadingFonts) {
        allowThreads(filter);
        allowOpeningForReading(filter, SYS_openat, 2);
#if defined(__x86_64__)
        allowOpeningForReading(filter, SYS_open, 1);
#endif
    }
    for (const auto call : {
#if defined(__x86_64__)
             SYS_open,
#endif
                 SYS_openat, SYS_clone, SYS_clone3
         }) {
        filter.onlyIfEqual(uint32_t(call), 1);
        filter.refuse(EPERM);
    }
    filter.allow();
    return filter.install();
}

bool installPermissions(Walls walls) {
    Filter filter;
    refuseOtherNumbering(filter);
    allowListed(filter, computingCalls);
    allowUnlessExecutable(filter, SYS_mmap);
    allowUnlessExecutable(filter, SYS_mprotect);
    if (walls == Walls::ReadingFonts) {
        allowListed(filter, readingCalls);
        allowOpeningForReading(filter, SYS_openat, 2);
#if defined(__x86_64__)
        allowOpeningForReading(filter, SYS_open, 1);
#endif
        allowThreads(filter);
        allowAskingDescriptors(filter);
        allowAskingLimits(filter);
    }
    filter.refuse(EPERM);
    return filter.install();
}

} // namespace

bool allowOnlyWhatIsNeeded(Walls walls) {
    return listsRefusals ? installRefusals(walls) : installPermissions(walls);
}

} // namespace bk
