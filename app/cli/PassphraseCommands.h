#pragma once

namespace bk::cli {

class Registry;

/// A user's own passphrase; the recovery key.
void addPassphraseCommands(Registry& registry);

} // namespace bk::cli
