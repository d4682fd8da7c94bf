#include "app/decoder/Sandbox.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace bk {

namespace {

bool limit(__rlimit_resource resource, rlim_t value) {
    const rlimit both{value, value};
    return setrlimit(resource, &both) == 0;
}

bool limitResources() {
    bool ok =
        limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, 20) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, 64);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // The sanitizers' shadow memory alone is terabytes of address space.
    ok = ok && limit(RLIMIT_AS, rlim_t(1536) << 20);
#endif
    // A write over the file limit is to fail like any other, not to kill.
    std::signal(SIGXFSZ, SIG_IGN);
    return ok && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

// Landlock: only these can still be read, nothing can be changed.
constexpr std::array readableFolders{"/usr/share/fonts",
                                     "/usr/local/share/fonts",
                                     "/etc/fonts",
                                     "/usr/share/fontconfig",
                                     "/var/cache/fontconfig",
                                     "/usr/share/poppler",
                                     "/usr/share/ghostscript",
                                     "/usr/share/color",
                                     "/usr/lib",
                                     "/usr/lib64",
                                     "/lib",
                                     "/lib64"};

uint64_t everyFileAccess(long version) {
    // 13 rights in version 1, then moving between folders (2) and cutting files (3).
    uint64_t rights = (1ull << 13) - 1;
    if (version >= 2) rights |= 1ull << 13;
    if (version >= 3) rights |= 1ull << 14;
    return rights;
}

/// Older kernels have no Landlock; the other walls then stand alone.
void closeFileSystem() {
    const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return;
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = everyFileAccess(version);
    const int rules = int(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules < 0) return;
    for (const char* folder : readableFolders) {
        const int opened = open(folder, O_PATH | O_CLOEXEC);
        if (opened < 0) continue;
        landlock_path_beneath_attr below{};
        below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        below.parent_fd = opened;
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
        close(opened);
    }
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

#if defined(__x86_64__)
constexpr uint32_t ownArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t ownArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t ownArchitecture = 0;
#endif

// Refused whatever their arguments are. A list of refusals, not of permissions: a new C library that needs a
// new harmless call keeps working, and what is left can only compute, read what Landlock leaves, and write to
// open pipes.
constexpr std::array refusedCalls {
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendto,
        SYS_sendmsg, SYS_sendmmsg, SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv,
        SYS_process_vm_writev, SYS_kill, SYS_tkill, SYS_rt_sigqueueinfo, SYS_pidfd_open, SYS_pidfd_getfd,
        SYS_pidfd_send_signal, SYS_io_uring_setup, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl,
        SYS_add_key, SYS_request_key, SYS_mount, SYS_umount2, SYS_unshare, SYS_setns, SYS_chroot,
        SYS_pivot_root, SYS_openat2, SYS_unlinkat, SYS_renameat, SYS_renameat2, SYS_mkdirat, SYS_mknodat,
        SYS_linkat, SYS_symlinkat, SYS_fchmodat, SYS_fchownat, SYS_truncate, SYS_ftruncate, SYS_setxattr,
        SYS_utimensat, SYS_open_by_handle_at, SYS_inotify_init1, SYS_fanotify_init, SYS_shmget, SYS_msgget,
        SYS_mq_open,
#if defined(__x86_64__)
        SYS_creat, SYS_unlink, SYS_rename, SYS_mkdir, SYS_rmdir, SYS_mknod, SYS_link, SYS_symlink, SYS_chmod,
        SYS_chown, SYS_lchown, SYS_fork, SYS_vfork,
#endif
};

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

    bool install() {
        const sock_fprog program{static_cast<unsigned short>(m_code.size()), m_code.data()};
        return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
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

bool refuseCalls() {
    if (ownArchitecture == 0) return true;
    Filter filter;
    filter.load(offsetof(seccomp_data, arch));
    filter.skipIfEqual(ownArchitecture, 1);
    filter.kill();
    filter.load(callNumber);
#if defined(__x86_64__)
    // The x32 numbering would walk around the list below.
    filter.skipUnlessAnyBit(0x40000000, 1);
    filter.kill();
#endif
    for (const auto call : refusedCalls) {
        filter.onlyIfEqual(uint32_t(call), 1);
        filter.refuse(EPERM);
    }
    refuseNewProcesses(filter);
    refuseOpeningForWrite(filter, SYS_openat, 2);
#if defined(__x86_64__)
    refuseOpeningForWrite(filter, SYS_open, 1);
#endif
    filter.allow();
    return filter.install();
}

} // namespace

bool enterSandbox() {
    if (close_range(3, ~0u, 0) != 0) return false;
    if (!limitResources()) return false;
    closeFileSystem();
    return refuseCalls();
}

} // namespace bk
