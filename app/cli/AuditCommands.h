#pragma once

namespace bk::cli {

class Registry;

/// Lists and verifies the log, takes checkpoints.
void addAuditCommands(Registry& registry);

} // namespace bk::cli
