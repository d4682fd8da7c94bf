#pragma once

namespace bk::cli {

class Registry;

/// Where photos were used, and what has to be taken down.
void addPublicationCommands(Registry& registry);

} // namespace bk::cli
