#pragma once

#include "core/base/Result.h"

#include <type_traits>

namespace bk {

/// Engines may fail on so many photos in a row; then it is not the photos.
inline constexpr int mostFailedInARow = 20;

/// ASK(), what a face model says about one photo. The process of a model from elsewhere may end on a photo,
/// or be ended by something else (Damaged): it is asked once more, of another process. When that ends too but
/// ISTHERE() can load the model, it is the photo: Internal, and others need not suffer. Only a model that
/// cannot be loaded is Damaged.
template <class Ask, class IsThere>
std::invoke_result_t<Ask> askedTwice(Ask ask, IsThere isThere) {
    auto answer = ask();
    if (answer || answer.error().code != ErrorCode::Damaged) return answer;
    answer = ask();
    if (answer || answer.error().code != ErrorCode::Damaged) return answer;
    if (const Status there = isThere(); !there) return fail(there.error());
    return fail(ErrorCode::Internal, answer.error().context);
}

} // namespace bk
