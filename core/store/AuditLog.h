#pragma once

#include "core/base/Result.h"
#include "core/db/ConnectionSet.h"
#include "core/model/AuditEvent.h"

#include <QList>

namespace bk {

/// The append-only log. An event is written to the catalog's outbox in the same transaction as what it
/// records, and moves to audit.db after the commit; a crash in between moves it at the next opening. hash =
/// BLAKE2b-256 over the previous hash and the row's canonical encoding.
class AuditLog {
public:
    /// Inside a write command.
    static Status record(Connection& catalog, const AuditEvent& event);
    /// Inside a write command at opening: an older catalog.db put back beside a newer log would give its
    /// events numbers that the log has seen. Goes on after the log's last number and tells whether that was
    /// needed.
    static Result<bool> continueAfterLog(Connection& catalog, Connection& audit);
    /// On the writing thread, outside a transaction.
    static Status drainOutbox(ConnectionSet& connections);

    explicit AuditLog(Connection& audit) : m_audit(audit) {}
    Result<QList<AuditEvent>> list(qint64 from, int limit);
    /// The number of the first row whose hash does not follow from the one before; none when the chain holds.
    Result<std::optional<qint64>> firstBadRow();
    Result<qint64> rows();

private:
    Connection& m_audit;
};

} // namespace bk
