#include "core/crypto/Slots.h"

namespace bk {

QByteArray randomSalt() {
    constexpr std::size_t saltSize = 16;
    const SecretBytes random = SecretBytes::random(saltSize);
    return {reinterpret_cast<const char*>(random.data()), static_cast<qsizetype>(random.size())};
}

KeyFile::Slot newPassphraseSlot(const KdfCost& cost) {
    return {KeyFile::SlotKind::Passphrase,
            KeyFile::currentSlotVersion,
            KeyFile::Kdf::Argon2id,
            cost,
            randomSalt(),
            {}};
}

void addRandomSlot(const KeyFile::Scope& scope, KeyFile::User& user, KeyFile::SlotKind kind,
                   const Identity& identity, const SecretBytes& random) {
    KeyFile::Slot slot{kind, KeyFile::currentSlotVersion, KeyFile::Kdf::KeyedHash, {0, 0}, randomSalt(), {}};
    wrapIdentity(scope, user, slot, identity, wrapKeyFromRandom(slot, scope.catalog, random));
    user.removeSlot(kind);
    user.slots.append(slot);
}

} // namespace bk
