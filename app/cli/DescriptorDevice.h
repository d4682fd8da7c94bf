#pragma once

#include <QIODevice>

namespace bk::cli {

/// A standard stream. Reading gives what is there instead of waiting for a full buffer, so that a batch
/// answers each line as it comes; writing is at once. An interrupted read counts as the end. Does not close
/// the descriptor.
class DescriptorDevice final : public QIODevice {
public:
    DescriptorDevice(int descriptor, OpenMode mode);
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char* data, qint64 size) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    int m_descriptor;
};

} // namespace bk::cli
