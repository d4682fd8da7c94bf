#pragma once

#include "core/base/Id.h"
#include "core/model/Role.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace bk {

enum class AuditOutcome : quint8 { Done, Refused, Failed };

/// Something done with people's data. No names: ids, resolved when shown. ACTION is a stable word such as
/// "quitclaim.withdraw"; DETAIL holds counts and codes only, and the reason where there is one.
struct AuditEvent {
    QDateTime at; ///< UTC, milliseconds
    UserId user;
    Roles roles;   ///< of the user at that moment
    QUuid session; ///< one per unlock
    QString action;
    QString objectKind;
    QUuid object;
    AuditOutcome outcome = AuditOutcome::Done;
    QString detail;
    QByteArray payload; ///< BLAKE2b-256 of what was written (e.g. a quitclaim's version); empty: nothing
};

/// A signed statement about the log up to a row, to be kept elsewhere: shows a log that was cut short or
/// replaced.
struct AuditCheckpoint {
    CatalogId catalog;
    qint64 sequence = 0; ///< the last row
    QByteArray head;     ///< its hash
    qint64 rows = 0;     ///< in the log
    QDateTime at;        ///< UTC, milliseconds
    UserId user;
    QByteArray signature; ///< Ed25519 over all of the above
};

} // namespace bk
