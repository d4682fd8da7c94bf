#include "core/store/AuditLog.h"

#include "core/base/Log.h"
#include "core/crypto/Sealer.h"
#include "core/store/AuditEncoding.h"
#include "core/store/AuditState.h"
#include "core/store/AuditVerifier.h"

namespace bk {
namespace {

const QByteArray columns(auditColumns);

AuditCheckpoint signedCheckpoint(const AuditState& state, const KeyRing& keys, const QDateTime& at) {
    AuditCheckpoint made;
    made.catalog = keys.catalogId();
    made.sequence = state.sequence;
    made.head = state.head;
    made.rows = state.sequence;
    made.at = QDateTime::fromMSecsSinceEpoch(at.toMSecsSinceEpoch(), Qt::UTC);
    made.user = keys.userId();
    made.signature = keys.sign(checkpointMessage(made));
    return made;
}

Status addCheckpoint(Connection& catalog, AuditState& state, const AuditCheckpoint& made) {
    state.checkpoint = made.sequence;
    return catalog.run("INSERT INTO audit_outbox_checkpoints(sequence, head, rows, at, user, signature) "
                       "VALUES(?,?,?,?,?,?)",
                       made.sequence, made.head, made.rows, made.at, made.user, made.signature);
}

Status forgetWaiting(Connection& catalog) {
    return catalog.execute("DELETE FROM audit_outbox; DELETE FROM audit_outbox_checkpoints; "
                           "DELETE FROM audit_outbox_runs");
}

/// The last row of the first format: its number, hash and place in the outbox it came through.
struct FirstFormatEnd {
    qint64 sequence = 0;
    qint64 outbox = 0;
    QByteArray hash = QByteArray(32, '\0');
};

Result<FirstFormatEnd> firstFormatEnd(Connection& audit) {
    FirstFormatEnd end;
    BK_ASSIGN(Statement* const last,
              audit.cached("SELECT sequence, outbox, hash FROM events ORDER BY sequence DESC LIMIT 1"));
    BK_ASSIGN(const bool row, last->step());
    if (row) end = {last->integer(0), last->integer(1), last->blob(2)};
    last->reset();
    return end;
}

/// Events that waited in the first format move by its rule. Kept at once and done once only, whatever becomes
/// of the command around it.
Status moveFirstFormat(Connection& catalog, Connection& audit, FirstFormatEnd& end) {
    BK_ASSIGN(Transaction transaction, Transaction::begin(audit));
    BK_ASSIGN(Statement* const waiting, catalog.cached("SELECT 0, sequence, at, user, action, object_kind, "
                                                       "object, detail, x'', x'' FROM audit_outbox_first "
                                                       "WHERE sequence > ? ORDER BY sequence"));
    waiting->bind(end.outbox);
    BK_ASSIGN(Statement* const insert, audit.cached("INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?)"));
    for (;;) {
        BK_ASSIGN(const bool found, waiting->step());
        if (!found) break;
        FirstFormatRow row = firstFormatRowAt(*waiting);
        row.sequence = end.sequence + 1;
        row.previous = end.hash;
        row.hash = firstFormatHash(row);
        const AuditEvent& event = row.event;
        insert->bind(row.sequence, row.outbox, event.at, event.user, event.action, event.objectKind,
                     event.object.isNull() ? std::optional<QByteArray>() : event.object.toRfc4122(),
                     event.detail, row.previous, row.hash);
        BK_TRY(insert->run());
        end = {row.sequence, row.outbox, row.hash};
    }
    waiting->reset();
    return transaction.commit();
}

Status moveRows(Connection& catalog, Connection& audit) {
    BK_ASSIGN(Statement* const waiting,
              catalog.cached("SELECT " + columns + " FROM audit_outbox ORDER BY sequence"));
    BK_ASSIGN(Statement* const insert, audit.cached("INSERT OR IGNORE INTO log(" + columns + ") VALUES(" +
                                                    QByteArray(auditPlaces) + ')'));
    for (;;) {
        BK_ASSIGN(const bool found, waiting->step());
        if (!found) break;
        const AuditRecord record = auditRecordAt(*waiting);
        bindRecord(*insert, record);
        BK_TRY(insert->run());
        if (audit.changes() > 0) continue;
        // Moved before a crash that kept it from being forgotten here; anything else is not overwritten.
        BK_ASSIGN(Statement* const there, audit.cached("SELECT hash FROM log WHERE sequence = ?"));
        BK_ASSIGN(const bool row, there->bind(record.sequence).step());
        const bool same = row && there->blob(0) == record.hash;
        there->reset();
        if (!same)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("the log holds another row %1").arg(record.sequence));
    }
    waiting->reset();
    return {};
}

Status moveCheckpoints(Connection& catalog, Connection& audit) {
    BK_ASSIGN(Statement* const waiting, catalog.cached("SELECT " + QByteArray(checkpointColumns) +
                                                       " FROM audit_outbox_checkpoints ORDER BY sequence"));
    for (;;) {
        BK_ASSIGN(const bool found, waiting->step());
        if (!found) break;
        const AuditCheckpoint made = checkpointAt(*waiting, {});
        BK_TRY(audit.run("INSERT OR IGNORE INTO checkpoints(sequence, head, rows, at, user, signature) "
                         "VALUES(?,?,?,?,?,?)",
                         made.sequence, made.head, made.rows, made.at, made.user, made.signature));
    }
    waiting->reset();
    return {};
}

Status moveRuns(Connection& catalog, Connection& audit) {
    // Those in clear come first, so that what seals one takes its place.
    BK_ASSIGN(Statement* const waiting,
              catalog.cached("SELECT first_sequence, log_key, begun_under, sealed FROM audit_outbox_runs "
                             "ORDER BY first_sequence, log_key"));
    for (;;) {
        BK_ASSIGN(const bool found, waiting->step());
        if (!found) break;
        const QByteArray logKey = waiting->blob(1);
        BK_TRY(audit.run("INSERT OR REPLACE INTO mac_runs(first_sequence, log_key, begun_under, sealed) "
                         "VALUES(?,?,?,?)",
                         waiting->integer(0), logKey, waiting->blob(2), waiting->blob(3)));
        if (!logKey.isEmpty())
            BK_TRY(audit.run("DELETE FROM mac_runs WHERE first_sequence = ? AND log_key = x''",
                             waiting->integer(0)));
    }
    waiting->reset();
    return {};
}

Status moveWaiting(Connection& catalog, Connection& audit) {
    BK_ASSIGN(Transaction transaction, Transaction::begin(audit));
    BK_TRY(moveRuns(catalog, audit));
    BK_TRY(moveRows(catalog, audit));
    BK_TRY(moveCheckpoints(catalog, audit));
    return transaction.commit();
}

} // namespace

