#pragma once

namespace bk {

/// Makes libsodium ready; true when it is. Everything in core/crypto calls it before it needs it, so nobody
/// else has to. Thread-safe, and quick after the first time.
bool initialiseCrypto();

} // namespace bk
