#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"

#include <memory>

namespace bk {

/// The `lock` file of a catalog, held by the one process that has it open. An advisory lock of the kernel's
/// (flock), so it ends with the process however that ends, and nothing in the file or its age can shut
/// anybody out. Two of one process exclude each other too. Any thread.
class FolderLock {
public:
    /// InUse when somebody holds it, Disk when the folder cannot be written to.
    static Result<std::unique_ptr<FolderLock>> take(const FilePath& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace bk
