#pragma once

#include <QString>

namespace bk {

/// Where the pictures and scans of others are decoded.
enum class DecodingState {
    Closed,  ///< in a process of its own without files, sockets and programs
    Open,    ///< in a process of its own that this kernel does not close off
    Missing, ///< the program for it does not start: nothing is decoded
};

/// Blocking (about 0.1 s the first time in a program); any thread but the window's.
DecodingState decodingState();

/// One English sentence for import and check when the decoding of photos and scans is not closed off as it
/// should be; empty when all is well.
QString warningOf(DecodingState state);

} // namespace bk
