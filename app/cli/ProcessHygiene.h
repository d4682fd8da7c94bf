#pragma once

namespace bk::cli {

/// Opens what stands for nothing on descriptors 0, 1 and 2 that are closed, so that no file of the catalog
/// and no wake-up call gets a number that reading and writing take for a standard stream. Input is at its
/// end; writing answers fails, as it would have. Call first in main().
void openStandardStreams();

/// For a process that holds keys and people's data: no core dump, no reading of its memory by others, new
/// files for their owner only, no settings of the surroundings that loosen limits or fill the log. Call it
/// before anything else but openStandardStreams().
void hardenProcess();

} // namespace bk::cli
