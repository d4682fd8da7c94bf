#pragma once

namespace bk::cli {

class Registry;

/// Makes a catalog.
void addCreateCommand(Registry& registry);

} // namespace bk::cli
