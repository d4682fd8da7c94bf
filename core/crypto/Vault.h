#pragma once

#include "core/base/FilePath.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"

#include <QByteArray>
#include <QList>

namespace bk {

/// The folder of encrypted scans: vault/xx/UUID, each a libsodium secretstream in 64 KiB chunks with its own key
/// derived from the vault key and the UUID, which is authenticated too; TAG_FINAL is required, so a file that was
/// cut, reordered, renamed or changed is Damaged. Thread-safe.
class Vault {
public:
    Vault(FilePath folder, SecretBytes key);

    /// Atomic: the whole file is there and on disk, or nothing. Exists when the id is taken.
    Status store(const AttachmentId& id, QByteArrayView plain);
    Result<QByteArray> load(const AttachmentId& id) const;
    Status remove(const AttachmentId& id);
    Result<QList<AttachmentId>> list() const;

private:
    FilePath m_folder;
    SecretBytes m_key;
};

} // namespace bk
