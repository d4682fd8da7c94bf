#include "app/cli/DescriptorDevice.h"

#include <cerrno>

#include <unistd.h>

namespace bk::cli {

DescriptorDevice::DescriptorDevice(int descriptor, OpenMode mode) : m_descriptor(descriptor) {
    open(mode | (mode & WriteOnly ? Unbuffered : NotOpen));
}

qint64 DescriptorDevice::readData(char* data, qint64 size) {
    return ::read(m_descriptor, data, static_cast<size_t>(size));
}

qint64 DescriptorDevice::writeData(const char* data, qint64 size) {
    qint64 done = 0;
    while (done < size) {
        const ssize_t written = ::write(m_descriptor, data + done, static_cast<size_t>(size - done));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return -1;
        done += written;
    }
    return done;
}

} // namespace bk::cli
