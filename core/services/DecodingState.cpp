#include "core/services/DecodingState.h"

#include "core/imaging/DecoderSandbox.h"

namespace bk {

DecodingState decodingState() {
    const SandboxState state = decoderSandbox();
    if (!state.started) return DecodingState::Missing;
    return state.isClosed() ? DecodingState::Closed : DecodingState::Open;
}

} // namespace bk
