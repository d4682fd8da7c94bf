#pragma once

namespace bk::cli {

class Registry;

/// Faces on photos: whose they are.
void addFaceCommands(Registry& registry);

} // namespace bk::cli
