#include "core/imaging/ScanReader.h"

#include "core/imaging/DecoderProcess.h"
#include "core/imaging/ImageProbe.h"
#include "core/imaging/ImageReaders.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/picture/Pixels.h"

#include <cstring>

namespace bk {

namespace {

bool isPdf(const QByteArray& bytes) {
    // Readers accept some junk before the header (ISO 32000-1, annex H.3 note 13).
    return sniffImage(bytes) == ImageKind::Unknown &&
           bytes.first(qMin<qsizetype>(bytes.size(), 1024)).contains("%PDF-");
}

Status checkBytes(const QByteArray& bytes) {
    if (bytes.isEmpty()) return fail(ErrorCode::EmptyFile, QStringLiteral("the file is empty"));
    if (bytes.size() > maximumScanBytes) return fail(ErrorCode::TooLarge, QStringLiteral("over 100 MiB"));
    return {};
}

Status checkPages(qint64 pages) {
    if (pages <= maximumScanPages) return {};
    return fail(ErrorCode::TooLarge, QStringLiteral("%1 pages").arg(pages));
}

Result<DecoderReply> askAboutPdf(const ScanRequest& request, const QByteArray& bytes) {
    BK_ASSIGN(DecoderReply reply, askDecoder(request, bytes));
    switch (reply.answer.outcome) {
    case ScanAnswer::Done:
        return reply;
    case ScanAnswer::Locked:
        return fail(ErrorCode::BrokenFile, QStringLiteral("the PDF is locked with a password"));
    case ScanAnswer::NoSuchPage:
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no such page"));
    default:
        return fail(ErrorCode::BrokenFile, QStringLiteral("the PDF cannot be read"));
    }
}

Result<ImageProbe> probeScanPicture(const QByteArray& bytes) {
    BK_ASSIGN(ImageProbe probe, probeImage(bytes));
    if (probe.kind == ImageKind::WebP)
        return fail(ErrorCode::UnsupportedFile, QStringLiteral("a scan is a PDF, JPEG, PNG or TIFF"));
    BK_TRY(checkPages(probe.pages.size()));
    return probe;
}

Result<QImage> renderPicture(const QByteArray& bytes, int page, int longEdge) {
    BK_ASSIGN(const ImageProbe probe, probeScanPicture(bytes));
    if (page < 0 || page >= probe.pages.size())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no such page"));
    const int orientation =
        probe.kind == ImageKind::Tiff ? probe.pages.at(page).orientation : readMetadata(bytes).orientation;
    BK_ASSIGN(QImage image, readPicture(bytes, probe, page, longEdge, longEdge));
    return turnedUpright(std::move(image), orientation);
}

Result<QImage> renderPdf(const QByteArray& bytes, int page, int longEdge) {
    ScanRequest request;
    request.wish = ScanRequest::RenderPage;
    request.page = quint32(page);
    request.longEdge = quint32(longEdge);
    BK_ASSIGN(const DecoderReply reply, askAboutPdf(request, bytes));
    QImage image(int(reply.answer.width), int(reply.answer.height), QImage::Format_RGB32);
    if (image.isNull()) return fail(ErrorCode::Internal, QStringLiteral("no memory for the page"));
    std::memcpy(image.bits(), reply.pixels.constData(), size_t(reply.pixels.size()));
    return image;
}

} // namespace

Result<ScanInfo> inspectScan(const QByteArray& bytes) {
    BK_TRY(checkBytes(bytes));
    if (isPdf(bytes)) {
        BK_ASSIGN(const DecoderReply reply, askAboutPdf(ScanRequest{}, bytes));
        BK_TRY(checkPages(reply.answer.pages));
        return ScanInfo{QStringLiteral("application/pdf"), int(reply.answer.pages)};
    }
    BK_ASSIGN(const ImageProbe probe, probeScanPicture(bytes));
    // What is kept as evidence must be readable now, not when it is needed.
    BK_TRY(renderPicture(bytes, 0, thumbnailEdge));
    return ScanInfo{mediaTypeOf(probe.kind), int(probe.pages.size())};
}

Result<QImage> renderScanPage(const QByteArray& bytes, int page, int longEdge) {
    BK_TRY(checkBytes(bytes));
    if (page < 0 || longEdge < 1 || longEdge > maximumScanEdge)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("page or size"));
    return isPdf(bytes) ? renderPdf(bytes, page, longEdge) : renderPicture(bytes, page, longEdge);
}

} // namespace bk
