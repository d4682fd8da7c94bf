#pragma once

#include "core/base/Id.h"

#include <QByteArray>

namespace bk::bench {

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014): the
/// same numbers everywhere.
class Chance {
public:
    explicit Chance(quint64 seed) : m_state(seed * 0x9e3779b97f4a7c15ull + 0x2545f4914f6cdd1dull) {}

    quint64 next() {
        m_state += 0x9e3779b97f4a7c15ull;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    int below(int limit) { return static_cast<int>(next() % static_cast<quint64>(limit)); }
    bool percent(int percent) { return below(100) < percent; }
    template <class List>
    const auto& of(const List& list) {
        return list[static_cast<decltype(list.size())>(below(static_cast<int>(list.size())))];
    }
    QByteArray bytes(int count) {
        QByteArray bytes;
        while (bytes.size() < count) {
            const quint64 number = next();
            bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
        }
        bytes.truncate(count);
        return bytes;
    }

private:
    quint64 m_state;
};

/// Ids as the program makes them (UUID version 7: milliseconds, then random bits), the same for the same
/// seed.
class SeededIds final : public IdSource {
public:
    explicit SeededIds(quint64 seed) : m_chance(seed) {}

    QUuid next() override {
        m_milliseconds += static_cast<quint64>(m_chance.below(3));
        const quint64 first = (m_milliseconds << 16) | 0x7000u | (m_chance.next() & 0x0fffu);
        const quint64 second = (m_chance.next() & 0x3fffffffffffffffull) | 0x8000000000000000ull;
        QByteArray bytes(16, '\0');
        for (int i = 0; i < 8; ++i) {
            bytes[i] = static_cast<char>(first >> (56 - 8 * i));
            bytes[8 + i] = static_cast<char>(second >> (56 - 8 * i));
        }
        return QUuid::fromRfc4122(bytes);
    }

private:
    Chance m_chance;
    quint64 m_milliseconds = 1'700'000'000'000ull;
};

} // namespace bk::bench