Status AuditLog::record(Connection& catalog, const AuditEvent& event, const KeyRing& keys) {
    if (event.user != keys.userId())
        return fail(ErrorCode::Internal, QStringLiteral("an event of somebody else cannot be signed"));
    BK_ASSIGN(AuditState state, AuditState::read(catalog));
    if (!state.first)
        return fail(ErrorCode::Internal,
                    QStringLiteral("the log of an earlier version waits to be taken over"));
    BK_TRY(state.ensureRun(catalog, keys));
    AuditRecord record = AuditRecord::of(event);
    record.sequence = state.sequence + 1;
    record.checkpoint = state.checkpoint;
    record.previous = state.head;
    record.hash = auditHash(record);
    record.signature = keys.sign(record.hash);
    record.mac = state.macKey.mac(auditMacInput(record));
    BK_ASSIGN(Statement* const insert, catalog.cached("INSERT INTO audit_outbox(" + columns + ") VALUES(" +
                                                      QByteArray(auditPlaces) + ')'));
    bindRecord(*insert, record);
    BK_TRY(insert->run());
    state.sequence = record.sequence;
    state.head = record.hash;
    if (state.sequence % checkpointEvery == 0)
        BK_TRY(addCheckpoint(catalog, state, signedCheckpoint(state, keys, event.at)));
    return state.write(catalog);
}

