#include "core/crypto/KeyAccess.h"

#include "core/crypto/ByteWriter.h"
#include "core/crypto/Sealer.h"

namespace bk {
namespace {

constexpr qsizetype personTagSize = 16;

QByteArrayView viewOf(const SecretBytes& secret) {
    return {reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size())};
}

const SecretBytes& of(const DataKeys& keys, DataKey key) {
    return keys[static_cast<std::size_t>(key)];
}

SecretBytes ownSubkey(const SecretBytes& dataKey, QByteArrayView purpose) {
    return deriveSubkey(dataKey, ByteWriter().raw("beeldkluis key file/").raw(purpose).bytes());
}

QByteArray nameContext(const CatalogId& catalog, const UserId& user) {
    return ByteWriter().raw("user name").raw(catalog.toBytes()).raw(user.toBytes()).bytes();
}

} // namespace

Result<OpenedKeyFile> openKeyFile(const KeyFile& file, QByteArrayView bytes, const KeyFile::User& user,
                                  const KeyFile::Slot& slot, const SecretBytes& wrapKey) {
    BK_ASSIGN(Identity identity, unwrapIdentity(file.scope(), user, slot, wrapKey));
    BK_ASSIGN(DataKeys keys, openGrants(file, user, identity));
    if (!KeyFile::macHolds(bytes, macKeyOf(keys)))
        return fail(ErrorCode::Damaged, QStringLiteral("the key file is damaged: it was changed"));
    return OpenedKeyFile{std::move(keys), std::move(identity)};
}

SecretBytes macKeyOf(const DataKeys& keys) {
    return ownSubkey(of(keys, DataKey::Main), "mac");
}

QByteArray sealName(const DataKeys& keys, const CatalogId& catalog, const UserId& user, const QString& name) {
    return seal(ownSubkey(of(keys, DataKey::Main), "user names"), name.toUtf8(), nameContext(catalog, user));
}

Result<QString> openName(const DataKeys& keys, const CatalogId& catalog, const KeyFile::User& user) {
    BK_ASSIGN(const QByteArray name, unseal(ownSubkey(of(keys, DataKey::Main), "user names"), user.sealedName,
                                            nameContext(catalog, user.id)));
    return QString::fromUtf8(name);
}

SecretBytes callerSubkey(const SecretBytes& dataKey, QByteArrayView context) {
    return deriveSubkey(dataKey, ByteWriter().raw("beeldkluis data/").raw(context).bytes());
}

PersonEntries::PersonEntries(const DataKeys& keys, const CatalogId& catalog)
    : m_catalog(catalog)
    , m_tagKey(ownSubkey(of(keys, DataKey::Main), "person tags"))
    , m_idKey(ownSubkey(of(keys, DataKey::Main), "person ids")) {
    if (!of(keys, DataKey::Face).isEmpty()) m_personKey = ownSubkey(of(keys, DataKey::Face), "person keys");
}

QByteArray PersonEntries::idContext() const {
    return ByteWriter().raw("person id").raw(m_catalog.toBytes()).bytes();
}

QByteArray PersonEntries::keyContext(const PersonId& person) const {
    return ByteWriter().raw("person key").raw(m_catalog.toBytes()).raw(person.toBytes()).bytes();
}

QByteArray PersonEntries::tag(const PersonId& person) const {
    return keyedBlake2b(m_tagKey, person.toBytes()).first(personTagSize);
}

QByteArray PersonEntries::sealId(const PersonId& person) const {
    return bk::seal(m_idKey, person.toBytes(), idContext());
}

QByteArray PersonEntries::sealKey(const PersonId& person, const SecretBytes& personKey) const {
    return bk::seal(m_personKey, viewOf(personKey), keyContext(person));
}

KeyFile::PersonEntry PersonEntries::seal(const PersonId& person, const SecretBytes& personKey) const {
    return {sealId(person), sealKey(person, personKey)};
}

Result<PersonId> PersonEntries::openId(const KeyFile::PersonEntry& entry) const {
    BK_ASSIGN(const QByteArray id, unseal(m_idKey, entry.sealedId, idContext()));
    return PersonId::fromBytes(id);
}

Result<SecretBytes> PersonEntries::openKey(const PersonId& person, const KeyFile::PersonEntry& entry) const {
    return unsealSecret(m_personKey, entry.sealedKey, keyContext(person));
}

} // namespace bk
