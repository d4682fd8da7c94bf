#pragma once

#include "app/walls/Walls.h"

namespace bk {

/// To be called first: this process ends with the program that started it (PARENT is its process id), and has
/// no descriptors but the standard ones and the channel's. False when the program is gone already.
bool bindToProgram(int parent, int channel);

/// Gives up what no later step needs: core dumps, writing files, more than a few descriptors, new privileges;
/// and (Landlock) the file system, except fonts and colour profiles where they are needed, the network, and
/// (from its version 6) signals to other processes. LANDLOCK tells whether the kernel has it. False when a
/// limit that must hold could not be set. While there is one thread.
bool leaveFileSystem(Walls walls, bool& landlock);

/// The last door, for all threads. False where the kernel has no seccomp.
bool closeCalls(Walls walls);

} // namespace bk
