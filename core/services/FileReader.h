#pragma once

#include "core/base/Descriptor.h"
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

/// An original that is open for reading, to be handed to a decoder, and the hash of what is in it. Its bytes
/// are not kept in memory. One thread at a time.
class OriginalFile {
public:
    int descriptor() const { return m_file.number(); }
    qint64 size() const { return m_status.size; }
    const QDateTime& modified() const { return m_status.modified; }
    const QByteArray& sha256() const { return m_sha256; }
    /// Disk when anything wrote to it since it was opened: then what was read after the hash may be something
    /// else.
    Result<void> checkUnchanged() const;

private:
    friend Result<OriginalFile> openOriginal(const FilePath& path);
    friend Result<FileContent> readOriginal(const FilePath& path);
    struct Status {
        qint64 size = 0;
        QDateTime modified;
        qint64 modifiedNanoseconds = 0;
        qint64 changedNanoseconds = 0;
    };
    static Result<OriginalFile> opened(const FilePath& path);
    static Result<Status> statusOf(int descriptor, const FilePath& path);

    FilePath m_path;
    Descriptor m_file;
    Status m_status;
    QByteArray m_sha256;
};

inline constexpr qint64 maximumFileBytes = 1ll << 30;

/// Opens and hashes an original without changing anything about it, not even the time of last access where
/// the system allows that. Only regular files: EmptyFile, TooLarge, UnsupportedFile (a device, pipe or
/// folder), NotFound, Disk. Any thread.
Result<OriginalFile> openOriginal(const FilePath& path);

/// The same with the bytes in memory.
Result<FileContent> readOriginal(const FilePath& path);

/// Size and time of a regular file; NotFound.
struct FileStatus {
    qint64 size = 0;
    QDateTime modified;
};
Result<FileStatus> statusOf(const FilePath& path);

} // namespace bk
