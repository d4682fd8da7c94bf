#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/store/Stamp.h"

#include <QHash>
#include <QUuid>

namespace bk {

/// Whose hand it was where the row of what was changed does not keep it, out of the log. On the thread of its
/// connection.
class ExceptionLog {
public:
    explicit ExceptionLog(Connection& audit) : m_audit(audit) {}

    /// By object: when one of ACTIONS was last done to it, with a detail that contains WORDS, and by whom.
    /// What comes later in ACTIONS is done later.
    Result<QHash<QUuid, Stamp>> latest(const QByteArrayList& actions, const QString& words = {});

private:
    Connection& m_audit;
};

} // namespace bk
