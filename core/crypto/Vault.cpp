#include "core/crypto/Vault.h"

#include "core/base/AtomicFile.h"
#include "core/crypto/ByteWriter.h"
#include "core/crypto/InitialiseCrypto.h"
#include "core/crypto/Sealer.h"

#include <algorithm>
#include <cerrno>
#include <memory>

#include <dirent.h>
#include <sys/stat.h>

#include <sodium.h>

namespace bk {
namespace {

constexpr QByteArrayView magic("BKVAULT1");
constexpr qsizetype headerSize = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype chunkSize = 64 << 10;
constexpr qsizetype chunkOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;

const unsigned char* raw(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned long long length(QByteArrayView bytes) {
    return static_cast<unsigned long long>(bytes.size());
}

/// The secretstream's key lives in its state, so the state lives in guarded memory.
class StreamState {
public:
    crypto_secretstream_xchacha20poly1305_state* get() {
        return reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(m_memory.data());
    }

private:
    // Guarded memory ends at a page border, so a size that is a multiple of 16 keeps the state aligned.
    SecretBytes m_memory{(sizeof(crypto_secretstream_xchacha20poly1305_state) + 15) / 16 * 16};
};

/// Authenticated with every chunk: which format, and which scan.
QByteArray contextOf(const AttachmentId& id) {
    return ByteWriter().raw(magic).raw(id.toBytes()).bytes();
}

tl::unexpected<Error> damaged() {
    return fail(ErrorCode::Damaged, QStringLiteral("a scan in the vault is damaged"));
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

QByteArray nameOf(const AttachmentId& id) {
    return id.toString().toLatin1();
}

QByteArray folderNameOf(const AttachmentId& id) {
    return nameOf(id).last(2);
}

} // namespace

Vault::Vault(FilePath folder, SecretBytes key) : m_folder(std::move(folder)), m_key(std::move(key)) {}

FilePath Vault::fileOf(const AttachmentId& id) const {
    return m_folder.child(folderNameOf(id)).child(nameOf(id));
}

Status Vault::makeFolderOf(const AttachmentId& id) const {
    BK_TRY(makeFolder(m_folder));
    return makeFolder(m_folder.child(folderNameOf(id)));
}

SecretBytes Vault::keyOf(const AttachmentId& id) const {
    return deriveSubkey(m_key, ByteWriter().raw("vault file/").raw(id.toBytes()).bytes());
}

Status Vault::store(const AttachmentId& id, QByteArrayView plain) {
    if (m_key.isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("no key for the vault"));
    if (id.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("a scan needs an id"));
    if (plain.size() > sizeLimit) return fail(ErrorCode::TooLarge, QStringLiteral("the scan is too large"));
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));

