#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/KeyRing.h"
#include "core/crypto/SecretBytes.h"

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
///     format           2   the format of this file: 1
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
///         name     2 + n   size, then the name sealed under a subkey of DEK_MAIN for catalog and user id
///         slots        1   how many ways this user gets in; each:
///             kind     1   1 passphrase, 2 recovery key
///             version  2   of the slot: 1
///             kdf      1   1 Argon2id 1.3, 2 keyed BLAKE2b (only for the recovery key, itself random)
///             memory   8   bytes, 0 for kdf 2
///             passes   4   0 for kdf 2
///             salt    16
///             wrapped 104  X25519 secret (32) and Ed25519 seed (32), sealed under the derived key; the
///                          context binds catalog, user id, both public keys, and all fields of the slot
///                          above
///     grants           2   how many; each:
///         user        16   who gets the key
///         signer      16   which user signed; must lead to the first administrator
///         key          1   0 main, 1 vault, 2 face
///         key id      16   random, one per data key made
///         epoch        4   1 at first; the highest one counts, earlier ones may stay for older files
///         role         1   1 administrator, 2 editor, 3 consent officer, 4 face operator, 5 auditor
///         sealed      80   the data key in a libsodium sealed box for the user's X25519 key
///         signature   64   Ed25519 over "beeldkluis grant 1" || catalog || the fields above ||
///                          the user's fingerprint
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
/// The mac protects what the parts do not (a removed user, an older grant); the parts protect themselves
/// because the mac can be checked only after unlocking, and because everybody who holds DEK_MAIN could make
/// one.
struct KeyFile {
    enum class SlotKind : quint8 { Passphrase = 1, Recovery = 2 };
    enum class Kdf : quint8 { Argon2id = 1, KeyedHash = 2 };
    enum class Role : quint8 {
        Administrator = 1,
        Editor = 2,
        ConsentOfficer = 3,
        FaceOperator = 4,
        Auditor = 5
    };

    struct Slot {
        SlotKind kind = SlotKind::Passphrase;
        quint16 version = 1;
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
        QByteArray sealedName;
        QList<Slot> slots;

        QByteArray fingerprint() const;
        const Slot* slot(SlotKind kind) const;
        Slot* slot(SlotKind kind);
    };

    struct Grant {
        UserId user;
        UserId signer;
        DataKey key = DataKey::Main;
        QByteArray keyId;
        quint32 epoch = 1;
        Role role = Role::Administrator;
        QByteArray sealed;
        QByteArray signature;
    };

    struct PersonEntry {
        QByteArray sealedId;
        QByteArray sealedKey;
    };

    CatalogId catalog;
    quint64 generation = 1;
    QByteArray nameKey;
    QByteArray administrator;
    QMap<DatabaseFile, QByteArray> salts;
    QList<User> users;
    QList<Grant> grants;
    QMap<QByteArray, PersonEntry> persons; ///< by tag

    /// Larger files are not read: room for some 400,000 persons.
    static constexpr qint64 sizeLimit = 64ll << 20;
    static constexpr int dataKeys = 3;

    /// Checks checksum, structure, and that the KDF parameters are between the floor and 4 GiB or 20 passes;
    /// nothing that needs a key. Damaged, or TooNew.
    static Result<KeyFile> parse(QByteArrayView bytes);
    /// With mac (under MACKEY) and checksum.
    QByteArray serialise(const SecretBytes& macKey) const;
    /// Whether the mac in BYTES, which parse() took, holds.
    static bool macHolds(QByteArrayView bytes, const SecretBytes& macKey);

    QByteArray nameTag(const QString& name) const;
    const User* userByName(const QString& name) const;
    const User* userById(const UserId& id) const;
    const User* firstAdministrator() const;
};

} // namespace bk
