#pragma once

namespace bk {

/// Gives up, for good, all this process does not need to draw pages: core dumps, memory over 1.5 GiB, 20
/// seconds of processor, writing files, new programs and processes, sockets, other processes, and (Landlock,
/// where the kernel has it) reading anything but fonts and libraries. Call once, before untrusted bytes are
/// touched and while there is one thread. False when a limit that must hold could not be set.
bool enterSandbox();

} // namespace bk
