#pragma once

#include "core/faces/FaceTypes.h"

#include <functional>
#include <vector>

namespace bk {

/// Faces by their row: of NUMBERS, each of DIMENSIONS, and of PHOTOS, which says on which photo each is.
struct FaceRows {
    const FaceNumbers& numbers;
    const std::vector<int>& photos;
    int dimensions = 0;
};

/// PARTS (rows) with those put together that are alike, the most alike first, by the mean similarity of all
/// their pairs (average linkage), while that reaches LEAST and STOPPED does not say so. Never two with faces
/// of one photo, who are two people. Pure; any thread.
std::vector<std::vector<int>> joinAlike(const std::vector<std::vector<int>>& parts, const FaceRows& rows,
                                        double least, const std::function<bool()>& stopped);

/// FACES (rows) in parts of which none has two faces of one photo. Without such a conflict they stay together
/// as they are; else they are put together anew, one by one, as far as joinAlike() does by THRESHOLD less a
/// little. Pure; any thread.
std::vector<std::vector<int>> partByPhoto(const std::vector<int>& faces, const FaceRows& rows,
                                          double threshold, const std::function<bool()>& stopped);

} // namespace bk
