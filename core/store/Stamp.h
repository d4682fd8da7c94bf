#pragma once

#include "core/base/Id.h"

#include <QDateTime>

namespace bk {

/// Who did something and when; every row carries it.
struct Stamp {
    UserId by;
    QDateTime at;
};

} // namespace bk
