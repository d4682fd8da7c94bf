#pragma once

#include "core/base/Error.h"

#include <tl/expected.hpp>

namespace bk {

/// A value or the reason why there is none. Our own interfaces throw nothing.
template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, QString context = {}, int native = 0) {
    return tl::unexpected<Error>(Error{code, std::move(context), native});
}

inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace bk

/// Returns the error of a Status or Result to the caller, else goes on.
#define BK_TRY(expression)                                                                                   \
    do {                                                                                                     \
        if (auto bkStatus = (expression); !bkStatus) return ::bk::fail(std::move(bkStatus.error()));         \
    } while (false)

#define BK_CONCAT_INNER(a, b) a##b
#define BK_CONCAT(a, b) BK_CONCAT_INNER(a, b)

/// BK_ASSIGN(auto x, call()): x becomes the value, or the error goes to the caller.
#define BK_ASSIGN(declaration, expression)                                                                   \
    auto BK_CONCAT(bkResult, __LINE__) = (expression);                                                       \
    if (!BK_CONCAT(bkResult, __LINE__)) return ::bk::fail(std::move(BK_CONCAT(bkResult, __LINE__).error())); \
    declaration = std::move(*BK_CONCAT(bkResult, __LINE__))
