#pragma once

// For one source file of a test program: every call by which a byte gets to the disk can be this process's
// last.

#include <atomic>
#include <csignal>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bk::test {

/// How many calls that write are left until this process dies; below 0: it does not.
inline std::atomic<int> callsLeft = -1;
/// All of them so far.
inline std::atomic<int> callsMade = 0;

/// Dies here when it is time. TORN: how much of SIZE bytes is written before.
template <class Write>
void boundary(size_t size, const Write& torn) {
    ++callsMade;
    if (callsLeft < 0 || callsLeft.fetch_sub(1) > 0) return;
    // Every other death leaves half of what was to be written.
    if (size > 1 && callsMade % 2 == 0) torn(size / 2);
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

inline void boundary() {
    boundary(0, [](size_t) {});
}

/// In a process of its own, so that the one that forks never has threads. Its exit code; -1: it was killed.
template <class Task>
int inChild(Task task) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(task());
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

} // namespace bk::test

// In place of the system's in this program.
extern "C" {
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    bk::test::boundary(size, [&](size_t part) { ::syscall(SYS_pwrite64, file, bytes, part, at); });
    return ::syscall(SYS_pwrite64, file, bytes, size, at);
}
ssize_t write(int file, const void* bytes, size_t size) {
    bk::test::boundary(size, [&](size_t part) { ::syscall(SYS_write, file, bytes, part); });
    return ::syscall(SYS_write, file, bytes, size);
}
int ftruncate64(int file, off64_t size) noexcept {
    bk::test::boundary();
    return static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int fdatasync(int file) {
    bk::test::boundary();
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}
int fsync(int file) {
    bk::test::boundary();
    return static_cast<int>(::syscall(SYS_fsync, file));
}
int unlink(const char* name) noexcept {
    bk::test::boundary();
    return static_cast<int>(::syscall(SYS_unlink, name));
}
int rename(const char* from, const char* to) noexcept {
    bk::test::boundary();
    return static_cast<int>(::syscall(SYS_rename, from, to));
}
}
