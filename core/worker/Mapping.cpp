#include "core/worker/Mapping.h"

#include <sys/mman.h>

namespace bk {

Mapping::Mapping(int descriptor, qint64 length, Access access) {
    if (length <= 0) return;
    // Private for reading: kernels before 6.7 refuse shared mappings of a sealed memory file.
    const int protection = access == Access::Write ? PROT_READ | PROT_WRITE : PROT_READ;
    const int sharing = access == Access::Read ? MAP_PRIVATE : MAP_SHARED;
    void* const place = ::mmap(nullptr, size_t(length), protection, sharing, descriptor, 0);
    if (place == MAP_FAILED) return;
    m_data = static_cast<char*>(place);
    m_length = length;
}

Mapping::~Mapping() {
    if (m_data) ::munmap(m_data, size_t(m_length));
}

void Mapping::forgetPages() const {
    if (m_data) ::madvise(m_data, size_t(m_length), MADV_DONTNEED);
}

} // namespace bk
