#pragma once

#include "core/crypto/SecretBytes.h"

#include <QByteArrayView>

namespace bk {

/// A MAC key that is replaced by its own hash after each use: whoever gets it later cannot make the earlier
/// MACs again. 32 bytes; the old key is overwritten. Move-only, for one thread.
class EvolvingKey {
public:
    EvolvingKey() = default;
    explicit EvolvingKey(SecretBytes key) : m_key(std::move(key)) {}

    bool isEmpty() const { return m_key.isEmpty(); }
    const SecretBytes& key() const { return m_key; }
    /// Keyed BLAKE2b-256 of DATA, 32 bytes; then the key is the next one. Not on an empty key.
    QByteArray mac(QByteArrayView data);

private:
    SecretBytes m_key;
};

} // namespace bk
