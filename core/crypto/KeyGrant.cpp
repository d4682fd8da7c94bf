#include "core/crypto/KeyGrant.h"

#include "core/crypto/ByteWriter.h"

#include <QSet>

#include <sodium.h>

namespace bk {
namespace {

constexpr std::size_t dataKeySize = 32;
constexpr qsizetype sealedSize = crypto_box_SEALBYTES + dataKeySize;

const unsigned char* raw(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// What is signed. The fingerprint is not stored in the grant: it comes from the user, so swapping that
/// user's public keys breaks the signature.
QByteArray signedBytes(const CatalogId& catalog, const KeyFile::Grant& grant, const KeyFile::User& user) {
    ByteWriter out;
    out.raw("beeldkluis grant 1")
        .raw(catalog.toBytes())
        .raw(grant.user.toBytes())
        .raw(grant.signer.toBytes());
    out.number(static_cast<quint8>(grant.key)).raw(grant.keyId).number(grant.epoch);
    out.number(static_cast<quint8>(grant.role)).raw(grant.sealed).raw(user.fingerprint());
    return out.bytes();
}

bool signatureHolds(const KeyFile& file, const KeyFile::Grant& grant) {
    const KeyFile::User* user = file.userById(grant.user);
    const KeyFile::User* signer = file.userById(grant.signer);
    if (!user || !signer) return false;
    const QByteArray message = signedBytes(file.catalog, grant, *user);
    return crypto_sign_verify_detached(raw(grant.signature), raw(message),
                                       static_cast<unsigned long long>(message.size()),
                                       raw(signer->signPublic)) == 0;
}

} // namespace

KeyFile::Grant makeGrant(const CatalogId& catalog, const KeyFile::User& user, DataKey key,
                         const QByteArray& keyId, quint32 epoch, KeyFile::Role role,
                         const SecretBytes& dataKey, const UserId& signer, const Identity& signerIdentity) {
    if (dataKey.size() != dataKeySize) qFatal("a data key of the wrong size");
    KeyFile::Grant grant{user.id,
                         signer,
                         key,
                         keyId,
                         epoch,
                         role,
                         QByteArray(sealedSize, Qt::Uninitialized),
                         QByteArray(crypto_sign_BYTES, Qt::Uninitialized)};
    if (crypto_box_seal(reinterpret_cast<unsigned char*>(grant.sealed.data()), dataKey.data(), dataKey.size(),
                        raw(user.boxPublic)) != 0)
        qFatal("a public key that cannot be one");

    QByteArray signPublic(crypto_sign_PUBLICKEYBYTES, Qt::Uninitialized);
    SecretBytes signSecret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(signPublic.data()), signSecret.data(),
                             signerIdentity.signSeed.data());
    const QByteArray message = signedBytes(catalog, grant, user);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(grant.signature.data()), nullptr, raw(message),
                         static_cast<unsigned long long>(message.size()), signSecret.data());
    return grant;
}

bool grantsHold(const KeyFile& file) {
    const KeyFile::User* first = file.firstAdministrator();
    if (!first) return false;
    for (const KeyFile::Grant& grant : file.grants)
        if (!signatureHolds(file, grant)) return false;

    // An administrator can be named before the one who appointed them, so go round until nobody is added.
    QSet<UserId> administrators = {first->id};
    for (qsizetype before = 0; before != administrators.size();) {
        before = administrators.size();
        for (const KeyFile::Grant& grant : file.grants)
            if (grant.role == KeyFile::Role::Administrator && grant.key == DataKey::Main &&
                administrators.contains(grant.signer))
                administrators.insert(grant.user);
    }
    for (const KeyFile::Grant& grant : file.grants)
        if (!administrators.contains(grant.signer)) return false;
    return true;
}

Result<DataKeys> openGrants(const KeyFile& file, const KeyFile::User& user, const Identity& identity) {
    const auto damaged = [](const QString& what) {
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is damaged: ") + what);
    };
    if (!grantsHold(file)) return damaged(QStringLiteral("a grant that no administrator signed"));

    DataKeys keys;
    std::array<quint32, KeyFile::dataKeys> epochs = {};
    for (const KeyFile::Grant& grant : file.grants) {
        if (grant.user != user.id) continue;
        const auto index = static_cast<std::size_t>(grant.key);
        if (!keys[index].isEmpty() && grant.epoch <= epochs[index]) continue;
        SecretBytes key(dataKeySize);
        if (grant.sealed.size() != sealedSize ||
            crypto_box_seal_open(key.data(), raw(grant.sealed), sealedSize, raw(user.boxPublic),
                                 identity.boxSecret.data()) != 0)
            return damaged(QStringLiteral("a grant that cannot be opened"));
        keys[index] = std::move(key);
        epochs[index] = grant.epoch;
    }
    if (keys[static_cast<std::size_t>(DataKey::Main)].isEmpty())
        return damaged(QStringLiteral("no main key"));
    return keys;
}

} // namespace bk
