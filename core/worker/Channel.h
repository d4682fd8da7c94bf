#pragma once

#include "core/base/Descriptor.h"

#include <cstddef>
#include <type_traits>

namespace bk {

/// One request with the descriptors that came along: what it is about, and the memory for the result.
template <class Request>
struct Received {
    Request request;
    Descriptor file;
    Descriptor result;
};

/// The worker's end of the socket pair, over which messages travel whole. Does not own it. One thread.
class Channel {
public:
    explicit Channel(int descriptor) : m_descriptor(descriptor) {}

    template <class Message>
    bool send(const Message& message) const {
        static_assert(std::is_trivially_copyable_v<Message> && !std::is_pointer_v<Message>);
        return sendWhole(&message, sizeof message);
    }
    /// Waits. False when the program is gone or talks nonsense.
    template <class Request>
    bool receive(Received<Request>& received) const {
        received = {};
        return receiveWhole(&received.request, sizeof received.request, received.file, received.result) &&
               received.request.magic == Request::ownMagic;
    }

private:
    bool sendWhole(const void* message, size_t length) const;
    bool receiveWhole(void* message, size_t length, Descriptor& file, Descriptor& result) const;

    int m_descriptor;
};

} // namespace bk
