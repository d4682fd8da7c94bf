#pragma once

#include <QStringList>

namespace bk::bench {

/// Writes a made-up catalog with its clearances computed. ARGUMENTS after the word "make-catalog". Returns
/// the exit code.
int runMakeCatalog(const QStringList& arguments);

/// Times the withdrawal of somebody on 10,000 photos and the computing of all clearances, in made-up catalogs
/// of several sizes. ARGUMENTS after the word "clearance". Returns the exit code.
int runClearance(const QStringList& arguments);

} // namespace bk::bench
