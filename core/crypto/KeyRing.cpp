#include "core/crypto/KeyRing.h"

#include "core/base/AtomicFile.h"
#include "core/crypto/InitialiseCrypto.h"
#include "core/crypto/KeyRingSecrets.h"
#include "core/crypto/KeyRoster.h"
#include "core/crypto/RecoveryKey.h"
#include "core/crypto/Slots.h"

#include <algorithm>

namespace bk {
namespace {

constexpr std::size_t keySize = 32;

QByteArray randomKeyBytes() {
    const SecretBytes random = SecretBytes::random(keySize);
    return {reinterpret_cast<const char*>(random.data()), static_cast<qsizetype>(keySize)};
}

/// Whom an empty name means: the first administrator, or whoever leads now that they have left.
const KeyFile::User* leadingAdministrator(const KeyFile& file) {
    const KeyFile::User* first = file.firstAdministrator();
    if (first->isAdministrator()) return first;
    const auto found = std::find_if(file.users.begin(), file.users.end(),
                                    [](const KeyFile::User& user) { return user.isAdministrator(); });
    return found == file.users.end() ? nullptr : &*found;
}

/// What somebody who is not in FILE is made to wait for.
KdfCost usualCost(const KeyFile& file) {
    for (const KeyFile::User& user : file.users)
        if (const KeyFile::Slot* slot = user.slot(KeyFile::SlotKind::Passphrase)) return slot->cost;
    return {};
}

} // namespace

KeyRing::KeyRing(std::unique_ptr<Secrets> secrets) : m_secrets(std::move(secrets)) {}

KeyRing::~KeyRing() = default;

Result<KeyRing::Created> KeyRing::create(const FilePath& file, const CatalogId& catalog,
                                         const UserId& adminId, const QString& admin,
                                         const SecretBytes& passphrase, KdfCost cost) {
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));
    const QString name = admin.trimmed();
    if (catalog.isNull() || adminId.isNull() || name.isEmpty() || name.size() > KeyFile::longestName ||
        passphrase.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a key file needs ids, a name and a passphrase"));

    auto secrets = std::make_unique<Secrets>();
    secrets->path = file;
    secrets->catalog = catalog;
    secrets->user = adminId;
    secrets->userName = name;
    KeyFile& keyFile = secrets->file;
    keyFile.catalog = catalog;
    keyFile.nameKey = randomKeyBytes();
    for (const DatabaseFile which :
         {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews, DatabaseFile::Audit})
        keyFile.salts.insert(which, randomSalt());
    for (SecretBytes& key : secrets->keys)
        key = SecretBytes::random(keySize);
    secrets->entries = PersonEntries(secrets->keys, catalog);

    KeyFile::User user;
    user.id = adminId;
    user.nameTag = keyFile.nameTag(name);
    user.roles = Role::Administrator;
    secrets->identity = Identity::make(user);
    keyFile.administrator = user.fingerprint();
    secrets->scope = keyFile.scope();
    user.sealedName = sealName(secrets->keys, catalog, adminId, name);
    secrets->names.insert(adminId, name);

    KeyFile::Slot slot = newPassphraseSlot(cost);
    BK_ASSIGN(const SecretBytes wrapKey, wrapKeyFromPassphrase(slot, passphrase));
    wrapIdentity(secrets->scope, user, slot, secrets->identity, wrapKey);
    user.slots = {slot};
    const SecretBytes recoveryKey = SecretBytes::random(keySize);
    addRandomSlot(secrets->scope, user, KeyFile::SlotKind::Recovery, secrets->identity, recoveryKey);

    keyFile.users = {user};
    DataKeyMarks marks;
    for (DataKeyMark& mark : marks)
        mark = {randomSalt(), 1};
    issueRoster(keyFile, secrets->keys, marks, adminId, secrets->identity);

    secrets->written = keyFile.serialise(macKeyOf(secrets->keys));
    BK_ASSIGN(AtomicFile pending, AtomicFile::create(file));
    BK_TRY(pending.write(secrets->written));
    BK_TRY(pending.commitNew());
    return Created{std::unique_ptr<KeyRing>(new KeyRing(std::move(secrets))), printRecoveryKey(recoveryKey)};
}

