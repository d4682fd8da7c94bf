#pragma once

namespace bk {

/// Makes exiv2 quiet and safe on several threads. Before every first use of it; cheap to repeat. Any thread.
void prepareExiv2();

} // namespace bk
