#pragma once

#include "core/base/Progress.h"
#include "core/model/Collection.h"
#include "core/services/RecoverySheet.h"
#include "core/services/Session.h"

#include <mutex>

namespace bk {

struct UserView {
    UserId id;
    QString name;
    Roles roles; ///< none: access was withdrawn
    bool recognition = true;
    bool active = true;
    bool self = false;
    bool holdsRecoveryKey = false;
};

struct AccessOutcome {
    UserView user;
    QList<DataKey> renewed; ///< data keys that were made anew, and all their files sealed under them
    QString recoveryKey;    ///< not empty: the one before is void; to be shown once
    /// They were damaged and could not be sealed under new keys, so there are none any more; logged.
    bool previewsLost = false;
    /// Nobody may have faces compared any more, so that what recognition had made served nothing: how much
    /// went. Faceprints and suggestions are of persons and their permissions, not of the user who ran a
    /// comparison: while others may recognise they stay.
    std::optional<RecognitionTraces> erased;
    /// They could not be erased yet; it is tried again at the next opening by an administrator.
    std::optional<Error> notErased;
};

/// Who may open the catalog and what they may do. Everything is logged, in the order: files, log, key file.
/// Thread-safe; not on the window's thread.
class UserService {
public:
    explicit UserService(Session& session);

    /// All, those whose access was withdrawn last. Right::ManageUsers or ReadAudit.
    Result<QList<UserView>> list() const;
    /// By id or name (case does not matter), active ones first. NotFound; Ambiguous: several whose access was
    /// withdrawn had this name. The same rights.
    Result<UserId> find(const QString& idOrName) const;

    /// The new user types PASSPHRASE on the spot. InvalidArgument (name, roles, fewer than 8 characters),
    /// Exists. Right::ManageUsers, as all below.
    Result<UserView> add(const QString& name, Roles roles, bool recognition, const QString& passphrase);
    /// ROLES and RECOGNITION from now on. Where that takes a data key away, the key is made anew and its
    /// files sealed again before it counts: needs as much free disk space as they take. Stopping leaves all
    /// as it was.
    Result<AccessOutcome> setAccess(const UserId& id, Roles roles, bool recognition,
                                    const JobControl& control);
    /// How much setAccess() with these (roles none: disable()) would erase.
    Result<RecognitionTraces> wouldErase(const UserId& id, Roles roles, bool recognition) const;
    /// Withdraws access for good.
    Result<AccessOutcome> disable(const UserId& id, const JobControl& control);
    /// A new recovery key; the sheet with the one before is worth nothing from here.
    Result<QString> renewRecoveryKey();
    /// The recovery key that was made last has reached whoever keeps it: typed back in the window, told by
    /// the command line. Until then recoveryKeyConfirmed() is false, also after the program was killed.
    Status confirmRecoveryKey();
    /// Whether somebody has the recovery key that counts. May say no where the program was killed just before
    /// a new one came into force, never yes in vain. Right::ManageUsers or ReadAudit.
    Result<bool> recoveryKeyConfirmed() const;

    /// The sheet of a recovery key that was just made; of the day that counts. From memory.
    RecoverySheet recoverySheet(const QString& recoveryKey) const;

    // For the user of the session, whatever their roles.

    /// NoAccess when CURRENT is not the passphrase; InvalidArgument for fewer than 8 characters.
    Status changePassphrase(const SecretBytes& current, const QString& next);
    /// For whoever has the recovery key of this user and not the passphrase. InvalidArgument: fewer than 8
    /// characters, or RECOVERYKEY mistyped; NoAccess when it is not of this catalog and user.
    Status resetPassphrase(const QString& recoveryKey, const QString& next);
    /// The secret to be kept in the desktop's keyring.
    Result<SecretBytes> allowKeyring();
    Status forbidKeyring();

private:
    Result<AccessOutcome> change(const UserId& id, Roles roles, bool recognition, const JobControl& control);
    Result<UserView> viewOf(const UserId& id) const;

    Session& m_session;
    std::mutex m_mutex; ///< one change at a time: each is announced by its number
};

} // namespace bk
