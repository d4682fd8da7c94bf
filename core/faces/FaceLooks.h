#pragma once

#include "core/faces/FaceEngine.h"

#include <functional>

namespace bk {

/// By how much the best score of a face may rise when its mirror image is looked at too (embedFaces).
/// Measured by `beeldkluis-bench mirror` on 565 portraits of 70 people and on the made-up photos, as they are
/// and made worse: 999 of 1000 faces stay within 0.100 and 0.116 with the built-in embedder and within 0.075
/// and 0.052 with one from elsewhere. None of them lost a suggestion for being looked at once,
/// and of the strangers' two to three in ten are looked at twice. That is of faces scored by themselves. A
/// series (inSeries) lifts some from below the threshold, and one that is out of reach by the first look is
/// in none: it is lost if its mirror image would have brought it within reach and the others all the way, for
/// which the gain has to be most of this already, and the others sure.
inline constexpr double mirrorGain = 0.12;

/// The vectors that embedFaces gives, but only of those CHIPS that ISPROMISING by the vector of the chip
/// alone; empty for the others, which cost one run of the network instead of two. Null images get none.
Result<QList<Embedding>>
embedPromising(FaceEmbedder& embedder, const QList<QImage>& chips,
               const std::function<bool(qsizetype index, const Embedding& alone)>& isPromising);

} // namespace bk
