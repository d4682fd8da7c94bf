#pragma once

#include "core/crypto/Identity.h"

namespace bk {

/// 16 random bytes that are no secret.
QByteArray randomSalt();

/// What is to be filled by wrapIdentity().
KeyFile::Slot newPassphraseSlot(const KdfCost& cost);

/// Gives USER a slot of KIND (Recovery or Keyring) that opens with RANDOM (32 bytes), in place of the one
/// before.
void addRandomSlot(const KeyFile::Scope& scope, KeyFile::User& user, KeyFile::SlotKind kind,
                   const Identity& identity, const SecretBytes& random);

} // namespace bk
