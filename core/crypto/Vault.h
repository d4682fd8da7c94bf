#pragma once

#include "core/base/FilePath.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <functional>
#include <memory>
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

    // Another key for all scans: they are copied into a second folder, which then takes the first one's
    // place.

    /// While this is held nothing is stored or removed: who wants to, waits. Loading goes on.
    using Pause = std::unique_lock<std::mutex>;
    Pause pauseChanges() { return Pause(m_changes); }
    /// Bytes on disk of all scans.
    Result<qint64> size() const;
    /// During a pause: every scan opened and sealed under KEY in the new folder NEXT, on disk and read back,
    /// with KEYID in its file `key`. Chunk by chunk, so that it takes little memory. A scan that is damaged
    /// stays as it is: it opens under no key, before and after. ONFILE is called when a scan was sealed or
    /// read back, with the bytes on disk that this took; its failure stops and is returned. What was made so
    /// far stays in NEXT.
    Status copyTo(const FilePath& next, const SecretBytes& key, const QByteArray& keyId,
                  const std::function<Status(qint64 bytes)>& onFile) const;
    /// MOVE puts the folders in their places; from then on the scans are in FOLDER under KEY. Nobody fails to
    /// load a scan because of it. When MOVE says that it could not, the vault is closed: NoAccess for all.
    void switchTo(FilePath folder, SecretBytes key, const std::function<bool()>& move);
    /// The content of a vault folder's file `key`: which data key the scans are under. Empty when there is
    /// none, as in the first folder of a catalog.
    static Result<QByteArray> keyIdIn(const FilePath& folder);

    /// The largest scan, in bytes.
    static constexpr qint64 sizeLimit = 512ll << 20;

private:
    struct Place {
        FilePath folder;
        SecretBytes key;
        FilePath fileOf(const AttachmentId& id) const;
        SecretBytes keyOf(const AttachmentId& id) const;
    };
    std::shared_ptr<const Place> place() const;
    /// LOOK(place) -> Result<T>, again when the place was another one meanwhile.
    template <class Look>
    auto inPlace(Look look) const;

    mutable std::mutex m_placeMutex;
    std::shared_ptr<const Place> m_place;
    std::mutex m_changes; ///< one store or remove at a time
};

} // namespace bk
