#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QDateTime>

namespace bk {

/// An original's bytes and what the file system says of it.
struct FileContent {
    QByteArray bytes;
    QByteArray sha256;
    QDateTime modified;
};

inline constexpr qint64 maximumFileBytes = 1ll << 30;

/// Reads an original without changing anything about it, not even the time of last access where the system
/// allows that. Only regular files: EmptyFile, TooLarge, UnsupportedFile (a device, pipe or folder),
/// NotFound, Disk. Any thread.
Result<FileContent> readOriginal(const FilePath& path);

/// Size and time of a regular file; NotFound.
struct FileStatus {
    qint64 size = 0;
    QDateTime modified;
};
Result<FileStatus> statusOf(const FilePath& path);

} // namespace bk
