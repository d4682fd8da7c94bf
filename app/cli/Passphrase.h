#pragma once

#include "app/cli/Context.h"

namespace bk::cli {

/// The passphrase from the file or descriptor of the options, else asked on the terminal. NoAccess when there
/// is no terminal or the file cannot be read.
Result<QString> passphraseToOpen(const Context& context);

/// The same; a terminal is asked twice, and both must be alike (InvalidArgument).
Result<QString> passphraseToSet(const Context& context);

/// Shows PROMPT on the terminal of the process and reads a line without echo. NoAccess without a terminal,
/// Cancelled when interrupted. Restores the echo whatever happens.
Result<QString> askOnTerminal(const QString& prompt);

} // namespace bk::cli
