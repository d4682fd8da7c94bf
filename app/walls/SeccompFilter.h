#pragma once

#include "app/walls/Walls.h"

namespace bk {

/// Makes every thread of this process obey, for good; false where the kernel has no seccomp filters.
/// no_new_privs must be set. Whatever is not listed fails with EPERM.
///
/// Computing: only what computing on memory needs, reading open descriptors, and answering. No file is
/// opened, no socket, thread or process made, no memory made executable, nobody signalled. ReadingFonts: also
/// opening files to read (Landlock says which), asking about files, and threads.
bool allowOnlyWhatIsNeeded(Walls walls);

} // namespace bk
