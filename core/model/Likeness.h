#pragma once

namespace bk {

/// How much alike two faces are, as far as it is told: a number would promise more than it holds.
enum class Likeness { Possible, Likely, VeryLikely };

} // namespace bk
