#pragma once

namespace bk::cli {

class Registry;

/// Brings photos into a catalog.
void addImportCommand(Registry& registry);

} // namespace bk::cli
