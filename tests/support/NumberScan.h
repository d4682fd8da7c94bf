#pragma once

#include "core/faces/FaceTypes.h"

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace bk::test {

/// Not with a sanitizer that keeps terabytes of shadows.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool memoryIsReadable = false;
#else
inline constexpr bool memoryIsReadable = true;
#endif

/// SEE(bytes, size, address) for all that this process may write to, in steps that overlap by OVERLAP bytes.
template <class See>
void forAllMemory(std::size_t overlap, See see) {
    QFile maps(QStringLiteral("/proc/self/maps"));
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (memory < 0 || !maps.open(QIODevice::ReadOnly)) qFatal("the memory cannot be read");
    constexpr std::size_t step = 1 << 20;
    constexpr std::size_t page = 4096;
    // What is read ends up here, so this is left out.
    static std::array<char, step + 65536> buffer;
    const auto ownBegin = reinterpret_cast<quint64>(buffer.data());
    const auto ownEnd = ownBegin + buffer.size();
    const QByteArrayList lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QByteArrayList parts = line.simplified().split(' ');
        if (parts.size() < 2 || !parts[1].startsWith("rw")) continue;
        const QByteArrayList range = parts[0].split('-');
        const quint64 end = range[1].toULongLong(nullptr, 16);
        for (quint64 at = range[0].toULongLong(nullptr, 16); at < end;) {
            if (at < ownEnd && at + step + overlap > ownBegin) {
                at += step;
                continue;
            }
            const std::size_t wanted = std::min<quint64>(end - at, step + overlap);
            const ssize_t got = ::pread(memory, buffer.data(), wanted, static_cast<off_t>(at));
            const std::size_t read = got > 0 ? static_cast<std::size_t>(got) : 0;
            if (read > 0) see(buffer.data(), read, at);
            // Another thread may have given a page back meanwhile; what lies behind it is still to be seen.
            at += read == wanted ? step : (read / page + 1) * page;
        }
    }
    ::close(memory);
    buffer.fill(0);
}

/// Looks for the numbers of a face in memory and in bytes: as floats or doubles, at any place and of any
/// magnitude, since a vector that is twice as long is the same face. Keeps what it looks for under a mask, so
/// that looking for it does not put it there.
class NumberScan {
public:
    /// From the cosine SAME on, what is found is the same face: above 0.97 the direction is the same for all
    /// purposes; other faces of one person reach 0.8.
    explicit NumberScan(const Embedding& numbers, double same = 0.97) : m_same(same) {
        for (const float number : numbers)
            m_masked.push_back(bitsOf(number) ^ mask);
        for (std::size_t i = 0; i < m_masked.size(); ++i)
            m_largest.push_back(i);
        std::sort(m_largest.begin(), m_largest.end(),
                  [&](std::size_t a, std::size_t b) { return std::abs(numbers[a]) > std::abs(numbers[b]); });
        m_largest.resize(std::min<std::size_t>(m_largest.size(), 24));
    }

    int timesInMemory() const {
        int times = 0;
        forAllMemory(m_masked.size() * sizeof(float), [&](const char* bytes, std::size_t size, quint64) {
            times += count<float>(bytes, size, sizeof(float));
        });
        return times;
    }

    int timesIn(const QByteArray& bytes) const {
        const auto size = static_cast<std::size_t>(bytes.size());
        return count<float>(bytes.constData(), size, 1) + count<double>(bytes.constData(), size, 1);
    }

private:
    static constexpr quint32 mask = 0xa5a5a5a5;

    static quint32 bitsOf(float number) {
        quint32 bits = 0;
        std::memcpy(&bits, &number, sizeof bits);
        return bits;
    }
    double wanted(std::size_t i) const {
        const quint32 bits = m_masked[i] ^ mask;
        float number = 0;
        std::memcpy(&number, &bits, sizeof number);
        return double(number);
    }

    template <class Number>
    static double numberAt(const char* bytes, std::size_t index) {
        Number number = 0;
        std::memcpy(&number, bytes + index * sizeof(Number), sizeof number);
        return double(number);
    }

    template <class Number>
    int count(const char* bytes, std::size_t size, std::size_t stride) const {
        const std::size_t length = m_masked.size() * sizeof(Number);
        int times = 0;
        for (std::size_t at = 0; at + length <= size; at += stride)
            if (isThere<Number>(bytes + at)) ++times;
        return times;
    }

    template <class Number>
    bool isThere(const char* bytes) const {
        // The signs of the largest numbers tell nearly everything else apart at once.
        int agreed = 0;
        for (std::size_t i = 0; i < m_largest.size(); ++i) {
            const double found = numberAt<Number>(bytes, m_largest[i]);
            if (found == 0 || !std::isfinite(found)) return false;
            agreed += (found > 0) == (wanted(m_largest[i]) > 0) ? 1 : -1;
            if (std::abs(agreed) < int(i)) return false;
        }
        double product = 0;
        double length = 0;
        double own = 0;
        for (std::size_t i = 0; i < m_masked.size(); ++i) {
            const double found = numberAt<Number>(bytes, i);
            if (!std::isfinite(found)) return false;
            product += found * wanted(i);
            length += found * found;
            own += wanted(i) * wanted(i);
        }
        return std::abs(product) > m_same * std::sqrt(length) * std::sqrt(own);
    }

    double m_same;
    std::vector<quint32> m_masked;
    std::vector<std::size_t> m_largest;
};

} // namespace bk::test
