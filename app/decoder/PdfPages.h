#pragma once

#include "app/decoder/Answer.h"

#include <QByteArray>

namespace bk {

/// Does what REQUEST wishes with the PDF in BYTES. One thread.
Answer answerAboutPdf(const DecoderRequest& request, const QByteArray& bytes);

} // namespace bk
