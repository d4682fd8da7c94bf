#include "core/base/AtomicFile.h"

#include "core/base/Descriptor.h"
#include "core/base/DiskError.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bk {
namespace {

tl::unexpected<Error> diskError(QLatin1String action, int code) {
    return fail(ErrorCode::Disk,
                action + QStringLiteral(" failed: ") +
                    QString::fromStdString(std::generic_category().message(code)),
                code);
}

/// The part of the temporary name that tells whose it is. Hashed, because the target's own name may have all
/// the 255 bytes a name can have.
QByteArray temporaryPrefix(const FilePath& target) {
    const QByteArray hash = QCryptographicHash::hash(target.fileName(), QCryptographicHash::Sha256);
    return '.' + hash.left(8).toHex() + '-';
}

constexpr QByteArrayView temporarySuffix = ".part";

int syncDescriptor(int descriptor) {
    int result = 0;
    do {
        result = ::fsync(descriptor);
    } while (result != 0 && errno == EINTR);
    return result;
}

} // namespace

Status syncFile(const FilePath& file) {
    const Descriptor descriptor(::open(file.bytes().constData(), O_RDONLY | O_CLOEXEC));
    if (!descriptor.isOpen() || syncDescriptor(descriptor.number()) != 0) return diskError(file, errno);
    return {};
}

Status syncFolder(const FilePath& folder) {
    const Descriptor descriptor(::open(folder.bytes().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!descriptor.isOpen()) return diskError(QLatin1String("opening a folder"), errno);
    // Some network file systems cannot sync a folder and say EINVAL; nothing more can be done there.
    if (syncDescriptor(descriptor.number()) != 0 && errno != EINVAL)
        return diskError(QLatin1String("syncing a folder"), errno);
    return {};
}

AtomicFile::AtomicFile(FilePath target, FilePath temporary, int descriptor)
    : m_target(std::move(target)), m_temporary(std::move(temporary)), m_descriptor(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_target(std::exchange(other.m_target, {}))
    , m_temporary(std::exchange(other.m_temporary, {}))
    , m_descriptor(std::exchange(other.m_descriptor, -1)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
    if (this == &other) return *this;
    abandon();
    m_target = std::exchange(other.m_target, {});
    m_temporary = std::exchange(other.m_temporary, {});
    m_descriptor = std::exchange(other.m_descriptor, -1);
    return *this;
}

AtomicFile::~AtomicFile() {
    abandon();
}

void AtomicFile::abandon() {
    if (m_descriptor >= 0) ::close(m_descriptor);
    m_descriptor = -1;
    if (!m_temporary.isEmpty()) ::unlink(m_temporary.bytes().constData());
    m_temporary = {};
}

Result<AtomicFile> AtomicFile::create(const FilePath& target) {
    if (target.isEmpty()) return fail(ErrorCode::InvalidArgument, QStringLiteral("a file needs a path"));
    for (int attempt = 0; attempt < 8; ++attempt) {
        const QByteArray random =
            QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
        const FilePath temporary =
            target.parent().child(temporaryPrefix(target) + random + temporarySuffix.toByteArray());
        const int descriptor =
            ::open(temporary.bytes().constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor >= 0) return AtomicFile(target, temporary, descriptor);
        if (errno != EEXIST) return diskError(QLatin1String("making a file"), errno);
    }
    return diskError(QLatin1String("making a file"), EEXIST);
}

Status AtomicFile::write(QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return diskError(QLatin1String("writing"), errno);
        bytes = bytes.sliced(written);
    }
    return {};
}

Status AtomicFile::flush() {
    if (syncDescriptor(m_descriptor) != 0) return diskError(QLatin1String("writing to disk"), errno);
    return {};
}

Status AtomicFile::close() {
    // Some file systems tell of a full disk only here.
    if (::close(std::exchange(m_descriptor, -1)) != 0 && errno != EINTR)
        return diskError(QLatin1String("closing a file"), errno);
    return {};
}

Status AtomicFile::commit() {
    BK_TRY(flush());
    BK_TRY(close());
    if (::rename(m_temporary.bytes().constData(), m_target.bytes().constData()) != 0)
        return diskError(QLatin1String("renaming a file"), errno);
    m_temporary = {};
    return syncFolder(m_target.parent());
}

Status AtomicFile::commitNew() {
    BK_TRY(flush());
    BK_TRY(close());
    const char* from = m_temporary.bytes().constData();
    const char* to = m_target.bytes().constData();
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) != 0) {
        if (errno == EEXIST)
            return fail(ErrorCode::Exists, QStringLiteral("the file is there already"), EEXIST);
        if (errno != EINVAL && errno != ENOSYS) return diskError(QLatin1String("renaming a file"), errno);
        // This file system cannot promise not to replace: look first.
        struct stat status = {};
        if (::lstat(to, &status) == 0)
            return fail(ErrorCode::Exists, QStringLiteral("the file is there already"), EEXIST);
        if (::rename(from, to) != 0) return diskError(QLatin1String("renaming a file"), errno);
    }
    m_temporary = {};
    return syncFolder(m_target.parent());
}

