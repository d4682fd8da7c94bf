#pragma once

namespace bk::cli {

class Registry;

/// One permission as a whole: showing, correcting, renewing, its history.
void addQuitclaimRecordCommands(Registry& registry);

} // namespace bk::cli
