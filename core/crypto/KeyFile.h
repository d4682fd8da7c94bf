#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/KeyRing.h"
#include "core/crypto/SecretBytes.h"
#include "core/model/Role.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace bk {

/// `catalog.keys` as data: what it holds, and how that becomes bytes. Knows no passphrase and no disk. A
/// plain value, for one thread at a time.
///
// clang-format off: this is a table
/// Layout. Whole numbers have their highest byte first, sizes are in bytes, everything is in this order:
///
///     magic            8   "BKKEYS" 1A 0A
///     format           2   the format of this file: 2
///     reader           2   the oldest format a program must know to read it; above ours: TooNew
///     catalog         16   id of the catalog
///     generation       8   grows by one with each write
///     name key        32   random; keys the name tags, so that one name gives another tag in another catalog
///     administrator   32   fingerprint of the first administrator, where every chain of signatures ends:
///                          BLAKE2b-256("beeldkluis identity" || X25519 public || Ed25519 public)
///     salts            1   how many; each: which database (1), salt (16)
///     users            2   how many; each:
///         user        16   id
///         name tag    32   BLAKE2b-256 keyed by the name key, over "beeldkluis user name" || catalog ||
///                          the name in lower case and Unicode NFC, UTF-8
///         box public  32   X25519
///         sign public 32   Ed25519
///         roles        1   bit mask of Role; 0: access was withdrawn, no slots and no grants
///         recognition  1   1: may have faces compared where the roles allow it, else 0
///         name     2 + n   size, then the name sealed under a subkey of DEK_MAIN for catalog and user id
///         slots        1   how many ways this user gets in; each:
///             kind     1   1 passphrase (everybody with access has one), 2 recovery key (one in the file), 3
///                          the desktop's keyring; each once for a user
///             version  2   of the slot: 2. 1, of format 1, only for the first administrator
///             kdf      1   1 Argon2id 1.3, 2 keyed BLAKE2b (only for kinds 2 and 3, themselves random)
///             memory   8   bytes, 0 for kdf 2
///             passes   4   0 for kdf 2
///             salt    16
///             wrapped 104  X25519 secret (32) and Ed25519 seed (32), sealed under the derived key; the
///                          context binds catalog, user id, both public keys, all fields of the slot above
///                          and (not in version 1, where it is in the user's own public keys) the
///                          fingerprint of the first administrator: nobody can put another in its place
///     grants           2   how many: for every user with access exactly the keys that go with their roles;
///                          each:
///         user        16   who gets the key
///         signer      16   who signed: the signer of the roster, since every change signs all grants anew
///         key          1   0 main, 1 vault, 2 face, 3 log
///         key id      16   random, one per data key made; the same in all grants of that key
///         epoch        4   1 at first, grows by one with each renewal; the same in all grants of that key
///         roles        1   the user's roles
///         sealed      80   the data key in a libsodium sealed box for the user's X25519 key
///         signature   64   Ed25519 over "beeldkluis grant 2" || catalog || the fields above ||
///                          the user's fingerprint
///     appointments     2   how many: of everybody who ever was an administrator, but the first one; each:
///         user        16   who was appointed
///         signer      16   by whom: the first administrator or somebody appointed (who may have left since)
///         signature   64   Ed25519 over "beeldkluis administrator 1" || catalog || the fields above || the
///                          user's fingerprint
///     roster
///         serial       8   1 at first, grows by one with each change of users, roles or data keys
///         signer      16   an administrator (now), who is the first one or appointed
///         signature   64   Ed25519 over "beeldkluis roster 1" || catalog || serial || signer ||
///         administrator
///                          || name key || salts || each user's id, fingerprint, roles, recognition and name
///                          tag || all grants || all appointments, with their numbers
///     persons          4   how many, by rising tag; each:
///         tag         16   the first half of BLAKE2b-256 of the person id keyed by a subkey of DEK_MAIN
///         id          56   the person id sealed under a subkey of DEK_MAIN
///         key         72   the key of the person's faceprints sealed under a subkey of DEK_FACE, for catalog
///                          and person id. So all who hold DEK_MAIN can erase, and only holders of DEK_FACE
///                          can use.
///     mac             32   keyed BLAKE2b-256 over all before it, under a subkey of DEK_MAIN
///     checksum        32   BLAKE2b-256 over all before it. In every format the last 32 bytes are this, so
///                          that damage is told apart from a later format and from a wrong passphrase, and
///                          before the slow derivation
///
// clang-format on
/// The mac protects what the parts do not (a slot that is missing, the persons); the parts protect themselves
/// because the mac can be checked only after unlocking, and because everybody who holds DEK_MAIN could make
/// one. Who that is can change nothing of users, roles and grants, nor mix them from several versions.
///
/// Format 1 had the first administrator only, three data keys, no roles, recognition, appointments and
/// roster; its slots are of version 1, and its grants signed over "beeldkluis grant 1", so that no part of a
/// file of today can be made into one. It is read (format then is 1) and never written.
struct KeyFile {
    static constexpr quint16 currentFormat = 2;
    static constexpr quint16 currentSlotVersion = 2;

