#pragma once

#include "app/cli/Registry.h"
#include "core/base/FilePath.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace bk::cli {

/// Options of every verb; they may stand before or after it.
struct GlobalOptions {
    bool json = false;
    QString user; ///< empty: the first administrator
    std::optional<FilePath> passphraseFile;
    std::optional<int> passphraseFd;
};

enum class CommandLineMode {
    Program, ///< the whole command line
    Batch    ///< a line of a batch: no global options, no CATALOG
};

/// The words of one command line, understood.
struct CommandLine {
    GlobalOptions global;
    FilePath catalog;
    std::unique_ptr<Command> command;

    /// Why there is no command to run: TEXT is help or version (ok), or what is wrong with the words.
    struct Stop {
        bool ok = false;
        QString text;
    };
    using Parsed = tl::expected<CommandLine, Stop>;

    static Parsed parse(const Registry& registry, const QList<QByteArray>& words, CommandLineMode mode);
};

} // namespace bk::cli
