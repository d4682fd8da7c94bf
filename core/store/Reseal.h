#pragma once

#include "core/base/Progress.h"
#include "core/crypto/KeyRing.h"
#include "core/crypto/Vault.h"
#include "core/db/ConnectionSet.h"

#include <functional>

namespace bk {

/// The seams at which resealing can be stopped or starved to see what it leaves. Both may be empty.
struct ResealHooks {
    /// Called at each step, before the next one begins.
    std::function<void(const char* step)> step;
    /// Free bytes on the disk of a folder; empty: what the system says.
    std::function<Result<qint64>(const FilePath& folder)> freeBytes;

    void at(const char* name) const {
        if (step) step(name);
    }
};

/// The files of a catalog under new data keys: each database that is under a renewed key is copied to
/// NAME.db.next, the scans to vault.next, all verified and on disk, before the key file is written; that is
/// what puts the new keys into force. Then the files take their places. Which of both keys a file is under
/// shows without any key: in the first bytes of a database (its salt) and in the file `key` of a vault's
/// folder; so whoever opens the catalog next can end what was interrupted. What the files held before was
/// under the keys that are gone by then, so it is enough to unlink them.
class Reseal {
public:
    Reseal(const FilePath& folder, const KeyRing& keys, const KeyRing::Change& change, const Vault& vault,
           const ResealHooks& hooks);

    /// On the writing thread, while nobody writes and the vault is paused. Cancelled; Disk, also when there
    /// is less free space than the copies take; Damaged, with the name of the database that is. Only previews
    /// that are damaged begin anew, empty: see emptied(). What was made so far is left for settle().
    Status copy(ConnectionSet& connections, const JobControl& control);

    /// The databases that could not be read and are empty in their copies.
    const QList<DatabaseFile>& emptied() const { return m_emptied; }

    /// Makes the files fit KEYS, whatever was interrupted: copies that are under its keys take the places of
    /// files that are not, all other copies are deleted. Needs none of the data keys. Only while no database
    /// is being opened or written, and the vault is not in use. Disk; Damaged when afterwards the vault does
    /// not say that it is under the key in force (the databases say so by their salts, which Catalog
    /// compares).
    static Status settle(const FilePath& folder, const KeyRing& keys, const ResealHooks& hooks = {});

    // settle() in parts, in this order.

    static Status settleDatabases(const FilePath& folder, const KeyRing& keys, const ResealHooks& hooks);
    static Status settleVault(const FilePath& folder, const KeyRing& keys, const ResealHooks& hooks);
    static Status requireVaultOf(const FilePath& folder, const KeyRing& keys);
    static Status removeOldVault(const FilePath& folder, const ResealHooks& hooks);

private:
    Result<qint64> bytesToCopy(ConnectionSet& connections, qint64 scans) const;
    Status requireSpace(qint64 bytes) const;
    Status copyDatabase(ConnectionSet& connections, DatabaseFile file,
                        const std::function<Status(qint64)>& tell);
    Status makeEmpty(const FilePath& next, DatabaseFile file, const SecretBytes& key) const;
    Status copyVault(const std::function<Status(qint64)>& tell);
    QList<DatabaseFile> databases() const;

    const FilePath& m_folder;
    const KeyRing& m_keys;
    const KeyRing::Change& m_change;
    const Vault& m_vault;
    const ResealHooks& m_hooks;
    QList<DatabaseFile> m_emptied;
};

} // namespace bk
