#pragma once

#include "app/cli/Context.h"

#include <QByteArray>
#include <QList>

namespace bk::cli {

/// Runs one command line: ARGUMENTS as the system gave them, without the program's name. The exit code of the
/// contract. Not on a window's thread. Throws nothing.
int runCli(const QList<QByteArray>& arguments, Streams streams, const CliSettings& settings);

/// The exit code for a kind of failure.
int exitCode(ErrorCode code);

/// ERROR in one English sentence.
QString sentence(const Error& error);

/// COMMAND on what CONTEXT holds; a foreign exception becomes an Internal error.
Result<QJsonObject> runGuarded(Command& command, Context& context);

} // namespace bk::cli
