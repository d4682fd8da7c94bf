#include "app/walls/Sandbox.h"

#include "app/walls/SeccompFilter.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace bk {

namespace {

bool limit(__rlimit_resource resource, rlim_t value) {
    rlimit now{};
    if (getrlimit(resource, &now) != 0) return false;
    // Whoever started the program may have set a narrower one.
    now.rlim_cur = now.rlim_max = std::min(value, now.rlim_max);
    return setrlimit(resource, &now) == 0;
}

bool limitResources(Walls walls) {
    const rlim_t descriptors = walls == Walls::Computing ? 16 : 64;
    bool ok = limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, descriptors);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    // The outermost; the program sets narrower ones for each file. The sanitizers' shadow memory alone is
    // terabytes of address space.
    ok = ok && limit(RLIMIT_AS, rlim_t(4) << 30);
#endif
    // A write over the file limit is to fail like any other, not to kill.
    std::signal(SIGXFSZ, SIG_IGN);
    return ok && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

// Landlock: for documents only these can still be read, nothing can be changed.
constexpr std::array readableFolders{"/usr/share/fonts",       "/usr/local/share/fonts", "/etc/fonts",
                                     "/usr/share/fontconfig",  "/var/cache/fontconfig",  "/usr/share/poppler",
                                     "/usr/share/ghostscript", "/usr/share/color"};

/// landlock_ruleset_attr as it is by version 6; kernel headers may be older than the kernel.
struct Ruleset {
    uint64_t files = 0;
    uint64_t network = 0; ///< from version 4
    uint64_t scoped = 0;  ///< from version 6
};

Ruleset everything(long version) {
    Ruleset all;
    // 13 rights in version 1, then moving between folders (2), cutting files (3), commands to devices (5).
    all.files = (1ull << 13) - 1;
    if (version >= 2) all.files |= 1ull << 13;
    if (version >= 3) all.files |= 1ull << 14;
    if (version >= 5) all.files |= 1ull << 15;
    // Binding and connecting TCP.
    if (version >= 4) all.network = 3;
    // Abstract Unix sockets and signals of and to others.
    if (version >= 6) all.scoped = 3;
    return all;
}

size_t sizeOfRuleset(long version) {
    if (version >= 6) return sizeof(Ruleset);
    return version >= 4 ? offsetof(Ruleset, scoped) : offsetof(Ruleset, network);
}

void allowReading(int rules, const char* folder) {
    const int opened = open(folder, O_PATH | O_CLOEXEC);
    if (opened < 0) return;
    landlock_path_beneath_attr below{};
    below.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    below.parent_fd = opened;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    close(opened);
}

/// Older kernels have no Landlock; the other walls then stand alone.
bool closeFileSystem(Walls walls) {
    const long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return false;
    const Ruleset all = everything(version);
    const int rules = int(syscall(SYS_landlock_create_ruleset, &all, sizeOfRuleset(version), 0));
    if (rules < 0) return false;
    if (walls == Walls::ReadingFonts) {
        for (const char* folder : readableFolders)
            allowReading(rules, folder);
    }
    const bool isClosed = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return isClosed;
}

} // namespace

bool bindToProgram(int parent, int channel) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return false;
    return getppid() == parent && close_range(unsigned(channel) + 1, ~0u, 0) == 0;
}

bool leaveFileSystem(Walls walls, bool& landlock) {
    if (!limitResources(walls)) return false;
    landlock = closeFileSystem(walls);
    return true;
}

bool closeCalls(Walls walls) {
    return allowOnlyWhatIsNeeded(walls);
}

} // namespace bk
