#include "core/services/ReadLog.h"

namespace bk {
namespace {

constexpr qint64 sameReadingSeconds = 60;
/// More different readings than anybody does in a minute.
constexpr qsizetype mostNoted = 1000;

} // namespace

Status ReadLog::note(const char* action, const char* objectKind, const QUuid& object, const QString& detail,
                     const QString& what) {
    const size_t key = qHashMulti(0, QByteArray(action), object, detail, what);
    const QDateTime now = m_session.clock().now();
    {
        const std::lock_guard lock(m_mutex);
        const auto noted = m_noted.constFind(key);
        const qint64 age = noted == m_noted.constEnd() ? sameReadingSeconds : noted->secsTo(now);
        if (age >= 0 && age < sameReadingSeconds) return {};
    }
    BK_TRY(m_session.recordRead(action, objectKind, object, detail));
    const std::lock_guard lock(m_mutex);
    if (m_noted.size() >= mostNoted) m_noted.clear();
    m_noted.insert(key, now);
    return {};
}

Status ReadLog::noteSearch(const QString& words, const std::optional<PersonId>& person) {
    if (words.trimmed().isEmpty() && !person) return {};
    if (person) return note("person.search", "person", person->uuid(), {}, words);
    return note("person.search", "catalog", {}, {}, words.simplified());
}

} // namespace bk
