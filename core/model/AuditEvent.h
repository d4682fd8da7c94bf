#pragma once

#include "core/base/Id.h"

#include <QDateTime>
#include <QString>

namespace bk {

/// Something done with people's data. No names: ids, resolved when shown. ACTION is a stable word such as
/// "quitclaim.withdraw"; DETAIL holds counts and codes only.
struct AuditEvent {
    QDateTime at;
    UserId user;
    QString action;
    QString objectKind;
    QUuid object;
    QString detail;
};

} // namespace bk
