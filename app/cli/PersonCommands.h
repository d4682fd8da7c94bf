#pragma once

namespace bk::cli {

class Registry;

/// People portrayed.
void addPersonCommands(Registry& registry);

} // namespace bk::cli