Result<bool> AuditLog::continueAfterLog(Connection& catalog, Connection& audit) {
    BK_ASSIGN(AuditState state, AuditState::read(catalog));
    BK_ASSIGN(const qint64 lastRow, audit.integer("SELECT coalesce(max(sequence), 0) FROM log"));
    bool older = lastRow > state.sequence;
    if (!state.first) {
        BK_ASSIGN(FirstFormatEnd end, firstFormatEnd(audit));
        BK_ASSIGN(const qint64 given,
                  catalog.integer("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = "
                                  "'audit_outbox_first'"));
        older = older || given < end.outbox;
        // Rows that wait with such numbers were in the log before the older copy was put back.
        if (!older) BK_TRY(moveFirstFormat(catalog, audit, end));
        BK_TRY(catalog.execute("DELETE FROM audit_outbox_first"));
        BK_ASSIGN(const qint64 first,
                  audit.integer("SELECT min(sequence) FROM (SELECT min(sequence) AS sequence FROM log UNION "
                                "ALL SELECT coalesce(max(sequence), 0) + 1 FROM events)"));
        state.first = first;
        state.sequence = end.sequence;
        state.head = end.hash;
        if (lastRow == 0) {
            BK_TRY(state.write(catalog));
            return older;
        }
    }
    BK_ASSIGN(const qint64 lastCheckpoint,
              audit.integer("SELECT coalesce(max(sequence), 0) FROM checkpoints"));
    older = older || (lastRow >= state.sequence && lastCheckpoint > state.checkpoint);
    if (!older) return false;
    BK_TRY(forgetWaiting(catalog));
    BK_ASSIGN(Statement* const last, audit.cached("SELECT sequence, hash FROM log ORDER BY sequence DESC "
                                                  "LIMIT 1"));
    BK_ASSIGN(const bool found, last->step());
    if (found) {
        state.sequence = last->integer(0);
        state.head = last->blob(1);
    }
    last->reset();
    state.checkpoint = lastCheckpoint;
    // The key that comes next went with the newer copy: a run begins with the next row.
    state.macKey = EvolvingKey();
    state.logKey.clear();
    state.waitingKey = SecretBytes();
    state.waitingFirst = 0;
    BK_TRY(state.write(catalog));
    return true;
}

Status AuditLog::beginMacRun(Connection& catalog, Connection&, const KeyRing& keys) {
    if (!keys.has(DataKey::Log))
        return fail(ErrorCode::NoAccess, QStringLiteral("this needs the key of the log"));
    BK_ASSIGN(AuditState state, AuditState::read(catalog));
    BK_TRY(state.ensureRun(catalog, keys));
    return state.write(catalog);
}

Status AuditLog::resealMacRuns(Connection& catalog, Connection& audit, const KeyRing& keys,
                               const KeyRing::Change& change) {
    // What waits in clear would be sealed for the key that goes, by the event that tells of the change.
    BK_TRY(beginMacRun(catalog, audit, keys));
    BK_ASSIGN(const SecretBytes sealing, macRunSealingKey(keys));
    BK_ASSIGN(const SecretBytes next, macRunSealingKey(change));
    const QByteArray id = keys.keyId(DataKey::Log);
    const QByteArray nextId = change.keyId(DataKey::Log);
    const CatalogId catalogId = keys.catalogId();
    struct Resealed {
        qint64 first = 0;
        QByteArray begunUnder;
        QByteArray sealed;
    };
    QList<Resealed> resealed;
    const auto collect = [&](Connection& from, const QByteArray& table) -> Status {
        BK_ASSIGN(Statement* const runs, from.cached("SELECT first_sequence, begun_under, sealed FROM " +
                                                     table + " WHERE log_key = ?"));
        runs->bind(id);
        for (;;) {
            BK_ASSIGN(const bool found, runs->step());
            if (!found) break;
            const qint64 first = runs->integer(0);
            const QByteArray begunUnder = runs->blob(1);
            const auto key =
                unsealSecret(sealing, runs->blob(2), macRunContext(catalogId, first, id, begunUnder));
            if (!key) {
                qCWarning(logCatalog) << "a key of the log cannot be opened";
                continue;
            }
            resealed << Resealed{
                first, begunUnder,
                seal(next, viewOf(*key), macRunContext(catalogId, first, nextId, begunUnder))};
        }
        runs->reset();
        return {};
    };
    BK_TRY(collect(audit, "mac_runs"));
    // Later ones win: a run that still waits takes the place of one in the log.
    BK_TRY(collect(catalog, "audit_outbox_runs"));
    for (const Resealed& run : resealed)
        BK_TRY(catalog.run("INSERT OR REPLACE INTO audit_outbox_runs(first_sequence, log_key, begun_under, "
                           "sealed) VALUES(?,?,?,?)",
                           run.first, nextId, run.begunUnder, run.sealed));
    return {};
}

