#include "core/crypto/KeyRing.h"

#include "core/base/AtomicFile.h"
#include "core/crypto/InitialiseCrypto.h"
#include "core/crypto/KdfLimits.h"
#include "core/crypto/KeyAccess.h"
#include "core/crypto/RecoveryKey.h"
#include "core/crypto/Sealer.h"

#include <array>
#include <mutex>
#include <optional>

#include <cstdio>

namespace bk {
namespace {

constexpr std::size_t keySize = 32;
constexpr std::size_t saltSize = 16;
/// Longer names do not fit the size field of a sealed name.
constexpr qsizetype longestName = 1000;

QByteArray randomBytes(std::size_t size) {
    const SecretBytes random = SecretBytes::random(size);
    return {reinterpret_cast<const char*>(random.data()), static_cast<qsizetype>(size)};
}

FilePath olderVersion(const FilePath& file, int age) {
    return file.parent().child(file.fileName() + '.' + QByteArray::number(age));
}

/// What a failure should say about an older version that could be put back by hand; empty when there is none.
QString olderVersionNote(const FilePath& file) {
    for (int age = 1; age <= 2; ++age) {
        const FilePath older = olderVersion(file, age);
        const auto bytes = readWhole(older, KeyFile::sizeLimit);
        if (bytes && KeyFile::parse(*bytes))
            return QStringLiteral("; a sound older version is there: ") + older.fileNameDisplay();
    }
    return {};
}

/// FAILURE, with the note if the file is damaged.
tl::unexpected<Error> failedToOpen(const FilePath& file, Error failure) {
    if (failure.code == ErrorCode::Damaged) failure.context += olderVersionNote(file);
    return fail(std::move(failure));
}

struct LoadedFile {
    KeyFile file;
    QByteArray bytes;
};

Result<LoadedFile> load(const FilePath& path) {
    auto bytes = readWhole(path, KeyFile::sizeLimit);
    if (!bytes) {
        Error failure = bytes.error();
        const QString note = olderVersionNote(path);
        if (failure.code == ErrorCode::NotFound && !note.isEmpty())
            failure = {ErrorCode::Damaged, QStringLiteral("the key file is missing") + note, failure.native};
        if (failure.code == ErrorCode::TooLarge)
            failure = {ErrorCode::Damaged, QStringLiteral("the key file is damaged: it is too large") + note,
                       0};
        return fail(failure);
    }
    auto file = KeyFile::parse(*bytes);
    if (!file) return failedToOpen(path, file.error());
    return LoadedFile{std::move(*file), std::move(*bytes)};
}

KeyFile::Slot newPassphraseSlot(const KdfCost& cost) {
    return {KeyFile::SlotKind::Passphrase, 1, KeyFile::Kdf::Argon2id, cost, randomBytes(saltSize), {}};
}

KeyFile::Slot newRecoverySlot() {
    return {KeyFile::SlotKind::Recovery, 1, KeyFile::Kdf::KeyedHash, {0, 0}, randomBytes(saltSize), {}};
}

tl::unexpected<Error> noAccess() {
    return fail(ErrorCode::NoAccess, QStringLiteral("wrong name or passphrase"));
}

} // namespace

struct KeyRing::Secrets {
    enum class Older { Keep, Forget };

    mutable std::mutex mutex;
    FilePath path;
    KeyFile file;
    QByteArray written;   ///< what is on disk
    QByteArray attempted; ///< what may be on disk instead, after a failure in the last step
    CatalogId catalog;
    UserId user;
    QString userName;
    DataKeys keys;
    PersonEntries entries;
    QMap<PersonId, QByteArray> tags; ///< of the persons in FILE

    const SecretBytes& key(DataKey which) const { return keys[static_cast<std::size_t>(which)]; }

