#pragma once

#include "core/services/Session.h"

namespace bk {

/// What the catalog remembers of the key file's list of users, so that an older list cannot be put back, and
/// a change that was announced in the log and did not come is told. All inside a write command.

/// The next change of users is about to be written: ACTION on WHOM, already logged.
Status announceRosterChange(Connection& catalog, const KeyRing& keys, const char* action, const UserId& whom);
/// It is in force, or will not come.
Status settleRosterChange(Connection& catalog, const KeyRing& keys);
/// At opening. Damaged when the key file's list is older than one that this catalog has seen: somebody who
/// lost access could have put it back; or when it is another list of the same number. A catalog.db that is
/// older than the key file is fine, and logged. Only then a key file of an older format is written anew. A
/// key file with the list of today that is older all the same is logged.
Status checkRoster(Connection& catalog, Session& session);
/// The key file was written with something that an older one must not bring back unseen.
Status rememberKeyFile(Connection& catalog, Session& session);

} // namespace bk
