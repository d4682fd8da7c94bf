#pragma once

#include <QStringList>

namespace bk::bench {

/// Finds, embeds and compares the faces of a set of photos whose answers are known, and says how right and
/// how fast it was. ARGUMENTS after the word "faces". Returns the exit code.
int runFaces(const QStringList& arguments);

} // namespace bk::bench
