#include "ui/shell/LooseErrand.h"

namespace bk::ui {
namespace {

constexpr int threads = 8; // each that hangs takes one

} // namespace

QThreadPool& looseErrands() {
    static QPointer<QThreadPool> pool;
    if (pool == nullptr) {
        pool = new QThreadPool(QCoreApplication::instance());
        pool->setMaxThreadCount(threads);
    }
    return *pool;
}

} // namespace bk::ui
