#pragma once

#include "core/base/Result.h"
#include "core/imaging/ScanProtocol.h"

#include <QByteArray>

namespace bk {

struct DecoderReply {
    ScanAnswer answer;
    QByteArray pixels;
};

/// Runs `beeldkluis-decoder` once for BYTES and waits, at most 30 seconds. A crash, a time-out and an answer
/// that does not fit the request are BrokenFile; a missing program is NotAvailable. Blocking; any thread but
/// the window's.
Result<DecoderReply> askDecoder(ScanRequest request, const QByteArray& bytes);

} // namespace bk
