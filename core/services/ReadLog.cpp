#include "core/services/ReadLog.h"

namespace bk {
namespace {

constexpr qint64 sameReadingSeconds = 60;
/// However often a window reads the same, it is told once in this time.
constexpr qint64 longestReadingSeconds = 3600;
/// More different readings than anybody does in a minute.
constexpr qsizetype mostNoted = 1000;

size_t keyOf(const char* action, const QUuid& object, const QString& detail, const QString& what) {
    return qHashMulti(0, QByteArray(action), object, detail, what);
}

} // namespace

bool ReadMemory::goesOn(size_t key, const QDateTime& now) {
    const auto noted = m_noted.find(key);
    if (noted == m_noted.end()) return false;
    const qint64 age = noted->last.secsTo(now);
    if (age < 0 || age >= sameReadingSeconds || noted->first.secsTo(now) >= longestReadingSeconds)
        return false;
    noted->last = now;
    return true;
}

Status ReadLog::note(const char* action, const char* objectKind, const QUuid& object, const QString& detail,
                     const QString& what, const char* partOf) {
    ReadMemory& memory = m_session.readMemory();
    const size_t key = keyOf(action, object, detail, what);
    const QDateTime now = m_session.clock().now();
    // Held while it is written: two who read the same at once are one event, and neither is answered before.
    const std::lock_guard lock(memory.m_mutex);
    if (partOf != nullptr && memory.goesOn(keyOf(partOf, object, {}, {}), now)) return {};
    if (memory.goesOn(key, now)) return {};
    BK_TRY(m_session.recordRead(action, objectKind, object, detail));
    if (memory.m_noted.size() >= mostNoted) memory.m_noted.clear();
    memory.m_noted.insert(key, {now, now});
    return {};
}

Status ReadLog::noteSearch(const QString& words, const std::optional<PersonId>& person) {
    if (words.trimmed().isEmpty() && !person) return {};
    // A person's page shows their photos and suggestions: that is the opening of it.
    const char* const partOf = words.trimmed().isEmpty() ? "person.open" : nullptr;
    if (person) return note("person.search", "person", person->uuid(), {}, words.simplified(), partOf);
    return note("person.search", "catalog", {}, {}, words.simplified());
}

} // namespace bk
