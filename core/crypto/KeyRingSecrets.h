#pragma once

#include "core/crypto/AccessChange.h"
#include "core/crypto/KeyAccess.h"
#include "core/crypto/KeyRing.h"

#include <mutex>
#include <optional>

namespace bk {

/// A key file as it was read.
struct LoadedKeyFile {
    KeyFile file;
    QByteArray bytes;
};

/// The version of FILE before the last one (AGE 1), or the one before that (2).
FilePath olderVersion(const FilePath& file, int age);

/// Reads PATH, with every check that needs no key; a failure names an older version that could be put back by
/// hand.
Result<LoadedKeyFile> loadKeyFile(const FilePath& path);

/// The one failure for a wrong passphrase and for nobody.
tl::unexpected<Error> noAccess();

/// What an unlocked ring holds. The mutex guards all that changes; functions say where it must be held.
struct KeyRing::Secrets {
    enum class Older { Keep, Forget };

    mutable std::mutex mutex;
    FilePath path;
    KeyFile file;
    QByteArray written;       ///< what is on disk
    bool outdated = false;    ///< FILE is of the current format, what is on disk is of format 1
    bool unconfirmed = false; ///< what is on disk may not survive a power cut
    CatalogId catalog;        ///< never changes, as the next
    KeyFile::Scope scope;
    UserId user;
    QString userName;
    Identity identity; ///< never changes
    DataKeys keys;
    PersonEntries entries;
    QMap<PersonId, QByteArray> tags; ///< of the persons in FILE
    QMap<UserId, QString> names;     ///< of the users in FILE

    const SecretBytes& key(DataKey which) const { return keys[indexOf(which)]; }

    /// With every check that needs a key. A file of format 1 is as if it were of the current one, and not
    /// written.
    static Result<std::unique_ptr<Secrets>> open(const FilePath& path, LoadedKeyFile loaded,
                                                 const KeyFile::User& user, const KeyFile::Slot& slot,
                                                 const SecretBytes& wrapKey);

    // With the mutex held (or before anybody else knows of this).

    Status save(KeyFile next, Older older) { return save(std::move(next), older, keys); }
    /// Writes NEXT, with a mac under NEXTKEYS. On failure nothing changed. Where only the last step fails,
    /// which makes it last through a power cut, NEXT is in force, and confirm() tells.
    Status save(KeyFile next, Older older, const DataKeys& nextKeys);
    /// Disk as long as what was written last may not survive a power cut; tries again.
    Status confirm();
    /// RoleMissing unless this user is an administrator.
    Status requireAdministrator() const;
    /// Reads the names and tags of FILE.
    Status readEntries();

    // Without it.

    std::optional<KeyFile::User> me() const;
    Status rewrap(const KeyFile::User& before, const SecretBytes& next);

private:
    void upgrade();
    Status requireUnchangedOnDisk() const;
    Status forgetOlderVersions() const;
    Status keepOlderVersions() const;
};

} // namespace bk
