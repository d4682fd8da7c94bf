#include "core/faces/OnnxEmbedder.h"

#include "core/faces/OnnxNetwork.h"
#include "core/faces/PixelView.h"
#include "core/faces/UnitLength.h"

#include <QScopeGuard>

#include <opencv2/imgproc.hpp>

namespace bk {

OnnxEmbedder::OnnxEmbedder(const ModelCard& card, std::unique_ptr<OnnxNetwork> network)
    : m_card(card), m_network(std::move(network)) {}

OnnxEmbedder::~OnnxEmbedder() = default;

Result<std::unique_ptr<FaceEmbedder>> OnnxEmbedder::fromOnnx(const ModelCard& card, const QByteArray& bytes) {
    const QSize size(card.inputSide, card.inputSide);
    auto network = OnnxNetwork::fromBytes(bytes, {{}, {size}});
    if (!network)
        return fail(ErrorCode::Damaged, QStringLiteral("face model %1 is no network that can be run (%2)")
                                            .arg(card.id, network.error().context));
    std::unique_ptr<FaceEmbedder> embedder(new OnnxEmbedder(card, std::move(*network)));
    // One run tells a network of another format before anybody relies on it.
    QImage probe(size, QImage::Format_RGB32);
    probe.fill(Qt::gray);
    if (auto run = embedder->embed({probe}); !run) return fail(ErrorCode::Damaged, run.error().context);
    return embedder;
}

Result<QList<Embedding>> OnnxEmbedder::embed(const QList<QImage>& chips) {
    // Numbers of faces are not left in the network's memory, whichever way this ends.
    const auto wipe = qScopeGuard([this] { m_network->wipe(); });
    QList<Embedding> vectors;
    vectors.reserve(chips.size());
    const QSize size(m_card.inputSide, m_card.inputSide);
    const auto amiss = [this](const QString& why) {
        return fail(ErrorCode::Internal,
                    QStringLiteral("face model %1 does not work as its card says (%2)").arg(m_card.id, why));
    };
    for (const QImage& chip : chips) {
        if (chip.size() != size)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("a face chip of another size than the model's"));
        const QImage pixels = asBgrx(chip);
        cv::Mat colours;
        cv::cvtColor(pixelsOf(pixels), colours, cv::COLOR_BGRA2BGR);
        const auto outputs = m_network->run(colours.data, size);
        if (!outputs) return amiss(outputs.error().context);
        const auto& output = outputs->front();
        if (output.size() != size_t(m_card.outputSize))
            return amiss(QStringLiteral("it gives %1 numbers").arg(output.size()));
        Embedding vector(output.begin(), output.end());
        if (!toUnitLength(vector))
            return fail(ErrorCode::Internal,
                        QStringLiteral("face model %1 gave no direction").arg(m_card.id));
        vectors.append(std::move(vector));
    }
    return vectors;
}

} // namespace bk
