#include "core/services/FileReader.h"

#include <QCryptographicHash>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

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

struct Descriptor {
    int number = -1;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

} // namespace

Result<FileStatus> statusOf(const FilePath& path) {
    struct stat info = {};
    if (::stat(path.bytes().constData(), &info) != 0) return systemError(path, errno);
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::UnsupportedFile, QStringLiteral("%1 is not a file").arg(path.display()));
    return FileStatus{info.st_size, timeOf(info)};
}

Result<FileContent> readOriginal(const FilePath& path) {
    // Without O_NONBLOCK a named pipe in the folder would keep the import waiting for ever.
    Descriptor file{::open(path.bytes().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOATIME)};
    if (file.number < 0 && errno == EPERM)
        file.number = ::open(path.bytes().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file.number < 0) return systemError(path, errno);
    struct stat info = {};
    if (::fstat(file.number, &info) != 0) return systemError(path, errno);
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::UnsupportedFile, QStringLiteral("%1 is not a file").arg(path.display()));
    if (info.st_size == 0)
        return fail(ErrorCode::EmptyFile, QStringLiteral("%1 is empty").arg(path.display()));
    if (info.st_size > maximumFileBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 is larger than 1 GiB").arg(path.display()));

    FileContent content;
    content.modified = timeOf(info);
    content.bytes.resize(info.st_size);
    qint64 filled = 0;
    while (filled < content.bytes.size()) {
        const ssize_t count = ::read(file.number, content.bytes.data() + filled,
                                     static_cast<size_t>(content.bytes.size() - filled));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return systemError(path, errno);
        if (count == 0) break;
        filled += count;
    }
    content.bytes.truncate(filled);
    content.sha256 = QCryptographicHash::hash(content.bytes, QCryptographicHash::Sha256);
    return content;
}

} // namespace bk
