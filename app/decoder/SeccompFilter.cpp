#include "app/decoder/SeccompFilter.h"

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

[[maybe_unused]] constexpr std::array computingCalls{
    SYS_read,        SYS_write,           SYS_pread64,      SYS_recvmsg,      SYS_close,
    SYS_lseek,       SYS_munmap,          SYS_mremap,       SYS_brk,          SYS_madvise,
    SYS_futex,       SYS_clock_gettime,   SYS_gettimeofday, SYS_getpid,       SYS_gettid,
    SYS_getrandom,   SYS_sysinfo,         SYS_getrusage,    SYS_rt_sigreturn, SYS_rt_sigprocmask,
    SYS_sched_yield, SYS_restart_syscall, SYS_exit,         SYS_exit_group};

[[maybe_unused]] void allowUnlessExecutable(Filter& filter, uint32_t call) {
    filter.onlyIfEqual(call, 4);
    filter.load(argument(2));
    filter.skipUnlessAnyBit(PROT_EXEC, 1);
    filter.refuse(EPERM);
    filter.allow();
}

// Refused whatever their arguments are. A list of refusals, not of permissions: poppler, fontconfig and a new
// C library may need a new harmless call, and what is left can only compute, read what Landlock leaves, and
// write to open descriptors.
constexpr std::array refusedCalls {
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendto,
        SYS_sendmsg, SYS_sendmmsg, SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv,
        SYS_process_vm_writev, SYS_kill, SYS_tkill, SYS_rt_sigqueueinfo, SYS_pidfd_open, SYS_pidfd_getfd,
        SYS_pidfd_send_signal, SYS_io_uring_setup, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl,
        SYS_add_key, SYS_request_key, SYS_mount, SYS_umount2, SYS_unshare, SYS_setns, SYS_chroot,
        SYS_pivot_root, SYS_openat2, SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_mkdirat, SYS_mknodat,
        SYS_linkat, SYS_symlinkat, SYS_fchmodat, SYS_fchownat, SYS_truncate, SYS_ftruncate, SYS_setxattr,
        SYS_utimensat, SYS_open_by_handle_at, SYS_inotify_init1, SYS_fanotify_init, SYS_shmget, SYS_msgget,
        SYS_mq_open, SYS_setrlimit,
#if defined(__x86_64__)
        SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_mknod, SYS_link, SYS_symlink, SYS_chmod,
        SYS_chown, SYS_lchown, SYS_fork, SYS_vfork,
#endif
};

void refuseOpeningForWrite(Filter& filter, uint32_t call, size_t flagsIndex) {
    filter.onlyIfEqual(call, 4);
    filter.load(argument(flagsIndex));
    filter.skipUnlessAnyBit(O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND, 1);
    filter.refuse(EACCES);
    filter.allow();
}

void refuseNewProcesses(Filter& filter) {
    // clone3 hides its flags behind a pointer; told that it does not exist, the C library uses clone.
    filter.onlyIfEqual(SYS_clone3, 1);
    filter.refuse(ENOSYS);
    filter.onlyIfEqual(SYS_clone, 4);
    filter.load(argument(0));
    filter.skipIfAnyBit(CLONE_THREAD, 1);
    filter.refuse(EPERM);
    filter.allow();
}

/// The wish to die with the program stays.
void refuseOutlivingTheProgram(Filter& filter) {
    filter.onlyIfEqual(SYS_prctl, 4);
    filter.load(argument(0));
    filter.onlyIfEqual(PR_SET_PDEATHSIG, 1);
    filter.refuse(EPERM);
    filter.allow();
}

void refuseSettingLimits(Filter& filter) {
    // Asking for a limit is harmless, setting one is not: the third argument is the new limit.
    filter.onlyIfEqual(SYS_prlimit64, 6);
    filter.load(argument(2));
    filter.onlyIfEqual(0, 3);
    filter.load(argument(2) + sizeof(uint32_t));
    filter.onlyIfEqual(0, 1);
    filter.allow();
    filter.refuse(EPERM);
}

} // namespace

bool allowComputingOnly() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    // The sanitizers call much more than the program does; what must not be is refused one by one.
    Filter filter;
    refuseOtherNumbering(filter);
    for (const auto call : refusedCalls) {
        filter.onlyIfEqual(uint32_t(call), 1);
        filter.refuse(EPERM);
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
    refuseSettingLimits(filter);
    refuseOutlivingTheProgram(filter);
    filter.allow();
    return filter.install();
#else
    Filter filter;
    refuseOtherNumbering(filter);
    for (const auto call : computingCalls) {
        filter.onlyIfEqual(uint32_t(call), 1);
        filter.allow();
    }
    allowUnlessExecutable(filter, SYS_mmap);
    allowUnlessExecutable(filter, SYS_mprotect);
    filter.refuse(EPERM);
    return filter.install();
#endif
}

bool allowReadingFonts() {
    Filter filter;
    refuseOtherNumbering(filter);
    for (const auto call : refusedCalls) {
        filter.onlyIfEqual(uint32_t(call), 1);
        filter.refuse(EPERM);
    }
    refuseNewProcesses(filter);
    refuseOpeningForWrite(filter, SYS_openat, 2);
#if defined(__x86_64__)
    refuseOpeningForWrite(filter, SYS_open, 1);
#endif
    refuseSettingLimits(filter);
    refuseOutlivingTheProgram(filter);
    filter.allow();
    return filter.install();
}

} // namespace bk
