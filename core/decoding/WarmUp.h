#pragma once

namespace bk {

/// Writes and reads one small picture of each kind with its metadata, so that all libraries, plugins and
/// tables are in memory before the doors close. False when a kind cannot be read on this system. One thread,
/// once.
bool warmUpDecoding();

} // namespace bk