Result<std::unique_ptr<KeyRing>> KeyRing::unlock(const FilePath& file, const QString& user,
                                                 const SecretBytes& passphrase) {
    BK_ASSIGN(LoadedKeyFile loaded, loadKeyFile(file));
    const QString name = user.trimmed();
    const KeyFile::User* found =
        name.isEmpty() ? leadingAdministrator(loaded.file) : loaded.file.userByName(name);
    const KeyFile::Slot* slot = found ? found->slot(KeyFile::SlotKind::Passphrase) : nullptr;
    if (!slot) {
        // As slow as a wrong passphrase, so that the time does not tell whether there is such a user.
        (void)wrapKeyFromPassphrase(newPassphraseSlot(usualCost(loaded.file)), passphrase);
        return noAccess();
    }
    // Copies, because the file they are in moves on.
    const KeyFile::User foundUser = *found;
    const KeyFile::Slot foundSlot = *slot;
    BK_ASSIGN(const SecretBytes wrapKey, wrapKeyFromPassphrase(foundSlot, passphrase));
    BK_ASSIGN(auto secrets, Secrets::open(file, std::move(loaded), foundUser, foundSlot, wrapKey));
    return std::unique_ptr<KeyRing>(new KeyRing(std::move(secrets)));
}

Result<std::unique_ptr<KeyRing>> KeyRing::unlockWithRecovery(const FilePath& file,
                                                             const QString& recoveryKey) {
    BK_ASSIGN(const SecretBytes key, readRecoveryKey(recoveryKey));
    BK_ASSIGN(LoadedKeyFile loaded, loadKeyFile(file));
    const KeyFile::User* holder = loaded.file.recoveryHolder();
    if (!holder) return fail(ErrorCode::NoAccess, QStringLiteral("there is no recovery key"));
    const KeyFile::User user = *holder;
    const KeyFile::Slot slot = *user.slot(KeyFile::SlotKind::Recovery);
    const SecretBytes wrapKey = wrapKeyFromRandom(slot, loaded.file.catalog, key);
    auto secrets = Secrets::open(file, std::move(loaded), user, slot, wrapKey);
    if (!secrets && secrets.error().code == ErrorCode::NoAccess)
        return fail(ErrorCode::NoAccess, QStringLiteral("the recovery key is of another catalog"));
    if (!secrets) return fail(secrets.error());
    return std::unique_ptr<KeyRing>(new KeyRing(std::move(*secrets)));
}

Result<std::unique_ptr<KeyRing>> KeyRing::unlockWithKeyring(const FilePath& file, const UserId& user,
                                                            const SecretBytes& secret) {
    BK_ASSIGN(LoadedKeyFile loaded, loadKeyFile(file));
    const KeyFile::User* found = loaded.file.userById(user);
    const KeyFile::Slot* slot = found ? found->slot(KeyFile::SlotKind::Keyring) : nullptr;
    if (!slot || secret.size() != keySize)
        return fail(ErrorCode::NoAccess, QStringLiteral("the desktop's keyring does not open this"));
    const KeyFile::User foundUser = *found;
    const KeyFile::Slot foundSlot = *slot;
    const SecretBytes wrapKey = wrapKeyFromRandom(foundSlot, loaded.file.catalog, secret);
    BK_ASSIGN(auto secrets, Secrets::open(file, std::move(loaded), foundUser, foundSlot, wrapKey));
    return std::unique_ptr<KeyRing>(new KeyRing(std::move(secrets)));
}

Result<CatalogId> KeyRing::catalogOf(const FilePath& file) {
    BK_ASSIGN(const LoadedKeyFile loaded, loadKeyFile(file));
    return loaded.file.catalog;
}

CatalogId KeyRing::catalogId() const {
    return m_secrets->catalog;
}

UserId KeyRing::userId() const {
    return m_secrets->user;
}

QString KeyRing::userName() const {
    return m_secrets->userName;
}

