#pragma once

#include "core/base/FilePath.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace bk {

/// The independent data keys of a catalog. Main: all that is not below. Vault: scans. Face: faceprints.
enum class DataKey { Main, Vault, Face };
/// Each database file has a salt of its own, kept in the key file.
enum class DatabaseFile { Catalog, Faces, Previews, Audit };

/// What Argon2id costs. The floor is 64 MiB and 3 passes: a key file below it is refused as a downgrade.
struct KdfCost {
    quint64 memoryBytes = 256ull << 20;
    quint32 passes = 3;
    static KdfCost floor() { return {64ull << 20, 3}; }
};

/// `catalog.keys` while it is unlocked: the data keys, and the per-person faceprint keys that live only
/// there. The file is small, fully authenticated, written atomically (temp file, fsync, rename, fsync folder)
/// with the last two versions kept as catalog.keys.1 and .2 (which never hold a person key that was destroyed
/// since, nor open with a passphrase that was changed since). Its layout is in KeyFile.h. Nothing is written
/// when the file on disk is not the one that was read (InUse): another program's person keys would be lost.
/// Thread-safe: every function may be called from any thread.
class KeyRing {
public:
    struct Created;

    /// Writes a new key file for a first administrator. ADMIN must not be empty, PASSPHRASE not empty. Exists
    /// when the file is there. No name is stored in clear.
    static Result<Created> create(const FilePath& file, const CatalogId& catalog, const UserId& adminId,
                                  const QString& admin, const SecretBytes& passphrase, KdfCost cost = {});

    /// USER empty: the first administrator. NoAccess: wrong passphrase or no such user, never told apart.
    /// Damaged: the file is not what was written, or gone while an older version is there; that is never used
    /// by itself (it would bring back what was changed since), only mentioned in the context. NotFound: no
    /// file at all. TooNew: a later format. Takes as long as Argon2id does: not on the window's thread.
    static Result<std::unique_ptr<KeyRing>> unlock(const FilePath& file, const QString& user,
                                                   const SecretBytes& passphrase);

    /// With the 256-bit recovery key as printed (case, spaces and hyphens do not matter; its checksum is
    /// checked: InvalidArgument when mistyped).
    static Result<std::unique_ptr<KeyRing>> unlockWithRecovery(const FilePath& file,
                                                               const QString& recoveryKey);

    ~KeyRing();

    CatalogId catalogId() const;
    UserId userId() const;
    QString userName() const;

    bool has(DataKey key) const;
    /// 32 bytes derived from the data key for CONTEXT ("catalog.db", "vault" ...). NoAccess when the user
    /// lacks the key.
    Result<SecretBytes> subkey(DataKey key, QByteArrayView context) const;
    /// 16 bytes.
    QByteArray salt(DatabaseFile file) const;

    /// The key of a person's faceprints, 32 bytes. NotFound when there is none.
    Result<SecretBytes> personKey(const PersonId& person) const;
    /// Makes one unless it is there. On return it is on disk.
    Status createPersonKey(const PersonId& person);
    /// The same for many with one write of the file, which takes some 25 ms on a disk; all of them or none.
    Status createPersonKeys(const QList<PersonId>& persons);
    /// Removes the keys from the file and its older versions, for good. Those that are not there are passed
    /// over. On return it is on disk; on failure nothing changed.
    Status destroyPersonKeys(const QList<PersonId>& persons);
    QList<PersonId> personsWithKeys() const;

    /// Wraps the keys anew under NEXT. The data keys stay. NoAccess when CURRENT is not the passphrase.
    Status changePassphrase(const SecretBytes& current, const SecretBytes& next);
    /// The same for somebody who has the recovery key instead. InvalidArgument when it is mistyped, NoAccess
    /// when it is not of this catalog and user.
    Status resetPassphrase(const QString& recoveryKey, const SecretBytes& next);

private:
    struct Secrets;
    explicit KeyRing(std::unique_ptr<Secrets> secrets);
    std::unique_ptr<Secrets> m_secrets;
};

struct KeyRing::Created {
    std::unique_ptr<KeyRing> ring;
    QString recoveryKey; ///< base32 in groups with a checksum; shown once, never stored
};

} // namespace bk
