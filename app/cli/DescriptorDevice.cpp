#include "app/cli/DescriptorDevice.h"

#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace bk::cli {

DescriptorDevice::DescriptorDevice(int descriptor, OpenMode mode, int stop)
    : m_descriptor(descriptor), m_stop(stop) {
    open(mode | (mode & WriteOnly ? Unbuffered : NotOpen));
}

qint64 DescriptorDevice::readData(char* data, qint64 size) {
    // Qt asks for nothing when its buffer has enough; that must not wait for input.
    if (size == 0) return 0;
    pollfd both[] = {{m_descriptor, POLLIN, 0}, {m_stop, POLLIN, 0}};
    for (;;) {
        const int ready = ::poll(both, 2, -1);
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0 || both[1].revents != 0) return ready < 0 ? -1 : 0;
        const ssize_t got = ::read(m_descriptor, data, static_cast<size_t>(size));
        if (got >= 0 || errno != EINTR) return got;
    }
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
