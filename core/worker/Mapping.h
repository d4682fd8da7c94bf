#pragma once

#include <QByteArray>

#include <utility>

namespace bk {

/// A file or memory file seen as memory, until destroyed. Reading a file that others can shorten may end the
/// process with SIGBUS: only a worker that may be lost maps such files. One thread at a time.
class Mapping {
public:
    /// ReadShared sees what others write meanwhile; Read need not, and works on files that are sealed.
    enum class Access { Read, ReadShared, Write };

    /// The first LENGTH bytes of DESCRIPTOR; not isMapped() when that cannot be.
    Mapping(int descriptor, qint64 length, Access access);
    Mapping() = default;
    Mapping(Mapping&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr)), m_length(std::exchange(other.m_length, 0)) {}
    Mapping& operator=(Mapping&& other) noexcept {
        std::swap(m_data, other.m_data);
        std::swap(m_length, other.m_length);
        return *this;
    }
    ~Mapping();

    bool isMapped() const { return m_data != nullptr; }
    char* data() const { return m_data; }
    qint64 length() const { return m_length; }
    /// The memory itself, not a copy.
    QByteArray bytes() const { return QByteArray::fromRawData(m_data, m_length); }
    /// Gives back the pages that were read so far; they come again when touched.
    void forgetPages() const;

private:
    char* m_data = nullptr;
    qint64 m_length = 0;
};

} // namespace bk
