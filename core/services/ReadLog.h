#pragma once

#include "core/services/Session.h"

#include <QHash>

#include <mutex>

namespace bk {

/// Logs what is read about persons before it is answered. A window reads the same again with every change, so
/// the same reading (action, object and WHAT) within a minute of the session's clock is one event. WHAT is
/// kept in memory only, as a hash: the words that somebody typed are nobody's business. Thread-safe.
class ReadLog {
public:
    explicit ReadLog(Session& session) : m_session(session) {}

    /// An Error: it could not be logged, so it must not be answered.
    Status note(const char* action, const char* objectKind, const QUuid& object, const QString& detail = {},
                const QString& what = {});
    /// A search of photos that tells something about persons: by words or by a person.
    Status noteSearch(const QString& words, const std::optional<PersonId>& person);

private:
    Session& m_session;
    std::mutex m_mutex;
    QHash<size_t, QDateTime> m_noted;
};

} // namespace bk
