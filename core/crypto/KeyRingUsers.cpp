#include "core/crypto/ByteWriter.h"
#include "core/crypto/KeyRingSecrets.h"
#include "core/crypto/KeyRoster.h"
#include "core/crypto/RecoveryKey.h"
#include "core/crypto/Slots.h"

#include <algorithm>

namespace bk {
namespace {

constexpr std::size_t keySize = 32;
/// So many users fit the counts of the file many times over.
constexpr qsizetype mostUsers = 2000;

Status requireRoles(Roles roles) {
    constexpr int all = 31;
    if ((roles.toInt() & ~all) != 0) return fail(ErrorCode::InvalidArgument, QStringLiteral("unknown role"));
    return {};
}

/// What callers sign can never be taken for what the key file itself signs.
QByteArray callersMessage(const CatalogId& catalog, QByteArrayView message) {
    return ByteWriter().raw("beeldkluis message 1").raw(catalog.toBytes()).raw(message).bytes();
}

bool hasOtherAdministrator(const KeyFile& file, const UserId& than) {
    return std::any_of(file.users.begin(), file.users.end(),
                       [&](const KeyFile::User& user) { return user.isAdministrator() && user.id != than; });
}

} // namespace

struct KeyRing::Change::Next {
    AccessChange access;
    QByteArray base; ///< the signature of the roster it was prepared for
};

KeyRing::Change::Change(std::unique_ptr<Next> next) : m_next(std::move(next)) {}
KeyRing::Change::Change(Change&&) noexcept = default;
KeyRing::Change& KeyRing::Change::operator=(Change&&) noexcept = default;
KeyRing::Change::~Change() = default;

QList<DataKey> KeyRing::Change::renewed() const {
    return m_next->access.renewed;
}

Result<SecretBytes> KeyRing::Change::subkey(DataKey key, QByteArrayView context) const {
    return callerSubkey(m_next->access.keys[indexOf(key)], context);
}

QByteArray KeyRing::Change::salt(DatabaseFile file) const {
    return m_next->access.salts.value(file);
}

QByteArray KeyRing::Change::keyId(DataKey key) const {
    return m_next->access.marks[indexOf(key)].id;
}

QString KeyRing::Change::recoveryKey() const {
    return m_next->access.recoveryKey.isEmpty() ? QString() : printRecoveryKey(m_next->access.recoveryKey);
}

Roles KeyRing::roles() const {
    const auto me = m_secrets->me();
    return me ? me->roles : Roles();
}

bool KeyRing::recognition() const {
    const auto me = m_secrets->me();
    return me && me->recognition;
}

QList<KeyRing::User> KeyRing::users() const {
    const std::scoped_lock lock(m_secrets->mutex);
    QList<User> users;
    for (const KeyFile::User& user : m_secrets->file.users)
        users.append({user.id, m_secrets->names.value(user.id), user.roles, user.recognition,
                      user.slot(KeyFile::SlotKind::Recovery) != nullptr});
    return users;
}

QString KeyRing::administratorFingerprint() const {
    const std::scoped_lock lock(m_secrets->mutex);
    constexpr qsizetype groupSize = 4;
    const QString digits = QString::fromLatin1(m_secrets->file.administrator.toHex());
    QStringList groups;
    for (qsizetype at = 0; at < digits.size(); at += groupSize)
        groups.append(digits.mid(at, groupSize));
    return groups.join(QLatin1Char(' '));
}

quint64 KeyRing::rosterSerial() const {
    const std::scoped_lock lock(m_secrets->mutex);
    return m_secrets->file.roster.serial;
}

QByteArray KeyRing::keyId(DataKey key) const {
    const std::scoped_lock lock(m_secrets->mutex);
    const KeyFile::Grant* grant = m_secrets->file.grantOf(key);
    return grant ? grant->keyId : QByteArray();
}

quint32 KeyRing::epoch(DataKey key) const {
    const std::scoped_lock lock(m_secrets->mutex);
    const KeyFile::Grant* grant = m_secrets->file.grantOf(key);
    return grant ? grant->epoch : 0;
}

QByteArray KeyRing::sign(QByteArrayView message) const {
    return signWith(m_secrets->identity, callersMessage(m_secrets->catalog, message));
}

bool KeyRing::verify(const UserId& user, QByteArrayView message, QByteArrayView signature) const {
    QByteArray signPublic;
    {
        const std::scoped_lock lock(m_secrets->mutex);
        if (const KeyFile::User* found = m_secrets->file.userById(user)) signPublic = found->signPublic;
    }
    return signatureHolds(signPublic, callersMessage(m_secrets->catalog, message), signature);
}

Status KeyRing::addUser(const UserId& id, const QString& name, Roles roles, bool recognition,
                        const SecretBytes& passphrase) {
    const QString trimmed = name.trimmed();
    KdfCost cost;
    const auto check = [&](const KeyFile& file) -> Status {
        BK_TRY(m_secrets->requireAdministrator());
        BK_TRY(requireRoles(roles));
        if (id.isNull() || trimmed.isEmpty() || trimmed.size() > KeyFile::longestName || roles.toInt() == 0 ||
            passphrase.isEmpty())
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("a user needs a name, a role and a passphrase"));
        if (file.userById(id) || file.userByName(trimmed))
            return fail(ErrorCode::Exists, QStringLiteral("there is a user of this name"));
        if (file.users.size() >= mostUsers)
            return fail(ErrorCode::TooLarge, QStringLiteral("too many users"));
        return {};
    };
    KeyFile::User user;
    user.id = id;
    user.roles = roles;
    user.recognition = recognition;
    {
        const std::scoped_lock lock(m_secrets->mutex);
        BK_TRY(check(m_secrets->file));
        if (const KeyFile::User* acting = m_secrets->file.userById(m_secrets->user))
            cost = acting->slot(KeyFile::SlotKind::Passphrase)->cost;
    }
    const Identity identity = Identity::make(user);
    KeyFile::Slot slot = newPassphraseSlot(cost);
    // Without the lock: this is the slow part, and others need their keys meanwhile.
    BK_ASSIGN(const SecretBytes wrapKey, wrapKeyFromPassphrase(slot, passphrase));
    wrapIdentity(m_secrets->scope, user, slot, identity, wrapKey);
    user.slots = {slot};

