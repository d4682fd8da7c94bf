#include "core/crypto/Vault.h"

#include "core/base/AtomicFile.h"
#include "core/base/Descriptor.h"
#include "core/crypto/ByteWriter.h"
#include "core/crypto/InitialiseCrypto.h"
#include "core/crypto/Sealer.h"
#include "core/crypto/VaultStream.h"

#include <QHash>

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

namespace bk {
namespace {

/// The file begins with it too.
constexpr QByteArrayView magic("BKVAULT1");
constexpr qsizetype keyIdSize = 16;
constexpr qint64 keyFileLimit = 4096;

/// Authenticated with every chunk: which format, and which scan.
QByteArray contextOf(const AttachmentId& id) {
    return ByteWriter().raw(magic).raw(id.toBytes()).bytes();
}

Status makeFolder(const FilePath& folder) {
    if (::mkdir(folder.bytes().constData(), 0700) == 0) return syncFolder(folder.parent());
    if (errno == EEXIST) return {};
    return fail(ErrorCode::Disk, QStringLiteral("making a folder of the vault failed"), errno);
}

Result<QList<QByteArray>> entriesOf(const FilePath& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.bytes().constData()), &::closedir);
    if (!entries && (errno == ENOENT || errno == ENOTDIR)) return QList<QByteArray>();
    if (!entries) return fail(ErrorCode::Disk, QStringLiteral("reading a folder of the vault failed"), errno);
    QList<QByteArray> names;
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(entries.get());
        if (!entry) break;
        names.append(QByteArray(entry->d_name));
    }
    if (errno != 0)
        return fail(ErrorCode::Disk, QStringLiteral("reading a folder of the vault failed"), errno);
    return names;
}

Result<qint64> sizeOf(const FilePath& file) {
    struct stat info = {};
    if (::stat(file.bytes().constData(), &info) != 0)
        return fail(ErrorCode::Disk, QStringLiteral("reading a folder of the vault failed"), errno);
    return static_cast<qint64>(info.st_size);
}

/// BLAKE2b of what passes by.
class ContentHash {
public:
    ContentHash() { crypto_generichash_init(&m_state, nullptr, 0, size); }
    void add(QByteArrayView bytes) {
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  static_cast<unsigned long long>(bytes.size()));
    }
    std::function<Status(QByteArrayView, bool)> sink() {
        return [this](QByteArrayView chunk, bool) -> Status {
            add(chunk);
            return {};
        };
    }
    QByteArray end() {
        QByteArray hash(size, Qt::Uninitialized);
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char*>(hash.data()), size);
        return hash;
    }

private:
    static constexpr std::size_t size = 32;
    crypto_generichash_state m_state = {};
};

Status writeAll(const Descriptor& file, QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const ssize_t count = ::write(file.number(), bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return fail(ErrorCode::Disk, QStringLiteral("writing a scan failed"), errno);
        bytes = bytes.sliced(count);
    }
    return {};
}

/// A new file, or one whose writing was given up and begins again.
Result<Descriptor> createFile(const FilePath& file) {
    Descriptor made(
        ::open(file.bytes().constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!made.isOpen()) return fail(ErrorCode::Disk, QStringLiteral("making a file failed"), errno);
    return made;
}

/// The hash of what is in it.
Result<QByteArray> sealAnew(const FilePath& from, const SecretBytes& fromKey, const FilePath& to,
                            const SecretBytes& toKey, const QByteArray& context) {
    BK_ASSIGN(const Descriptor made, createFile(to));
    BK_ASSIGN(VaultSealer sealer, VaultSealer::begin(toKey, context, [&](QByteArrayView bytes) {
                  return writeAll(made, bytes);
              }));
    ContentHash hash;
    BK_TRY(openSealed(from, fromKey, context, Vault::sizeLimit, [&](QByteArrayView chunk, bool last) {
        hash.add(chunk);
        return sealer.add(chunk, last);
    }));
    return hash.end();
}

Status copyAsItIs(const FilePath& from, const FilePath& to) {
    BK_ASSIGN(const QByteArray bytes, readWhole(from, 2 * Vault::sizeLimit));
    BK_ASSIGN(const Descriptor made, createFile(to));
    return writeAll(made, bytes);
}

QByteArray nameOf(const AttachmentId& id) {
    return id.toString().toLatin1();
}

QByteArray folderNameOf(const AttachmentId& id) {
    return nameOf(id).last(2);
}

} // namespace

