#include "ui/shell/PagePrinting.h"

#include "core/services/ScanPreview.h"

#include <QBuffer>
#include <QPainter>
#include <QPrinter>

namespace bk::ui {
namespace {

constexpr int printedQuality = 95; // of 100: a printer shows less

/// PAGE as large as the sheet of PRINTER allows, in the middle.
void draw(QPainter& painter, const QPrinter& printer, const QImage& page) {
    const QRectF sheet = printer.pageLayout().paintRectPixels(printer.resolution());
    const QSizeF size = QSizeF(page.size()).scaled(sheet.size(), Qt::KeepAspectRatio);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(QPointF((sheet.width() - size.width()) / 2, 0), size), page);
}

} // namespace

QByteArray compressedPage(const QImage& page) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    page.save(&buffer, "JPEG", printedQuality);
    return bytes;
}

Result<QList<QByteArray>> pagesOfPdf(const QByteArray& pdf) {
    QList<QByteArray> pages;
    int count = 1;
    for (int page = 0; page < count; ++page) {
        BK_ASSIGN(const ScanPreview preview, previewScan(pdf, page, renderedEdge));
        count = preview.pages;
        pages << compressedPage(preview.page);
    }
    return pages;
}

Status printPages(const QList<QByteArray>& pages, QPrinter& printer) {
    const auto failed = [] { return fail(ErrorCode::Disk, QStringLiteral("the printer")); };
    QPainter painter;
    for (const QByteArray& bytes : pages) {
        const QImage page = QImage::fromData(bytes, "JPEG");
        const bool begun = painter.isActive();
        if (page.isNull() || !(begun ? printer.newPage() : painter.begin(&printer))) {
            if (begun) printer.abort();
            return failed();
        }
        draw(painter, printer, page);
    }
    if (!painter.end()) return failed();
    return {};
}

} // namespace bk::ui
