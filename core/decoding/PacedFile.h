#pragma once

#include <QIODevice>

namespace bk {

/// Reads a descriptor by position and keeps nothing of it. Does not own the descriptor.
class PacedFile final : public QIODevice {
public:
    PacedFile(int descriptor, qint64 length) : m_descriptor(descriptor), m_length(length) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    qint64 size() const override { return m_length; }
    /// False outside the file, without a line in the log; libtiff tries that in broken files.
    bool seek(qint64 position) override;

protected:
    qint64 readData(char* target, qint64 most) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    int m_descriptor;
    qint64 m_length;
};

} // namespace bk
