#pragma once

#include <functional>

namespace bk {

/// Runs TASK on a thread that lives as long as the program, and waits for it. For starting processes: the
/// kernel ends one that asked for it when the thread that started it ends.
void runOnLastingThread(const std::function<void()>& task);

} // namespace bk
