#pragma once

namespace bk::cli {

class Registry;

/// The models that find and compare faces.
void addModelCommands(Registry& registry);

} // namespace bk::cli
