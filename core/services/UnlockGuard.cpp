#include "core/services/UnlockGuard.h"

#include "core/base/AtomicFile.h"

#include <algorithm>

namespace bk {
namespace {

constexpr int remembered = 100;
constexpr int freeFailures = 2;
constexpr std::chrono::milliseconds firstDelay{1000};
constexpr std::chrono::milliseconds longestDelay{60000};
constexpr qint64 sizeLimit = 64 << 10;

/// What the file says: a line with how many there were, and a line for each of the last moments.
struct Memory {
    int count = 0;
    QList<QDateTime> moments;
};

/// A file that is not ours counts for nothing: whoever can write there could as well have deleted it.
Memory load(const FilePath& file) {
    Memory memory;
    const auto bytes = readWhole(file, sizeLimit);
    if (!bytes) return memory;
    QList<QByteArray> lines = bytes->split('\n');
    bool fits = false;
    const int count = lines.takeFirst().toInt(&fits);
    if (!fits) return memory;
    for (const QByteArray& line : lines) {
        if (line.isEmpty()) continue;
        const QDateTime moment = QDateTime::fromString(QString::fromLatin1(line), Qt::ISODateWithMs);
        if (!moment.isValid()) return {};
        memory.moments << moment.toUTC();
    }
    if (memory.moments.isEmpty()) return {};
    if (memory.moments.size() > remembered) memory.moments = memory.moments.last(remembered);
    memory.count = std::max(count, static_cast<int>(memory.moments.size()));
    return memory;
}

std::chrono::milliseconds delayAfter(int count) {
    if (count <= freeFailures) return {};
    const int doublings = std::min(count - freeFailures - 1, 16);
    return std::min(firstDelay * (1 << doublings), longestDelay);
}

} // namespace

UnlockGuard::UnlockGuard(FilePath folder, const Clock& clock)
    : m_file(folder.child("unlock-failures")), m_clock(clock) {}

std::chrono::milliseconds UnlockGuard::wait() const {
    const Memory memory = load(m_file);
    const auto delay = delayAfter(memory.count);
    if (delay.count() == 0) return delay;
    const std::chrono::milliseconds since(memory.moments.last().msecsTo(m_clock.now()));
    return std::clamp(delay - since, std::chrono::milliseconds(0), delay);
}

Status UnlockGuard::failed() {
    Memory memory = load(m_file);
    memory.count = std::min(memory.count + 1, 1'000'000'000);
    memory.moments << m_clock.now();
    if (memory.moments.size() > remembered) memory.moments.removeFirst();
    QByteArray bytes = QByteArray::number(memory.count) + '\n';
    for (const QDateTime& moment : memory.moments)
        bytes += moment.toUTC().toString(Qt::ISODateWithMs).toLatin1() + '\n';
    return writeAtomically(m_file, bytes);
}

QList<QDateTime> UnlockGuard::failures() const {
    return load(m_file).moments;
}

int UnlockGuard::count() const {
    return load(m_file).count;
}

Status UnlockGuard::forget() {
    BK_TRY(removeLeftovers(m_file));
    const Status removed = removeDurably(m_file);
    if (!removed && removed.error().code == ErrorCode::NotFound) return {};
    return removed;
}

} // namespace bk
