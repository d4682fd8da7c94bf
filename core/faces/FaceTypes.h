#pragma once

#include "core/model/Face.h"

#include <QRectF>

#include <vector>

namespace bk {

/// A face as a finder saw it, in pixels of the image that was looked at.
struct DetectedFace {
    QRectF box;
    std::optional<Landmarks> landmarks; ///< none when only the HOG finder saw it
    double score = 0;                   ///< 0..1
    bool possible = false;              ///< below the face threshold, or seen by the second finder alone
};

/// Unit length (L2).
using Embedding = std::vector<float>;

} // namespace bk
