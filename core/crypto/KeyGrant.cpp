#include "core/crypto/KeyGrant.h"

#include "core/crypto/ByteWriter.h"

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
QByteArray signedBytes(quint16 format, const CatalogId& catalog, const KeyFile::Grant& grant,
                       const KeyFile::User& user) {
    ByteWriter out;
    out.raw(format == 1 ? QByteArrayView("beeldkluis grant 1") : QByteArrayView("beeldkluis grant 2"))
        .raw(catalog.toBytes())
        .raw(grant.user.toBytes())
        .raw(grant.signer.toBytes());
    out.number(static_cast<quint8>(grant.key)).raw(grant.keyId).number(grant.epoch);
    out.number(static_cast<quint8>(grant.roles.toInt())).raw(grant.sealed).raw(user.fingerprint());
    return out.bytes();
}

} // namespace

QList<DataKey> dataKeysOf(Roles roles, bool recognition) {
    if (roles.testFlag(Role::Administrator)) return {allDataKeys.begin(), allDataKeys.end()};
    QList<DataKey> keys;
    if (roles.toInt() != 0) keys << DataKey::Main;
    if (roles.testFlag(Role::ConsentOfficer)) keys << DataKey::Vault;
    if (roles.testFlag(Role::FaceOperator) && recognition) keys << DataKey::Face;
    if (roles.testFlag(Role::Auditor)) keys << DataKey::Log;
    return keys;
}

KeyFile::Grant makeGrant(const CatalogId& catalog, const KeyFile::User& user, DataKey key,
                         const DataKeyMark& mark, const SecretBytes& dataKey, const UserId& signer,
                         const Identity& signerIdentity) {
    if (dataKey.size() != dataKeySize) qFatal("a data key of the wrong size");
    KeyFile::Grant grant{
        user.id, signer, key, mark.id, mark.epoch, user.roles, QByteArray(sealedSize, Qt::Uninitialized), {}};
    if (crypto_box_seal(reinterpret_cast<unsigned char*>(grant.sealed.data()), dataKey.data(), dataKey.size(),
                        raw(user.boxPublic)) != 0)
        qFatal("a public key that cannot be one");
    grant.signature = signWith(signerIdentity, signedBytes(KeyFile::currentFormat, catalog, grant, user));
    return grant;
}

bool grantHolds(const KeyFile& file, const KeyFile::Grant& grant) {
    const KeyFile::User* user = file.userById(grant.user);
    const KeyFile::User* signer = file.userById(grant.signer);
    return user && signer &&
           signatureHolds(signer->signPublic, signedBytes(file.format, file.catalog, grant, *user),
                          grant.signature);
}

Result<DataKeys> openGrants(const KeyFile& file, const KeyFile::User& user, const Identity& identity) {
    DataKeys keys;
    for (const KeyFile::Grant& grant : file.grants) {
        if (grant.user != user.id) continue;
        SecretBytes key(dataKeySize);
        if (grant.sealed.size() != sealedSize ||
            crypto_box_seal_open(key.data(), raw(grant.sealed), sealedSize, raw(user.boxPublic),
                                 identity.boxSecret.data()) != 0)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("the key file is damaged: a grant that cannot be opened"));
        keys[indexOf(grant.key)] = std::move(key);
    }
    if (keys[indexOf(DataKey::Main)].isEmpty())
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is damaged: no main key"));
    return keys;
}

} // namespace bk
