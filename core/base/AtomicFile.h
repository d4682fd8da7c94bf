#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace bk {

/// A file that is being written beside its place and appears there whole or not at all: a temporary file in
/// the same folder (mode 0600, its name of fixed length whatever the target is called), fsync, rename, fsync
/// of the folder. Until commit() the target is as it was; a full disk shows in write() or flush(). Gone
/// without commit(): the temporary file is removed. Move-only; for one thread at a time. Every failure is
/// Disk with errno in native.
class AtomicFile {
public:
    static Result<AtomicFile> create(const FilePath& target);
    AtomicFile(AtomicFile&& other) noexcept;
    AtomicFile& operator=(AtomicFile&& other) noexcept;
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();

    Status write(QByteArrayView bytes);
    /// What was written is on disk, still under the temporary name.
    Status flush();
    /// Flushes and takes the target's place, replacing what is there. When only the last step fails (fsync of
    /// the folder) the new file is in place, but may not survive a power cut: isInPlace() tells.
    Status commit();
    bool isInPlace() const { return m_temporary.isEmpty(); }
    /// As commit(), but Exists when something is there already.
    Status commitNew();

private:
    AtomicFile(FilePath target, FilePath temporary, int descriptor);
    Status close();
    void abandon();

    FilePath m_target;
    FilePath m_temporary;
    int m_descriptor = -1;
};

/// The whole of BYTES becomes FILE, or FILE stays as it was. See AtomicFile. Thread-safe for different files.
Status writeAtomically(const FilePath& file, QByteArrayView bytes);

/// The bytes of a regular file. NotFound: none there. TooLarge: over LIMIT bytes. Disk: all else, with errno.
Result<QByteArray> readWhole(const FilePath& file, qint64 limit);

/// Removes temporary files that a crash while writing FILE left behind. Not while somebody writes FILE.
Status removeLeftovers(const FilePath& file);

/// Deletes a file and waits until the folder on disk knows. NotFound: none there.
Status removeDurably(const FilePath& file);

/// What was written to FILE is on disk.
Status syncFile(const FilePath& file);

/// Makes what was renamed or deleted in FOLDER last through a power cut.
Status syncFolder(const FilePath& folder);

} // namespace bk
