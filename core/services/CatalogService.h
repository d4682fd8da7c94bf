#pragma once

#include "core/services/Session.h"

#include <chrono>
#include <functional>

namespace bk {

class FolderLock;

struct NewCatalog {
    FilePath folder; ///< by custom NAME.beeldkluis; must not be there yet
    QString organisation;
    QString administrator;
    QString passphrase; ///< at least 8 characters
    KdfCost cost;
};

struct CreatedCatalog {
    std::unique_ptr<Session> session;
    QString recoveryKey; ///< to be shown once
};

/// A guess at how long a passphrase withstands guessing, for the meter: 0 (useless) to 4 (strong). Pure.
int passphraseStrength(const QString& passphrase);

/// InvalidArgument for one of fewer than 8 characters. Pure.
Status acceptablePassphrase(const QString& passphrase);

/// Makes and opens catalogs. Any thread but the window's (Argon2id takes about a second).
class CatalogService {
public:
    CatalogService(std::shared_ptr<const Clock> clock, std::shared_ptr<IdSource> ids);

    /// InvalidArgument for a name, passphrase or folder that cannot be; Exists when the folder is there.
    /// Nothing is left on failure.
    Result<CreatedCatalog> create(const NewCatalog& wanted) const;

    /// How to wait after failed attempts, in place of sleeping: for tests, and for a program that can be
    /// stopped meanwhile. False: stopped, so nothing is tried. Not while another thread opens.
    void setPause(std::function<bool(std::chrono::milliseconds)> pause) { m_pause = std::move(pause); }

    /// USER empty: the first administrator. NotFound, NoAccess, Damaged (also when the key file is older than
    /// the catalog), TooNew, InUse, Disk, Cancelled. Waits first when attempts have failed (UnlockGuard).
    /// Also brings what was interrupted to its end: keys of persons whose recognition has ended are
    /// destroyed, stale clearances recomputed.
    Result<std::unique_ptr<Session>> open(const FilePath& folder, const QString& user,
                                          const QString& passphrase) const;
    Result<std::unique_ptr<Session>> openWithRecoveryKey(const FilePath& folder,
                                                         const QString& recoveryKey) const;
    /// With what UserService::allowKeyring() gave and the desktop's keyring kept. NoAccess when it is not in
    /// force any more; that is no guess of somebody's, so nobody has to wait for it.
    Result<std::unique_ptr<Session>> openWithKeyring(const FilePath& folder, const UserId& user,
                                                     const SecretBytes& secret) const;

private:
    enum class How { Passphrase, RecoveryKey, Keyring };
    using Unlock = std::function<Result<std::unique_ptr<KeyRing>>(const FilePath& keyFile)>;
    Result<std::unique_ptr<Session>> unlock(const FilePath& folder, How how, const Unlock& tryKey) const;
    Result<std::unique_ptr<Session>> start(const FilePath& folder, How how, std::unique_ptr<KeyRing> keys,
                                           std::unique_ptr<FolderLock> lock) const;

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<IdSource> m_ids;
    std::function<bool(std::chrono::milliseconds)> m_pause;
};

} // namespace bk
