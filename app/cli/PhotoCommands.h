#pragma once

namespace bk::cli {

class Registry;

/// Finds photos and sets what is kept about them.
void addPhotoCommands(Registry& registry);

} // namespace bk::cli
