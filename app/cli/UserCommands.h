#pragma once

namespace bk::cli {

class Registry;

/// Who may open a catalog and what they may do.
void addUserCommands(Registry& registry);

} // namespace bk::cli
