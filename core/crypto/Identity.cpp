#include "core/crypto/Identity.h"

#include "core/crypto/ByteWriter.h"
#include "core/crypto/InitialiseCrypto.h"
#include "core/crypto/KdfLimits.h"
#include "core/crypto/Sealer.h"

#include <cstring>

#include <sodium.h>

namespace bk {
namespace {

constexpr std::size_t secretSize = 32;
static_assert(crypto_box_SECRETKEYBYTES == secretSize && crypto_sign_SEEDBYTES == secretSize);
static_assert(crypto_pwhash_argon2id_SALTBYTES == 16);

/// Everything about a slot but what it wraps.
QByteArray slotContext(const KeyFile::Scope& scope, const KeyFile::User& user, const KeyFile::Slot& slot) {
    ByteWriter context;
    context.raw("beeldkluis slot").raw(scope.catalog.toBytes()).raw(user.id.toBytes());
    context.raw(user.boxPublic).raw(user.signPublic);
    context.number(static_cast<quint8>(slot.kind)).number(slot.version).number(static_cast<quint8>(slot.kdf));
    context.number(slot.cost.memoryBytes).number(slot.cost.passes).raw(slot.salt);
    if (slot.version > 1) context.raw(scope.administrator);
    return context.bytes();
}

QByteArray boxPublicOf(const Identity& identity) {
    QByteArray key(crypto_box_PUBLICKEYBYTES, Qt::Uninitialized);
    crypto_scalarmult_base(reinterpret_cast<unsigned char*>(key.data()), identity.boxSecret.data());
    return key;
}

QByteArray signPublicOf(const Identity& identity) {
    QByteArray key(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized);
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(key.data()), secret.data(),
                             identity.signSeed.data());
    return key;
}

} // namespace

Identity Identity::make(KeyFile::User& user) {
    Identity identity{SecretBytes::random(secretSize), SecretBytes::random(secretSize)};
    user.boxPublic = boxPublicOf(identity);
    user.signPublic = signPublicOf(identity);
    return identity;
}

QByteArray signWith(const Identity& identity, QByteArrayView message) {
    QByteArray signPublic(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized);
    SecretBytes signSecret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(signPublic.data()), signSecret.data(),
                             identity.signSeed.data());
    QByteArray signature(crypto_sign_BYTES, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(message.data()),
                         static_cast<unsigned long long>(message.size()), signSecret.data());
    return signature;
}

bool signatureHolds(const QByteArray& signPublic, QByteArrayView message, QByteArrayView signature) {
    if (!initialiseCrypto() || signPublic.size() != crypto_sign_PUBLICKEYBYTES ||
        signature.size() != crypto_sign_BYTES)
        return false;
    return crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                       reinterpret_cast<const unsigned char*>(message.data()),
                                       static_cast<unsigned long long>(message.size()),
                                       reinterpret_cast<const unsigned char*>(signPublic.constData())) == 0;
}

Result<SecretBytes> wrapKeyFromPassphrase(const KeyFile::Slot& slot, const SecretBytes& passphrase) {
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));
    if (passphrase.isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("wrong name or passphrase"));
    if (!withinKdfLimits(slot.cost))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("key derivation cheaper or dearer than allowed"));
    SecretBytes key(secretSize);
    if (crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(passphrase.data()),
                      passphrase.size(), reinterpret_cast<const unsigned char*>(slot.salt.constData()),
                      slot.cost.passes, static_cast<std::size_t>(slot.cost.memoryBytes),
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::Internal, QStringLiteral("not enough memory to derive the key"));
    return key;
}

SecretBytes wrapKeyFromRandom(const KeyFile::Slot& slot, const CatalogId& catalog,
                              const SecretBytes& random) {
    const QByteArrayView purpose = slot.kind == KeyFile::SlotKind::Keyring
                                       ? QByteArrayView("beeldkluis keyring slot")
                                       : QByteArrayView("beeldkluis recovery slot");
    return deriveSubkey(random, ByteWriter().raw(purpose).raw(catalog.toBytes()).raw(slot.salt).bytes());
}

void wrapIdentity(const KeyFile::Scope& scope, const KeyFile::User& user, KeyFile::Slot& slot,
                  const Identity& identity, const SecretBytes& wrapKey) {
    SecretBytes both(2 * secretSize);
    std::memcpy(both.data(), identity.boxSecret.data(), secretSize);
    std::memcpy(both.data() + secretSize, identity.signSeed.data(), secretSize);
    slot.wrapped =
        seal(wrapKey,
             QByteArrayView(reinterpret_cast<const char*>(both.data()), static_cast<qsizetype>(both.size())),
             slotContext(scope, user, slot));
}

Result<Identity> unwrapIdentity(const KeyFile::Scope& scope, const KeyFile::User& user,
                                const KeyFile::Slot& slot, const SecretBytes& wrapKey) {
    auto both = unsealSecret(wrapKey, slot.wrapped, slotContext(scope, user, slot));
    // A wrong passphrase and a changed slot look the same.
    if (!both || both->size() != 2 * secretSize)
        return fail(ErrorCode::NoAccess, QStringLiteral("wrong name or passphrase"));
    Identity identity{SecretBytes::copyOf(both->bytes().first(secretSize)),
                      SecretBytes::copyOf(both->bytes().last(secretSize))};
    if (boxPublicOf(identity) != user.boxPublic || signPublicOf(identity) != user.signPublic)
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is damaged: keys that do not fit"));
    return identity;
}

} // namespace bk