    const std::scoped_lock lock(m_secrets->mutex);
    BK_TRY(check(m_secrets->file));
    KeyFile next = m_secrets->file;
    user.nameTag = next.nameTag(trimmed);
    user.sealedName = sealName(m_secrets->keys, next.catalog, id, trimmed);
    next.users.append(user);
    issueRoster(next, m_secrets->keys, marksOf(m_secrets->file), m_secrets->user, m_secrets->identity);
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Forget));
    m_secrets->names.insert(id, trimmed);
    return {};
}

Result<KeyRing::Change> KeyRing::prepareAccess(const UserId& user, Roles roles, bool recognition) const {
    const std::scoped_lock lock(m_secrets->mutex);
    BK_TRY(m_secrets->requireAdministrator());
    BK_TRY(requireRoles(roles));
    const KeyFile& file = m_secrets->file;
    const KeyFile::User* found = file.userById(user);
    if (!found || !found->active()) return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    if (found->isAdministrator() && !roles.testFlag(Role::Administrator)) {
        if (!hasOtherAdministrator(file, user))
            return fail(ErrorCode::InvalidArgument, QStringLiteral("this is the last administrator"));
        // Somebody who stays has to sign the list of users.
        if (user == m_secrets->user)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("another administrator has to take this role away"));
    }
    auto next = std::make_unique<Change::Next>();
    next->access = AccessChange::prepare(file, m_secrets->keys, user, roles, recognition);
    next->base = file.roster.signature;
    return Change(std::move(next));
}

Status KeyRing::commit(Change&& change) {
    const std::scoped_lock lock(m_secrets->mutex);
    BK_TRY(m_secrets->requireAdministrator());
    if (change.m_next->base != m_secrets->file.roster.signature)
        return fail(ErrorCode::InUse, QStringLiteral("the users were changed at the same time"));
    const AccessChange& access = change.m_next->access;
    BK_ASSIGN(KeyFile next,
              access.apply(m_secrets->file, m_secrets->keys, m_secrets->user, m_secrets->identity));
    // Before anything is written: from there on nothing may fail.
    QMap<PersonId, QByteArray> tags;
    PersonEntries entries(access.keys, m_secrets->catalog);
    for (auto tag = m_secrets->tags.begin(); tag != m_secrets->tags.end(); ++tag)
        tags.insert(tag.key(), entries.tag(tag.key()));
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Forget, access.keys));
    for (const DataKey key : access.renewed)
        m_secrets->keys[indexOf(key)] = access.keys[indexOf(key)].clone();
    m_secrets->entries = std::move(entries);
    m_secrets->tags = std::move(tags);
    return {};
}

Result<QString> KeyRing::renewRecoveryKey() {
    const SecretBytes random = SecretBytes::random(keySize);
    const std::scoped_lock lock(m_secrets->mutex);
    BK_TRY(m_secrets->requireAdministrator());
    KeyFile next = m_secrets->file;
    for (KeyFile::User& user : next.users)
        user.removeSlot(KeyFile::SlotKind::Recovery);
    addRandomSlot(next.scope(), *next.userById(m_secrets->user), KeyFile::SlotKind::Recovery,
                  m_secrets->identity, random);
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Forget));
    return printRecoveryKey(random);
}

Result<SecretBytes> KeyRing::addKeyringSlot() {
    SecretBytes random = SecretBytes::random(keySize);
    const std::scoped_lock lock(m_secrets->mutex);
    KeyFile next = m_secrets->file;
    addRandomSlot(next.scope(), *next.userById(m_secrets->user), KeyFile::SlotKind::Keyring,
                  m_secrets->identity, random);
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Forget));
    return random;
}

Status KeyRing::removeKeyringSlot() {
    const std::scoped_lock lock(m_secrets->mutex);
    KeyFile next = m_secrets->file;
    KeyFile::User* me = next.userById(m_secrets->user);
    if (!me->slot(KeyFile::SlotKind::Keyring)) return {};
    me->removeSlot(KeyFile::SlotKind::Keyring);
    return m_secrets->save(std::move(next), Secrets::Older::Forget);
}

bool KeyRing::hasKeyringSlot() const {
    const auto me = m_secrets->me();
    return me && me->slot(KeyFile::SlotKind::Keyring);
}

} // namespace bk
