#pragma once

#include "app/cli/Registry.h"

namespace bk::cli {

/// Two entries that are one person, one entry that is two, and taking either back.
void addPersonMergeCommands(Registry& registry);

} // namespace bk::cli
