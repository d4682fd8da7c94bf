#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

#include <array>
#include <cstdlib>
#include <optional>

/// Reads a QR code (ISO/IEC 18004) of versions 1 to 6 with error correction M, given as one pixel a module
/// without a quiet zone. Corrects nothing: every error makes it null. Written from the standard, apart from
/// what draws the codes.
namespace bk::test {

class QrReader {
public:
    explicit QrReader(const QImage& image) : m_image(image), m_size(image.width()) {}

    std::optional<QByteArray> read() {
        m_version = (m_size - 17) / 4;
        if (m_image.height() != m_size || m_size != 17 + 4 * m_version || m_version < 1 || m_version > 6)
            return std::nullopt;
        if (!patternsHold()) return std::nullopt;
        const auto mask = maskNumber();
        if (!mask) return std::nullopt;
        const auto data = dataOf(codewords(*mask));
        return data ? text(*data) : std::nullopt;
    }

private:
    struct Blocks {
        int count;
        int data;
        int correction;
    };
    /// Table 9 of the standard, level M.
    Blocks blocks() const {
        constexpr std::array<Blocks, 6> table = {
            {{1, 16, 10}, {1, 28, 16}, {1, 44, 26}, {2, 32, 18}, {2, 43, 24}, {4, 27, 16}}};
        return table[static_cast<size_t>(m_version - 1)];
    }

    bool dark(int x, int y) const { return qGray(m_image.pixel(x, y)) < 128; }

    bool patternsHold() const {
        for (const auto& [left, top] : {std::pair(0, 0), std::pair(m_size - 7, 0), std::pair(0, m_size - 7)})
            for (int y = 0; y < 7; ++y)
                for (int x = 0; x < 7; ++x) {
                    const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
                    if (dark(left + x, top + y) != (ring != 2)) return false;
                }
        for (int i = 8; i < m_size - 8; ++i)
            if (dark(i, 6) != (i % 2 == 0) || dark(6, i) != (i % 2 == 0)) return false;
        return dark(8, m_size - 8);
    }

    std::optional<int> maskNumber() const {
        int bits = 0;
        const auto take = [&](int x, int y) { bits = bits << 1 | (dark(x, y) ? 1 : 0); };
        for (const int x : {0, 1, 2, 3, 4, 5, 7, 8})
            take(x, 8);
        for (const int y : {7, 5, 4, 3, 2, 1, 0})
            take(8, y);
        bits ^= 0x5412;
        int rest = bits;
        for (int i = 14; i >= 10; --i)
            if (rest >> i & 1) rest ^= 0x537 << (i - 10);
        const bool levelM = bits >> 13 == 0;
        if (rest != 0 || !levelM) return std::nullopt;
        return bits >> 10 & 7;
    }

    bool isData(int x, int y) const {
        if (x == 6 || y == 6) return false;
        if (y < 9 && (x < 9 || x >= m_size - 8)) return false;
        if (x < 9 && y >= m_size - 8) return false;
        const int centre = m_size - 7;
        return m_version == 1 || std::abs(x - centre) > 2 || std::abs(y - centre) > 2;
    }

    static bool masked(int mask, int x, int y) {
        switch (mask) {
        case 0:
            return (x + y) % 2 == 0;
        case 1:
            return y % 2 == 0;
        case 2:
            return x % 3 == 0;
        case 3:
            return (x + y) % 3 == 0;
        case 4:
            return (y / 2 + x / 3) % 2 == 0;
        case 5:
            return x * y % 2 + x * y % 3 == 0;
        case 6:
            return (x * y % 2 + x * y % 3) % 2 == 0;
        default:
            return ((x + y) % 2 + x * y % 3) % 2 == 0;
        }
    }

    QByteArray codewords(int mask) const {
        QByteArray words;
        int bits = 0;
        int count = 0;
        bool upward = true;
        for (int right = m_size - 1; right > 0; right -= 2) {
            if (right == 6) --right;
            for (int i = 0; i < m_size; ++i) {
                const int y = upward ? m_size - 1 - i : i;
                for (const int x : {right, right - 1}) {
                    if (!isData(x, y)) continue;
                    bits = bits << 1 | (dark(x, y) != masked(mask, x, y) ? 1 : 0);
                    if (++count % 8 == 0) words.append(static_cast<char>(bits & 0xff));
                }
            }
            upward = !upward;
        }
        return words;
    }

    static int times(int a, int b) {
        int product = 0;
        for (; b != 0; b >>= 1) {
            if (b & 1) product ^= a;
            a <<= 1;
            if (a & 0x100) a ^= 0x11d;
        }
        return product;
    }

    /// The blocks one after the other, each checked.
    std::optional<QByteArray> dataOf(const QByteArray& words) const {
        const Blocks layout = blocks();
        if (words.size() < layout.count * (layout.data + layout.correction)) return std::nullopt;
        QByteArray all;
        for (int block = 0; block < layout.count; ++block) {
            QByteArray one;
            for (int i = 0; i < layout.data + layout.correction; ++i)
                one.append(words[i * layout.count + block]);
            int root = 1;
            for (int i = 0; i < layout.correction; ++i, root = times(root, 2)) {
                int value = 0;
                for (const char word : one)
                    value = times(value, root) ^ static_cast<unsigned char>(word);
                if (value != 0) return std::nullopt;
            }
            all.append(one.first(layout.data));
        }
        return all;
    }

    static std::optional<QByteArray> text(const QByteArray& data) {
        qsizetype at = 0;
        const auto take = [&](int count) {
            int value = 0;
            for (int i = 0; i < count; ++i, ++at)
                value = value << 1 | (at / 8 < data.size() ? data[at / 8] >> (7 - at % 8) & 1 : 0);
            return value;
        };
        const QByteArray letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        QByteArray read;
        while (at + 4 <= data.size() * 8) {
            const int mode = take(4);
            if (mode == 0) return read;
            if (mode == 1) {
                int count = take(10);
                for (; count >= 3; count -= 3)
                    read += QByteArray::number(take(10)).rightJustified(3, '0');
                if (count > 0)
                    read += QByteArray::number(take(count == 2 ? 7 : 4)).rightJustified(count, '0');
            } else if (mode == 2) {
                int count = take(9);
                for (; count >= 2; count -= 2) {
                    const int pair = take(11);
                    read += letters[pair / 45 % 45];
                    read += letters[pair % 45];
                }
                if (count > 0) read += letters[take(6) % 45];
            } else if (mode == 4) {
                for (int count = take(8); count > 0; --count)
                    read += static_cast<char>(take(8));
            } else {
                return std::nullopt;
            }
        }
        return read;
    }

    QImage m_image;
    int m_size;
    int m_version = 0;
};

} // namespace bk::test
