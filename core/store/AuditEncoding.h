#pragma once

#include "core/db/Connection.h"
#include "core/model/AuditEvent.h"

namespace bk {

/// A row of the log as the databases hold it: texts as their UTF-8, so that what is verified is what is
/// there. In the order of the columns.
struct AuditRecord {
    qint64 sequence = 0;
    qint64 at = 0; ///< UTC milliseconds
    QByteArray user;
    qint64 roles = 0;
    QByteArray session; ///< 16 bytes
    QByteArray action;
    QByteArray objectKind;
    QByteArray object; ///< 16 bytes; zeros: none
    qint64 outcome = 0;
    QByteArray detail;
    QByteArray payload;
    qint64 checkpoint = 0; ///< the row of the latest checkpoint before this row; 0: none
    QByteArray previous;   ///< hash of the row before
    QByteArray hash;
    QByteArray signature;
    QByteArray mac;

    static AuditRecord of(const AuditEvent& event);
    AuditEvent event() const;
};

/// The columns of an AuditRecord, for SQL.
inline constexpr const char* auditColumns =
    "sequence, at, user, roles, session, action, object_kind, object, outcome, detail, payload, checkpoint, "
    "previous, hash, signature, mac";
inline constexpr const char* auditPlaces = "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?";
/// From a statement that selects auditColumns.
AuditRecord auditRecordAt(const Statement& row);
/// Binds all of auditColumns.
void bindRecord(Statement& insert, const AuditRecord& record);

/// BLAKE2b-256 over: the hash of the row before (32 bytes); then the canonical encoding of this row, all
/// numbers with the highest byte first: the byte 2 (format); sequence, at, roles, outcome, checkpoint (8
/// bytes each); user, session, action, object kind, object, detail, payload (each its length in 4 bytes, then
/// its bytes).
QByteArray auditHash(const AuditRecord& record);
/// What the MAC is over: hash, then signature.
QByteArray auditMacInput(const AuditRecord& record);

/// What a checkpoint's signature is over: "beeldkluis audit checkpoint 1"; catalog (16 bytes); sequence,
/// rows, at (8 bytes each); user (16 bytes); the length of the head in 4 bytes and the head.
QByteArray checkpointMessage(const AuditCheckpoint& checkpoint);
/// The columns of a checkpoint; the catalog's id is not stored.
inline constexpr const char* checkpointColumns = "sequence, head, rows, at, user, signature";
AuditCheckpoint checkpointAt(const Statement& row, const CatalogId& catalog);

/// A row of the first format (table `events`): sequence, outbox, at, user, action, object_kind, object,
/// detail, previous, hash. Its hash covers the row before, number and content, as a QDataStream of Qt 6.0
/// writes them; it has no signature and no MAC.
struct FirstFormatRow {
    qint64 sequence = 0;
    qint64 outbox = 0;
    AuditEvent event;
    QByteArray previous;
    QByteArray hash;
};
inline constexpr const char* firstFormatColumns =
    "sequence, outbox, at, user, action, object_kind, object, detail, previous, hash";
FirstFormatRow firstFormatRowAt(const Statement& row);
QByteArray firstFormatHash(const FirstFormatRow& row);

} // namespace bk
