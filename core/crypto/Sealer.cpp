#include "core/crypto/Sealer.h"

#include "core/crypto/InitialiseCrypto.h"

#include <sodium.h>

namespace bk {
namespace {

constexpr std::size_t keySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(keySize == 32 && nonceSize == 24 && tagSize == 16);

const unsigned char* raw(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned long long length(QByteArrayView bytes) {
    return static_cast<unsigned long long>(bytes.size());
}

// There is no failure to hand back, and nothing may be written in clear or lost because of a bug.
void requireKey(const SecretBytes& key) {
    if (key.size() != keySize) qFatal("a key of the wrong size was used");
    if (!initialiseCrypto()) qFatal("libsodium cannot be used");
}

/// Into OUT, which has room for sealed.size() - 40 bytes.
Status unsealInto(unsigned char* out, const SecretBytes& key, QByteArrayView sealed, QByteArrayView context) {
    const QByteArrayView nonce = sealed.first(nonceSize);
    const QByteArrayView body = sealed.sliced(nonceSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out, nullptr, nullptr, raw(body), length(body),
                                                   raw(context), length(context), raw(nonce),
                                                   key.data()) != 0)
        return fail(ErrorCode::Damaged, QStringLiteral("sealed data does not hold"));
    return {};
}

Result<qsizetype> plainSize(const SecretBytes& key, QByteArrayView sealed) {
    if (key.isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("no key for this"));
    requireKey(key);
    if (sealed.size() < nonceSize + tagSize)
        return fail(ErrorCode::Damaged, QStringLiteral("sealed data is too short"));
    return sealed.size() - nonceSize - tagSize;
}

} // namespace

QByteArray seal(const SecretBytes& key, QByteArrayView plain, QByteArrayView context) {
    requireKey(key);
    QByteArray sealed(nonceSize + plain.size() + tagSize, Qt::Uninitialized);
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(out, nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonceSize, nullptr, raw(plain), length(plain),
                                               raw(context), length(context), nullptr, out, key.data());
    return sealed;
}

Result<QByteArray> unseal(const SecretBytes& key, QByteArrayView sealed, QByteArrayView context) {
    BK_ASSIGN(const qsizetype size, plainSize(key, sealed));
    QByteArray plain(size, Qt::Uninitialized);
    BK_TRY(unsealInto(reinterpret_cast<unsigned char*>(plain.data()), key, sealed, context));
    return plain;
}

Result<SecretBytes> unsealSecret(const SecretBytes& key, QByteArrayView sealed, QByteArrayView context) {
    BK_ASSIGN(const qsizetype size, plainSize(key, sealed));
    SecretBytes plain(static_cast<std::size_t>(size));
    BK_TRY(unsealInto(plain.data(), key, sealed, context));
    return plain;
}

SecretBytes deriveSubkey(const SecretBytes& key, QByteArrayView context) {
    requireKey(key);
    SecretBytes subkey(keySize);
    crypto_generichash(subkey.data(), subkey.size(), raw(context), length(context), key.data(), key.size());
    return subkey;
}

QByteArray keyedBlake2b(const SecretBytes& key, QByteArrayView data) {
    requireKey(key);
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), crypto_generichash_BYTES, raw(data),
                       length(data), key.data(), key.size());
    return hash;
}

QByteArray blake2b(QByteArrayView data) {
    if (!initialiseCrypto()) qFatal("libsodium cannot be used");
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), crypto_generichash_BYTES, raw(data),
                       length(data), nullptr, 0);
    return hash;
}

} // namespace bk