    static Result<std::unique_ptr<Secrets>> open(const FilePath& path, LoadedFile loaded,
                                                 const KeyFile::User& user, const KeyFile::Slot& slot,
                                                 const SecretBytes& wrapKey);
    Status readPersons();
    Status requireUnchangedOnDisk() const;
    Status replaceOlderVersions(Older older, const QByteArray& next);
    Status save(KeyFile next, Older older);
    std::optional<KeyFile::User> me() const;
    Status rewrap(const KeyFile::User& before, const Identity& identity, const SecretBytes& next);
};

Result<std::unique_ptr<KeyRing::Secrets>> KeyRing::Secrets::open(const FilePath& path, LoadedFile loaded,
                                                                 const KeyFile::User& user,
                                                                 const KeyFile::Slot& slot,
                                                                 const SecretBytes& wrapKey) {
    auto secrets = std::make_unique<Secrets>();
    auto keys = openKeyFile(loaded.file, loaded.bytes, user, slot, wrapKey);
    if (!keys) return failedToOpen(path, keys.error());
    secrets->keys = std::move(*keys);
    secrets->entries = PersonEntries(secrets->keys, loaded.file.catalog);
    secrets->path = path;
    secrets->catalog = loaded.file.catalog;
    secrets->user = user.id;
    BK_ASSIGN(secrets->userName, openName(secrets->keys, loaded.file.catalog, user));
    secrets->file = std::move(loaded.file);
    secrets->written = std::move(loaded.bytes);
    BK_TRY(secrets->readPersons());
    return secrets;
}

Status KeyRing::Secrets::readPersons() {
    for (auto entry = file.persons.begin(); entry != file.persons.end(); ++entry) {
        BK_ASSIGN(const PersonId person, entries.openId(*entry));
        if (entries.tag(person) != entry.key())
            return fail(ErrorCode::Damaged,
                        QStringLiteral("the key file is damaged: a person in another's place"));
        tags.insert(person, entry.key());
    }
    return {};
}

Status KeyRing::Secrets::requireUnchangedOnDisk() const {
    const auto bytes = readWhole(path, KeyFile::sizeLimit);
    // Gone or damaged while we hold all of it: writing puts it right.
    if (!bytes && (bytes.error().code == ErrorCode::NotFound || bytes.error().code == ErrorCode::TooLarge))
        return {};
    if (!bytes) return fail(bytes.error());
    if (*bytes == written || *bytes == attempted || !KeyFile::parse(*bytes)) return {};
    return fail(ErrorCode::InUse, QStringLiteral("the key file was changed by another program"));
}

Status KeyRing::Secrets::replaceOlderVersions(Older older, const QByteArray& next) {
    const FilePath first = olderVersion(path, 1);
    const FilePath second = olderVersion(path, 2);
    if (older == Older::Forget) {
        BK_TRY(writeAtomically(first, next));
        const Status removed = removeDurably(second);
        if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
        return {};
    }
    if (std::rename(first.bytes().constData(), second.bytes().constData()) != 0 && errno != ENOENT)
        return fail(ErrorCode::Disk, QStringLiteral("renaming the older key file failed"), errno);
    return writeAtomically(first, written);
}

Status KeyRing::Secrets::save(KeyFile next, Older older) {
    BK_TRY(requireUnchangedOnDisk());
    next.generation = file.generation + 1;
    const QByteArray bytes = next.serialise(macKeyOf(keys));
    if (bytes.size() > KeyFile::sizeLimit)
        return fail(ErrorCode::TooLarge, QStringLiteral("too many persons"));
    if (older == Older::Forget) {
        // A program that was stopped while writing may have left a copy with what must go now.
        BK_TRY(removeLeftovers(path));
        BK_TRY(removeLeftovers(olderVersion(path, 1)));
    }
    // The new file is on disk under another name before anything else is touched: that is where a full disk
    // shows.
    BK_ASSIGN(AtomicFile pending, AtomicFile::create(path));
    BK_TRY(pending.write(bytes));
    BK_TRY(pending.flush());
    // The older versions go first: a stop in between leaves the current file whole, and never an older one
    // with something that the current file has given up.
    BK_TRY(replaceOlderVersions(older, bytes));
    attempted = bytes;
    BK_TRY(pending.commit());
    file = std::move(next);
    written = bytes;
    return {};
}

std::optional<KeyFile::User> KeyRing::Secrets::me() const {
    const std::scoped_lock lock(mutex);
    const KeyFile::User* found = file.userById(user);
    return found ? std::optional(*found) : std::nullopt;
}

Status KeyRing::Secrets::rewrap(const KeyFile::User& before, const Identity& identity,
                                const SecretBytes& next) {
    if (next.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a passphrase must not be empty"));
    const KeyFile::Slot* current = before.slot(KeyFile::SlotKind::Passphrase);
    KeyFile::Slot fresh = newPassphraseSlot(current ? current->cost : KdfCost());
    // Without the lock: this is the slow part, and others need their keys meanwhile.
    BK_ASSIGN(const SecretBytes wrapKey, wrapKeyFromPassphrase(fresh, next));
    wrapIdentity(catalog, before, fresh, identity, wrapKey);

    const std::scoped_lock lock(mutex);
    KeyFile changed = file;
    for (KeyFile::User& changing : changed.users) {
        if (changing.id != before.id) continue;
        if (changing.slots != before.slots)
            return fail(ErrorCode::InUse, QStringLiteral("the passphrase was changed at the same time"));
        changing.slots.removeIf(
            [](const KeyFile::Slot& slot) { return slot.kind == KeyFile::SlotKind::Passphrase; });
        changing.slots.prepend(fresh);
    }
    return save(std::move(changed), Older::Forget);
}

KeyRing::KeyRing(std::unique_ptr<Secrets> secrets) : m_secrets(std::move(secrets)) {}

KeyRing::~KeyRing() = default;

Result<KeyRing::Created> KeyRing::create(const FilePath& file, const CatalogId& catalog,
                                         const UserId& adminId, const QString& admin,
                                         const SecretBytes& passphrase, KdfCost cost) {
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));
    const QString name = admin.trimmed();
    if (catalog.isNull() || adminId.isNull() || name.isEmpty() || name.size() > longestName ||
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
    keyFile.nameKey = randomBytes(keySize);
    for (const DatabaseFile which :
         {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews, DatabaseFile::Audit})
        keyFile.salts.insert(which, randomBytes(saltSize));
    for (SecretBytes& key : secrets->keys)
        key = SecretBytes::random(keySize);
    secrets->entries = PersonEntries(secrets->keys, catalog);

    KeyFile::User user;
    user.id = adminId;
    user.nameTag = keyFile.nameTag(name);
    const Identity identity = Identity::make(user);
    user.sealedName = sealName(secrets->keys, catalog, adminId, name);

    KeyFile::Slot slot = newPassphraseSlot(cost);
    BK_ASSIGN(const SecretBytes wrapKey, wrapKeyFromPassphrase(slot, passphrase));
    wrapIdentity(catalog, user, slot, identity, wrapKey);
    const SecretBytes recoveryKey = SecretBytes::random(keySize);
    KeyFile::Slot recovery = newRecoverySlot();
    wrapIdentity(catalog, user, recovery, identity, wrapKeyFromRecovery(recovery, catalog, recoveryKey));
    user.slots = {slot, recovery};

    keyFile.administrator = user.fingerprint();
    for (const DataKey key : {DataKey::Main, DataKey::Vault, DataKey::Face})
        keyFile.grants.append(makeGrant(catalog, user, key, randomBytes(saltSize), 1,
                                        KeyFile::Role::Administrator, secrets->key(key), adminId, identity));
    keyFile.users = {user};

    secrets->written = keyFile.serialise(macKeyOf(secrets->keys));
    BK_ASSIGN(AtomicFile pending, AtomicFile::create(file));
    BK_TRY(pending.write(secrets->written));
    BK_TRY(pending.commitNew());
    return Created{std::unique_ptr<KeyRing>(new KeyRing(std::move(secrets))), printRecoveryKey(recoveryKey)};
}

Result<std::unique_ptr<KeyRing>> KeyRing::unlock(const FilePath& file, const QString& user,
                                                 const SecretBytes& passphrase) {
    BK_ASSIGN(LoadedFile loaded, load(file));
    const QString name = user.trimmed();
    const KeyFile::User* found =
        name.isEmpty() ? loaded.file.firstAdministrator() : loaded.file.userByName(name);
    const KeyFile::Slot* slot = found ? found->slot(KeyFile::SlotKind::Passphrase) : nullptr;
    if (!slot) {
        // As slow as a wrong passphrase, so that the time does not tell whether there is such a user.
        const KeyFile::Slot* other = loaded.file.firstAdministrator()->slot(KeyFile::SlotKind::Passphrase);
        (void)wrapKeyFromPassphrase(newPassphraseSlot(other ? other->cost : KdfCost()), passphrase);
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
    BK_ASSIGN(LoadedFile loaded, load(file));
    const QList<KeyFile::User> users = loaded.file.users;
    for (const KeyFile::User& user : users) {
        const KeyFile::Slot* slot = user.slot(KeyFile::SlotKind::Recovery);
        if (!slot) continue;
        auto secrets =
            Secrets::open(file, loaded, user, *slot, wrapKeyFromRecovery(*slot, loaded.file.catalog, key));
        if (!secrets && secrets.error().code == ErrorCode::NoAccess) continue;
        if (!secrets) return fail(secrets.error());
        return std::unique_ptr<KeyRing>(new KeyRing(std::move(*secrets)));
    }
    return fail(ErrorCode::NoAccess, QStringLiteral("the recovery key is of another catalog"));
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
    return !m_secrets->key(key).isEmpty();
}

Result<SecretBytes> KeyRing::subkey(DataKey key, QByteArrayView context) const {
    if (!has(key)) return fail(ErrorCode::NoAccess, QStringLiteral("no key for this"));
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
    if (!has(DataKey::Face)) return fail(ErrorCode::NoAccess, QStringLiteral("no key for faceprints"));
    const std::scoped_lock lock(m_secrets->mutex);
    KeyFile next = m_secrets->file;
    QMap<PersonId, QByteArray> tags = m_secrets->tags;
    for (const PersonId& person : persons) {
        if (person.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("no such person"));
        if (tags.contains(person)) continue;
        const QByteArray tag = m_secrets->entries.tag(person);
        next.persons.insert(tag, m_secrets->entries.seal(person, SecretBytes::random(keySize)));
        tags.insert(person, tag);
    }
    if (tags.size() == m_secrets->tags.size()) return {};
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Keep));
    m_secrets->tags = std::move(tags);
    return {};
}

