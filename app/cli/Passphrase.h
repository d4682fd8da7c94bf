#pragma once

#include "app/cli/Context.h"
#include "app/cli/Options.h"

namespace bk::cli {

/// Where a passphrase to be set comes from; neither: a terminal is asked.
struct PassphraseSource {
    std::optional<FilePath> file;
    std::optional<int> descriptor;

    /// `--new-passphrase-file FILE` and `--new-passphrase-fd N`.
    void setUp(Options& options);
    /// InvalidArgument for both at once.
    Status validate() const;
};

/// The passphrase from the file or descriptor of the options, else asked on the terminal. NoAccess when there
/// is no terminal or the file cannot be read.
Result<QString> passphraseToOpen(const Context& context);

/// The same; a terminal is asked twice, and both must be alike (InvalidArgument).
Result<QString> passphraseToSet(const Context& context);

/// The first line of SOURCE; a terminal is asked twice, with PROMPT.
Result<QString> newPassphrase(const Context& context, const PassphraseSource& source, const QString& prompt);

/// The first line of FILE, which holds a recovery key. NoAccess when it cannot be read.
Result<QString> recoveryKeyIn(const FilePath& file);

/// Shows PROMPT on the terminal of the process and reads a line without echo. NoAccess without a terminal,
/// Cancelled when interrupted. Restores the echo whatever happens.
Result<QString> askOnTerminal(const QString& prompt);

} // namespace bk::cli
