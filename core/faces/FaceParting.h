#pragma once

#include "core/faces/FaceTypes.h"

#include <functional>
#include <vector>

namespace bk {

/// FACES (rows of NUMBERS, each of DIMENSIONS) in parts of which none has two faces of one photo. PHOTOS says
/// for each row on which photo it is. Faces without such a conflict stay together as they are; others are put
/// together anew, the most alike first, by the mean similarity of all their pairs (average linkage), while
/// that reaches THRESHOLD less a little, or STOPPED says so. Pure; any thread.
std::vector<std::vector<int>> partByPhoto(const std::vector<int>& faces, const std::vector<int>& photos,
                                          const FaceNumbers& numbers, int dimensions, double threshold,
                                          const std::function<bool()>& stopped);

} // namespace bk