FilePath Vault::Place::fileOf(const AttachmentId& id) const {
    return folder.child(folderNameOf(id)).child(nameOf(id));
}

SecretBytes Vault::Place::keyOf(const AttachmentId& id) const {
    return deriveSubkey(key, ByteWriter().raw("vault file/").raw(id.toBytes()).bytes());
}

Vault::Vault(FilePath folder, SecretBytes key)
    : m_place(std::make_shared<const Place>(Place{std::move(folder), std::move(key)})) {}

std::shared_ptr<const Vault::Place> Vault::place() const {
    const std::scoped_lock lock(m_placeMutex);
    return m_place;
}

template <class Look>
auto Vault::inPlace(Look look) const {
    // Whoever looks at a file while the folders change places may find none, or one of the other key.
    for (auto current = place();;) {
        auto found = look(*current);
        auto next = place();
        if (next == current) return found;
        current = std::move(next);
    }
}

void Vault::switchTo(FilePath folder, SecretBytes key, const std::function<bool()>& move) {
    const auto next = std::make_shared<Place>(Place{std::move(folder), std::move(key)});
    const std::scoped_lock lock(m_placeMutex);
    if (!move()) next->key.wipe();
    m_place = next;
}

Status Vault::store(const AttachmentId& id, QByteArrayView plain) {
    if (id.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("a scan needs an id"));
    if (plain.size() > sizeLimit) return fail(ErrorCode::TooLarge, QStringLiteral("the scan is too large"));
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));

    const std::scoped_lock lock(m_changes);
    const auto here = place();
    if (here->key.isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("no key for the vault"));
    const FilePath file = here->fileOf(id);
    BK_TRY(makeFolder(here->folder));
    BK_TRY(makeFolder(file.parent()));
    BK_ASSIGN(AtomicFile pending, AtomicFile::create(file));
    BK_ASSIGN(VaultSealer sealer,
              VaultSealer::begin(here->keyOf(id), contextOf(id),
                                 [&](QByteArrayView bytes) { return pending.write(bytes); }));
    bool last = false;
    while (!last) {
        const QByteArrayView chunk = plain.first(std::min(VaultSealer::chunkSize, plain.size()));
        plain = plain.sliced(chunk.size());
        last = plain.isEmpty();
        BK_TRY(sealer.add(chunk, last));
    }
    return pending.commitNew();
}

Result<QByteArray> Vault::load(const AttachmentId& id) const {
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));
    return inPlace([&](const Place& here) -> Result<QByteArray> {
        if (here.key.isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("no key for the vault"));
        QByteArray plain("");
        BK_TRY(openSealed(here.fileOf(id), here.keyOf(id), contextOf(id), sizeLimit,
                          [&](QByteArrayView chunk, bool) -> Status {
                              plain.append(chunk);
                              return {};
                          }));
        return plain;
    });
}

Status Vault::remove(const AttachmentId& id) {
    const std::scoped_lock lock(m_changes);
    const FilePath file = place()->fileOf(id);
    const Status leftovers = removeLeftovers(file);
    if (!leftovers && leftovers.error().native != ENOENT) return leftovers;
    return removeDurably(file);
}

