#pragma once

#include "app/walls/Walls.h"

namespace bk {

/// Tries, inside WALLS, what must not be possible, and prints one line per attempt on standard
/// output. The number of attempts that were not refused.
int tryTheWalls(Walls walls, bool landlock);

} // namespace bk
