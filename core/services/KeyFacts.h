#pragma once

#include "core/services/Session.h"

namespace bk {

// What the window has to know about the keys, and none of the keys themselves. From memory, at once: any
// thread.

CatalogId catalogOf(Session& session);
/// As on the recovery sheet.
QString administratorFingerprint(Session& session);
/// Whether the recovery key opens as the session's user.
bool holdsRecoveryKey(Session& session);
/// Whether the desktop's keyring, here or on another computer, holds what opens the catalog for the session's
/// user.
bool hasKeyringSlot(Session& session);

/// Of the catalog in FOLDER, without unlocking it: NotFound, Damaged, TooNew. Reads a file: not on the
/// window's thread.
Result<CatalogId> catalogIn(const FilePath& folder);

} // namespace bk
