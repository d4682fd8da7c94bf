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

#define BK_CONCAT_INNER(a, b) a##b
#define BK_CONCAT(a, b) BK_CONCAT_INNER(a, b)

/// Returns the error of a Status or Result to the caller, else goes on. May hold a lambda that uses it again.
#define BK_TRY(...) BK_TRY_AS(BK_CONCAT(bkStatus, __COUNTER__), __VA_ARGS__)
#define BK_TRY_AS(name, ...)                                                                                 \
    do {                                                                                                     \
        if (auto name = (__VA_ARGS__); !name) return ::bk::fail(std::move(name.error()));                    \
    } while (false)

/// BK_ASSIGN(auto x, call()): x becomes the value, or the error goes to the caller.
#define BK_ASSIGN(declaration, ...) BK_ASSIGN_AS(BK_CONCAT(bkResult, __COUNTER__), declaration, __VA_ARGS__)
#define BK_ASSIGN_AS(name, declaration, ...)                                                                 \
    auto name = (__VA_ARGS__);                                                                               \
    if (!name) return ::bk::fail(std::move(name.error()));                                                   \
    declaration = std::move(*name)
