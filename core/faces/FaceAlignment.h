#pragma once

#include "core/model/Face.h"

#include <QTransform>

#include <optional>

namespace bk {

/// The rotation, uniform scaling and shift that takes FROM onto TO with the least sum of squared distances
/// (Umeyama, IEEE TPAMI 13(4), 1991; never a reflection). None when the points of FROM coincide or are not
/// numbers.
std::optional<QTransform> similarityTransform(const Landmarks& from, const Landmarks& to);

} // namespace bk
