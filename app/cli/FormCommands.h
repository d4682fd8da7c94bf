#pragma once

namespace bk::cli {

class Registry;

/// Consent forms: list, show, suggest, check, add, change, rename, retire, offer, print.
void addFormCommands(Registry& registry);

} // namespace bk::cli
