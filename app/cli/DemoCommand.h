#pragma once

namespace bk::cli {

class Registry;

/// Makes the example catalog.
void addDemoCommand(Registry& registry);

} // namespace bk::cli
