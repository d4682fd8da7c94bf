#pragma once

#include <QStringList>

namespace bk::bench {

/// One face against many faceprints of random numbers, by the matcher and by one bare pass of OpenBLAS over
/// as large a matrix, in turns, on one core, in processor time.
int runMatch(const QStringList& arguments);

} // namespace bk::bench
