#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <concepts>

namespace bk {

/// Reads what ByteWriter wrote. Once it was asked for more than there is, ok() is false for good and
/// everything read is zero or empty, so a whole record can be read before looking. For one thread.
class ByteReader {
public:
    explicit ByteReader(QByteArrayView bytes) : m_rest(bytes) {}

    template <std::unsigned_integral Number>
    Number number() {
        const QByteArrayView bytes = take(static_cast<qsizetype>(sizeof(Number)));
        quint64 value = 0;
        for (const char byte : bytes)
            value = (value << 8) | static_cast<unsigned char>(byte);
        return static_cast<Number>(value);
    }
    QByteArray raw(qsizetype size) { return take(size).toByteArray(); }
    qsizetype left() const { return m_rest.size(); }
    bool ok() const { return m_ok; }

private:
    QByteArrayView take(qsizetype size) {
        if (!m_ok || size > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const QByteArrayView bytes = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return bytes;
    }

    QByteArrayView m_rest;
    bool m_ok = true;
};

} // namespace bk
