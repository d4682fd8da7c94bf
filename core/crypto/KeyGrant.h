#pragma once

#include "core/base/Result.h"
#include "core/crypto/Identity.h"
#include "core/crypto/KeyFile.h"

#include <array>

namespace bk {

/// The data keys a user holds, by DataKey; empty where there is none.
using DataKeys = std::array<SecretBytes, KeyFile::dataKeys>;

/// Hands DATAKEY (32 bytes) to USER: sealed to them, signed by SIGNER.
KeyFile::Grant makeGrant(const CatalogId& catalog, const KeyFile::User& user, DataKey key,
                         const QByteArray& keyId, quint32 epoch, KeyFile::Role role,
                         const SecretBytes& dataKey, const UserId& signer, const Identity& signerIdentity);

/// Whether every grant is signed by an administrator: the first one, or one with a grant of DEK_MAIN as
/// administrator that leads to the first.
bool grantsHold(const KeyFile& file);

/// The keys of the highest epoch granted to USER, whom IDENTITY belongs to. Damaged when a grant cannot be
/// opened or is not signed as it should be, or when there is none of DEK_MAIN.
Result<DataKeys> openGrants(const KeyFile& file, const KeyFile::User& user, const Identity& identity);

} // namespace bk
