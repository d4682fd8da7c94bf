#include "core/crypto/KeyFile.h"

#include "core/crypto/ByteReader.h"
#include "core/crypto/ByteWriter.h"
#include "core/crypto/KdfLimits.h"
#include "core/crypto/Sealer.h"

#include <QSet>

#include <algorithm>

#include <sodium.h>

namespace bk {
namespace {

constexpr QByteArrayView magic("BKKEYS\x1a\n", 8);
constexpr quint8 allRolesMask = 31;
constexpr qsizetype macSize = 32;
constexpr qsizetype checksumSize = 32;
constexpr qsizetype idSize = 16;
constexpr qsizetype saltSize = 16;
constexpr qsizetype wrappedSize = 104;
constexpr qsizetype sealedKeySize = 80;
constexpr qsizetype signatureSize = 64;
constexpr qsizetype personTagSize = 16;
constexpr qsizetype sealedPersonIdSize = 56;
constexpr qsizetype sealedPersonKeySize = 72;

tl::unexpected<Error> damaged(const QString& what) {
    return fail(ErrorCode::Damaged, QStringLiteral("the key file is damaged: ") + what);
}

Status readSlot(ByteReader& reader, quint16 format, KeyFile::Slot& slot) {
    const auto kind = reader.number<quint8>();
    slot.version = reader.number<quint16>();
    const auto kdf = reader.number<quint8>();
    slot.cost.memoryBytes = reader.number<quint64>();
    slot.cost.passes = reader.number<quint32>();
    slot.salt = reader.raw(saltSize);
    slot.wrapped = reader.raw(wrappedSize);
    if (!reader.ok()) return damaged(QStringLiteral("it ends too early"));
    // A slot of today in a file of format 1 was put there by somebody who wants an older list of users.
    const quint16 newest = format == 1 ? 1 : KeyFile::currentSlotVersion;
    if (slot.version < 1 || slot.version > newest) return damaged(QStringLiteral("unknown slot"));

    slot.kind = static_cast<KeyFile::SlotKind>(kind);
    slot.kdf = static_cast<KeyFile::Kdf>(kdf);
    if (slot.kind == KeyFile::SlotKind::Passphrase && slot.kdf == KeyFile::Kdf::Argon2id) {
        if (!withinKdfLimits(slot.cost))
            return damaged(QStringLiteral("key derivation cheaper or dearer than allowed"));
        return {};
    }
    const bool random = slot.kind == KeyFile::SlotKind::Recovery || slot.kind == KeyFile::SlotKind::Keyring;
    if (random && slot.kdf == KeyFile::Kdf::KeyedHash) {
        if (slot.cost.memoryBytes != 0 || slot.cost.passes != 0)
            return damaged(QStringLiteral("unknown slot"));
        return {};
    }
    return damaged(QStringLiteral("unknown slot"));
}

Status readUser(ByteReader& reader, quint16 format, KeyFile::User& user) {
    user.id = UserId::fromBytes(reader.raw(idSize));
    user.nameTag = reader.raw(crypto_generichash_BYTES);
    user.boxPublic = reader.raw(crypto_box_PUBLICKEYBYTES);
    user.signPublic = reader.raw(crypto_sign_PUBLICKEYBYTES);
    // Format 1 had the first administrator only.
    const quint8 roles = format == 1 ? static_cast<quint8>(Role::Administrator) : reader.number<quint8>();
    const quint8 recognition = format == 1 ? 1 : reader.number<quint8>();
    if (roles > allRolesMask || recognition > 1) return damaged(QStringLiteral("unknown role"));
    user.roles = Roles(roles);
    user.recognition = recognition == 1;
    user.sealedName = reader.raw(reader.number<quint16>());
    const auto slots = reader.number<quint8>();
    for (int i = 0; i < slots; ++i) {
        KeyFile::Slot slot;
        BK_TRY(readSlot(reader, format, slot));
        if (user.slot(slot.kind)) return damaged(QStringLiteral("a slot is there twice"));
        user.slots.append(slot);
    }
    if (!reader.ok()) return damaged(QStringLiteral("it ends too early"));
    if (user.id.isNull()) return damaged(QStringLiteral("a user without an id"));
    return {};
}

Status readGrant(ByteReader& reader, KeyFile::Grant& grant) {
    grant.user = UserId::fromBytes(reader.raw(idSize));
    grant.signer = UserId::fromBytes(reader.raw(idSize));
    const auto key = reader.number<quint8>();
    grant.keyId = reader.raw(idSize);
    grant.epoch = reader.number<quint32>();
    const auto roles = reader.number<quint8>();
    grant.sealed = reader.raw(sealedKeySize);
    grant.signature = reader.raw(signatureSize);
    if (!reader.ok()) return damaged(QStringLiteral("it ends too early"));
    if (key >= KeyFile::dataKeys || roles == 0 || roles > allRolesMask)
        return damaged(QStringLiteral("unknown grant"));
    grant.key = static_cast<DataKey>(key);
    grant.roles = Roles(roles);
    return {};
}

Status readSalts(ByteReader& reader, KeyFile& file) {
    const auto count = reader.number<quint8>();
    for (int i = 0; i < count; ++i) {
        const auto which = reader.number<quint8>();
        const QByteArray salt = reader.raw(saltSize);
        if (which > static_cast<quint8>(DatabaseFile::Audit) ||
            file.salts.contains(static_cast<DatabaseFile>(which)))
            return damaged(QStringLiteral("unknown salt"));
        file.salts.insert(static_cast<DatabaseFile>(which), salt);
    }
    if (file.salts.size() != static_cast<int>(DatabaseFile::Audit) + 1)
        return damaged(QStringLiteral("a salt is missing"));
    return {};
}

Status readPersons(ByteReader& reader, KeyFile& file) {
    const auto count = reader.number<quint32>();
    // Before the loop, so that a wrong count cannot make it run four thousand million times.
    if (static_cast<qint64>(count) * (personTagSize + sealedPersonIdSize + sealedPersonKeySize) >
        reader.left())
        return damaged(QStringLiteral("it ends too early"));
    QByteArray last;
    for (quint32 i = 0; i < count; ++i) {
        const QByteArray tag = reader.raw(personTagSize);
        KeyFile::PersonEntry entry;
        entry.sealedId = reader.raw(sealedPersonIdSize);
        entry.sealedKey = reader.raw(sealedPersonKeySize);
        if (i > 0 && !(last < tag)) return damaged(QStringLiteral("persons out of order"));
        last = tag;
        file.persons.insert(tag, entry);
    }
    return {};
}

Status readUsersAndGrants(ByteReader& reader, KeyFile& file) {
    const auto users = reader.number<quint16>();
    for (int i = 0; i < users; ++i) {
        KeyFile::User user;
        BK_TRY(readUser(reader, file.format, user));
        file.users.append(user);
    }
    const auto grants = reader.number<quint16>();
    for (int i = 0; i < grants; ++i) {
        KeyFile::Grant grant;
        BK_TRY(readGrant(reader, grant));
        file.grants.append(grant);
    }
    return {};
}

Status readRoster(ByteReader& reader, KeyFile& file) {
    const auto appointments = reader.number<quint16>();
    for (int i = 0; i < appointments; ++i) {
        KeyFile::Appointment appointment;
        appointment.user = UserId::fromBytes(reader.raw(idSize));
        appointment.signer = UserId::fromBytes(reader.raw(idSize));
        appointment.signature = reader.raw(signatureSize);
        if (!reader.ok()) return damaged(QStringLiteral("it ends too early"));
        file.appointments.append(appointment);
    }
    file.roster.serial = reader.number<quint64>();
    file.roster.signer = UserId::fromBytes(reader.raw(idSize));
    file.roster.signature = reader.raw(signatureSize);
    return {};
}

Status checkUsers(const KeyFile& file) {
    QSet<UserId> ids;
    QSet<QByteArray> tags;
    int recoverySlots = 0;
    for (const KeyFile::User& user : file.users) {
        if (ids.contains(user.id)) return damaged(QStringLiteral("a user is there twice"));
        ids.insert(user.id);
        if (!user.active()) {
            if (!user.slots.isEmpty()) return damaged(QStringLiteral("a slot of somebody without access"));
            continue;
        }
        if (tags.contains(user.nameTag)) return damaged(QStringLiteral("a user is there twice"));
        tags.insert(user.nameTag);
        if (!user.slot(KeyFile::SlotKind::Passphrase))
            return damaged(QStringLiteral("a user without a passphrase"));
        if (user.slot(KeyFile::SlotKind::Recovery)) ++recoverySlots;
        for (const KeyFile::Slot& slot : user.slots)
            if (slot.version == 1 && user.fingerprint() != file.administrator)
                return damaged(QStringLiteral("a slot that says nothing of the first administrator"));
    }
    if (recoverySlots > 1) return damaged(QStringLiteral("two recovery keys"));
    if (!file.firstAdministrator()) return damaged(QStringLiteral("no administrator"));
    if (file.format == 1 && file.users.size() != 1) return damaged(QStringLiteral("too many users"));
    return {};
}

/// Everybody has exactly the keys of their roles, and each key is one.
Status checkGrants(const KeyFile& file) {
    QMap<UserId, Roles> roles;
    for (const KeyFile::User& user : file.users)
        roles.insert(user.id, user.roles);
    QMap<UserId, QSet<DataKey>> granted;
    QMap<DataKey, std::pair<QByteArray, quint32>> inForce;
    for (const KeyFile::Grant& grant : file.grants) {
        if (!roles.contains(grant.user) || !roles.contains(grant.signer))
            return damaged(QStringLiteral("a grant of nobody"));
        if (grant.roles != roles.value(grant.user))
            return damaged(QStringLiteral("a grant for another role"));
        const std::pair<QByteArray, quint32> mark(grant.keyId, grant.epoch);
        if (inForce.contains(grant.key) && inForce.value(grant.key) != mark)
            return damaged(QStringLiteral("a grant of a key that is no longer used"));
        inForce.insert(grant.key, mark);
        QSet<DataKey>& keys = granted[grant.user];
        if (keys.contains(grant.key)) return damaged(QStringLiteral("a grant is there twice"));
        keys.insert(grant.key);
    }
    for (const KeyFile::User& user : file.users) {
        QList<DataKey> expected = dataKeysOf(user.roles, user.recognition);
        if (file.format == 1) expected.removeAll(DataKey::Log);
        if (granted.value(user.id) != QSet<DataKey>(expected.begin(), expected.end()))
            return damaged(QStringLiteral("a user's keys are not those of their roles"));
    }
    return {};
}

void writeUser(ByteWriter& out, const KeyFile::User& user) {
    out.raw(user.id.toBytes()).raw(user.nameTag).raw(user.boxPublic).raw(user.signPublic);
    out.number(static_cast<quint8>(user.roles.toInt())).number(static_cast<quint8>(user.recognition ? 1 : 0));
    out.number(static_cast<quint16>(user.sealedName.size())).raw(user.sealedName);
    out.number(static_cast<quint8>(user.slots.size()));
    for (const KeyFile::Slot& slot : user.slots) {
        out.number(static_cast<quint8>(slot.kind)).number(slot.version).number(static_cast<quint8>(slot.kdf));
        out.number(slot.cost.memoryBytes).number(slot.cost.passes).raw(slot.salt).raw(slot.wrapped);
    }
}

} // namespace

QByteArray KeyFile::User::fingerprint() const {
    return blake2b(ByteWriter().raw("beeldkluis identity").raw(boxPublic).raw(signPublic).bytes());
}

const KeyFile::Slot* KeyFile::User::slot(SlotKind kind) const {
    const auto found =
        std::find_if(slots.begin(), slots.end(), [kind](const Slot& slot) { return slot.kind == kind; });
    return found == slots.end() ? nullptr : &*found;
}

void KeyFile::User::removeSlot(SlotKind kind) {
    slots.removeIf([kind](const Slot& slot) { return slot.kind == kind; });
}

QByteArray KeyFile::Grant::bytes() const {
    ByteWriter out;
    out.raw(user.toBytes()).raw(signer.toBytes()).number(static_cast<quint8>(key));
    out.raw(keyId).number(epoch).number(static_cast<quint8>(roles.toInt())).raw(sealed).raw(signature);
    return out.bytes();
}

QByteArray KeyFile::Appointment::bytes() const {
    return ByteWriter().raw(user.toBytes()).raw(signer.toBytes()).raw(signature).bytes();
}

Result<KeyFile> KeyFile::parse(QByteArrayView bytes) {
    if (bytes.size() < magic.size() + macSize + checksumSize || !bytes.startsWith(magic))
        return damaged(QStringLiteral("it is not a key file"));
    if (blake2b(bytes.chopped(checksumSize)) != bytes.last(checksumSize))
        return damaged(QStringLiteral("the checksum does not hold"));

    ByteReader reader(bytes.sliced(magic.size()).chopped(macSize + checksumSize));
    const auto written = reader.number<quint16>();
    const auto needed = reader.number<quint16>();
    if (needed > currentFormat)
        return fail(ErrorCode::TooNew, QStringLiteral("the key file is of a later format"));
    if (needed == 0 || written != needed) return damaged(QStringLiteral("unknown format"));

    KeyFile file;
    file.format = written;
    file.catalog = CatalogId::fromBytes(reader.raw(idSize));
    file.generation = reader.number<quint64>();
    file.nameKey = reader.raw(crypto_generichash_KEYBYTES);
    file.administrator = reader.raw(crypto_generichash_BYTES);
    BK_TRY(readSalts(reader, file));
    BK_TRY(readUsersAndGrants(reader, file));
    if (file.format > 1) BK_TRY(readRoster(reader, file));
    BK_TRY(readPersons(reader, file));
    if (!reader.ok() || reader.left() != 0) return damaged(QStringLiteral("it ends too early or too late"));
    if (file.catalog.isNull()) return damaged(QStringLiteral("a catalog without an id"));
    BK_TRY(checkUsers(file));
    BK_TRY(checkGrants(file));
    return file;
}

QByteArray KeyFile::serialise(const SecretBytes& macKey) const {
    ByteWriter out;
    out.raw(magic).number(currentFormat).number(currentFormat);
    out.raw(catalog.toBytes()).number(generation).raw(nameKey).raw(administrator);
    out.number(static_cast<quint8>(salts.size()));
    for (auto salt = salts.begin(); salt != salts.end(); ++salt)
        out.number(static_cast<quint8>(salt.key())).raw(salt.value());
    out.number(static_cast<quint16>(users.size()));
    for (const User& user : users)
        writeUser(out, user);
    out.number(static_cast<quint16>(grants.size()));
    for (const Grant& grant : grants)
        out.raw(grant.bytes());
    out.number(static_cast<quint16>(appointments.size()));
    for (const Appointment& appointment : appointments)
        out.raw(appointment.bytes());
    out.number(roster.serial).raw(roster.signer.toBytes()).raw(roster.signature);
    out.number(static_cast<quint32>(persons.size()));
    for (auto person = persons.begin(); person != persons.end(); ++person)
        out.raw(person.key()).raw(person->sealedId).raw(person->sealedKey);
    out.raw(keyedBlake2b(macKey, out.bytes()));
    out.raw(blake2b(out.bytes()));
    return out.bytes();
}

bool KeyFile::macHolds(QByteArrayView bytes, const SecretBytes& macKey) {
    const QByteArrayView before = bytes.chopped(macSize + checksumSize);
    const QByteArrayView mac = bytes.sliced(before.size(), macSize);
    return sodium_memcmp(keyedBlake2b(macKey, before).constData(), mac.data(), macSize) == 0;
}

QString KeyFile::comparableName(const QString& name) {
    return name.trimmed()
        .normalized(QString::NormalizationForm_C)
        .toLower()
        .normalized(QString::NormalizationForm_C);
}

QByteArray KeyFile::nameTag(const QString& name) const {
    const SecretBytes key = SecretBytes::copyOf({reinterpret_cast<const unsigned char*>(nameKey.constData()),
                                                 static_cast<std::size_t>(nameKey.size())});
    return keyedBlake2b(key, ByteWriter()
                                 .raw("beeldkluis user name")
                                 .raw(catalog.toBytes())
                                 .raw(comparableName(name).toUtf8())
                                 .bytes());
}

const KeyFile::User* KeyFile::userByName(const QString& name) const {
    const QByteArray tag = nameTag(name);
    const auto found = std::find_if(users.begin(), users.end(),
                                    [&](const User& user) { return user.active() && user.nameTag == tag; });
    return found == users.end() ? nullptr : &*found;
}

const KeyFile::User* KeyFile::userById(const UserId& id) const {
    const auto found =
        std::find_if(users.begin(), users.end(), [&](const User& user) { return user.id == id; });
    return found == users.end() ? nullptr : &*found;
}

KeyFile::User* KeyFile::userById(const UserId& id) {
    const auto found =
        std::find_if(users.begin(), users.end(), [&](const User& user) { return user.id == id; });
    return found == users.end() ? nullptr : &*found;
}

const KeyFile::User* KeyFile::recoveryHolder() const {
    const auto found = std::find_if(users.begin(), users.end(), [](const User& user) {
        return user.slot(SlotKind::Recovery) != nullptr;
    });
    return found == users.end() ? nullptr : &*found;
}

const KeyFile::Grant* KeyFile::grantOf(DataKey key) const {
    const auto found =
        std::find_if(grants.begin(), grants.end(), [key](const Grant& grant) { return grant.key == key; });
    return found == grants.end() ? nullptr : &*found;
}

const KeyFile::User* KeyFile::firstAdministrator() const {
    const auto found = std::find_if(users.begin(), users.end(),
                                    [this](const User& user) { return user.fingerprint() == administrator; });
    return found == users.end() ? nullptr : &*found;
}

} // namespace bk
