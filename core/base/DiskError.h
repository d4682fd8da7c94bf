#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"

#include <cstring>

namespace bk {

/// Disk, with NUMBER (errno) in words behind the name of FILE.
inline tl::unexpected<Error> diskError(const FilePath& file, int number) {
    return fail(
        ErrorCode::Disk,
        QStringLiteral("%1: %2").arg(file.fileNameDisplay(), QString::fromLocal8Bit(std::strerror(number))),
        number);
}

} // namespace bk