    const SecretBytes key = keyOf(id);
    const QByteArray context = contextOf(id);
    StreamState state;
    QByteArray header(headerSize, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_init_push(
        state.get(), reinterpret_cast<unsigned char*>(header.data()), key.data());

    const std::scoped_lock lock(m_changes);
    BK_TRY(makeFolderOf(id));
    BK_ASSIGN(AtomicFile pending, AtomicFile::create(fileOf(id)));
    BK_TRY(pending.write(magic));
    BK_TRY(pending.write(header));
    QByteArray sealed(chunkSize + chunkOverhead, Qt::Uninitialized);
    bool last = false;
    while (!last) {
        const QByteArrayView chunk = plain.first(std::min(chunkSize, plain.size()));
        plain = plain.sliced(chunk.size());
        last = plain.isEmpty();
        crypto_secretstream_xchacha20poly1305_push(state.get(),
                                                   reinterpret_cast<unsigned char*>(sealed.data()), nullptr,
                                                   raw(chunk), length(chunk), raw(context), length(context),
                                                   last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                        : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        BK_TRY(pending.write(QByteArrayView(sealed).first(chunk.size() + chunkOverhead)));
    }
    return pending.commitNew();
}

Result<QByteArray> Vault::load(const AttachmentId& id) const {
    if (m_key.isEmpty()) return fail(ErrorCode::NoAccess, QStringLiteral("no key for the vault"));
    if (!initialiseCrypto()) return fail(ErrorCode::Internal, QStringLiteral("libsodium cannot be used"));
    auto bytes = readWhole(fileOf(id), 2 * sizeLimit);
    if (!bytes && bytes.error().code == ErrorCode::TooLarge) return damaged();
    if (!bytes) return fail(bytes.error());

    const qsizetype preamble = magic.size() + headerSize;
    if (bytes->size() < preamble + chunkOverhead || !bytes->startsWith(magic)) return damaged();
    const SecretBytes key = keyOf(id);
    const QByteArray context = contextOf(id);
    StreamState state;
    QByteArrayView rest = QByteArrayView(*bytes).sliced(magic.size());
    if (crypto_secretstream_xchacha20poly1305_init_pull(state.get(), raw(rest), key.data()) != 0)
        return damaged();
    rest = rest.sliced(headerSize);

    constexpr qsizetype sealedSize = chunkSize + chunkOverhead;
    const qsizetype lastChunk = rest.size() % sealedSize;
    // Before anything is opened: a last chunk without room for its overhead would make PLAIN too small for
    // the others.
    if (lastChunk != 0 && lastChunk < chunkOverhead) return damaged();
    const qsizetype chunks = rest.size() / sealedSize + (lastChunk != 0 ? 1 : 0);
    QByteArray plain(rest.size() - chunks * chunkOverhead, Qt::Uninitialized);
    qsizetype filled = 0;
    while (!rest.isEmpty()) {
        const QByteArrayView chunk = rest.first(std::min(sealedSize, rest.size()));
        rest = rest.sliced(chunk.size());
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(
                state.get(), reinterpret_cast<unsigned char*>(plain.data()) + filled, nullptr, &tag,
                raw(chunk), length(chunk), raw(context), length(context)) != 0)
            return damaged();
        // A cut file ends without the final tag; one that goes on after it was put together by somebody.
        if ((tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != rest.isEmpty()) return damaged();
        filled += chunk.size() - chunkOverhead;
    }
    return plain;
}

Status Vault::remove(const AttachmentId& id) {
    const std::scoped_lock lock(m_changes);
    const FilePath file = fileOf(id);
    const Status leftovers = removeLeftovers(file);
    if (!leftovers && leftovers.error().native != ENOENT) return leftovers;
    return removeDurably(file);
}

Result<QList<AttachmentId>> Vault::list() const {
    QList<AttachmentId> ids;
    BK_ASSIGN(const QList<QByteArray> folders, entriesOf(m_folder));
    for (const QByteArray& folder : folders) {
        if (folder.size() != 2 || folder == "..") continue;
        BK_ASSIGN(const QList<QByteArray> files, entriesOf(m_folder.child(folder)));
        for (const QByteArray& file : files) {
            const auto id = AttachmentId::tryFrom(QString::fromLatin1(file));
            if (id && nameOf(*id) == file && folderNameOf(*id) == folder) ids.append(*id);
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Status Vault::removeStrays(const QSet<AttachmentId>& known) {
    BK_ASSIGN(const QList<AttachmentId> stored, list());
    for (const AttachmentId& id : stored) {
        if (known.contains(id)) continue;
        const Status removed = remove(id);
        if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
    }
    const std::scoped_lock lock(m_changes);
    BK_ASSIGN(const QList<QByteArray> folders, entriesOf(m_folder));
    for (const QByteArray& folder : folders) {
        if (folder.size() != 2 || folder == "..") continue;
        const FilePath place = m_folder.child(folder);
        BK_ASSIGN(const QList<QByteArray> files, entriesOf(place));
        for (const QByteArray& file : files) {
            if (!file.startsWith('.') || !file.endsWith(".part")) continue;
            const Status removed = removeDurably(place.child(file));
            if (!removed && removed.error().code != ErrorCode::NotFound) return removed;
        }
    }
    return {};
}

} // namespace bk
