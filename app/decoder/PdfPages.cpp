#include "app/decoder/PdfPages.h"

#include <QVariant>

#include <cmath>
#include <memory>

#include <poppler-qt6.h>

namespace bk {

namespace {

// Big enough that poppler draws everything on the page once, small enough to cost little.
constexpr int trialEdge = 256;

/// A file that was cut off still opens, without its last pages: poppler searches for what it can find. Then
/// the end mark of the file is missing as well (ISO 32000-1, 7.5.5).
bool isCutOff(const Poppler::Document& document, const QByteArray& bytes) {
    return document.xrefWasReconstructed() &&
           !bytes.last(qMin<qsizetype>(bytes.size(), 1024)).contains("%%EOF");
}

QImage render(const Poppler::Document& document, int number, int longEdge) {
    const std::unique_ptr<Poppler::Page> page = document.page(number);
    if (!page) return {};
    const QSizeF points = page->pageSizeF();
    const double longest = std::max(points.width(), points.height());
    if (!std::isfinite(longest) || points.width() <= 0 || points.height() <= 0) return {};
    const double scale = longEdge / longest;
    const int width = qBound(1, int(std::lround(points.width() * scale)), longEdge);
    const int height = qBound(1, int(std::lround(points.height() * scale)), longEdge);
    return page->renderToImage(72 * scale, 72 * scale, 0, 0, width, height)
        .convertToFormat(QImage::Format_RGB32);
}

} // namespace

Answer answerAboutPdf(const DecoderRequest& request, const QByteArray& bytes) {
    Poppler::setDebugErrorFunction([](const QString&, const QVariant&) {}, {});
    const std::unique_ptr<Poppler::Document> document = Poppler::Document::loadFromData(bytes);
    if (!document) return sorry(DecoderReply::Broken);
    if (document->isLocked()) return sorry(DecoderReply::Locked);
    if (document->numPages() < 1 || isCutOff(*document, bytes)) return sorry(DecoderReply::Broken);
    document->setPaperColor(Qt::white);
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);

    Answer answer;
    answer.pages = quint32(document->numPages());
    const bool isTrial = request.wish == DecoderRequest::CountPages;
    const int number = isTrial ? 0 : int(request.page);
    if (number < 0 || number >= document->numPages()) return sorry(DecoderReply::NoSuchPage);
    answer.picture = render(*document, number, isTrial ? trialEdge : int(request.longEdge));
    if (answer.picture.isNull()) return sorry(DecoderReply::Broken);
    if (isTrial) answer.picture = {};
    answer.outcome = DecoderReply::Done;
    return answer;
}

} // namespace bk
