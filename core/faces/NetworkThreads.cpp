#include "core/faces/NetworkThreads.h"

#include <opencv2/core.hpp>

extern "C" void openblas_set_num_threads(int count);

namespace bk {

void keepNetworksToOneThread() {
    cv::setNumThreads(1);
    openblas_set_num_threads(1);
}

} // namespace bk
