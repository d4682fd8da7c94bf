#pragma once

#include "core/picture/DecoderProtocol.h"

namespace bk {

/// Tries, inside the walls of KIND, what must not be possible, and prints one line per attempt on standard
/// output. The number of attempts that were not refused.
int tryTheWalls(DecoderKind kind, bool landlock);

} // namespace bk
