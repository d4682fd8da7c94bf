#pragma once

namespace bk::cli {

class Registry;

/// What a person gets to take home of a quitclaim: receipt and letter.
void addReceiptCommands(Registry& registry);

} // namespace bk::cli
