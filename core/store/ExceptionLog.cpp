#include "core/store/ExceptionLog.h"

namespace bk {

Result<QHash<QUuid, Stamp>> ExceptionLog::latest(const QByteArrayList& actions, const QString& words) {
    // The log of version 0.1.0 has no outcomes: what is in it was done. SQLite takes the other columns of a
    // row from where max() was found.
    BK_ASSIGN(Statement* const query,
              m_audit.cached(
                  "SELECT object, user, at, max(sequence) FROM (SELECT object, user, at, sequence FROM "
                  "events WHERE action = ?1 AND instr(detail, ?2) > 0 UNION ALL SELECT object, user, at, "
                  "sequence FROM log WHERE action = ?1 AND outcome = 0 AND instr(detail, ?2) > 0) GROUP "
                  "BY object"));
    QHash<QUuid, Stamp> latest;
    for (const QByteArray& action : actions) {
        query->bind(QString::fromLatin1(action), words);
        for (;;) {
            BK_ASSIGN(const bool row, query->step());
            if (!row) break;
            latest.insert(QUuid::fromRfc4122(query->blob(0)),
                          {query->id<UserId>(1), query->instant(2).value_or(QDateTime())});
        }
        query->reset();
    }
    return latest;
}

} // namespace bk
