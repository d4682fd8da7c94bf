#pragma once

namespace bk::cli {

class Registry;

/// Finds faces and compares them where that is allowed.
void addScanCommand(Registry& registry);

} // namespace bk::cli
