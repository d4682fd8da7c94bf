#pragma once

#include <QString>

namespace bk::ui {

/// How a catalog came to be opened, for the window that shows it.
struct Opening {
    QString notice;               ///< to be told at once; empty: nothing
    bool withRecoveryKey = false; ///< so the passphrase may be forgotten
};

} // namespace bk::ui
