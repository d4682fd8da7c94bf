#pragma once

namespace bk {

inline constexpr int eight = 8;
/// Eight numbers that are reckoned with at once, anywhere in memory. Where the compiler may not count on
/// registers of that width it makes two times four of them.
using EightFloats = float __attribute__((vector_size(32), aligned(4), may_alias));

/// A function marked so may use those registers; call it only where `hasWideVectors`. What it calls and is
/// to use them, too, must become part of it (BK_PART_OF_CALLER), for only one copy of any other function is
/// in the program.
#if defined(__x86_64__)
#define BK_WIDE __attribute__((target("avx2,fma")))
#else
#define BK_WIDE
#endif
#define BK_PART_OF_CALLER inline __attribute__((always_inline))

/// Whether this processor has registers for eight numbers. Any thread.
inline bool hasWideVectors() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return false;
#endif
}

// By reference: how they are passed by value depends on the processor that is compiled for.
BK_PART_OF_CALLER const EightFloats& eightAt(const float* first) {
    return *reinterpret_cast<const EightFloats*>(first);
}

BK_PART_OF_CALLER EightFloats& eightAt(float* first) {
    return *reinterpret_cast<EightFloats*>(first);
}

} // namespace bk
