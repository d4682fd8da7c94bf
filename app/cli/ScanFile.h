#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"

#include <QByteArray>

namespace bk::cli {

/// All bytes of FILE, whose name need not be UTF-8. Disk when it cannot be read, TooLarge above 256 MiB.
Result<QByteArray> readScan(const FilePath& file);

/// Disk when something is at the place of FILE: to be asked before anything is made that belongs in it.
Status requireFree(const FilePath& file);

/// Makes FILE, readable by its owner only. Disk when it is there already or cannot be written; nothing is
/// left then.
Status writeNewFile(const FilePath& file, const QByteArray& bytes);

} // namespace bk::cli
