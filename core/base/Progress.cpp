#include "core/base/Progress.h"

#include "core/base/Pause.h"

namespace bk {

bool JobControl::mayGoOn() const {
    if (pause) pause->wait(stop);
    return !stop.stop_requested();
}

} // namespace bk
