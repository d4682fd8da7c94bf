#pragma once

#include "core/base/Result.h"
#include "core/picture/PictureLimits.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace bk {

/// What a scanned quitclaim is: PDF, JPEG, PNG or TIFF.
struct ScanInfo {
    QString mediaType;
    int pages = 1;
};

/// Looks at a scan before it is kept, in a decoder process of its own. EmptyFile, UnsupportedFile, BrokenFile
/// (also an encrypted PDF), TooLarge, NotAvailable (no decoder program). Blocking; any thread but the
/// window's.
Result<ScanInfo> inspectScan(const QByteArray& bytes);

/// One page (0-based) fitted into LONGEDGE pixels, on white. Nothing is written to disk.
Result<QImage> renderScanPage(const QByteArray& bytes, int page, int longEdge);

} // namespace bk
