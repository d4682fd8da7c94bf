#pragma once

#include "core/base/Progress.h"
#include "ui/shell/Program.h"

namespace bk::ui {

/// Opens the example catalog of PROGRAM, building it first when it is not there, when it was built on another
/// day (its dates are relative to today) or when it cannot be opened any more. Removes nothing but the
/// example's own folders. InUse when another program has it open. Not on the window's thread.
Result<std::unique_ptr<Session>> openExampleCatalog(const Program& program, const JobControl& control);

} // namespace bk::ui
