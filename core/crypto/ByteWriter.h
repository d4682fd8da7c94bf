#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <concepts>

namespace bk {

/// Builds bytes for files and for authenticated contexts: whole numbers with the highest byte first, fields
/// of fixed length as they are. For one thread. Not for secrets: what it grows out of is not wiped.
class ByteWriter {
public:
    template <std::unsigned_integral Number>
    ByteWriter& number(Number value) {
        for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8)
            m_bytes.append(static_cast<char>((static_cast<quint64>(value) >> shift) & 0xff));
        return *this;
    }
    ByteWriter& raw(QByteArrayView bytes) {
        m_bytes.append(bytes);
        return *this;
    }
    const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace bk
