#pragma once

#include <QIODevice>

namespace bk::cli {

/// A standard stream. Reading gives what is there instead of waiting for a full buffer, so that a batch
/// answers each line as it comes; writing is at once. Reading ends when STOP, a descriptor, becomes readable
/// (-1: never). Closes neither.
class DescriptorDevice final : public QIODevice {
public:
    DescriptorDevice(int descriptor, OpenMode mode, int stop = -1);
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    int m_descriptor;
    int m_stop;
};

} // namespace bk::cli
