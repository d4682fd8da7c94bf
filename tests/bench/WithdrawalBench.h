#pragma once

#include <QStringList>

namespace bk::bench {

/// Times, in a catalog of make-catalog with people on 10,000 photos, what follows from withdrawals: until all
/// photos are blocked, until all stored clearances are renewed, and reading the tasks. The withdrawals stay.
/// ARGUMENTS after the word "withdrawal". Returns the exit code.
int runWithdrawal(const QStringList& arguments);

} // namespace bk::bench
