#pragma once

#include "core/services/Session.h"

namespace bk {

/// Deletes from the vault what no quitclaim knows: a program that was killed while a scan was being attached
/// leaves such a file. To be called when a catalog has been opened and before anything else is done with it;
/// not on the window's thread. Part of opening, whoever opens: it asks for no right, and deleting needs no
/// key.
Status tidyVault(Session& session);

} // namespace bk
