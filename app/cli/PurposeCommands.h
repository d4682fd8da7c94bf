#pragma once

namespace bk::cli {

class Registry;

/// The list of purposes, and the policy of the catalog.
void addPurposeCommands(Registry& registry);

} // namespace bk::cli
