#include "core/store/AuditVerification.h"

#include "core/store/Catalog.h"

namespace bk {

Result<AuditVerdict> verifyWholeLog(Catalog& catalog, const std::optional<AuditCheckpoint>& kept,
                                    const JobControl& control) {
    ReadPool::Lease snapshot = catalog.snapshot();
    Connection* remembered = nullptr;
    Connection* audit = nullptr;
    // On the writing thread, so that both snapshots are of one moment: each begins with the first read.
    BK_TRY(catalog.maintain([&](ConnectionSet&) -> Status {
        BK_ASSIGN(remembered, snapshot.of(DatabaseFile::Catalog));
        BK_ASSIGN(audit, snapshot.of(DatabaseFile::Audit));
        BK_TRY(remembered->integer("SELECT count(*) FROM audit_state"));
        BK_TRY(audit->integer("SELECT count(*) FROM sqlite_schema"));
        return {};
    }));
    return AuditLog(*audit).verify(*remembered, catalog.keys(), kept, control);
}

} // namespace bk
