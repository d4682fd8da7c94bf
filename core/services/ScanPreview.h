#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace bk {

/// A scan that is not kept yet, looked at.
struct ScanPreview {
    QString mediaType;
    int pages = 0;
    QImage page;
};

/// Looks at BYTES as ConsentService::add would and renders one page (0-based) fitted into LONGEDGE pixels.
/// Nothing is kept or written, and nothing of a catalog is read: it asks for no right. Errors as
/// inspectScan(). Any thread but the window's.
Result<ScanPreview> previewScan(const QByteArray& bytes, int page, int longEdge);

} // namespace bk
