#include "app/decoder/PdfPages.h"
#include "app/decoder/PictureJobs.h"
#include "app/walls/Sandbox.h"
#include "app/walls/SelfTest.h"
#include "core/decoding/WarmUp.h"
#include "core/picture/PictureLimits.h"
#include "core/worker/Channel.h"

#include <QThreadPool>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>

#include <malloc.h>
#include <unistd.h>

// usage: beeldkluis-decoder photos|documents PARENT   with the channel as descriptor 3
//        beeldkluis-decoder --self-test               tries its own walls and says what it found

namespace {

using namespace bk;

constexpr int channelNumber = 3;

/// A document's fonts are files that poppler looks for when a page asks for them.
Walls wallsOf(DecoderKind kind) {
    return kind == DecoderKind::Photos ? Walls::Computing : Walls::ReadingFonts;
}

bool isSound(DecoderKind kind, const DecoderRequest& request) {
    if (request.resultLength < decoderBlockRoom || request.blockLength > decoderBlockRoom) return false;
    if (request.page > 65535 || request.longEdge > 65535 || request.enough > request.longEdge) return false;
    if (kind == DecoderKind::Photos)
        return request.wish >= DecoderRequest::Describe && request.wish <= DecoderRequest::WriteMetadata;
    const bool isDrawing = request.wish == DecoderRequest::RenderPage;
    return (isDrawing || request.wish == DecoderRequest::CountPages) &&
           request.length <= quint64(maximumScanBytes) && request.longEdge <= quint32(maximumScanEdge) &&
           (!isDrawing || request.longEdge > 0);
}

Answer answer(DecoderKind kind, const Received<DecoderRequest>& received, const QByteArray& block) {
    const DecoderRequest& request = received.request;
    // No memory for it is said; everything else that is thrown ends this process and costs this one file.
    try {
        const Mapping file(received.file.number(), qint64(request.length), Mapping::Access::Read);
        if (request.length > 0 && !file.isMapped())
            return sorry(DecoderReply::Broken, QStringLiteral("the file cannot be read"));
        return kind == DecoderKind::Photos ? answerAboutPicture(request, file, received.file.number(), block)
                                           : answerAboutPdf(request, file.bytes());
    } catch (const std::bad_alloc&) {
        return sorry(DecoderReply::TooLarge, QStringLiteral("the picture needs too much memory"));
    }
}

/// Writes ANSWER into the result.
DecoderReply written(const Answer& answer, const DecoderRequest& request, const Mapping& result) {
    DecoderReply reply;
    reply.outcome = answer.outcome;
    reply.room = answer.room;
    reply.pages = answer.pages;
    const QByteArray block =
        answer.outcome == DecoderReply::Done ? answer.block : answer.sentence.left(longestSentence).toUtf8();
    const quint64 line = quint64(answer.picture.width()) * 4;
    const quint64 payload =
        answer.picture.isNull() ? quint64(answer.written.size()) : line * quint64(answer.picture.height());
    if (quint64(block.size()) > decoderBlockRoom || payload > request.resultLength - decoderBlockRoom) {
        reply.outcome = DecoderReply::TooLarge;
        return reply;
    }
    if (!block.isEmpty()) std::memcpy(result.data(), block.constData(), size_t(block.size()));
    char* at = result.data() + decoderBlockRoom;
    if (!answer.written.isEmpty()) std::memcpy(at, answer.written.constData(), size_t(payload));
    for (int y = 0; y < answer.picture.height(); ++y, at += line)
        std::memcpy(at, answer.picture.constScanLine(y), size_t(line));
    reply.blockLength = quint32(block.size());
    reply.payloadLength = payload;
    reply.width = quint32(answer.picture.width());
    reply.height = quint32(answer.picture.height());
    return reply;
}

/// KEPT is the result that was used last and may be used again.
std::optional<DecoderReply> serve(DecoderKind kind, const Received<DecoderRequest>& received, Mapping& kept) {
    if (!isSound(kind, received.request)) return std::nullopt;
    QByteArray block;
    if (received.request.blockLength > 0) {
        const Mapping sent(received.result.number(), qint64(received.request.blockLength),
                           Mapping::Access::Read);
        if (!sent.isMapped()) return std::nullopt;
        block = QByteArray(sent.data(), sent.length());
    }
    const Answer found = answer(kind, received, block);
    const bool isKept = received.request.keptResult == 1;
    if (isKept && kept.length() == qint64(received.request.resultLength))
        return written(found, received.request, kept);
    Mapping result(received.result.number(), qint64(received.request.resultLength), Mapping::Access::Write);
    if (!result.isMapped()) return std::nullopt;
    const DecoderReply reply = written(found, received.request, result);
    if (isKept) kept = std::move(result);
    return reply;
}

void work(DecoderKind kind, bool landlock, quint64 addressSpace) {
    DecoderHello hello;
    hello.kind = kind;
    hello.landlock = landlock ? 1 : 0;
    hello.addressSpace = addressSpace;
    hello.seccomp = closeCalls(wallsOf(kind)) ? 1 : 0;
    const Channel channel(channelNumber);
    Mapping kept;
    bool goesOn = channel.send(hello);
    while (goesOn) {
        Received<DecoderRequest> received;
        if (!channel.receive(received)) break;
        const std::optional<DecoderReply> reply = serve(kind, received, kept);
        goesOn = reply && channel.send(*reply);
    }
}

quint64 addressSpaceInUse() {
    unsigned long long pages = 0;
    std::FILE* const file = std::fopen("/proc/self/statm", "re");
    if (!file) return 0;
    if (std::fscanf(file, "%llu", &pages) != 1) pages = 0;
    std::fclose(file);
    return quint64(pages) * quint64(sysconf(_SC_PAGESIZE));
}

void settleMemory() {
    // One arena. A picture of preview size is kept in hand for the next, larger ones go back to the system.
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_THRESHOLD, 24 << 20);
    mallopt(M_TRIM_THRESHOLD, 32 << 20);
}

int selfTest(DecoderKind kind) {
    bool landlock = false;
    warmUpDecoding();
    if (!leaveFileSystem(wallsOf(kind), landlock)) return 2;
    const bool seccomp = closeCalls(wallsOf(kind));
    const char* const line = seccomp ? "seccomp: in force\n" : "seccomp: MISSING\n";
    [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, line, std::strlen(line));
    return tryTheWalls(wallsOf(kind), landlock) == 0 && seccomp ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc >= 2 && std::strcmp(argv[1], "--self-test") == 0)
        _exit(selfTest(argc == 3 && std::strcmp(argv[2], "documents") == 0 ? DecoderKind::Documents
                                                                           : DecoderKind::Photos));
    if (argc != 3) return 2;
    const DecoderKind kind =
        std::strcmp(argv[1], "photos") == 0 ? DecoderKind::Photos : DecoderKind::Documents;
    if (!bindToProgram(std::atoi(argv[2]), channelNumber)) return 2;
    settleMemory();
    if (kind == DecoderKind::Photos) warmUpDecoding();
    const quint64 addressSpace = addressSpaceInUse();
    bool landlock = false;
    if (!leaveFileSystem(wallsOf(kind), landlock)) return 2;
    // Qt spreads its conversions over a pool of threads unless it is on one of that pool already; here are no
    // others.
    QThreadPool::globalInstance()->setMaxThreadCount(1);
    QThreadPool::globalInstance()->start([=] {
        work(kind, landlock, addressSpace);
        // Without the destructors of libraries that untrusted bytes went through.
        _exit(0);
    });
    QThreadPool::globalInstance()->waitForDone();
}
