#include "core/crypto/KeyRingSecrets.h"

#include "core/base/AtomicFile.h"
#include "core/crypto/KeyRoster.h"
#include "core/crypto/Sealer.h"
#include "core/crypto/Slots.h"

#include <cstdio>

namespace bk {
namespace {

constexpr qsizetype keyIdSize = 16;

/// What a failure should say about an older version that could be put back by hand; empty when there is none.
QString olderVersionNote(const FilePath& file) {
    for (int age = 1; age <= 2; ++age) {
        const FilePath older = olderVersion(file, age);
        const auto bytes = readWhole(older, KeyFile::sizeLimit);
        const auto parsed = bytes ? KeyFile::parse(*bytes) : fail(bytes.error());
        if (parsed && checkRoster(*parsed))
            return QStringLiteral("; a sound older version is there: ") + older.fileNameDisplay();
    }
    return {};
}

/// FAILURE, with the note if the file is damaged.
tl::unexpected<Error> failedToOpen(const FilePath& file, Error failure) {
    if (failure.code == ErrorCode::Damaged) failure.context += olderVersionNote(file);
    return fail(std::move(failure));
}

tl::unexpected<Error> damaged(const QString& what) {
    return fail(ErrorCode::Damaged, QStringLiteral("the key file is damaged: ") + what);
}

} // namespace

FilePath olderVersion(const FilePath& file, int age) {
    return file.parent().child(file.fileName() + '.' + QByteArray::number(age));
}

Result<LoadedKeyFile> loadKeyFile(const FilePath& path) {
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
    if (const Status signedRightly = checkRoster(*file); !signedRightly)
        return failedToOpen(path, signedRightly.error());
    return LoadedKeyFile{std::move(*file), std::move(*bytes)};
}

tl::unexpected<Error> noAccess() {
    return fail(ErrorCode::NoAccess, QStringLiteral("wrong name or passphrase"));
}

Result<std::unique_ptr<KeyRing::Secrets>> KeyRing::Secrets::open(const FilePath& path, LoadedKeyFile loaded,
                                                                 const KeyFile::User& user,
                                                                 const KeyFile::Slot& slot,
                                                                 const SecretBytes& wrapKey) {
    auto secrets = std::make_unique<Secrets>();
    auto opened = openKeyFile(loaded.file, loaded.bytes, user, slot, wrapKey);
    if (!opened) return failedToOpen(path, opened.error());
    secrets->keys = std::move(opened->keys);
    secrets->identity = std::move(opened->identity);
    secrets->path = path;
    secrets->catalog = loaded.file.catalog;
    secrets->scope = loaded.file.scope();
    secrets->user = user.id;
    secrets->file = std::move(loaded.file);
    secrets->written = std::move(loaded.bytes);
    secrets->entries = PersonEntries(secrets->keys, secrets->catalog);
    if (const Status read = secrets->readEntries(); !read) return failedToOpen(path, read.error());
    secrets->userName = secrets->names.value(user.id);
    if (secrets->file.format == 1) secrets->upgrade();
    return secrets;
}

Status KeyRing::Secrets::readEntries() {
    QMap<UserId, QString> foundNames;
    for (const KeyFile::User& each : file.users) {
        BK_ASSIGN(const QString name, openName(keys, catalog, each));
        // The tag is in the signed roster, so nobody without that right can call a user by another name.
        if (file.nameTag(name) != each.nameTag) return damaged(QStringLiteral("a user by another's name"));
        foundNames.insert(each.id, name);
    }
    QMap<PersonId, QByteArray> foundTags;
    for (auto entry = file.persons.begin(); entry != file.persons.end(); ++entry) {
        BK_ASSIGN(const PersonId person, entries.openId(*entry));
        if (entries.tag(person) != entry.key()) return damaged(QStringLiteral("a person in another's place"));
        foundTags.insert(person, entry.key());
    }
    names = std::move(foundNames);
    tags = std::move(foundTags);
    return {};
}

// The file of format 1 stays as the older version: it opens with the same passphrase, holds the same persons,
// and whoever puts it back gets the same first roster and, since nobody else has what it is made of, the same
// key of the log.
void KeyRing::Secrets::upgrade() {
    keys[indexOf(DataKey::Log)] = deriveSubkey(identity.signSeed, "beeldkluis key file/log of format 1");
    DataKeyMarks marks = marksOf(file);
    const SecretBytes id = deriveSubkey(identity.signSeed, "beeldkluis key file/log id of format 1");
    marks[indexOf(DataKey::Log)] = {QByteArray(reinterpret_cast<const char*>(id.data()), keyIdSize), 1};
    file.format = KeyFile::currentFormat;
    issueRoster(file, keys, marks, user, identity);
    outdated = true;
}

Status KeyRing::Secrets::confirm() {
    if (!unconfirmed) return {};
    BK_TRY(syncFolder(path.parent()).map_error([](Error error) {
        error.context = QStringLiteral("the key file was written, but the disk does not confirm it, so a "
                                       "power cut may bring back the one before: ") +
                        error.context;
        return error;
    }));
    unconfirmed = false;
    return {};
}

Status KeyRing::Secrets::requireAdministrator() const {
    const KeyFile::User* acting = file.userById(user);
    if (acting && acting->isAdministrator()) return {};
    return fail(ErrorCode::RoleMissing, missingRole(Right::ManageUsers));
}

Status KeyRing::Secrets::requireUnchangedOnDisk() const {
    const auto bytes = readWhole(path, KeyFile::sizeLimit);
    // Gone or damaged while we hold all of it: writing puts it right.
    if (!bytes && (bytes.error().code == ErrorCode::NotFound || bytes.error().code == ErrorCode::TooLarge))
        return {};
    if (!bytes) return fail(bytes.error());
    if (*bytes == written) return {};
    if (const auto there = KeyFile::parse(*bytes); !there && there.error().code == ErrorCode::Damaged)
        return {};
    return fail(ErrorCode::InUse, QStringLiteral("the key file was changed by another program"));
}

Status KeyRing::Secrets::forgetOlderVersions() const {
    // A program that was stopped while writing may have left a copy with what must go now.
    BK_TRY(removeLeftovers(olderVersion(path, 1)));
    for (const int age : {2, 1}) {
        const Status removed = removeDurably(olderVersion(path, age));
        if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
    }
    return {};
}

Status KeyRing::Secrets::keepOlderVersions() const {
    const FilePath first = olderVersion(path, 1);
    if (std::rename(first.bytes().constData(), olderVersion(path, 2).bytes().constData()) != 0 &&
        errno != ENOENT)
        return fail(ErrorCode::Disk, QStringLiteral("renaming the older key file failed"), errno);
    return writeAtomically(first, written);
}

Status KeyRing::Secrets::save(KeyFile next, Older older, const DataKeys& nextKeys) {
    BK_TRY(requireUnchangedOnDisk());
    next.generation = file.generation + 1;
    const QByteArray bytes = next.serialise(macKeyOf(nextKeys));
    if (bytes.size() > KeyFile::sizeLimit)
        return fail(ErrorCode::TooLarge, QStringLiteral("too many persons"));
    if (older == Older::Forget) BK_TRY(removeLeftovers(path));
    // The new file is on disk under another name before anything else is touched: that is where a full disk
    // shows.
    BK_ASSIGN(AtomicFile pending, AtomicFile::create(path));
    BK_TRY(pending.write(bytes));
    BK_TRY(pending.flush());
    // The older versions go first: a stop in between leaves the current file whole, and never an older one
    // with something that the current file has given up.
    BK_TRY(older == Older::Forget ? forgetOlderVersions() : keepOlderVersions());
    const Status committed = pending.commit();
    if (!committed && !pending.isInPlace()) return committed;
    // What is in its place is what everybody reads from here, whatever the disk says of the folder.
    file = std::move(next);
    written = bytes;
    outdated = false;
    unconfirmed = !committed;
    (void)confirm();
    // Only now, so that it is never ahead of the file. What it is for is there without it too.
    if (older == Older::Forget) (void)writeAtomically(olderVersion(path, 1), bytes);
    return {};
}

std::optional<KeyFile::User> KeyRing::Secrets::me() const {
    const std::scoped_lock lock(mutex);
    const KeyFile::User* found = file.userById(user);
    return found ? std::optional(*found) : std::nullopt;
}

Status KeyRing::Secrets::rewrap(const KeyFile::User& before, const SecretBytes& next) {
    if (next.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a passphrase must not be empty"));
    const KeyFile::Slot* current = before.slot(KeyFile::SlotKind::Passphrase);
    KeyFile::Slot fresh = newPassphraseSlot(current ? current->cost : KdfCost());
    // Without the lock: this is the slow part, and others need their keys meanwhile.
    BK_ASSIGN(const SecretBytes wrapKey, wrapKeyFromPassphrase(fresh, next));
    wrapIdentity(scope, before, fresh, identity, wrapKey);

    const std::scoped_lock lock(mutex);
    KeyFile changed = file;
    KeyFile::User* changing = changed.userById(before.id);
    const KeyFile::Slot* now = changing ? changing->slot(KeyFile::SlotKind::Passphrase) : nullptr;
    if (!now || !current || !(*now == *current))
        return fail(ErrorCode::InUse, QStringLiteral("the passphrase was changed at the same time"));
    changing->removeSlot(KeyFile::SlotKind::Passphrase);
    changing->slots.prepend(fresh);
    return save(std::move(changed), Older::Forget);
}

} // namespace bk