bool KeyRing::has(DataKey key) const {
    const std::scoped_lock lock(m_secrets->mutex);
    return !m_secrets->key(key).isEmpty();
}

Result<SecretBytes> KeyRing::subkey(DataKey key, QByteArrayView context) const {
    const std::scoped_lock lock(m_secrets->mutex);
    if (m_secrets->key(key).isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("no key for this"));
    return callerSubkey(m_secrets->key(key), context);
}

QByteArray KeyRing::salt(DatabaseFile file) const {
    const std::scoped_lock lock(m_secrets->mutex);
    return m_secrets->file.salts.value(file);
}

Result<SecretBytes> KeyRing::personKey(const PersonId& person) const {
    const std::scoped_lock lock(m_secrets->mutex);
    const auto tag = m_secrets->tags.constFind(person);
    if (tag == m_secrets->tags.constEnd())
        return fail(ErrorCode::NotFound, QStringLiteral("no key for this person's faceprints"));
    return m_secrets->entries.openKey(person, m_secrets->file.persons.value(*tag));
}

Status KeyRing::createPersonKey(const PersonId& person) {
    return createPersonKeys({person});
}

Status KeyRing::createPersonKeys(const QList<PersonId>& persons) {
    const std::scoped_lock lock(m_secrets->mutex);
    if (m_secrets->key(DataKey::Face).isEmpty())
        return fail(ErrorCode::NoAccess, QStringLiteral("no key for faceprints"));
    KeyFile next = m_secrets->file;
    QMap<PersonId, QByteArray> tags = m_secrets->tags;
    for (const PersonId& person : persons) {
        if (person.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("no such person"));
        if (tags.contains(person)) continue;
        const QByteArray tag = m_secrets->entries.tag(person);
        next.persons.insert(tag, m_secrets->entries.seal(person, SecretBytes::random(keySize)));
        tags.insert(person, tag);
    }
    if (tags.size() == m_secrets->tags.size()) return m_secrets->confirm();
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Keep));
    m_secrets->tags = std::move(tags);
    return m_secrets->confirm();
}

Status KeyRing::destroyPersonKeys(const QList<PersonId>& persons) {
    const std::scoped_lock lock(m_secrets->mutex);
    KeyFile next = m_secrets->file;
    QMap<PersonId, QByteArray> left = m_secrets->tags;
    for (const PersonId& person : persons)
        if (const QByteArray tag = left.take(person); !tag.isEmpty()) next.persons.remove(tag);
    if (left.size() == m_secrets->tags.size()) return m_secrets->confirm();
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Forget));
    m_secrets->tags = left;
    return m_secrets->confirm();
}

QList<PersonId> KeyRing::personsWithKeys() const {
    const std::scoped_lock lock(m_secrets->mutex);
    return m_secrets->tags.keys();
}

Status KeyRing::changePassphrase(const SecretBytes& current, const SecretBytes& next) {
    if (next.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a passphrase must not be empty"));
    const auto me = m_secrets->me();
    const KeyFile::Slot* slot = me ? me->slot(KeyFile::SlotKind::Passphrase) : nullptr;
    if (!slot) return noAccess();
    BK_ASSIGN(const SecretBytes wrapKey, wrapKeyFromPassphrase(*slot, current));
    BK_TRY(unwrapIdentity(m_secrets->scope, *me, *slot, wrapKey));
    return m_secrets->rewrap(*me, next);
}

Status KeyRing::resetPassphrase(const QString& recoveryKey, const SecretBytes& next) {
    BK_ASSIGN(const SecretBytes key, readRecoveryKey(recoveryKey));
    const auto me = m_secrets->me();
    const KeyFile::Slot* slot = me ? me->slot(KeyFile::SlotKind::Recovery) : nullptr;
    if (!slot) return fail(ErrorCode::NoAccess, QStringLiteral("there is no recovery key"));
    BK_TRY(unwrapIdentity(m_secrets->scope, *me, *slot, wrapKeyFromRandom(*slot, m_secrets->catalog, key)));
    return m_secrets->rewrap(*me, next);
}

} // namespace bk
