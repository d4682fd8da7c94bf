#pragma once

namespace bk::cli {

class Registry;

/// Which photos may be used for a purpose.
void addClearanceCommands(Registry& registry);

} // namespace bk::cli
