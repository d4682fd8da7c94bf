#pragma once

#include "core/base/Result.h"
#include "core/model/Quitclaim.h"

namespace bk {
struct Services;
}

namespace bk::ui {

/// What became of a quitclaim that was to be saved with its scans.
struct SavedQuitclaim {
    std::optional<Quitclaim> record; ///< as it is kept, with what of it could be; none: nothing was
    int scans = 0;                   ///< how many of the scans are with it: the first ones
    /// Why the rest is not kept; or, see keptPart(), what did not follow though all is kept.
    std::optional<Error> error;

    bool isWhole() const;
};

/// Not on the window's thread, as the services.
SavedQuitclaim saveNew(Services& services, const Quitclaim& record, const QList<QByteArray>& scans);
/// CHANGED: the record itself, not only its scans. Each of the two steps is kept whatever becomes of the
/// next.
SavedQuitclaim saveCorrection(Services& services, const Quitclaim& record, bool changed, const QString& why,
                              const QList<QByteArray>& scans);

} // namespace bk::ui
