#include "core/faces/Cohort.h"

#include <algorithm>

namespace bk {

double CohortNormalisation::shift(std::span<const double> others) const {
    double sum = 0;
    for (const double score : others)
        sum += std::max(0.0, score - floor);
    return weight * sum / size;
}

} // namespace bk
