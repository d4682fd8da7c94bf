#pragma once

namespace bk::cli {

class Registry;

/// Unknown people: which faces without a name are the same person's.
void addGroupCommands(Registry& registry);

} // namespace bk::cli
