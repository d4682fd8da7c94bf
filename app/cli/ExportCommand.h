#pragma once

namespace bk::cli {

class Registry;

/// Lets cleared photos leave the catalog.
void addExportCommand(Registry& registry);

} // namespace bk::cli
