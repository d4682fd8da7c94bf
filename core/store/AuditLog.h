#pragma once

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/crypto/KeyRing.h"
#include "core/db/ConnectionSet.h"
#include "core/model/AuditEvent.h"

#include <QList>

#include <optional>

namespace bk {

/// One row of the log.
struct AuditRow {
    qint64 sequence = 0;
    AuditEvent event;
    QByteArray hash; ///< 32 bytes
};

/// Which rows to list; the newest first.
struct AuditFilter {
    std::optional<UserId> user;
    QString action; ///< a whole word or its beginning up to a dot: "quitclaim" finds "quitclaim.add" too
    QUuid object;
    std::optional<AuditOutcome> outcome;
    std::optional<QDateTime> from; ///< from this moment
    std::optional<QDateTime> to;   ///< before this moment
    qint64 before = 0;             ///< only rows with a smaller sequence; 0: from the newest
    int limit = 500;
};

/// What verifying the log found.
struct AuditVerdict {
    qint64 rows = 0;
    qint64 checkpoints = 0;
    qint64 unsignedRows = 0; ///< of the first format: a chain and no signatures; 0 for a catalog made since
    std::optional<qint64>
        firstBad;             ///< the first row that is not what was written; rows + 1: rows are missing
    QString why;              ///< a sentence, when bad
    bool macsChecked = false; ///< only with DataKey::Log
    bool ok() const { return !firstBad.has_value(); }
};

/// The append-only log. An event gets its number, its place in the hash chain, the acting user's signature
/// and the MAC in the same transaction as what it records, in the catalog's outbox, and moves to audit.db
/// after the commit; a crash in between moves it at the next opening. The catalog remembers the head of the
/// chain, so that a log that lost its end shows.
///
/// hash = BLAKE2b-256(previous hash || canonical encoding of sequence and event), see AuditEncoding.h;
/// signature = Ed25519 over the hash; mac = BLAKE2b-256 of hash and signature under a key that is replaced by
/// its own hash after each row, the old one overwritten. The first key of each run is kept in audit.db,
/// sealed under a subkey of DataKey::Log. A signed checkpoint is kept every 256 rows and at close; each row
/// names the row of the checkpoint before it, so that a checkpoint that is gone shows.
///
/// A run begins by itself when somebody records who holds DataKey::Log and the run in force was not begun
/// under that key, and at no other row but the first and "catalog.older-copy". With its first key it seals
/// what shows that the key the run before had come to was at hand (AuditState.h): a log that was cut short
/// cannot be gone on with by another run. Without the key (an older catalog.db was put back and an editor
/// comes first) the first key waits in clear and is sealed by the next who holds it; such a run must begin
/// with "catalog.older-copy".
///
/// A log of version 0.1.0 (table `events`: hash chain only) is taken over by continueAfterLog(): its rows
/// stay, are listed and verified by its own rule, and the numbers go on.
class AuditLog {
public:
    static constexpr int checkpointEvery = 256;

    /// Inside a write command. KEYS signs; its user must be the event's.
    static Status record(Connection& catalog, const AuditEvent& event, const KeyRing& keys);
    /// Inside a write command at opening: an older catalog.db put back beside a newer log would give its
    /// events numbers that the log has seen. Goes on after the log's last number and tells whether that was
    /// needed.
    static Result<bool> continueAfterLog(Connection& catalog, Connection& audit);
    /// Inside a write command: begins a new run of the MAC, whose first key only holders of DataKey::Log can
    /// open, unless the run in force is one of that key. Needs the key (else NoAccess). After DataKey::Log
    /// was made anew, without waiting for the next event.
    static Status beginMacRun(Connection& catalog, Connection& audit, const KeyRing& keys);
    /// Inside a write command, before CHANGE makes DataKey::Log anew: the first keys of all runs are sealed
    /// for the next key too, so that older rows can be verified after it. Those that cannot be opened are
    /// passed over: verify() tells.
    static Status resealMacRuns(Connection& catalog, Connection& audit, const KeyRing& keys,
                                const KeyRing::Change& change);
    /// On the writing thread, outside a transaction: rows, checkpoints and runs that wait move to the log.
    /// What cannot be written waits on. Damaged: the log holds other rows with these numbers.
    static Status drainOutbox(ConnectionSet& connections, const KeyRing& keys);
    /// On the writing thread, outside a transaction, with the outbox empty: a checkpoint now, kept in the log
    /// too; the one there is when it is of the last row. NotFound for an empty log.
    static Result<AuditCheckpoint> checkpoint(ConnectionSet& connections, const KeyRing& keys,
                                              const QDateTime& now);

    explicit AuditLog(Connection& audit) : m_audit(audit) {}
    Result<QList<AuditRow>> list(const AuditFilter& filter);
    /// The actions that occur, sorted.
    Result<QStringList> actions();
    Result<qint64> rows();
    /// Chain, signatures, MACs (where KEYS has DataKey::Log), checkpoints, the head that CATALOG remembers,
    /// and KEPT, a checkpoint that was kept elsewhere: Damaged when that is of another catalog or not signed
    /// by one of its users. CATALOG and the log must be snapshots of one moment. Streams; Cancelled.
    Result<AuditVerdict> verify(Connection& catalog, const KeyRing& keys,
                                const std::optional<AuditCheckpoint>& kept, const JobControl& control);

private:
    Connection& m_audit;
};

/// As JSON, to be printed or kept on another medium; the other way round: BrokenFile.
QByteArray toJson(const AuditCheckpoint& checkpoint);
Result<AuditCheckpoint> checkpointFromJson(const QByteArray& json);

} // namespace bk
