#include "core/faces/NetworkProcess.h"

#include "core/faces/NetworkProtocol.h"
#include "core/faces/PixelView.h"
#include "core/faces/UnitLength.h"
#include "core/worker/Mapping.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>

#include <strings.h>

namespace bk {
namespace {

std::atomic<int> patience = 60'000;

/// What the largest pictures and the layers of a network take, and what libraries take after they were
/// measured. A network is in memory as its bytes, as what was read from them, and as what is run.
constexpr quint64 room = 768ull << 20;
constexpr quint64 timesInMemory = 4;
/// One that was ended from outside may be followed by one that is not.
constexpr int attempts = 3;
/// Landmarks may lie outside the picture, but not further than this many of its long edges.
constexpr double farthest = 4;
/// How far from unit length numbers may be that were brought to it as floats.
constexpr double lengthError = 1e-3;

const WorkerProgram program{"beeldkluis-network",
                            "BK_NETWORK",
                            "model",
                            // No threads, no graphics card, nothing that would be made executable.
                            {"HOME=/nonexistent", "XDG_CACHE_HOME=/nonexistent", "QT_LOGGING_RULES=*=false",
                             "QT_ENABLE_REGEXP_JIT=0", "OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1",
                             "OPENCV_OPENCL_RUNTIME=disabled", "OPENCV_LOG_LEVEL=SILENT"}};

/// For people: one line without control characters.
QString plainText(const QByteArray& utf8) {
    QString text;
    for (const QChar letter : QString::fromUtf8(utf8))
        text += letter.isPrint() || letter.isSurrogate() ? letter : QLatin1Char(' ');
    return text.simplified().left(longestNetworkSentence);
}

/// The name of the model comes first, so that nobody takes what is wrong with it for a damaged catalog.
QString ofModel(const ModelCard& card, const QString& why) {
    return QStringLiteral("face model %1: %2").arg(card.id, why);
}

bool isPlace(double value, double longEdge) {
    return std::isfinite(value) && std::abs(value) <= farthest * longEdge;
}

std::optional<DetectedFace> faceFrom(const NetworkFace& told, const QSize& size, const ModelCard& card) {
    // A small picture lies in the corner of a larger one, which is what the network sees.
    const double longEdge = std::max({size.width(), size.height(), card.inputSide});
    const auto place = [&](double value) { return isPlace(value, longEdge); };
    if (!std::all_of(told.box.begin(), told.box.end(), place) ||
        !std::all_of(told.landmarks.begin(), told.landmarks.end(), place))
        return std::nullopt;
    if (!(told.score >= card.possibleThreshold && told.score <= 1)) return std::nullopt;
    if (!(told.box[2] > 0 && told.box[3] > 0)) return std::nullopt;
    DetectedFace face;
    face.score = told.score;
    face.possible = told.score < card.faceThreshold;
    face.box = QRectF(told.box[0], told.box[1], told.box[2], told.box[3]) & QRectF(QPointF(), QSizeF(size));
    if (!(face.box.width() > 0 && face.box.height() > 0)) return std::nullopt;
    if (told.hasLandmarks == 1) {
        Landmarks points;
        for (size_t i = 0; i < points.size(); ++i)
            points[i] = QPointF(told.landmarks[2 * i], told.landmarks[2 * i + 1]);
        face.landmarks = points;
    }
    return face;
}

bool hasUnitLength(const Embedding& vector) {
    double sum = 0;
    for (const float value : vector)
        sum += double(value) * double(value);
    return std::abs(sum - 1) < lengthError;
}

class ApartDetector final : public FaceDetector {
public:
    explicit ApartDetector(std::unique_ptr<NetworkProcess> network) : m_network(std::move(network)) {}
    const ModelCard& card() const override { return m_network->card(); }
    Result<QList<DetectedFace>> detect(const QImage& image) override { return m_network->detect(image); }

private:
    std::unique_ptr<NetworkProcess> m_network;
};

class ApartEmbedder final : public FaceEmbedder {
public:
    explicit ApartEmbedder(std::unique_ptr<NetworkProcess> network) : m_network(std::move(network)) {}
    const ModelCard& card() const override { return m_network->card(); }
    Result<QList<Embedding>> embed(const QList<QImage>& chips) override { return m_network->embed(chips); }

private:
    std::unique_ptr<NetworkProcess> m_network;
};

} // namespace

void NetworkProcess::setPatience(int milliseconds) {
    patience = milliseconds;
}

NetworkProcess::NetworkProcess(const ModelCard& card, std::unique_ptr<WorkerProcess> process,
                               MemoryFile result)
    : m_card(card), m_process(std::move(process)), m_result(std::move(result)) {}

tl::unexpected<Error> NetworkProcess::damaged(const QString& why) const {
    // One that talked nonsense is not asked again.
    m_process->end(0);
    return fail(ErrorCode::Damaged, ofModel(m_card, why));
}

Result<std::unique_ptr<NetworkProcess>> NetworkProcess::load(const ModelCard& card, const QByteArray& bytes) {
    const auto ofThis = [&](Error error) {
        error.context = ofModel(card, error.context);
        return fail(std::move(error));
    };
    BK_ASSIGN(const MemoryFile file, MemoryFile::holding(bytes));
    for (int attempt = 1;; ++attempt) {
        auto process = WorkerProcess::start(program);
        if (!process) return ofThis(process.error());
        BK_ASSIGN(MemoryFile result, MemoryFile::ofLength(networkResultLength));
        std::unique_ptr<NetworkProcess> network(
            new NetworkProcess(card, std::move(*process), std::move(result)));
        const QDeadlineTimer deadline(patience);
        if (const Status greeted = network->greet(); !greeted) {
            // One that hangs will hang again.
            if (attempt == attempts || deadline.hasExpired()) return ofThis(greeted.error());
            continue;
        }
        network->m_addressSpace += room + timesInMemory * quint64(bytes.size());
        NetworkRequest request;
        request.wish = NetworkRequest::Load;
        request.facts = factsOf(card);
        request.length = quint64(bytes.size());
        BK_TRY(network->ask(request, file.descriptor()));
        return network;
    }
}

Status NetworkProcess::greet() {
    NetworkHello hello;
    bool late = false;
    if (!m_process->hear(&hello, sizeof hello, patience, late) || hello.magic != NetworkHello::ownMagic ||
        hello.addressSpace > (1ull << 47)) {
        m_process->end(0);
        return fail(ErrorCode::NotAvailable, QStringLiteral("beeldkluis-network does not start"));
    }
    if (hello.seccomp != 1) {
        m_process->end(0);
        return fail(ErrorCode::NotAvailable,
                    QStringLiteral("this system has no seccomp, and face models from elsewhere are not run "
                                   "without it"));
    }
    m_addressSpace = hello.addressSpace;
    return {};
}

Result<quint32> NetworkProcess::ask(NetworkRequest request, int about) {
    m_process->limit(m_addressSpace, patience);
    if (!m_process->send(&request, sizeof request, about, m_result.descriptor()))
        return damaged(QStringLiteral("the process that runs it has ended"));
    NetworkReply reply;
    bool late = false;
    if (!m_process->hear(&reply, sizeof reply, patience, late)) {
        const QString how = m_process->end(late ? 0 : 1000);
        return damaged(late ? QStringLiteral("it took longer than %1 seconds").arg((patience + 999) / 1000)
                            : QStringLiteral("the process that ran it has ended: %1").arg(how));
    }
    if (reply.magic != NetworkReply::ownMagic || reply.outcome < NetworkReply::Done ||
        reply.outcome >= NetworkReply::OutcomeEnd || reply.sentenceLength > networkResultLength)
        return damaged(QStringLiteral("what it answers makes no sense"));
    if (reply.outcome == NetworkReply::Done) return reply.count;
    BK_ASSIGN(const QByteArray sentence, takeResult(reply.sentenceLength));
    m_process->end(0);
    const QString words = plainText(sentence);
    // The engines name the model themselves; what has taken the process over may say anything.
    const bool named = words.startsWith(QStringLiteral("face model %1").arg(m_card.id));
    return fail(ErrorCode::Damaged, named ? words : ofModel(m_card, words));
}

Result<QByteArray> NetworkProcess::takeResult(qint64 length) {
    if (length == 0) return QByteArray();
    // The worker can change it at any time: copied first, then looked at. Not left where it was.
    const Mapping view(m_result.descriptor(), length, Mapping::Access::Write);
    if (!view.isMapped()) return fail(ErrorCode::Internal, QStringLiteral("no memory for what a model gave"));
    QByteArray bytes(view.data(), length);
    ::explicit_bzero(view.data(), size_t(length));
    return bytes;
}

Result<quint32> NetworkProcess::askAbout(const QList<QImage>& pictures) {
    const qint64 line = qint64(pictures.first().width()) * 4;
    const qint64 each = line * pictures.first().height();
    NetworkRequest request;
    request.wish = NetworkRequest::Run;
    request.count = quint32(pictures.size());
    request.width = quint32(pictures.first().width());
    request.height = quint32(pictures.first().height());
    request.length = quint64(each * pictures.size());
    BK_ASSIGN(const MemoryFile file, MemoryFile::ofLength(qint64(request.length)));
    {
        const Mapping view(file.descriptor(), qint64(request.length), Mapping::Access::Write);
        if (!view.isMapped())
            return fail(ErrorCode::Internal, QStringLiteral("no memory to hand a picture to a model"));
        char* at = view.data();
        for (const QImage& picture : pictures) {
            const QImage pixels = asBgrx(picture);
            for (int y = 0; y < pixels.height(); ++y, at += line)
                std::memcpy(at, pixels.constScanLine(y), size_t(line));
        }
    }
    return ask(request, file.descriptor());
}

Result<QList<DetectedFace>> NetworkProcess::detect(const QImage& image) {
    if (image.isNull()) return QList<DetectedFace>();
    BK_ASSIGN(const quint32 count, askAbout({image}));
    if (count > mostNetworkFaces) return damaged(QStringLiteral("it tells of more faces than there can be"));
    BK_ASSIGN(const QByteArray bytes, takeResult(qint64(count * sizeof(NetworkFace))));
    QList<DetectedFace> faces;
    for (quint32 i = 0; i < count; ++i) {
        NetworkFace told;
        std::memcpy(&told, bytes.constData() + i * sizeof told, sizeof told);
        const auto face = faceFrom(told, image.size(), m_card);
        if (!face) return damaged(QStringLiteral("it tells of a face that cannot be"));
        faces.append(*face);
    }
    std::stable_sort(faces.begin(), faces.end(), [](const DetectedFace& one, const DetectedFace& other) {
        return one.score > other.score;
    });
    return faces;
}

Result<QList<Embedding>> NetworkProcess::embed(const QList<QImage>& chips) {
    QList<Embedding> vectors;
    vectors.reserve(chips.size());
    const QSize size(m_card.inputSide, m_card.inputSide);
    if (std::any_of(chips.begin(), chips.end(), [&](const QImage& chip) { return chip.size() != size; }))
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a face chip of another size than the model's"));
    const auto numbers = size_t(m_card.outputSize);
    for (qsizetype first = 0; first < chips.size(); first += mostNetworkChips) {
        const QList<QImage> part = chips.mid(first, mostNetworkChips);
        BK_ASSIGN(const quint32 count, askAbout(part));
        if (count != quint32(part.size()))
            return damaged(QStringLiteral("it gives numbers for another number of faces"));
        BK_ASSIGN(QByteArray bytes, takeResult(qint64(count * numbers * sizeof(float))));
        for (quint32 i = 0; i < count; ++i) {
            Embedding vector(numbers);
            std::memcpy(vector.data(), bytes.constData() + i * numbers * sizeof(float),
                        numbers * sizeof(float));
            if (!hasUnitLength(vector) || !toUnitLength(vector)) break;
            vectors.append(std::move(vector));
        }
        ::explicit_bzero(bytes.data(), size_t(bytes.size()));
        if (vectors.size() != first + part.size())
            return damaged(QStringLiteral("it gives numbers that are no direction"));
    }
    return vectors;
}

Result<std::unique_ptr<FaceDetector>> makeDetectorApart(const ModelCard& card, const QByteArray& bytes) {
    BK_ASSIGN(auto network, NetworkProcess::load(card, bytes));
    return std::make_unique<ApartDetector>(std::move(network));
}

Result<std::unique_ptr<FaceEmbedder>> makeEmbedderApart(const ModelCard& card, const QByteArray& bytes) {
    BK_ASSIGN(auto network, NetworkProcess::load(card, bytes));
    return std::make_unique<ApartEmbedder>(std::move(network));
}

} // namespace bk
