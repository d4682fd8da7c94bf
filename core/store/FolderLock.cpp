#include "core/store/FolderLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace bk {

Result<std::unique_ptr<FolderLock>> FolderLock::take(const FilePath& folder) {
    const int descriptor =
        ::open(folder.child("lock").bytes().constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        const int number = errno;
        return fail(ErrorCode::Disk,
                    QStringLiteral("the catalog's folder cannot be written to: %1")
                        .arg(QString::fromLocal8Bit(std::strerror(number))),
                    number);
    }
    std::unique_ptr<FolderLock> lock(new FolderLock(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
    const int number = errno;
    if (number == EWOULDBLOCK)
        return fail(ErrorCode::InUse, QStringLiteral("another program has this catalog open"), number);
    return fail(ErrorCode::Disk, QString::fromLocal8Bit(std::strerror(number)), number);
}

FolderLock::~FolderLock() {
    ::close(m_descriptor);
}

} // namespace bk