Status writeAtomically(const FilePath& file, QByteArrayView bytes) {
    BK_ASSIGN(AtomicFile pending, AtomicFile::create(file));
    BK_TRY(pending.write(bytes));
    return pending.commit();
}

Result<QByteArray> readWhole(const FilePath& file, qint64 limit) {
    // Without O_NONBLOCK a named pipe in the file's place would make this wait for ever.
    const Descriptor descriptor(
        ::open(file.bytes().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!descriptor.isOpen()) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(ErrorCode::NotFound, QStringLiteral("no such file"), errno);
        return diskError(QLatin1String("opening a file"), errno);
    }
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) != 0) return diskError(QLatin1String("reading a file"), errno);
    if (S_ISDIR(status.st_mode)) return diskError(QLatin1String("reading a file"), EISDIR);
    if (!S_ISREG(status.st_mode)) return diskError(QLatin1String("reading a file"), EINVAL);
    if (status.st_size > limit)
        return fail(ErrorCode::TooLarge, QStringLiteral("the file is larger than allowed"));

    QByteArray bytes(status.st_size, Qt::Uninitialized);
    qsizetype filled = 0;
    while (true) {
        // The file may have grown since it was measured.
        if (filled == bytes.size()) bytes.resize(bytes.size() + 4096);
        const ssize_t count =
            ::read(descriptor.number(), bytes.data() + filled, static_cast<size_t>(bytes.size() - filled));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return diskError(QLatin1String("reading a file"), errno);
        if (count == 0) break;
        filled += count;
        if (filled > limit)
            return fail(ErrorCode::TooLarge, QStringLiteral("the file is larger than allowed"));
    }
    bytes.truncate(filled);
    return bytes;
}

Status removeLeftovers(const FilePath& file) {
    const FilePath folder = file.parent();
    const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.bytes().constData()), &::closedir);
    if (!entries) return diskError(QLatin1String("opening a folder"), errno);
    const QByteArray prefix = temporaryPrefix(file);
    bool removed = false;
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(entries.get());
        if (!entry) break;
        const QByteArray name(entry->d_name);
        if (!name.startsWith(prefix) || !name.endsWith(temporarySuffix)) continue;
        if (::unlink(folder.child(name).bytes().constData()) != 0 && errno != ENOENT)
            return diskError(QLatin1String("removing a file"), errno);
        removed = true;
    }
    if (errno != 0) return diskError(QLatin1String("reading a folder"), errno);
    return removed ? syncFolder(folder) : Status();
}

Status removeDurably(const FilePath& file) {
    if (::unlink(file.bytes().constData()) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(ErrorCode::NotFound, QStringLiteral("no such file"), errno);
        return diskError(QLatin1String("removing a file"), errno);
    }
    return syncFolder(file.parent());
}

} // namespace bk
