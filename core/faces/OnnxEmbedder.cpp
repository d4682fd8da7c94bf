#include "core/faces/OnnxEmbedder.h"

#include "core/faces/PixelView.h"
#include "core/faces/UnitLength.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace bk {

struct OnnxEmbedder::Network {
    cv::dnn::Net net;
};

OnnxEmbedder::OnnxEmbedder(const ModelCard& card, std::unique_ptr<Network> network)
    : m_card(card), m_network(std::move(network)) {}

OnnxEmbedder::~OnnxEmbedder() = default;

Result<std::unique_ptr<FaceEmbedder>> OnnxEmbedder::fromOnnx(const ModelCard& card, const QByteArray& bytes) {
    auto network = std::make_unique<Network>();
    try {
        network->net = cv::dnn::readNetFromONNX(bytes.constData(), static_cast<size_t>(bytes.size()));
        network->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        network->net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Damaged, QStringLiteral("model %1 is no network that can be run (%2)")
                                            .arg(card.id, QString::fromUtf8(error.what()).simplified()));
    }
    std::unique_ptr<FaceEmbedder> embedder(new OnnxEmbedder(card, std::move(network)));
    // One run tells a network of another format before anybody relies on it.
    QImage probe(card.inputSide, card.inputSide, QImage::Format_RGB32);
    probe.fill(Qt::gray);
    if (auto run = embedder->embed({probe}); !run) return fail(ErrorCode::Damaged, run.error().context);
    return embedder;
}

Result<QList<Embedding>> OnnxEmbedder::embed(const QList<QImage>& chips) {
    QList<Embedding> vectors;
    vectors.reserve(chips.size());
    try {
        // One at a time: a larger batch is no faster on a CPU, and each new batch size would have the network
        // laid out anew.
        for (const QImage& chip : chips) {
            if (chip.size() != QSize(m_card.inputSide, m_card.inputSide))
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("a face chip of another size than the model's"));
            const QImage pixels = asBgrx(chip);
            cv::Mat colours;
            cv::cvtColor(pixelsOf(pixels), colours, cv::COLOR_BGRA2BGR);
            m_network->net.setInput(cv::dnn::blobFromImage(colours));
            cv::Mat output = m_network->net.forward();
            CV_Assert(output.type() == CV_32F && output.isContinuous() &&
                      output.total() == size_t(m_card.outputSize));
            const float* first = output.ptr<float>();
            Embedding vector(first, first + m_card.outputSize);
            output.setTo(0); // the network's own memory, which it keeps
            if (!toUnitLength(vector))
                return fail(ErrorCode::Internal, QStringLiteral("model %1 gave no direction").arg(m_card.id));
            vectors.append(std::move(vector));
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, QStringLiteral("model %1 does not work as its card says (%2)")
                                             .arg(m_card.id, QString::fromUtf8(error.what()).simplified()));
    }
    return vectors;
}

Result<QList<Embedding>> embedFaces(FaceEmbedder& embedder, const QList<QImage>& chips) {
    QList<QImage> mirrored;
    mirrored.reserve(chips.size());
    for (const QImage& chip : chips)
        mirrored.append(chip.mirrored(true, false));
    BK_ASSIGN(QList<Embedding> vectors, embedder.embed(chips));
    BK_ASSIGN(const QList<Embedding> others, embedder.embed(mirrored));
    for (qsizetype i = 0; i < vectors.size(); ++i) {
        Embedding sum = vectors.at(i);
        for (size_t k = 0; k < sum.size(); ++k)
            sum[k] += others.at(i)[k];
        // Opposite directions cancel out; then the chip itself is all there is.
        if (toUnitLength(sum)) vectors[i] = std::move(sum);
    }
    return vectors;
}

} // namespace bk
