#pragma once

#include "core/base/Progress.h"
#include "core/services/Session.h"
#include "core/store/AuditLog.h"

#include <QHash>

namespace bk {

/// Rows of the log with the names that go with their ids today.
struct AuditPage {
    QList<AuditRow> rows;
    QHash<UserId, QString> users;
    QHash<QUuid, QString> objects; ///< persons by name, photos by file name, quitclaims by number, users ...
    bool more = false;             ///< there are older rows that fit the filter
};

/// The log for those who may read it (Right::ReadAudit). Thread-safe; not on the window's thread.
class AuditService {
public:
    explicit AuditService(Session& session);

    Result<AuditPage> list(const AuditFilter& filter) const;
    Result<QStringList> actions() const;
    /// KEPT: a checkpoint that was kept elsewhere. Damaged when it is of another catalog.
    Result<AuditVerdict> verify(const std::optional<AuditCheckpoint>& kept, const JobControl& control) const;
    /// Makes one now; logged.
    Result<AuditCheckpoint> checkpoint();

private:
    Session& m_session;
};

} // namespace bk
