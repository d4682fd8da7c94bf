#include "core/decoding/PacedFile.h"

#include <cerrno>

#include <unistd.h>

namespace bk {

bool PacedFile::seek(qint64 position) {
    return position >= 0 && position <= m_length && QIODevice::seek(position);
}

qint64 PacedFile::readData(char* target, qint64 most) {
    // Until all is there: a short answer would look like a file that was cut off.
    qint64 filled = 0;
    const qint64 wanted = qMin(most, m_length - pos());
    while (filled < wanted) {
        const ssize_t count =
            ::pread(m_descriptor, target + filled, size_t(wanted - filled), off_t(pos() + filled));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        filled += count;
    }
    return filled;
}

} // namespace bk
