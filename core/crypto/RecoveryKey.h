#pragma once

#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"

#include <QString>

namespace bk {

/// The 256-bit recovery key (32 bytes) as it is printed: 14 groups of 4 letters of Crockford's base32
/// (https://www.crockford.com/base32.html: no I, L, O and U), the last 24 bits being a checksum.
QString printRecoveryKey(const SecretBytes& key);

/// Case, spaces and hyphens do not matter; I and L count as 1, O as 0. InvalidArgument when it was mistyped:
/// a wrong key passes the checksum once in 16 million times.
Result<SecretBytes> readRecoveryKey(const QString& text);

} // namespace bk
