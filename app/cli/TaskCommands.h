#pragma once

namespace bk::cli {

class Registry;

/// What a person must do.
void addTaskCommands(Registry& registry);

} // namespace bk::cli
