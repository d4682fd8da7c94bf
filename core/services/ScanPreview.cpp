#include "core/services/ScanPreview.h"

#include "core/imaging/ScanReader.h"

namespace bk {

Result<ScanPreview> previewScan(const QByteArray& bytes, int page, int longEdge) {
    BK_ASSIGN(const ScanInfo info, inspectScan(bytes));
    ScanPreview preview;
    preview.mediaType = info.mediaType;
    preview.pages = info.pages;
    BK_ASSIGN(preview.page, renderScanPage(bytes, page, longEdge));
    return preview;
}

} // namespace bk
