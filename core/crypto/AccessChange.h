#pragma once

#include "core/crypto/KeyGrant.h"

namespace bk {

/// What one user may do from now on, and the data keys that change with it: the part of KeyRing::Change that
/// knows no disk and no passphrase. Prepared once, applied to the key file as it is by then, so person keys
/// and slots that change in between are kept. Move-only, for one thread.
struct AccessChange {
    UserId user;
    Roles roles;
    bool recognition = true;
    QList<DataKey> renewed;
    DataKeys keys; ///< all of them, as they will be
    DataKeyMarks marks;
    QMap<DatabaseFile, QByteArray> salts;
    /// The new recovery key when its holder is no longer an administrator: it opens as whoever applies this.
    SecretBytes recoveryKey;

    /// KEYS must be complete, USER somebody with access. Those keys that the user holds and no longer may
    /// hold are made anew, with new salts for the databases under them.
    static AccessChange prepare(const KeyFile& file, const DataKeys& keys, const UserId& user, Roles roles,
                                bool recognition);

    /// FILE (of which KEYS are the keys) as it is with the change, signed by SIGNER. Damaged when a name or
    /// person in it cannot be opened.
    Result<KeyFile> apply(const KeyFile& file, const DataKeys& keys, const UserId& signer,
                          const Identity& identity) const;
};

} // namespace bk
