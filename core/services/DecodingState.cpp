#include "core/services/DecodingState.h"

#include "core/imaging/DecoderSandbox.h"

namespace bk {

DecodingState decodingState() {
    const SandboxState state = decoderSandbox();
    if (!state.started) return DecodingState::Missing;
    return state.isClosed() ? DecodingState::Closed : DecodingState::Open;
}

QString warningOf(DecodingState state) {
    switch (state) {
    case DecodingState::Closed:
        break;
    case DecodingState::Open:
        return QStringLiteral("This system has no seccomp: photos and scans are decoded in a process of "
                              "their own, but it is not closed off from files and network.");
    case DecodingState::Missing:
        return QStringLiteral("The decoder program does not start: photos and scans cannot be opened.");
    }
    return {};
}

} // namespace bk
