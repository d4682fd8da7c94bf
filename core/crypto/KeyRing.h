#pragma once

#include "core/base/FilePath.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"
#include "core/model/Role.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace bk {

/// The independent data keys of a catalog. Main: all that is not below. Vault: scans. Face: faceprints. Log:
/// the first key of the log's evolving MAC, for those who verify it.
enum class DataKey { Main, Vault, Face, Log };

/// The data keys that go with ROLES: administrator all, editor Main, consent officer Main and Vault, face
/// operator Main and Face (the latter not where RECOGNITION is off for that user), auditor Main and Log.
QList<DataKey> dataKeysOf(Roles roles, bool recognition);
/// Each database file has a salt of its own, kept in the key file.
enum class DatabaseFile { Catalog, Faces, Previews, Audit };

/// What Argon2id costs. The floor is 64 MiB and 3 passes: a key file below it is refused as a downgrade.
struct KdfCost {
    quint64 memoryBytes = 256ull << 20;
    quint32 passes = 5; ///< three took a third of a second where half is the least that is wanted
    static KdfCost floor() { return {64ull << 20, 3}; }
};

/// `catalog.keys` while it is unlocked: the data keys, and the per-person faceprint keys that live only
/// there. The file is small, fully authenticated, written atomically (temp file, fsync, rename, fsync folder)
/// with the last two versions kept as catalog.keys.1 and .2 (which never hold a person key that was destroyed
/// since, nor an older list of users, nor open with a passphrase or slot that was changed since). Its layout
/// is in KeyFile.h. Nothing is written when the file on disk is not the one that was read (InUse): another
/// program's person keys would be lost. Thread-safe: every function may be called from any thread.
class KeyRing {
public:
    struct Created;
    class Change;

    /// One user of the key file. Those whose access was withdrawn stay, without slots and grants, so that
    /// what they signed can be verified and the log can name them.
    struct User {
        UserId id;
        QString name;
        Roles roles; ///< none: access was withdrawn
        bool recognition = true;
        bool holdsRecoveryKey = false; ///< the recovery key opens as this user
        bool active() const { return roles.toInt() != 0; }
    };

    /// Writes a new key file for a first administrator. ADMIN must not be empty, PASSPHRASE not empty. Exists
    /// when the file is there. No name is stored in clear.
    static Result<Created> create(const FilePath& file, const CatalogId& catalog, const UserId& adminId,
                                  const QString& admin, const SecretBytes& passphrase, KdfCost cost = {});

    /// USER empty: the first administrator, or the next one when the first has left. NoAccess: wrong
    /// passphrase or no such user, never told apart. Damaged: the file is not what was written, or gone while
    /// an older version is there; that is never used by itself (it would bring back what was changed since),
    /// only mentioned in the context. NotFound: no file at all. TooNew: a later format. A file of an older
    /// format opens as if it were of the current one and stays as it is: see writeInCurrentFormat(). Takes as
    /// long as Argon2id does: not on the window's thread.
    static Result<std::unique_ptr<KeyRing>> unlock(const FilePath& file, const QString& user,
                                                   const SecretBytes& passphrase);

    /// With the 256-bit recovery key as printed (case, spaces and hyphens do not matter; its checksum is
    /// checked: InvalidArgument when mistyped).
    static Result<std::unique_ptr<KeyRing>> unlockWithRecovery(const FilePath& file,
                                                               const QString& recoveryKey);

    /// With the secret that addKeyringSlot() gave, out of the desktop's keyring. NoAccess when the slot is no
    /// longer there: the passphrase always works too.
    static Result<std::unique_ptr<KeyRing>> unlockWithKeyring(const FilePath& file, const UserId& user,
                                                              const SecretBytes& secret);
    /// Which catalog a key file is of, without unlocking: NotFound, Damaged, TooNew.
    static Result<CatalogId> catalogOf(const FilePath& file);

    ~KeyRing();

    /// Where the file on disk is of an older format it is written anew, which must come before anything that
    /// is meant to last is made with the key of the log. Only after the file was found to be no older than
    /// what the catalog has seen, because it takes the place of the one that is there. Disk, InUse.
    Status writeInCurrentFormat();

    CatalogId catalogId() const;
    UserId userId() const;
    QString userName() const;
    Roles roles() const;
    /// Whether this user may have faces compared, where their roles allow it.
    bool recognition() const;

    /// All users, those whose access was withdrawn too, in the order they came.
    QList<User> users() const;
    /// Printable fingerprint of the first administrator, in groups of hex digits: on the recovery sheet, and
    /// compared with every signature's chain.
    QString administratorFingerprint() const;
    /// Grows by one with every change of users, roles or data keys; signed. The catalog remembers the highest
    /// one it has seen, so that an older list of users cannot be put back.
    quint64 rosterSerial() const;

