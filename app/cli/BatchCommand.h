#pragma once

namespace bk::cli {

class Registry;

/// One session for many commands.
void addBatchCommand(Registry& registry);

} // namespace bk::cli
