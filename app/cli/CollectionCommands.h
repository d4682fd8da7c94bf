#pragma once

namespace bk::cli {

class Registry;

/// Collections and their policies.
void addCollectionCommands(Registry& registry);

} // namespace bk::cli
