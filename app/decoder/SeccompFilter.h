#pragma once

namespace bk {

/// Both make every thread of this process obey, for good; false where the kernel has no seccomp filters.
/// no_new_privs must be set.

/// Only what computing on memory needs, reading open descriptors, and answering. No file is opened, no
/// socket, thread or process made, no memory made executable; whatever is not listed fails with EPERM.
bool allowComputingOnly();

/// What drawing a document needs: also reading files (Landlock says which) and threads. Refused are sockets,
/// programs, other processes, and changing files.
bool allowReadingFonts();

} // namespace bk
