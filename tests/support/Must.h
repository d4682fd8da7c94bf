#pragma once

#include "core/base/Result.h"

namespace bk::test {

/// What RESULT holds; ends the test program with what went wrong where it holds none. For what a test takes
/// for granted; what it looks at goes through VERIFY_OK and ASSIGN_OK.
template <class T>
T must(Result<T> result) {
    if (!result) qFatal("%s", qPrintable(result.error().context));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace bk::test
