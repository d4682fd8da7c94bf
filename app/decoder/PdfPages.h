#pragma once

#include "core/imaging/ScanProtocol.h"

#include <QByteArray>
#include <QImage>

namespace bk {

struct PdfReply {
    ScanAnswer answer;
    QImage page; ///< Format_RGB32, only for a rendered page
};

/// Does what REQUEST wishes with the PDF in BYTES. One thread.
PdfReply answerAboutPdf(const ScanRequest& request, const QByteArray& bytes);

} // namespace bk
