#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace bk {

class Pause;

/// How far long work is. TOTAL is -1 while it is still being counted.
struct Progress {
    qint64 done = 0;
    qint64 total = -1;
    double perSecond = 0;
    std::optional<qint64> remainingSeconds;
};

/// Called from the working thread, at most about ten times a second.
using ProgressSink = std::function<void(const Progress&)>;

/// What a long activity gets from whoever starts it: where to report, whether to rest and whether to stop.
/// Stopping keeps what is done. Copyable.
struct JobControl {
    ProgressSink progress;
    std::stop_token stop;
    std::shared_ptr<Pause> pause = nullptr; ///< none: it never rests

    bool stopRequested() const { return stop.stop_requested(); }
    /// To be asked between two pieces of work, with nothing locked: waits while there is a pause, and is
    /// false when it is to stop.
    bool mayGoOn() const;
};

} // namespace bk
