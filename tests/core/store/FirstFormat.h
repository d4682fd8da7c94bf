#pragma once

#include "core/db/ConnectionSet.h"
#include "core/store/AuditEncoding.h"

namespace bk::test {

/// Makes the whole log one of the first format, without signatures and MACs, as anybody can who holds the key
/// of the databases. On the writing thread, outside a transaction.
inline Status makeFirstFormat(ConnectionSet& all) {
    BK_ASSIGN(Connection* const catalog, all.of(DatabaseFile::Catalog));
    BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
    QByteArray previous(32, '\0');
    qint64 sequence = 0;
    {
        BK_ASSIGN(Statement rows,
                  audit->prepare("SELECT " + QByteArray(auditColumns) + " FROM log ORDER BY sequence"));
        for (;;) {
            BK_ASSIGN(const bool found, rows.step());
            if (!found) break;
            FirstFormatRow row;
            row.sequence = row.outbox = ++sequence;
            row.event = auditRecordAt(rows).event();
            // As it is read back: a text that is empty and one that is none have different hashes.
            for (QString* text : {&row.event.objectKind, &row.event.detail})
                if (text->isNull()) *text = QStringLiteral("");
            row.previous = previous;
            row.hash = previous = firstFormatHash(row);
            const AuditEvent& event = row.event;
            BK_TRY(audit->run("INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?)", row.sequence, row.outbox,
                              event.at, event.user, event.action, event.objectKind,
                              event.object.isNull() ? std::optional<QByteArray>() : event.object.toRfc4122(),
                              event.detail, row.previous, row.hash));
        }
    }
    BK_TRY(audit->execute("DROP TRIGGER log_no_delete; DROP TRIGGER checkpoints_no_delete; "
                          "DROP TRIGGER mac_runs_no_delete; DELETE FROM log; DELETE FROM checkpoints; "
                          "DELETE FROM mac_runs"));
    return catalog->run("UPDATE audit_state SET first = ?, sequence = ?, head = ?, checkpoint = 0, "
                        "mac_key = x'', log_key = x'', waiting_key = x''",
                        sequence + 1, sequence, previous);
}

} // namespace bk::test
