#pragma once

namespace bk::ui {

/// Whether there is an address at which the desktop's bus would be. Without one there is no bus: looking for
/// it all the same would start one. Any thread.
bool sessionBusHasAddress();

} // namespace bk::ui
