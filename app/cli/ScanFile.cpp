#include "app/cli/ScanFile.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bk::cli {
namespace {

constexpr qint64 largestScan = 256ll << 20;

tl::unexpected<Error> diskError(const FilePath& file, int reason) {
    return fail(ErrorCode::Disk,
                QStringLiteral("%1: %2").arg(file.display(), QString::fromLocal8Bit(std::strerror(reason))),
                reason);
}

tl::unexpected<Error> isThere(const FilePath& file) {
    return fail(ErrorCode::Disk, QStringLiteral("%1 is there already").arg(file.display()), EEXIST);
}

} // namespace

Status requireFree(const FilePath& file) {
    struct stat facts {};
    if (::lstat(file.bytes().constData(), &facts) == 0) return isThere(file);
    return {};
}

Result<QByteArray> readScan(const FilePath& file) {
    const int descriptor = ::open(file.bytes().constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) return diskError(file, errno);
    QFile opened;
    if (!opened.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return diskError(file, EIO);
    }
    struct stat facts {};
    if (::fstat(descriptor, &facts) != 0) return diskError(file, errno);
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::Disk, QStringLiteral("%1 is not a file").arg(file.display()));
    if (facts.st_size > largestScan)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 is too large for a scan").arg(file.display()));
    QByteArray bytes = opened.readAll();
    if (opened.error() != QFileDevice::NoError || bytes.size() != facts.st_size) return diskError(file, EIO);
    return bytes;
}

Status writeNewFile(const FilePath& file, const QByteArray& bytes) {
    const int descriptor =
        ::open(file.bytes().constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0 && errno == EEXIST) return isThere(file);
    if (descriptor < 0) return diskError(file, errno);
    QFile opened;
    const bool written =
        opened.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::DontCloseHandle) &&
        opened.write(bytes) == bytes.size() && ::fsync(descriptor) == 0;
    const int reason = errno;
    const bool closed = ::close(descriptor) == 0;
    if (!written || !closed) {
        ::unlink(file.bytes().constData());
        return diskError(file, reason);
    }
    return {};
}

} // namespace bk::cli