    /// Ed25519 by this user, 64 bytes, over MESSAGE for this catalog: nothing else can be taken for it.
    QByteArray sign(QByteArrayView message) const;
    /// Whether SIGNATURE is of USER, who may have lost access since.
    bool verify(const UserId& user, QByteArrayView message, QByteArrayView signature) const;

    // Users. All of these: RoleMissing when this user is no administrator; on return it is in force and on
    // disk, on failure nothing changed. A disk that does not confirm the very last step (the name of the file
    // in its folder) is no failure here, since there is no way back by then: verifyFile() tells.

    /// A new user with a passphrase chosen by them. InvalidArgument: no name, no role, an empty passphrase;
    /// Exists: the name is taken by somebody active. As slow as one unlock.
    Status addUser(const UserId& id, const QString& name, Roles roles, bool recognition,
                   const SecretBytes& passphrase);
    /// Prepares what USER may do from now on; ROLES empty withdraws access for good (slots and grants go).
    /// Every data key that the user held and no longer may hold is made anew: its files must be sealed under
    /// the next keys before commit(). InvalidArgument: the last administrator, or oneself losing access or
    /// the role of administrator (who stays signs the list of users, so another one has to do that).
    /// NotFound: no such active user.
    Result<Change> prepareAccess(const UserId& user, Roles roles, bool recognition) const;
    /// Writes the key file: from here the next keys are the keys, for every function of this ring. The older
    /// versions of the file are forgotten. InUse when users, roles or data keys changed since CHANGE was
    /// prepared, or the file on disk is not this ring's. Person keys and slots that were made or removed in
    /// between are kept so: persons are sealed for the next keys here and not before.
    Status commit(Change&& change);
    /// A new recovery key, which opens as this administrator; the one before is worth nothing from here.
    Result<QString> renewRecoveryKey();

    // The desktop's keyring, each user for themselves.

    /// Adds a slot that opens with the 32 random bytes returned, in place of the one before.
    Result<SecretBytes> addKeyringSlot();
    Status removeKeyringSlot();
    bool hasKeyringSlot() const;

    /// Whether the file on disk is what this ring last read or wrote, and sound; Damaged, with the sentence.
    /// Disk: what was written last is in its place, but may not survive a power cut.
    Status verifyFile() const;
    struct OlderFileFinding {
        QString file; ///< its name without the folder
        QString what; ///< words that follow the name
    };
    /// What the older versions of the file hold and must not bring back: they are there for a damaged disk,
    /// not for what was taken away.
    QList<OlderFileFinding> verifyOlderFiles() const;

    bool has(DataKey key) const;
    /// 32 bytes derived from the data key for CONTEXT ("catalog.db", "vault" ...). NoAccess when the user
    /// lacks the key.
    Result<SecretBytes> subkey(DataKey key, QByteArrayView context) const;
    /// 16 bytes. A database whose data key is made anew gets a new salt too, so that the first bytes of a
    /// file tell which keys it is under.
    QByteArray salt(DatabaseFile file) const;
    /// 16 bytes, random, not secret: which data key is in force; known without holding it.
    QByteArray keyId(DataKey key) const;
    /// 1 at first, one higher with each renewal; signed, known without holding the key.
    quint32 epoch(DataKey key) const;

    // The keys of persons. Where the disk does not confirm the last step the change is in force all the same,
    // and the failure (Disk) comes again until it does.

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

/// A change of users that is prepared and not yet written: the data keys as they will be. Move-only.
class KeyRing::Change {
public:
    Change(Change&&) noexcept;
    Change& operator=(Change&&) noexcept;
    ~Change();

    /// The data keys that are made anew. Empty: commit() is all there is to do.
    QList<DataKey> renewed() const;
    /// As KeyRing's functions will answer after commit().
    Result<SecretBytes> subkey(DataKey key, QByteArrayView context) const;
    QByteArray salt(DatabaseFile file) const;
    QByteArray keyId(DataKey key) const;
    /// When the holder of the recovery key loses access or the role of administrator: the new one, which
    /// opens as the administrator who did it. Otherwise empty.
    QString recoveryKey() const;

private:
    friend class KeyRing;
    struct Next;
    explicit Change(std::unique_ptr<Next> next);
    std::unique_ptr<Next> m_next;
};

struct KeyRing::Created {
    std::unique_ptr<KeyRing> ring;
    QString recoveryKey; ///< base32 in groups with a checksum; shown once, never stored
};

} // namespace bk
