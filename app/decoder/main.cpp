#include "app/decoder/PdfPages.h"
#include "app/decoder/Sandbox.h"
#include "core/imaging/ScanProtocol.h"

#include <unistd.h>

namespace {

constexpr quint64 mostBytes = 100ull << 20;

bool readAll(void* target, size_t count) {
    auto* at = static_cast<char*>(target);
    while (count > 0) {
        const ssize_t got = read(STDIN_FILENO, at, count);
        if (got <= 0) return false;
        at += got;
        count -= size_t(got);
    }
    return true;
}

bool writeAll(const void* source, size_t count) {
    const auto* at = static_cast<const char*>(source);
    while (count > 0) {
        const ssize_t written = write(STDOUT_FILENO, at, count);
        if (written <= 0) return false;
        at += written;
        count -= size_t(written);
    }
    return true;
}

bool isSound(const bk::ScanRequest& request) {
    const bool knowsWish =
        request.wish == bk::ScanRequest::CountPages || request.wish == bk::ScanRequest::RenderPage;
    const bool needsEdge = request.wish == bk::ScanRequest::RenderPage;
    return request.magic == bk::ScanRequest::requestMagic && knowsWish && request.length <= mostBytes &&
           request.longEdge <= quint32(bk::maximumScanEdge) && (!needsEdge || request.longEdge > 0);
}

bool serve() {
    bk::ScanRequest request;
    if (!readAll(&request, sizeof request) || !isSound(request)) return false;
    QByteArray bytes(qsizetype(request.length), Qt::Uninitialized);
    if (!readAll(bytes.data(), size_t(bytes.size()))) return false;
    const bk::PdfReply reply = bk::answerAboutPdf(request, bytes);
    if (!writeAll(&reply.answer, sizeof reply.answer)) return false;
    for (int y = 0; y < reply.page.height(); ++y) {
        if (!writeAll(reply.page.constScanLine(y), size_t(reply.page.width()) * 4)) return false;
    }
    return true;
}

} // namespace

int main() {
    if (!bk::enterSandbox()) return 2;
    // Without the destructors of libraries that untrusted bytes went through.
    _exit(serve() ? 0 : 1);
}
