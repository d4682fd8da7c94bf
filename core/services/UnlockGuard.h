#pragma once

#include "core/base/Clock.h"
#include "core/base/FilePath.h"
#include "core/base/Result.h"

#include <QDateTime>
#include <QList>

#include <chrono>

namespace bk {

/// Slows down those who try passphrases, across programs and restarts: remembers the moments of failed
/// attempts in the catalog's folder (file `unlock-failures`, moments only), until the next success logs
/// them. Whoever can write in the folder can take it away; the slow derivation is what protects. Any thread.
class UnlockGuard {
public:
    UnlockGuard(FilePath folder, const Clock& clock);

    /// How long the next attempt has to wait: nothing for the first two failures, then 1 s, doubling, at most
    /// 60 s, counted from the last failure. A clock that was turned back does not make it longer than that.
    std::chrono::milliseconds wait() const;
    Status failed();
    /// Those remembered, at most the last 100, oldest first.
    QList<QDateTime> failures() const;
    int count() const; ///< all of them
    Status forget();

private:
    FilePath m_file;
    const Clock& m_clock;
};

} // namespace bk
