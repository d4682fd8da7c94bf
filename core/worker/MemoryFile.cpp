#include "core/worker/MemoryFile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>

namespace bk {

namespace {

tl::unexpected<Error> noMemory() {
    return fail(ErrorCode::Internal, QStringLiteral("no memory to hand to another process"), errno);
}

bool seal(int descriptor, int seals) {
    return ::fcntl(descriptor, F_ADD_SEALS, seals) == 0;
}

} // namespace

Result<MemoryFile> MemoryFile::ofLength(qint64 length) {
    MemoryFile file{Descriptor(::memfd_create("beeldkluis", MFD_CLOEXEC | MFD_ALLOW_SEALING))};
    if (!file.m_file.isOpen() || ::ftruncate(file.descriptor(), length) != 0 ||
        !seal(file.descriptor(), F_SEAL_SHRINK | F_SEAL_GROW))
        return noMemory();
    return file;
}

Result<MemoryFile> MemoryFile::holding(const QByteArray& bytes) {
    BK_ASSIGN(MemoryFile file, ofLength(bytes.size()));
    BK_TRY(file.write(bytes));
    if (!file.close()) return noMemory();
    return file;
}

Status MemoryFile::write(const QByteArray& bytes) {
    for (qint64 at = 0; at < bytes.size();) {
        const ssize_t count =
            ::pwrite(descriptor(), bytes.constData() + at, size_t(bytes.size() - at), off_t(at));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return noMemory();
        at += count;
    }
    return {};
}

bool MemoryFile::close() {
    return seal(descriptor(), F_SEAL_WRITE | F_SEAL_SEAL);
}

} // namespace bk
