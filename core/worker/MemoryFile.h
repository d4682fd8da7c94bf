#pragma once

#include "core/base/Descriptor.h"
#include "core/base/Result.h"

#include <QByteArray>

namespace bk {

/// Memory with a descriptor, to be handed to a worker; it is never on a disk. One thread at a time.
class MemoryFile {
public:
    /// Holds a copy of BYTES and can never change again.
    static Result<MemoryFile> holding(const QByteArray& bytes);
    /// LENGTH bytes, 0 so far; nobody can make it shorter or longer.
    static Result<MemoryFile> ofLength(qint64 length);

    int descriptor() const { return m_file.number(); }
    /// Puts BYTES at the beginning.
    Status write(const QByteArray& bytes);
    /// From here on nobody can write into it. False while somebody else has it mapped for writing.
    bool close();

private:
    explicit MemoryFile(Descriptor file) : m_file(std::move(file)) {}

    Descriptor m_file;
};

} // namespace bk
