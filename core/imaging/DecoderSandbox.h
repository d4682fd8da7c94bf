#pragma once

namespace bk {

/// Which walls stand around the processes that decode photos and scans, as such a process tells after it went
/// in.
struct SandboxState {
    bool started = false;  ///< the decoder program is there and answers
    bool seccomp = false;  ///< the kernel refuses sockets, files and programs to it
    bool landlock = false; ///< the kernel shows it no part of the file system, whatever it calls

    /// False where the program has to say that decoding is not closed off. Landlock is a second wall.
    bool isClosed() const { return started && seccomp; }
};

/// Starts a decoder when none ran yet in this program, and remembers what it said. Blocking (about 0.1 s the
/// first time); any thread but the window's.
SandboxState decoderSandbox();

} // namespace bk
