#pragma once

#include "core/faces/FaceTypes.h"

#include <cmath>

namespace bk {

/// False when there is no direction to speak of, or a number that is none.
inline bool toUnitLength(Embedding& vector) {
    double sum = 0;
    for (const float value : vector)
        sum += double(value) * double(value);
    const double length = std::sqrt(sum);
    if (!std::isfinite(length) || length < 1e-9) return false;
    for (float& value : vector)
        value = float(double(value) / length);
    return true;
}

} // namespace bk
