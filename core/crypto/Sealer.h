#pragma once

#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"

#include <QByteArray>

namespace bk {

/// XChaCha20-Poly1305 (libsodium) with a random nonce in front: nonce(24) || ciphertext || tag(16). KEY has
/// 32 bytes. CONTEXT is authenticated, not stored: opening needs the same words.
QByteArray seal(const SecretBytes& key, QByteArrayView plain, QByteArrayView context);
/// Damaged when anything differs.
Result<QByteArray> unseal(const SecretBytes& key, QByteArrayView sealed, QByteArrayView context);
/// The same, straight into guarded memory.
Result<SecretBytes> unsealSecret(const SecretBytes& key, QByteArrayView sealed, QByteArrayView context);

/// 32 bytes: keyed BLAKE2b over CONTEXT. Subkeys of different contexts tell nothing about one another.
SecretBytes deriveSubkey(const SecretBytes& key, QByteArrayView context);
/// 32 bytes that are no secret: a mac, or a tag that tells nothing to who lacks KEY. Keyed BLAKE2b-256.
QByteArray keyedBlake2b(const SecretBytes& key, QByteArrayView data);
/// 32 bytes: BLAKE2b-256.
QByteArray blake2b(QByteArrayView data);

} // namespace bk
