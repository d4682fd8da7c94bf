#include "core/store/AuditEncoding.h"

#include "core/crypto/ByteWriter.h"
#include "core/crypto/Sealer.h"

#include <QDataStream>

namespace bk {
namespace {

void putSized(ByteWriter& writer, const QByteArray& bytes) {
    writer.number(static_cast<quint32>(bytes.size())).raw(bytes);
}

quint64 bits(qint64 value) {
    return static_cast<quint64>(value);
}

} // namespace

AuditRecord AuditRecord::of(const AuditEvent& event) {
    AuditRecord record;
    record.at = event.at.toMSecsSinceEpoch();
    record.user = event.user.toBytes();
    record.roles = event.roles.toInt();
    record.session = event.session.toRfc4122();
    record.action = event.action.toUtf8();
    record.objectKind = event.objectKind.toUtf8();
    record.object = event.object.toRfc4122();
    record.outcome = static_cast<qint64>(event.outcome);
    record.detail = event.detail.toUtf8();
    record.payload = event.payload;
    return record;
}

AuditEvent AuditRecord::event() const {
    AuditEvent made;
    made.at = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC);
    made.user = UserId::fromBytes(user);
    made.roles = Roles::fromInt(static_cast<int>(roles));
    if (session.size() == 16) made.session = QUuid::fromRfc4122(session);
    made.action = QString::fromUtf8(action);
    made.objectKind = QString::fromUtf8(objectKind);
    if (object.size() == 16) made.object = QUuid::fromRfc4122(object);
    made.outcome = static_cast<AuditOutcome>(outcome);
    made.detail = QString::fromUtf8(detail);
    made.payload = payload;
    return made;
}

AuditRecord auditRecordAt(const Statement& row) {
    AuditRecord record;
    record.sequence = row.integer(0);
    record.at = row.integer(1);
    record.user = row.blob(2);
    record.roles = row.integer(3);
    record.session = row.blob(4);
    record.action = row.blob(5);
    record.objectKind = row.blob(6);
    record.object = row.blob(7);
    record.outcome = row.integer(8);
    record.detail = row.blob(9);
    record.payload = row.blob(10);
    record.checkpoint = row.integer(11);
    record.previous = row.blob(12);
    record.hash = row.blob(13);
    record.signature = row.blob(14);
    record.mac = row.blob(15);
    return record;
}

void bindRecord(Statement& insert, const AuditRecord& record) {
    insert.bind(record.sequence, record.at, record.user, record.roles, record.session,
                QString::fromUtf8(record.action), QString::fromUtf8(record.objectKind), record.object,
                record.outcome, QString::fromUtf8(record.detail), record.payload, record.checkpoint,
                record.previous, record.hash, record.signature, record.mac);
}

QByteArray auditHash(const AuditRecord& record) {
    ByteWriter writer;
    writer.raw(record.previous).number(quint8{2});
    for (const qint64 value : {record.sequence, record.at, record.roles, record.outcome, record.checkpoint})
        writer.number(bits(value));
    for (const QByteArray* bytes : {&record.user, &record.session, &record.action, &record.objectKind,
                                    &record.object, &record.detail, &record.payload})
        putSized(writer, *bytes);
    return blake2b(writer.bytes());
}

QByteArray auditMacInput(const AuditRecord& record) {
    return record.hash + record.signature;
}

QByteArray checkpointMessage(const AuditCheckpoint& checkpoint) {
    ByteWriter writer;
    writer.raw("beeldkluis audit checkpoint 1").raw(checkpoint.catalog.toBytes());
    for (const qint64 value : {checkpoint.sequence, checkpoint.rows, checkpoint.at.toMSecsSinceEpoch()})
        writer.number(bits(value));
    writer.raw(checkpoint.user.toBytes());
    putSized(writer, checkpoint.head);
    return writer.bytes();
}

AuditCheckpoint checkpointAt(const Statement& row, const CatalogId& catalog) {
    AuditCheckpoint checkpoint;
    checkpoint.catalog = catalog;
    checkpoint.sequence = row.integer(0);
    checkpoint.head = row.blob(1);
    checkpoint.rows = row.integer(2);
    checkpoint.at = QDateTime::fromMSecsSinceEpoch(row.integer(3), Qt::UTC);
    checkpoint.user = row.id<UserId>(4);
    checkpoint.signature = row.blob(5);
    return checkpoint;
}

FirstFormatRow firstFormatRowAt(const Statement& row) {
    FirstFormatRow made;
    made.sequence = row.integer(0);
    made.outbox = row.integer(1);
    made.event.at = row.instant(2).value_or(QDateTime());
    made.event.user = row.id<UserId>(3);
    made.event.action = row.text(4);
    made.event.objectKind = row.text(5);
    if (!row.isNull(6)) made.event.object = QUuid::fromRfc4122(row.blob(6));
    made.event.detail = row.text(7);
    made.previous = row.blob(8);
    made.hash = row.blob(9);
    return made;
}

QByteArray firstFormatHash(const FirstFormatRow& row) {
    const AuditEvent& event = row.event;
    QByteArray encoded;
    QDataStream stream(&encoded, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << row.previous << row.sequence << event.at.toMSecsSinceEpoch() << event.user.toBytes()
           << event.action.toUtf8() << event.objectKind.toUtf8() << event.object.toRfc4122()
           << event.detail.toUtf8();
    return blake2b(encoded);
}

} // namespace bk
