#pragma once

#include <QtGlobal>

#include <functional>

namespace bk {

/// Runs WORK(i) for i in 0..COUNT-1 on as many threads as the machine has cores (at least one, at most LIMIT
/// if above 0) and returns when all are done. WORK returns false to make everybody stop after what they are
/// at. Exceptions must not leave WORK.
void forEachParallel(qint64 count, const std::function<bool(qint64)>& work, int limit = 0);

} // namespace bk
