#include "core/base/Id.h"

#include <QDateTime>
#include <QRandomGenerator>

namespace bk {

QUuid RandomIdSource::next() {
    const auto milliseconds = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch());
    const quint64 high = QRandomGenerator::system()->generate64();
    const quint64 low = QRandomGenerator::system()->generate64();
    const quint64 first = (milliseconds << 16) | 0x7000u | (high & 0x0fffu);
    const quint64 second = (low & 0x3fffffffffffffffull) | 0x8000000000000000ull;

    QByteArray bytes(16, '\0');
    for (int i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(first >> (56 - 8 * i));
        bytes[8 + i] = static_cast<char>(second >> (56 - 8 * i));
    }
    return QUuid::fromRfc4122(bytes);
}

} // namespace bk
