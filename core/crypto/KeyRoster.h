#pragma once

#include "core/crypto/KeyGrant.h"

namespace bk {

// The signed list of users, roles and grants of a key file. See KeyFile.h for what is signed.

/// Whether the roster is signed by an administrator whose chain of appointments leads to the first one, and
/// all grants by the same. In format 1: whether the first administrator signed all grants. Needs no secret,
/// so it comes before the slow derivation; what parse() checks is taken for granted. Damaged.
Status checkRoster(const KeyFile& file);

/// The marks of the data keys in force.
DataKeyMarks marksOf(const KeyFile& file);

/// Signs FILE's users as they are: a serial one higher, appointments for new administrators, and grants made
/// anew for all of them. KEYS must be complete. SIGNER must be an administrator in FILE, IDENTITY theirs.
void issueRoster(KeyFile& file, const DataKeys& keys, const DataKeyMarks& marks, const UserId& signer,
                 const Identity& identity);

} // namespace bk