Status KeyRing::destroyPersonKeys(const QList<PersonId>& persons) {
    const std::scoped_lock lock(m_secrets->mutex);
    KeyFile next = m_secrets->file;
    QMap<PersonId, QByteArray> left = m_secrets->tags;
    for (const PersonId& person : persons)
        if (const QByteArray tag = left.take(person); !tag.isEmpty()) next.persons.remove(tag);
    if (left.size() == m_secrets->tags.size()) return {};
    BK_TRY(m_secrets->save(std::move(next), Secrets::Older::Forget));
    m_secrets->tags = left;
    return {};
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
    BK_ASSIGN(const Identity identity, unwrapIdentity(m_secrets->catalog, *me, *slot, wrapKey));
    return m_secrets->rewrap(*me, identity, next);
}

Status KeyRing::resetPassphrase(const QString& recoveryKey, const SecretBytes& next) {
    BK_ASSIGN(const SecretBytes key, readRecoveryKey(recoveryKey));
    const auto me = m_secrets->me();
    const KeyFile::Slot* slot = me ? me->slot(KeyFile::SlotKind::Recovery) : nullptr;
    if (!slot) return fail(ErrorCode::NoAccess, QStringLiteral("there is no recovery key"));
    BK_ASSIGN(const Identity identity, unwrapIdentity(m_secrets->catalog, *me, *slot,
                                                      wrapKeyFromRecovery(*slot, m_secrets->catalog, key)));
    return m_secrets->rewrap(*me, identity, next);
}

} // namespace bk
