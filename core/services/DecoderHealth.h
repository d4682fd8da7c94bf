#pragma once

#include "core/imaging/DecoderSandbox.h"

#include <QString>

namespace bk {

/// One English sentence for log, import and check when the decoding of photos and scans is not closed off as
/// it should be (no seccomp, or no decoder program); empty when all is well. Blocking, any thread but the
/// window's.
QString decoderWarning();

} // namespace bk
