#pragma once

#include "core/base/Result.h"
#include "core/crypto/Identity.h"
#include "core/crypto/KeyFile.h"

#include <array>

namespace bk {

/// The data keys a user holds, by DataKey; empty where there is none.
using DataKeys = std::array<SecretBytes, KeyFile::dataKeys>;

/// What tells one data key from those before it.
struct DataKeyMark {
    QByteArray id; ///< 16 bytes, random
    quint32 epoch = 0;
};
using DataKeyMarks = std::array<DataKeyMark, KeyFile::dataKeys>;

inline constexpr std::array allDataKeys = {DataKey::Main, DataKey::Vault, DataKey::Face, DataKey::Log};
inline constexpr std::size_t indexOf(DataKey key) {
    return static_cast<std::size_t>(key);
}

/// Hands DATAKEY (32 bytes) to USER: sealed to them, signed by SIGNER, for the current format.
KeyFile::Grant makeGrant(const CatalogId& catalog, const KeyFile::User& user, DataKey key,
                         const DataKeyMark& mark, const SecretBytes& dataKey, const UserId& signer,
                         const Identity& signerIdentity);

/// Whether GRANT is signed by whom it names, for the one it names as they are in FILE.
bool grantHolds(const KeyFile& file, const KeyFile::Grant& grant);

/// The keys granted to USER, whom IDENTITY belongs to. Damaged when a grant cannot be opened. Looks at no
/// signature: checkRoster() comes first.
Result<DataKeys> openGrants(const KeyFile& file, const KeyFile::User& user, const Identity& identity);

} // namespace bk
