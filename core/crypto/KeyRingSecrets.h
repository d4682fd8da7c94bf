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

/// Reads and parses PATH; a failure names an older version that could be put back by hand.
Result<LoadedKeyFile> loadKeyFile(const FilePath& path);

/// The one failure for a wrong passphrase and for nobody.
tl::unexpected<Error> noAccess();

/// What an unlocked ring holds. The mutex guards all that changes; functions say where it must be held.
struct KeyRing::Secrets {
    enum class Older { Keep, Forget };

    mutable std::mutex mutex;
    FilePath path;
    KeyFile file;
    QByteArray written;   ///< what is on disk
    QByteArray attempted; ///< what may be on disk instead, after a failure in the last step
    CatalogId catalog;    ///< never changes, as the next
    KeyFile::Scope scope;
    UserId user;
    QString userName;
    Identity identity; ///< never changes
    DataKeys keys;
    PersonEntries entries;
    QMap<PersonId, QByteArray> tags; ///< of the persons in FILE
    QMap<UserId, QString> names;     ///< of the users in FILE

    const SecretBytes& key(DataKey which) const { return keys[indexOf(which)]; }

    /// With every check there is. A file of format 1 is written anew.
    static Result<std::unique_ptr<Secrets>> open(const FilePath& path, LoadedKeyFile loaded,
                                                 const KeyFile::User& user, const KeyFile::Slot& slot,
                                                 const SecretBytes& wrapKey);

    // With the mutex held (or before anybody else knows of this).

    Status save(KeyFile next, Older older) { return save(std::move(next), older, keys); }
    /// Writes NEXT, with a mac under NEXTKEYS. On failure nothing changed.
    Status save(KeyFile next, Older older, const DataKeys& nextKeys);
    /// RoleMissing unless this user is an administrator.
    Status requireAdministrator() const;
    /// Reads the names and tags of FILE.
    Status readEntries();

    // Without it.

    std::optional<KeyFile::User> me() const;
    Status rewrap(const KeyFile::User& before, const SecretBytes& next);

private:
    Status upgrade();
    Status requireUnchangedOnDisk() const;
    Status forgetOlderVersions() const;
    Status keepOlderVersions() const;
};

} // namespace bk
