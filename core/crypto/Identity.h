#pragma once

#include "core/base/Result.h"
#include "core/crypto/KeyFile.h"
#include "core/crypto/SecretBytes.h"

namespace bk {

/// The secret half of a user: what their slots wrap. Move-only; for one thread.
struct Identity {
    SecretBytes boxSecret; ///< X25519, 32 bytes
    SecretBytes signSeed;  ///< Ed25519, 32 bytes

    /// A new one; its public keys are put into USER.
    static Identity make(KeyFile::User& user);
};

/// Ed25519 by IDENTITY, 64 bytes.
QByteArray signWith(const Identity& identity, QByteArrayView message);
/// Whether SIGNATURE over MESSAGE is of the owner of SIGNPUBLIC. Anything else, of any size: false.
bool signatureHolds(const QByteArray& signPublic, QByteArrayView message, QByteArrayView signature);

/// The key that wraps a slot: Argon2id of the passphrase. NoAccess when PASSPHRASE is empty, InvalidArgument
/// when the cost is out of bounds, Internal when there is not enough memory.
Result<SecretBytes> wrapKeyFromPassphrase(const KeyFile::Slot& slot, const SecretBytes& passphrase);
/// The same from the 32 random bytes of a slot of kind Recovery or Keyring.
SecretBytes wrapKeyFromRandom(const KeyFile::Slot& slot, const CatalogId& catalog, const SecretBytes& random);

/// Fills SLOT.wrapped; kind, KDF, cost and salt must be set. Returns nothing but a slot that unwraps.
void wrapIdentity(const KeyFile::Scope& scope, const KeyFile::User& user, KeyFile::Slot& slot,
                  const Identity& identity, const SecretBytes& wrapKey);
/// NoAccess: the wrap key is another one, or the slot was changed. Damaged: the keys inside are not those of
/// USER.
Result<Identity> unwrapIdentity(const KeyFile::Scope& scope, const KeyFile::User& user,
                                const KeyFile::Slot& slot, const SecretBytes& wrapKey);

} // namespace bk
