#pragma once

#include <QtGlobal>

namespace bk {

/// Most pixels a photo may have; checked before anything is decoded (a bomb of 60,000 x 60,000 is refused).
inline constexpr qint64 maximumPixels = 200'000'000;
inline constexpr int previewEdge = 2048;
inline constexpr int thumbnailEdge = 512;

inline constexpr qint64 maximumScanBytes = 100ll << 20;
inline constexpr int maximumScanPages = 200;
/// Largest long edge that a page is rendered at, pixels.
inline constexpr int maximumScanEdge = 4096;

/// Most of what a file may say about itself, in characters and numbers.
inline constexpr int longestCaption = 10'000;
inline constexpr int longestName = 200;
inline constexpr int mostKeywords = 500;

} // namespace bk
