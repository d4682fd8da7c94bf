#include "core/services/DecoderHealth.h"

namespace bk {

QString decoderWarning() {
    const SandboxState state = decoderSandbox();
    if (!state.started)
        return QStringLiteral("The decoder program does not start: photos and scans cannot be opened.");
    if (!state.seccomp)
        return QStringLiteral("This system has no seccomp: photos and scans are decoded in a process of "
                              "their own, but it is not closed off from files and network.");
    return {};
}

} // namespace bk
