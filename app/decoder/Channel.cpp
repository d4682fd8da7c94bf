#include "app/decoder/Channel.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <unistd.h>

namespace bk {

bool Channel::receive(ReceivedRequest& received) const {
    received = {};
    iovec part{&received.request, sizeof received.request};
    constexpr size_t count = 2;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(count * sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t got = 0;
    do {
        got = recvmsg(m_descriptor, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got != ssize_t(sizeof received.request) || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0)
        return false;
    const cmsghdr* const head = CMSG_FIRSTHDR(&message);
    if (!head || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(count * sizeof(int)))
        return false;
    std::array<int, count> descriptors{};
    std::memcpy(descriptors.data(), CMSG_DATA(head), sizeof descriptors);
    received.file = Descriptor(descriptors[0]);
    received.result = Descriptor(descriptors[1]);
    return received.request.magic == DecoderRequest::ownMagic;
}

bool Channel::sendWhole(const void* message, size_t length) const {
    ssize_t sent = 0;
    do {
        sent = write(m_descriptor, message, length);
    } while (sent < 0 && errno == EINTR);
    return sent == ssize_t(length);
}

} // namespace bk
