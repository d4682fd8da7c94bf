#pragma once

namespace bk::cli {

class Registry;

/// Permissions: recording, listing, withdrawing, and their scans.
void addQuitclaimCommands(Registry& registry);

} // namespace bk::cli
