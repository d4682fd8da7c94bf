#pragma once

#include "core/base/Result.h"

namespace bk {

/// Of persons, collections and users. Four times the longest names of people that one meets; above it
/// somebody has pasted something else.
inline constexpr qsizetype longestName = 200;
/// Where something was published: addresses of pages may be long.
inline constexpr qsizetype longestPlace = 1000;

/// InvalidArgument where NAME has more than LONGEST letters. WHAT: how the sentence calls it, "a person's
/// name".
Status checkLength(const QString& what, const QString& name, qsizetype longest = longestName);

} // namespace bk
