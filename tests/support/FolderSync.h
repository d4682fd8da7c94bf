#pragma once

#include <cerrno>
#include <functional>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace bk::test {

/// Asked at each fsync of a folder in this process: true makes it fail, as on a disk that no longer answers.
/// Files are not asked about.
inline std::function<bool()> folderSyncFails;

} // namespace bk::test

/// Takes the place of the system's in the test's program; include it in one file only.
extern "C" int fsync(int descriptor) {
    struct stat info = {};
    if (bk::test::folderSyncFails && ::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode) &&
        bk::test::folderSyncFails()) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}
