#pragma once

namespace bk::cli {

class Registry;

/// Verifies a catalog; computes its caches anew.
void addCheckCommands(Registry& registry);

} // namespace bk::cli
