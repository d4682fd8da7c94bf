#pragma once

#include "core/services/AuditService.h"

class QPagedPaintDevice;

namespace bk {
struct Services;
}

namespace bk::ui {

/// Writes all rows of FILTER as CSV to PATH, page by page; how many. Nothing is left at PATH when it fails or
/// is stopped. Blocking.
Result<qint64> writeAuditCsv(Services& services, AuditFilter filter, const QString& path,
                             const JobControl& control);

/// A checkpoint on one page, for a folder or a safe: what it says in words, and all of it to be typed back.
/// MADEBY is the user's name.
void paintCheckpoint(const AuditCheckpoint& checkpoint, const QString& organisation, const QString& madeBy,
                     QPagedPaintDevice& device);

/// BYTES to PATH, all or nothing. Blocking.
Status writeWholeFile(const QString& path, const QByteArray& bytes);

} // namespace bk::ui
