#pragma once

#include "core/crypto/KeyRing.h"

namespace bk {

/// The dearest derivation that is run: more would let a forged key file stop the computer. The default (256
/// MiB, 5 passes) is four times the memory of the second choice of RFC 9106, section 4.
inline constexpr KdfCost kdfCeiling{4ull << 30, 20};

inline bool withinKdfLimits(const KdfCost& cost) {
    const KdfCost floor = KdfCost::floor();
    return cost.memoryBytes >= floor.memoryBytes && cost.passes >= floor.passes &&
           cost.memoryBytes <= kdfCeiling.memoryBytes && cost.passes <= kdfCeiling.passes;
}

} // namespace bk
