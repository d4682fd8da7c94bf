#pragma once

#include "ui/shell/Program.h"

namespace bk {

/// What the window works with: the system's clock, random ids, the built-in models, and a place for the
/// example catalog in the user's data folder. Needs initResources() and a QCoreApplication with its names
/// set.
ui::Program composeProgram();

} // namespace bk
