#pragma once

#include "core/services/Session.h"

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

/// Makes and opens catalogs. No state; any thread but the window's (Argon2id takes about a second).
class CatalogService {
public:
    CatalogService(std::shared_ptr<const Clock> clock, std::shared_ptr<IdSource> ids);

    /// InvalidArgument for a name, passphrase or folder that cannot be; Exists when the folder is there.
    /// Nothing is left on failure.
    Result<CreatedCatalog> create(const NewCatalog& wanted) const;

    /// USER empty: the first administrator. NotFound, NoAccess, Damaged, TooNew, InUse, Disk. Also brings
    /// what was interrupted to its end: keys of persons whose recognition has ended are destroyed, stale
    /// clearances recomputed.
    Result<std::unique_ptr<Session>> open(const FilePath& folder, const QString& user,
                                          const QString& passphrase) const;
    Result<std::unique_ptr<Session>> openWithRecoveryKey(const FilePath& folder,
                                                         const QString& recoveryKey) const;

private:
    Result<std::unique_ptr<Session>> start(const FilePath& folder, std::unique_ptr<KeyRing> keys,
                                           std::unique_ptr<FolderLock> lock) const;

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<IdSource> m_ids;
};

} // namespace bk
