#pragma once

#include <QByteArray>
#include <QtEndian>

namespace bk {

/// Numbers out of bytes that nobody can trust. Does not own the bytes. Reading outside gives 0, so a walker
/// that forgets a check reads nonsense, never memory.
class ByteView {
public:
    explicit ByteView(const QByteArray& bytes) : m_bytes(bytes) {}

    qint64 size() const { return m_bytes.size(); }
    const uchar* data() const { return reinterpret_cast<const uchar*>(m_bytes.constData()); }
    bool has(qint64 at, qint64 count) const {
        return at >= 0 && count >= 0 && at <= size() && count <= size() - at;
    }
    bool matches(qint64 at, QByteArrayView text) const {
        return has(at, text.size()) && m_bytes.sliced(at, text.size()) == text;
    }

    uchar u8(qint64 at) const { return has(at, 1) ? data()[at] : 0; }
    quint16 u16be(qint64 at) const { return has(at, 2) ? qFromBigEndian<quint16>(data() + at) : 0; }
    quint16 u16le(qint64 at) const { return has(at, 2) ? qFromLittleEndian<quint16>(data() + at) : 0; }
    quint32 u32be(qint64 at) const { return has(at, 4) ? qFromBigEndian<quint32>(data() + at) : 0; }
    quint32 u32le(qint64 at) const { return has(at, 4) ? qFromLittleEndian<quint32>(data() + at) : 0; }

private:
    QByteArrayView m_bytes;
};

} // namespace bk