    enum class SlotKind : quint8 { Passphrase = 1, Recovery = 2, Keyring = 3 };
    enum class Kdf : quint8 { Argon2id = 1, KeyedHash = 2 };

    struct Slot {
        SlotKind kind = SlotKind::Passphrase;
        quint16 version = currentSlotVersion;
        Kdf kdf = Kdf::Argon2id;
        KdfCost cost;
        QByteArray salt;
        QByteArray wrapped;

        friend bool operator==(const Slot& a, const Slot& b) {
            return a.salt == b.salt && a.wrapped == b.wrapped;
        }
    };

    struct User {
        UserId id;
        QByteArray nameTag;
        QByteArray boxPublic;
        QByteArray signPublic;
        Roles roles; ///< none: access was withdrawn
        bool recognition = true;
        QByteArray sealedName;
        QList<Slot> slots;

        bool active() const { return roles.toInt() != 0; }
        bool isAdministrator() const { return roles.testFlag(Role::Administrator); }
        QByteArray fingerprint() const;
        const Slot* slot(SlotKind kind) const;
        void removeSlot(SlotKind kind);
    };

    struct Grant {
        UserId user;
        UserId signer;
        DataKey key = DataKey::Main;
        QByteArray keyId;
        quint32 epoch = 1;
        Roles roles = Role::Administrator;
        QByteArray sealed;
        QByteArray signature;

        QByteArray bytes() const; ///< as in the file
    };

    struct Appointment {
        UserId user;
        UserId signer;
        QByteArray signature;

        QByteArray bytes() const; ///< as in the file
    };

    struct Roster {
        quint64 serial = 0;
        UserId signer;
        QByteArray signature;
    };

    struct PersonEntry {
        QByteArray sealedId;
        QByteArray sealedKey;
    };

    /// What every slot of a file is bound to. Never changes.
    struct Scope {
        CatalogId catalog;
        QByteArray administrator;
    };

    quint16 format = currentFormat; ///< as read
    CatalogId catalog;
    quint64 generation = 1;
    QByteArray nameKey;
    QByteArray administrator;
    QMap<DatabaseFile, QByteArray> salts;
    QList<User> users;
    QList<Grant> grants;
    QList<Appointment> appointments;
    Roster roster;
    QMap<QByteArray, PersonEntry> persons; ///< by tag

    /// Larger files are not read: room for some 400,000 persons.
    static constexpr qint64 sizeLimit = 64ll << 20;
    static constexpr int dataKeys = 4;
    /// Longer names of users do not fit the size field of a sealed name.
    static constexpr qsizetype longestName = 1000;

    /// Checks checksum, structure, that the KDF parameters are between the floor and 4 GiB or 20 passes, and
    /// that everybody has the grants and slots that go with their roles; no signature, and nothing that needs
    /// a key. Damaged, or TooNew.
    static Result<KeyFile> parse(QByteArrayView bytes);
    /// In the current format, with mac (under MACKEY) and checksum.
    QByteArray serialise(const SecretBytes& macKey) const;
    /// Whether the mac in BYTES, which parse() took, holds.
    static bool macHolds(QByteArrayView bytes, const SecretBytes& macKey);

    Scope scope() const { return {catalog, administrator}; }
    /// Two users are of one name when these are the same; part of the tags in the file, so it never changes.
    static QString comparableName(const QString& name);
    QByteArray nameTag(const QString& name) const;
    /// Only somebody with access: a name is free again when its user has left.
    const User* userByName(const QString& name) const;
    const User* userById(const UserId& id) const;
    User* userById(const UserId& id);
    /// Where every chain of signatures ends; may have left.
    const User* firstAdministrator() const;
    /// Whose recovery key opens the file.
    const User* recoveryHolder() const;
    /// Any grant of KEY, for its key id and epoch. Null in format 1 for the key of the log.
    const Grant* grantOf(DataKey key) const;
};

} // namespace bk
