#pragma once

#include "core/db/Connection.h"

namespace bk {

/// What catalog.db remembers of the recovery key that counts: whether somebody has it. Confirmed: it was
/// typed back from the paper, used to open, or told by the command line; that nothing is remembered means the
/// same. All on the thread of CATALOG; marking inside a write command.
enum class RecoveryKeyMark { Confirmed, Unconfirmed };

Status markRecoveryKey(Connection& catalog, RecoveryKeyMark mark);
Result<RecoveryKeyMark> recoveryKeyMark(Connection& catalog);

} // namespace bk