Result<QList<AttachmentId>> Vault::list() const {
    return inPlace([](const Place& here) -> Result<QList<AttachmentId>> {
        QList<AttachmentId> ids;
        BK_ASSIGN(const QList<QByteArray> folders, entriesOf(here.folder));
        for (const QByteArray& folder : folders) {
            if (folder.size() != 2 || folder == "..") continue;
            BK_ASSIGN(const QList<QByteArray> files, entriesOf(here.folder.child(folder)));
            for (const QByteArray& file : files) {
                const auto id = AttachmentId::tryFrom(QString::fromLatin1(file));
                if (id && nameOf(*id) == file && folderNameOf(*id) == folder) ids.append(*id);
            }
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    });
}

Status Vault::removeStrays(const QSet<AttachmentId>& known) {
    BK_ASSIGN(const QList<AttachmentId> stored, list());
    for (const AttachmentId& id : stored) {
        if (known.contains(id)) continue;
        const Status removed = remove(id);
        if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
    }
    const std::scoped_lock lock(m_changes);
    const auto here = place();
    BK_ASSIGN(const QList<QByteArray> folders, entriesOf(here->folder));
    for (const QByteArray& folder : folders) {
        if (folder.size() != 2 || folder == "..") continue;
        const FilePath place = here->folder.child(folder);
        BK_ASSIGN(const QList<QByteArray> files, entriesOf(place));
        for (const QByteArray& file : files) {
            if (!file.startsWith('.') || !file.endsWith(".part")) continue;
            const Status removed = removeDurably(place.child(file));
            if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
        }
    }
    return {};
}

Result<qint64> Vault::size() const {
    return inPlace([&](const Place& here) -> Result<qint64> {
        BK_ASSIGN(const QList<AttachmentId> ids, list());
        qint64 bytes = 0;
        for (const AttachmentId& id : ids)
            bytes += sizeOf(here.fileOf(id)).value_or(0);
        return bytes;
    });
}

Result<QByteArray> Vault::keyIdIn(const FilePath& folder) {
    auto bytes = readWhole(folder.child("key"), keyFileLimit);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) return QByteArray();
    return bytes;
}

Status Vault::copyTo(const FilePath& next, const SecretBytes& key, const QByteArray& keyId,
                     const std::function<Status(qint64 bytes)>& onFile) const {
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));
    const auto here = place();
    if (here->key.isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("no key for the vault"));
    if (keyId.size() != keyIdSize)
        return fail(ErrorCode::Internal, QStringLiteral("a key id of the wrong size"));
    const Place there{next, key.clone()};
    BK_ASSIGN(const QList<AttachmentId> ids, list());
    BK_TRY(makeFolder(next));
    QHash<AttachmentId, QByteArray> content;
    for (const AttachmentId& id : ids) {
        const FilePath from = here->fileOf(id);
        const FilePath to = there.fileOf(id);
        BK_TRY(makeFolder(to.parent()));
        auto hash = sealAnew(from, here->keyOf(id), to, there.keyOf(id), contextOf(id));
        if (!hash && hash.error().code != ErrorCode::Damaged) return fail(hash.error());
        if (hash)
            content.insert(id, *hash);
        else
            BK_TRY(copyAsItIs(from, to));
        BK_TRY(onFile(sizeOf(to).value_or(0)));
    }
    // Only now, when most of it has long been written: waiting for the disk after each would take long.
    for (const AttachmentId& id : ids) {
        const FilePath file = there.fileOf(id);
        BK_TRY(syncFile(file));
        if (content.contains(id)) {
            ContentHash hash;
            BK_TRY(openSealed(file, there.keyOf(id), contextOf(id), sizeLimit, hash.sink()));
            if (hash.end() != content.value(id))
                return fail(ErrorCode::Damaged, QStringLiteral("a scan is not what was sealed anew"));
        }
        BK_TRY(onFile(sizeOf(file).value_or(0)));
    }
    BK_TRY(writeAtomically(next.child("key"), keyId));
    BK_ASSIGN(const QList<QByteArray> folders, entriesOf(next));
    for (const QByteArray& folder : folders)
        if (folder.size() == 2 && folder != "..") BK_TRY(syncFolder(next.child(folder)));
    return syncFolder(next);
}

} // namespace bk
