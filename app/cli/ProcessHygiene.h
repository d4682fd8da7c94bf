#pragma once

namespace bk::cli {

/// For a process that holds keys and people's data: no core dump, no reading of its memory by others, new
/// files for their owner only, no settings of the surroundings that loosen limits or fill the log. Call first
/// in main().
void hardenProcess();

} // namespace bk::cli
