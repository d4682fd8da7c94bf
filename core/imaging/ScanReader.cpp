#include "core/imaging/ScanReader.h"

#include "core/imaging/DecoderPool.h"
#include "core/picture/PictureWalk.h"

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

/// What somebody signed is opened in a process that sees nothing else, before or after.
DecoderPool::Job scanJob(DecoderKind kind, DecoderRequest::Wish wish, int page, int longEdge) {
    DecoderPool::Job job;
    job.kind = kind;
    job.alone = true;
    job.request.wish = wish;
    job.request.page = quint32(page);
    job.request.longEdge = job.request.enough = quint32(longEdge);
    job.payloadRoom = 4ll * longEdge * longEdge;
    return job;
}

struct ScanPage {
    ScanInfo info;
    QImage image;
};

Result<ScanPage> readPdf(const QByteArray& bytes, int page, int longEdge) {
    const auto wish = longEdge > 0 ? DecoderRequest::RenderPage : DecoderRequest::CountPages;
    BK_ASSIGN(const DecoderAnswer answer,
              DecoderPool::ofProgram().ask(scanJob(DecoderKind::Documents, wish, page, longEdge), bytes));
    BK_TRY(checkPages(answer.reply.pages));
    return ScanPage{{QStringLiteral("application/pdf"), int(answer.reply.pages)}, answer.picture};
}

Result<ScanPage> readPicture(const QByteArray& bytes, int page, int longEdge) {
    const ImageKind kind = sniffImage(bytes);
    if (kind == ImageKind::WebP || kind == ImageKind::Unknown)
        return fail(ErrorCode::UnsupportedFile, QStringLiteral("a scan is a PDF, JPEG, PNG or TIFF"));
    BK_ASSIGN(const DecoderAnswer answer,
              DecoderPool::ofProgram().ask(
                  scanJob(DecoderKind::Photos, DecoderRequest::Picture, page, longEdge), bytes));
    BK_ASSIGN(const PictureFacts facts, unpackFacts(answer.block));
    BK_TRY(checkPages(facts.probe.pages.size()));
    return ScanPage{{mediaTypeOf(facts.probe.kind), int(facts.probe.pages.size())}, answer.picture};
}

} // namespace

Result<ScanInfo> inspectScan(const QByteArray& bytes) {
    BK_TRY(checkBytes(bytes));
    if (isPdf(bytes)) {
        BK_ASSIGN(const ScanPage scan, readPdf(bytes, 0, 0));
        if (scan.info.pages < 1)
            return fail(ErrorCode::BrokenFile, QStringLiteral("a document without a page"));
        return scan.info;
    }
    // What is kept as evidence must be readable now, not when it is needed.
    BK_ASSIGN(const ScanPage scan, readPicture(bytes, 0, thumbnailEdge));
    return scan.info;
}

Result<QImage> renderScanPage(const QByteArray& bytes, int page, int longEdge) {
    BK_TRY(checkBytes(bytes));
    if (page < 0 || longEdge < 1 || longEdge > maximumScanEdge)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("page or size"));
    BK_ASSIGN(ScanPage scan,
              isPdf(bytes) ? readPdf(bytes, page, longEdge) : readPicture(bytes, page, longEdge));
    if (scan.image.isNull())
        return fail(ErrorCode::BrokenFile, QStringLiteral("the decoder's answer makes no sense"));
    return std::move(scan.image);
}

} // namespace bk
