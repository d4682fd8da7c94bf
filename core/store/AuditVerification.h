#pragma once

#include "core/base/Progress.h"
#include "core/store/AuditLog.h"

#include <optional>

namespace bk {

class Catalog;

/// Verifies CATALOG's whole log, see AuditLog::verify(), on snapshots of one moment of what the catalog
/// remembers and of the log; writing goes on meanwhile. On the calling thread; not inside a write command.
Result<AuditVerdict> verifyWholeLog(Catalog& catalog, const std::optional<AuditCheckpoint>& kept,
                                    const JobControl& control);

} // namespace bk
