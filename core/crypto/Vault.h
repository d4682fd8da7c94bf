#pragma once

#include "core/base/FilePath.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <mutex>

namespace bk {

/// The folder of encrypted scans: vault/xx/UUID (xx: the last two hex digits, which are random where the
/// first are the time), each a libsodium secretstream in 64 KiB chunks with its own key derived from the
/// vault key and the UUID, which is authenticated too; TAG_FINAL is required, so a file that was cut,
/// reordered, renamed or changed is Damaged. With an empty key everything but list(), remove() and
/// removeStrays() is NoAccess. Thread-safe.
class Vault {
public:
    Vault(FilePath folder, SecretBytes key);

    /// Atomic: the whole file is there and on disk, or nothing. Exists when the id is taken.
    Status store(const AttachmentId& id, QByteArrayView plain);
    /// NotFound when there is none.
    Result<QByteArray> load(const AttachmentId& id) const;
    /// Gone from the folder on disk too, with what a stopped store() left. NotFound when there was none.
    Status remove(const AttachmentId& id);
    /// By rising id. Files that are no scans are passed over.
    Result<QList<AttachmentId>> list() const;
    /// Deletes the scans that are not among KNOWN, and the temporary files of a stopped store(): what a
    /// program that was killed between storing a scan and recording it left behind. Only while nobody is
    /// about to record a scan, as when a catalog is being opened. Other files are left alone.
    Status removeStrays(const QSet<AttachmentId>& known);

    /// The largest scan, in bytes.
    static constexpr qint64 sizeLimit = 512ll << 20;

private:
    FilePath fileOf(const AttachmentId& id) const;
    Status makeFolderOf(const AttachmentId& id) const;
    SecretBytes keyOf(const AttachmentId& id) const;

    FilePath m_folder;
    SecretBytes m_key;
    std::mutex m_changes; ///< one store or remove at a time
};

} // namespace bk
