#include "core/worker/Channel.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

namespace bk {

bool Channel::receiveWhole(void* message, size_t length, Descriptor& file, Descriptor& result) const {
    iovec part{message, length};
    constexpr size_t count = 2;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(count * sizeof(int))> control{};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    ssize_t got = 0;
    do {
        got = recvmsg(m_descriptor, &header, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got != ssize_t(length) || (header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) return false;
    const cmsghdr* const head = CMSG_FIRSTHDR(&header);
    if (!head || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(count * sizeof(int)))
        return false;
    std::array<int, count> descriptors{};
    std::memcpy(descriptors.data(), CMSG_DATA(head), sizeof descriptors);
    file = Descriptor(descriptors[0]);
    result = Descriptor(descriptors[1]);
    return true;
}

bool Channel::sendWhole(const void* message, size_t length) const {
    ssize_t sent = 0;
    do {
        sent = write(m_descriptor, message, length);
    } while (sent < 0 && errno == EINTR);
    return sent == ssize_t(length);
}

} // namespace bk
