#pragma once

#include "core/base/Result.h"
#include "core/picture/ByteView.h"

#include <QList>

namespace bk {

/// One directory of a TIFF file (TIFF 6.0, section 2).
struct TiffPage {
    qint64 width = 0;
    qint64 height = 0;
    int orientation = 1;
    bool reduced = false; ///< says that it is a smaller copy of another page (NewSubfileType, bit 0)
    bool complete = true; ///< every strip or tile lies inside the file
};

/// Walks the chain of directories; at least one page. Errors: BrokenFile when the chain leaves the file, runs
/// in a circle or is endless. Sizes are as the file claims them: the caller judges. Any thread.
Result<QList<TiffPage>> walkTiff(const ByteView& view);

} // namespace bk
