#pragma once

#include "core/base/Descriptor.h"
#include "core/picture/DecoderProtocol.h"

namespace bk {

/// One request with the descriptors that came along.
struct ReceivedRequest {
    DecoderRequest request;
    Descriptor file;
    Descriptor result;
};

/// The worker's end of the socket pair. Does not own it. One thread.
class Channel {
public:
    explicit Channel(int descriptor) : m_descriptor(descriptor) {}

    bool send(const DecoderHello& hello) const { return sendWhole(&hello, sizeof hello); }
    bool send(const DecoderReply& reply) const { return sendWhole(&reply, sizeof reply); }
    /// Waits. False when the program is gone or talks nonsense.
    bool receive(ReceivedRequest& received) const;

private:
    bool sendWhole(const void* message, size_t length) const;

    int m_descriptor;
};

} // namespace bk