Status AuditLog::drainOutbox(ConnectionSet& connections, const KeyRing&) {
    BK_ASSIGN(Connection* const catalog, connections.of(DatabaseFile::Catalog));
    BK_ASSIGN(const qint64 waiting,
              catalog->integer("SELECT EXISTS (SELECT 1 FROM audit_outbox) OR EXISTS (SELECT 1 FROM "
                               "audit_outbox_checkpoints) OR EXISTS (SELECT 1 FROM audit_outbox_runs)"));
    if (waiting == 0) return {};
    BK_ASSIGN(Connection* const audit, connections.of(DatabaseFile::Audit));
    if (auto moved = moveWaiting(*catalog, *audit); !moved) {
        // The events stay in the outbox and move after the next commit.
        audit->resetCached();
        catalog->resetCached();
        if (audit->inTransaction()) (void)audit->execute("ROLLBACK");
        qCWarning(logCatalog) << "the audit log could not be written; its events wait in the catalog, code"
                              << moved.error().native;
        return moved;
    }
    BK_ASSIGN(Transaction transaction, Transaction::begin(*catalog));
    BK_TRY(forgetWaiting(*catalog));
    return transaction.commit();
}

Result<AuditCheckpoint> AuditLog::checkpoint(ConnectionSet& connections, const KeyRing& keys,
                                             const QDateTime& now) {
    BK_ASSIGN(Connection* const catalog, connections.of(DatabaseFile::Catalog));
    BK_ASSIGN(Connection* const audit, connections.of(DatabaseFile::Audit));
    BK_ASSIGN(Transaction transaction, Transaction::begin(*catalog));
    BK_ASSIGN(AuditState state, AuditState::read(*catalog));
    if (state.sequence == 0 || !state.first)
        return fail(ErrorCode::NotFound, QStringLiteral("the log is empty"));
    if (state.checkpoint == state.sequence) {
        BK_ASSIGN(Statement* const there, audit->cached("SELECT " + QByteArray(checkpointColumns) +
                                                        " FROM checkpoints WHERE sequence = ?"));
        BK_ASSIGN(const bool found, there->bind(state.sequence).step());
        if (!found)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("the log has lost its checkpoint of row %1").arg(state.sequence));
        const AuditCheckpoint made = checkpointAt(*there, keys.catalogId());
        there->reset();
        return made;
    }
    const AuditCheckpoint made = signedCheckpoint(state, keys, now);
    BK_TRY(addCheckpoint(*catalog, state, made));
    BK_TRY(state.write(*catalog));
    BK_TRY(transaction.commit());
    BK_TRY(drainOutbox(connections, keys));
    return made;
}

Result<qint64> AuditLog::rows() {
    return m_audit.integer("SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM events)");
}

Result<AuditVerdict> AuditLog::verify(Connection& catalog, const KeyRing& keys,
                                      const std::optional<AuditCheckpoint>& kept, const JobControl& control) {
    return AuditVerifier(catalog, m_audit, keys).verify(kept, control);
}

} // namespace bk
