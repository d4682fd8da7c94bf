#pragma once

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

namespace bk::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memoryCanBeShort = false;
#else
constexpr bool memoryCanBeShort = true;
#endif

/// While this is there, the program gets no more memory than it has, but for ROOM bytes.
class ShortMemory {
public:
    explicit ShortMemory(rlim_t room = 0) {
        ::malloc_trim(0);
        ::getrlimit(RLIMIT_AS, &m_before);
        rlimit now = m_before;
        now.rlim_cur = inUse() + room;
        ::setrlimit(RLIMIT_AS, &now);
    }
    ~ShortMemory() { ::setrlimit(RLIMIT_AS, &m_before); }
    ShortMemory(const ShortMemory&) = delete;
    ShortMemory& operator=(const ShortMemory&) = delete;

private:
    static rlim_t inUse() {
        unsigned long long pages = 0;
        std::FILE* const file = std::fopen("/proc/self/statm", "re");
        if (file == nullptr) return RLIM_INFINITY;
        if (std::fscanf(file, "%llu", &pages) != 1) pages = 0;
        std::fclose(file);
        return rlim_t(pages) * rlim_t(::sysconf(_SC_PAGESIZE));
    }

    rlimit m_before{};
};

} // namespace bk::test
