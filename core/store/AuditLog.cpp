#include "core/store/AuditLog.h"

#include "core/base/Log.h"
#include "core/crypto/Sealer.h"

#include <QDataStream>

namespace bk {
namespace {

QByteArray hashOf(const QByteArray& previous, qint64 sequence, const AuditEvent& event) {
    QByteArray encoded;
    QDataStream stream(&encoded, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << previous << sequence << event.at.toMSecsSinceEpoch() << event.user.toBytes()
           << event.action.toUtf8() << event.objectKind.toUtf8() << event.object.toRfc4122()
           << event.detail.toUtf8();
    return blake2b(encoded);
}

AuditEvent eventAt(const Statement& row, int first) {
    AuditEvent event;
    event.at = row.instant(first).value_or(QDateTime());
    event.user = row.id<UserId>(first + 1);
    event.action = row.text(first + 2);
    event.objectKind = row.text(first + 3);
    if (!row.isNull(first + 4)) event.object = QUuid::fromRfc4122(row.blob(first + 4));
    event.detail = row.text(first + 5);
    return event;
}

Status appendWaiting(Connection& catalog, Connection& audit) {
    qint64 sequence = 0;
    qint64 lastMoved = 0;
    QByteArray previous(32, '\0');
    {
        BK_ASSIGN(Statement* const last,
                  audit.cached("SELECT sequence, hash, outbox FROM events ORDER BY sequence DESC LIMIT 1"));
        BK_ASSIGN(const bool row, last->step());
        if (row) {
            sequence = last->integer(0);
            previous = last->blob(1);
            lastMoved = last->integer(2);
        }
        last->reset();
    }
    BK_ASSIGN(Transaction transaction, Transaction::begin(audit));
    BK_ASSIGN(Statement* const waiting, catalog.cached("SELECT sequence, at, user, action, object_kind, "
                                                       "object, detail FROM audit_outbox WHERE sequence > ? "
                                                       "ORDER BY sequence"));
    waiting->bind(lastMoved);
    BK_ASSIGN(Statement* const insert, audit.cached("INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?)"));
    for (;;) {
        BK_ASSIGN(const bool row, waiting->step());
        if (!row) break;
        const AuditEvent event = eventAt(*waiting, 1);
        const QByteArray hash = hashOf(previous, ++sequence, event);
        insert->bind(sequence, waiting->integer(0), event.at, event.user, event.action, event.objectKind,
                     event.object.isNull() ? std::optional<QByteArray>() : event.object.toRfc4122(),
                     event.detail, previous, hash);
        BK_TRY(insert->run());
        previous = hash;
    }
    waiting->reset();
    return transaction.commit();
}

} // namespace

Status AuditLog::record(Connection& catalog, const AuditEvent& event) {
    BK_ASSIGN(
        Statement* const insert,
        catalog.cached(
            "INSERT INTO audit_outbox(at, user, action, object_kind, object, detail) VALUES(?,?,?,?,?,?)"));
    insert->bind(event.at, event.user, event.action, event.objectKind,
                 event.object.isNull() ? std::optional<QByteArray>() : event.object.toRfc4122(),
                 event.detail);
    return insert->run();
}

Result<bool> AuditLog::continueAfterLog(Connection& catalog, Connection& audit) {
    BK_ASSIGN(const qint64 last, audit.integer("SELECT coalesce(max(outbox), 0) FROM events"));
    BK_ASSIGN(const qint64 given,
              catalog.integer("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = "
                              "'audit_outbox'"));
    if (given >= last) return false;
    // Rows that wait with such numbers were in the log before the older copy was put back.
    BK_TRY(
        catalog.execute("DELETE FROM audit_outbox; DELETE FROM sqlite_sequence WHERE name = 'audit_outbox'"));
    BK_TRY(catalog.run("INSERT INTO sqlite_sequence(name, seq) VALUES('audit_outbox', ?)", last));
    return true;
}

Status AuditLog::drainOutbox(ConnectionSet& connections) {
    BK_ASSIGN(Connection* const catalog, connections.of(DatabaseFile::Catalog));
    BK_ASSIGN(const qint64 waiting, catalog->integer("SELECT count(*) FROM audit_outbox"));
    if (waiting == 0) return {};
    BK_ASSIGN(Connection* const audit, connections.of(DatabaseFile::Audit));
    if (auto appended = appendWaiting(*catalog, *audit); !appended) {
        // The events stay in the outbox and move after the next commit.
        audit->resetCached();
        catalog->resetCached();
        if (audit->inTransaction()) (void)audit->execute("ROLLBACK");
        qCWarning(logCatalog) << "the audit log could not be written; its events wait in the catalog, code"
                              << appended.error().native;
        return appended;
    }
    return catalog->execute("DELETE FROM audit_outbox");
}

Result<QList<AuditEvent>> AuditLog::list(qint64 from, int limit) {
    BK_ASSIGN(Statement* const rows,
              m_audit.cached("SELECT at, user, action, object_kind, object, detail FROM events WHERE "
                             "sequence >= ? ORDER BY sequence LIMIT ?"));
    rows->bind(from, limit);
    QList<AuditEvent> events;
    for (;;) {
        BK_ASSIGN(const bool row, rows->step());
        if (!row) break;
        events << eventAt(*rows, 0);
    }
    return events;
}

Result<std::optional<qint64>> AuditLog::firstBadRow() {
    BK_ASSIGN(Statement* const rows,
              m_audit.cached("SELECT sequence, previous, hash, at, user, action, object_kind, object, detail "
                             "FROM events ORDER BY sequence"));
    QByteArray previous(32, '\0');
    for (qint64 expected = 1;; ++expected) {
        BK_ASSIGN(const bool row, rows->step());
        if (!row) return std::optional<qint64>();
        const qint64 sequence = rows->integer(0);
        const QByteArray hash = rows->blob(2);
        if (sequence != expected || rows->blob(1) != previous ||
            hashOf(previous, sequence, eventAt(*rows, 3)) != hash)
            return std::optional<qint64>(expected);
        previous = hash;
    }
}

Result<qint64> AuditLog::rows() {
    return m_audit.integer("SELECT count(*) FROM events");
}

} // namespace bk
