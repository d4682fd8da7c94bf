#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"
#include "tests/bench/window/WindowDriver.h"

namespace bk::bench {

/// The grid of a made-up catalog in FOLDER scrolled, selected, filtered and opened, and every page visited.
/// Gives the photos that will be in sight thumbnails first.
Status actOnCatalog(WindowDriver& driver, const FilePath& folder);

/// A catalog of its own with PHOTOS of two hundred people each, used while it is scanned and after.
Status actOnCrowds(WindowDriver& driver, int photos);

} // namespace bk::bench
