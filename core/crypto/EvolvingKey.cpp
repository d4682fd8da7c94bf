#include "core/crypto/EvolvingKey.h"

#include "core/crypto/Sealer.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <string_view>

namespace bk {
namespace {

/// Of another length than anything that gets a MAC, so that no MAC is ever a later key.
constexpr std::string_view nextKey = "beeldkluis audit: the next key of the mac";

} // namespace

QByteArray EvolvingKey::mac(QByteArrayView data) {
    const QByteArray made = keyedBlake2b(m_key, data);
    std::array<unsigned char, crypto_generichash_BYTES> next = {};
    crypto_generichash(next.data(), next.size(), reinterpret_cast<const unsigned char*>(nextKey.data()),
                       nextKey.size(), m_key.data(), m_key.size());
    std::memcpy(m_key.data(), next.data(), next.size());
    sodium_memzero(next.data(), next.size());
    return made;
}

} // namespace bk
