#include "core/faces/NetworkThreads.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>

extern "C" void openblas_set_num_threads(int count);
extern "C" void omp_set_num_threads(int count);

namespace bk {

void keepNetworksToOneThread() {
    cv::setNumThreads(1);
    openblas_set_num_threads(1);
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
}

void keepThisThreadToItself() {
    omp_set_num_threads(1);
}

} // namespace bk
