#pragma once

#include "core/base/Clock.h"
#include "core/base/FilePath.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/crypto/KeyRing.h"
#include "core/store/AuditLog.h"
#include "core/store/Stamp.h"

#include <QFlags>
#include <QObject>
#include <QSet>
#include <QString>

#include <atomic>
#include <memory>

namespace bk {

class Catalog;
class FaceEngines;
class ReadMemory;

enum class ChangeKind {
    Photos = 1,
    Faces = 2,
    Persons = 4,
    Quitclaims = 8,
    Clearance = 16,
    Collections = 32,
    Publications = 64,
    Tasks = 128,   ///< put off, or told again
    Settings = 256 ///< purposes, consent forms
};
Q_DECLARE_FLAGS(ChangeKinds, ChangeKind)
Q_DECLARE_OPERATORS_FOR_FLAGS(ChangeKinds)

/// What a committed write touched. PHOTOS empty with Photos set means "many: read again".
struct ChangeSet {
    ChangeKinds kinds;
    QSet<PhotoId> photos;
};

/// Tells the window what changed. The signal comes from the thread that did the work, after the commit:
/// connect with a receiver that lives in its own thread and Qt queues it.
class ChangeNotifier : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void notify(const ChangeSet& changes) { Q_EMIT changed(changes); }

Q_SIGNALS:
    void changed(const bk::ChangeSet& changes);
};

/// One open catalog with the user who opened it. Closing (destroying) drains the writes, signs a
/// checkpoint of the log, truncates the write-ahead logs and gives the lock back. Every service works on a
/// session and is thread-safe: call from any thread but the window's, since each call may wait for the disk.
class Session {
public:
    Session(std::unique_ptr<Catalog> catalog, std::shared_ptr<const Clock> clock,
            std::shared_ptr<IdSource> ids);
    ~Session();

    Catalog& catalog() { return *m_catalog; }
    const Clock& clock() const { return *m_clock; }
    IdSource& ids() { return *m_ids; }
    FaceEngines& engines() { return *m_engines; }
    ChangeNotifier& changes() { return m_notifier; }

    FilePath folder() const;
    QString organisation() const;
    UserId user() const;
    QString userName() const;
    Roles roles() const;

    /// Whether the user's roles allow RIGHT; Recognise also needs recognition to be on for the user,
    /// OpenScans and Recognise the key itself.
    bool may(Right right) const;
    /// The first line of every call of a service: RoleMissing with a sentence that names the role. A refusal
    /// is logged ("access.refused"). Not inside a write command.
    Status require(Right right) const;

    /// The day that counts: today, or the latest day this catalog has seen when the clock was turned back.
    /// May write: not inside a write command.
    QDate today() const;
    bool clockTurnedBack() const;
    /// The clock is years ahead of the latest day this catalog has seen, and was not seen so before: what
    /// would be destroyed because of the day alone is kept, until a later day confirms it.
    bool clockDoubtful() const;
    /// The day for which the stored clearances were last brought up to date in this session; null: not yet.
    QDate settledDay() const;
    /// Null: what passed days bring is seen to again at the next occasion.
    void setSettledDay(const QDate& day) { m_settledDay = day.isValid() ? day.toJulianDay() : 0; }

    Stamp stamp() const;
    /// An audit event inside a write command, in its transaction.
    Status record(Connection& catalog, const char* action, const char* objectKind, const QUuid& object,
                  const QString& detail = {}, AuditOutcome outcome = AuditOutcome::Done) const;
    /// The same with the hash of what was written (32 bytes).
    Status record(Connection& catalog, const char* action, const char* objectKind, const QUuid& object,
                  const QString& detail, const QByteArray& payload) const;
    /// An audit event about reading, in a write of its own: what it is about does not happen when this fails.
    Status recordRead(const char* action, const char* objectKind, const QUuid& object,
                      const QString& detail = {}, AuditOutcome outcome = AuditOutcome::Done);
    /// For ReadLog.
    ReadMemory& readMemory() { return *m_readMemory; }

private:
    AuditEvent eventNow(const char* action, const char* objectKind, const QUuid& object,
                        const QString& detail) const;

    std::unique_ptr<FaceEngines> m_engines;
    std::unique_ptr<ReadMemory> m_readMemory;
    std::unique_ptr<Catalog> m_catalog;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<IdSource> m_ids;
    QUuid m_id; ///< of this session, for the log
    ChangeNotifier m_notifier;
    QString m_organisation;
    mutable std::atomic<qint64> m_latestDay = 0;  ///< Julian day
    mutable std::atomic<qint64> m_doubtedDay = 0; ///< Julian day
    std::atomic<qint64> m_settledDay = 0;         ///< Julian day
};

} // namespace bk

Q_DECLARE_METATYPE(bk::ChangeSet)
