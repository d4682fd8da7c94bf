#pragma once

namespace bk {

/// What is left open to a process that works on what strangers made.
enum class Walls {
    Computing,   ///< opens nothing, lists what it may call
    ReadingFonts ///< may read fonts and colour profiles, and start threads; lists what it may call
};

} // namespace bk
