#pragma once

#include "core/services/Session.h"

#include <QHash>

#include <mutex>

namespace bk {

/// What was read lately in a session, for all of its ReadLogs.
class ReadMemory {
    friend class ReadLog;
    struct Noted {
        QDateTime first;
        QDateTime last;
    };
    /// Whether the reading of KEY goes on; under the mutex.
    bool goesOn(size_t key, const QDateTime& now);

    std::mutex m_mutex;
    QHash<size_t, Noted> m_noted;
};

/// Logs what is read about persons before it is answered. A window reads the same again with every change, so
/// the same reading (action, object and WHAT) within a minute of the last one, by the session's clock, is one
/// event, and told again after an hour. WHAT is kept in memory only, as a hash: the words that somebody typed
/// are nobody's business. Thread-safe.
class ReadLog {
public:
    explicit ReadLog(Session& session) : m_session(session) {}

    /// An Error: it could not be logged, so it must not be answered. PARTOF: the action of a reading of the
    /// same object that this one belongs to while it goes on.
    Status note(const char* action, const char* objectKind, const QUuid& object, const QString& detail = {},
                const QString& what = {}, const char* partOf = nullptr);
    /// A search that tells something about persons: by words or by a person. What a person's page reads of
    /// them is part of opening it.
    Status noteSearch(const QString& words, const std::optional<PersonId>& person);

private:
    Session& m_session;
};

} // namespace bk
