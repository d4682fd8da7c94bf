#pragma once

#include "core/base/Id.h"

#include <atomic>

namespace bk::test {

/// Ids that are the same in every run.
class CountingIds final : public IdSource {
public:
    QUuid next() override {
        const quint64 n = ++m_last;
        return QUuid(0, static_cast<ushort>(n >> 48), static_cast<ushort>(0x7000 | ((n >> 36) & 0xfff)), 0x80,
                     0, static_cast<uchar>(n >> 40), static_cast<uchar>(n >> 32), static_cast<uchar>(n >> 24),
                     static_cast<uchar>(n >> 16), static_cast<uchar>(n >> 8), static_cast<uchar>(n));
    }

private:
    std::atomic<quint64> m_last = 0;
};

} // namespace bk::test
