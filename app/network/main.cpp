#include "app/walls/Sandbox.h"
#include "app/walls/SelfTest.h"
#include "core/faces/ModelRegistry.h"
#include "core/faces/NetworkProtocol.h"
#include "core/faces/NetworkThreads.h"
#include "core/faces/OnnxInput.h"
#include "core/faces/OnnxNetwork.h"
#include "core/worker/Channel.h"
#include "core/worker/Mapping.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include <malloc.h>
#include <unistd.h>

// usage: beeldkluis-network model PARENT   with the channel as descriptor 3
//        beeldkluis-network --self-test    tries its own walls and says what it found

namespace {

using namespace bk;

constexpr int channelNumber = 3;
constexpr const char* ownThread = "OPENBLAS_NUM_THREADS";

/// The model that was loaded: one of the two.
struct Loaded {
    std::unique_ptr<FaceDetector> detector;
    std::unique_ptr<FaceEmbedder> embedder;
};

NetworkReply refused(const QString& sentence, const Mapping& result) {
    const QByteArray words = sentence.left(longestNetworkSentence).toUtf8();
    std::memcpy(result.data(), words.constData(), size_t(words.size()));
    NetworkReply reply;
    reply.sentenceLength = quint32(words.size());
    return reply;
}

NetworkReply load(Loaded& loaded, const NetworkFacts& facts, const QByteArray& bytes, const Mapping& result) {
    const ModelCard card = cardFrom(facts);
    if (card.engine == ModelEngine::Onnx)
        if (const Status fits = checkDeclaredInput(card, bytes); !fits)
            return refused(fits.error().context, result);
    if (card.kind == ModelKind::Detector) {
        auto detector = makeDetector(card, bytes);
        if (!detector) return refused(detector.error().context, result);
        loaded.detector = std::move(*detector);
    } else {
        auto embedder = makeEmbedder(card, bytes);
        if (!embedder) return refused(embedder.error().context, result);
        loaded.embedder = std::move(*embedder);
    }
    NetworkReply reply;
    reply.outcome = NetworkReply::Done;
    return reply;
}

NetworkFace told(const DetectedFace& face) {
    NetworkFace one;
    one.score = face.score;
    one.box = {face.box.x(), face.box.y(), face.box.width(), face.box.height()};
    one.hasLandmarks = face.landmarks ? 1 : 0;
    if (face.landmarks)
        for (size_t i = 0; i < face.landmarks->size(); ++i) {
            one.landmarks[2 * i] = face.landmarks->at(i).x();
            one.landmarks[2 * i + 1] = face.landmarks->at(i).y();
        }
    return one;
}

NetworkReply find(FaceDetector& detector, const QImage& picture, const Mapping& result) {
    const auto faces = detector.detect(picture);
    if (!faces) return refused(faces.error().context, result);
    NetworkReply reply;
    reply.outcome = NetworkReply::Done;
    char* at = result.data();
    for (const DetectedFace& face : *faces) {
        if (reply.count == mostNetworkFaces) break;
        const NetworkFace one = told(face);
        std::memcpy(at, &one, sizeof one);
        at += sizeof one;
        ++reply.count;
    }
    return reply;
}

NetworkReply compare(FaceEmbedder& embedder, const QList<QImage>& chips, const Mapping& result) {
    const auto vectors = embedder.embed(chips);
    if (!vectors) return refused(vectors.error().context, result);
    NetworkReply reply;
    reply.outcome = NetworkReply::Done;
    char* at = result.data();
    for (const Embedding& vector : *vectors) {
        std::memcpy(at, vector.data(), vector.size() * sizeof(float));
        at += vector.size() * sizeof(float);
        ++reply.count;
    }
    return reply;
}

/// Nothing: the program talks nonsense.
std::optional<NetworkReply> run(const Loaded& loaded, const NetworkRequest& request, const Mapping& file,
                                const Mapping& result) {
    const quint64 line = quint64(request.width) * 4;
    const quint64 each = line * request.height;
    if (request.width > 65535 || request.height > 65535 || request.count == 0 ||
        request.count > mostNetworkChips || each * request.count != request.length)
        return std::nullopt;
    QList<QImage> pictures;
    for (quint32 i = 0; i < request.count; ++i)
        pictures << QImage(reinterpret_cast<const uchar*>(file.data()) + i * each, int(request.width),
                           int(request.height), qsizetype(line), QImage::Format_RGB32);
    if (loaded.detector) return find(*loaded.detector, pictures.first(), result);
    if (loaded.embedder) return compare(*loaded.embedder, pictures, result);
    return std::nullopt;
}

/// KEPT is the result, the same in all requests.
std::optional<NetworkReply> serve(Loaded& loaded, const Received<NetworkRequest>& received, Mapping& kept) {
    const NetworkRequest& request = received.request;
    const Mapping file(received.file.number(), qint64(request.length), Mapping::Access::Read);
    if (!kept.isMapped())
        kept = Mapping(received.result.number(), networkResultLength, Mapping::Access::Write);
    if (!kept.isMapped()) return std::nullopt;
    if (request.length > 0 && !file.isMapped())
        return refused(QStringLiteral("it needs more memory than there is"), kept);
    // All else that is thrown ends this process.
    try {
        if (request.wish == NetworkRequest::Load) return load(loaded, request.facts, file.bytes(), kept);
        return run(loaded, request, file, kept);
    } catch (const std::bad_alloc&) {
        return refused(QStringLiteral("it needs more memory than a model may have"), kept);
    }
}

void work(bool landlock, quint64 addressSpace) {
    NetworkHello hello;
    hello.landlock = landlock ? 1 : 0;
    hello.addressSpace = addressSpace;
    hello.seccomp = closeCalls(Walls::Computing) ? 1 : 0;
    const Channel channel(channelNumber);
    Loaded loaded;
    Mapping kept;
    bool goesOn = channel.send(hello);
    while (goesOn) {
        Received<NetworkRequest> received;
        if (!channel.receive(received)) break;
        const std::optional<NetworkReply> reply = serve(loaded, received, kept);
        goesOn = reply && channel.send(*reply);
    }
    // Without the destructors of what untrusted bytes made.
    _exit(0);
}

quint64 addressSpaceInUse() {
    unsigned long long pages = 0;
    std::FILE* const file = std::fopen("/proc/self/statm", "re");
    if (!file) return 0;
    if (std::fscanf(file, "%llu", &pages) != 1) pages = 0;
    std::fclose(file);
    return quint64(pages) * quint64(sysconf(_SC_PAGESIZE));
}

int selfTest(char** argv) {
    // Without the threads of a library, as the program starts it: the walls would fall on them as well.
    if (qgetenv(ownThread).isEmpty() && qputenv(ownThread, "1")) execv("/proc/self/exe", argv);
    bool landlock = false;
    if (!leaveFileSystem(Walls::Computing, landlock)) return 2;
    const bool seccomp = closeCalls(Walls::Computing);
    const char* const line = seccomp ? "seccomp: in force\n" : "seccomp: MISSING\n";
    [[maybe_unused]] const ssize_t written = write(STDOUT_FILENO, line, std::strlen(line));
    return tryTheWalls(Walls::Computing, landlock) == 0 && seccomp ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::strcmp(argv[1], "--self-test") == 0) _exit(selfTest(argv));
    if (argc != 3 || !bindToProgram(std::atoi(argv[2]), channelNumber)) return 2;
    mallopt(M_ARENA_MAX, 1);
    // Its libraries are started while there are files and threads to be had.
    keepNetworksToOneThread();
    OnnxNetwork::leaveAllToOpenCv();
    const quint64 addressSpace = addressSpaceInUse();
    bool landlock = false;
    if (!leaveFileSystem(Walls::Computing, landlock)) return 2;
    work(landlock, addressSpace);
}
