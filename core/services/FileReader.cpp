#include "core/services/FileReader.h"

#include <QCryptographicHash>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace bk {
namespace {

tl::unexpected<Error> systemError(const FilePath& path, int number) {
    return fail(number == ENOENT || number == ENOTDIR ? ErrorCode::NotFound : ErrorCode::Disk,
                QStringLiteral("%1: %2").arg(path.display(), QString::fromLocal8Bit(std::strerror(number))),
                number);
}

QDateTime timeOf(const struct stat& info) {
    return QDateTime::fromMSecsSinceEpoch(
        qint64(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000, Qt::UTC);
}

qint64 nanoseconds(const timespec& time) {
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Gives all SIZE bytes of FILE to TAKE in pieces. Disk when there are fewer or more.
template <class Take>
Status readAll(int file, const FilePath& path, qint64 size, const Take& take) {
    // Small enough to stay in the processor's cache between reading and hashing.
    std::vector<char> piece(256 << 10);
    qint64 total = 0;
    while (total <= size) {
        const ssize_t count = ::read(file, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return systemError(path, errno);
        if (count == 0) break;
        take(QByteArrayView(piece.data(), count));
        total += count;
    }
    if (total == size) return {};
    return fail(ErrorCode::Disk, QStringLiteral("%1 changed while it was read").arg(path.display()));
}

} // namespace

Result<FileStatus> statusOf(const FilePath& path) {
    struct stat info = {};
    if (::stat(path.bytes().constData(), &info) != 0) return systemError(path, errno);
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::UnsupportedFile, QStringLiteral("%1 is not a file").arg(path.display()));
    return FileStatus{info.st_size, timeOf(info)};
}

Result<OriginalFile::Status> OriginalFile::statusOf(int descriptor, const FilePath& path) {
    struct stat info = {};
    if (::fstat(descriptor, &info) != 0) return systemError(path, errno);
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::UnsupportedFile, QStringLiteral("%1 is not a file").arg(path.display()));
    if (info.st_size == 0)
        return fail(ErrorCode::EmptyFile, QStringLiteral("%1 is empty").arg(path.display()));
    if (info.st_size > maximumFileBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 is larger than 1 GiB").arg(path.display()));
    return Status{info.st_size, timeOf(info), nanoseconds(info.st_mtim), nanoseconds(info.st_ctim)};
}

Result<void> OriginalFile::checkUnchanged() const {
    const auto now = statusOf(m_file.number(), m_path);
    if (now && now->size == m_status.size && now->modifiedNanoseconds == m_status.modifiedNanoseconds &&
        now->changedNanoseconds == m_status.changedNanoseconds)
        return {};
    return fail(ErrorCode::Disk, QStringLiteral("%1 changed while it was read").arg(m_path.display()));
}

Result<OriginalFile> OriginalFile::opened(const FilePath& path) {
    OriginalFile original;
    original.m_path = path;
    // Without O_NONBLOCK a named pipe in the folder would keep the import waiting for ever.
    constexpr int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK;
    original.m_file = Descriptor(::open(path.bytes().constData(), flags | O_NOATIME));
    if (!original.m_file.isOpen() && errno == EPERM)
        original.m_file = Descriptor(::open(path.bytes().constData(), flags));
    if (!original.m_file.isOpen()) return systemError(path, errno);
    BK_ASSIGN(original.m_status, statusOf(original.descriptor(), path));
    return original;
}

Result<OriginalFile> openOriginal(const FilePath& path) {
    BK_ASSIGN(OriginalFile original, OriginalFile::opened(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    BK_TRY(readAll(original.descriptor(), path, original.size(),
                   [&](QByteArrayView piece) { hash.addData(piece); }));
    original.m_sha256 = hash.result();
    return original;
}

Result<FileContent> readOriginal(const FilePath& path) {
    BK_ASSIGN(const OriginalFile original, OriginalFile::opened(path));
    FileContent content;
    content.modified = original.modified();
    content.bytes.reserve(original.size());
    BK_TRY(readAll(original.descriptor(), path, original.size(),
                   [&](QByteArrayView piece) { content.bytes.append(piece.data(), piece.size()); }));
    content.sha256 = QCryptographicHash::hash(content.bytes, QCryptographicHash::Sha256);
    return content;
}

} // namespace bk
