#pragma once

#include "core/crypto/KeyGrant.h"

namespace bk {

/// What a slot gives.
struct OpenedKeyFile {
    DataKeys keys;
    Identity identity;
};

/// From the key that wraps a slot to the data keys, with every check that needs a key; checkRoster() comes
/// before the slow derivation of WRAPKEY. BYTES is what parse() made FILE of. NoAccess: WRAPKEY is another
/// one, or the slot was changed. Damaged: anything else was changed.
Result<OpenedKeyFile> openKeyFile(const KeyFile& file, QByteArrayView bytes, const KeyFile::User& user,
                                  const KeyFile::Slot& slot, const SecretBytes& wrapKey);

/// The subkeys of the data keys that the key file itself uses. Callers' contexts cannot meet these: see
/// callerSubkey().
SecretBytes macKeyOf(const DataKeys& keys);
QByteArray sealName(const DataKeys& keys, const CatalogId& catalog, const UserId& user, const QString& name);
Result<QString> openName(const DataKeys& keys, const CatalogId& catalog, const KeyFile::User& user);

/// A key derived for whoever asks, by their CONTEXT.
SecretBytes callerSubkey(const SecretBytes& dataKey, QByteArrayView context);

/// Seals and opens the entries of persons. The subkeys are derived once, because a catalog can have
/// thousands.
class PersonEntries {
public:
    PersonEntries() = default;
    PersonEntries(const DataKeys& keys, const CatalogId& catalog);

    /// Where a person's entry is found in the file.
    QByteArray tag(const PersonId& person) const;
    QByteArray sealId(const PersonId& person) const;
    /// Only with DEK_FACE.
    QByteArray sealKey(const PersonId& person, const SecretBytes& personKey) const;
    KeyFile::PersonEntry seal(const PersonId& person, const SecretBytes& personKey) const;
    Result<PersonId> openId(const KeyFile::PersonEntry& entry) const;
    /// NoAccess without DEK_FACE.
    Result<SecretBytes> openKey(const PersonId& person, const KeyFile::PersonEntry& entry) const;

private:
    QByteArray idContext() const;
    QByteArray keyContext(const PersonId& person) const;

    CatalogId m_catalog;
    SecretBytes m_tagKey;
    SecretBytes m_idKey;
    SecretBytes m_personKey; ///< empty without DEK_FACE
};

} // namespace bk
