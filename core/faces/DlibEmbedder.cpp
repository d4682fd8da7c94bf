#include "core/faces/DlibEmbedder.h"

#include "core/faces/DlibResnet.h"
#include "core/faces/UnitLength.h"

#include <sstream>
#include <stdexcept>

namespace bk {
namespace {

/// Chips in one run of the network: more take more memory and are no faster.
constexpr qsizetype batch = 8;

tl::unexpected<Error> damaged(const ModelCard& card, const QString& why) {
    return fail(ErrorCode::Damaged, QStringLiteral("face model %1: %2").arg(card.id, why));
}

dlib::matrix<dlib::rgb_pixel> pixelsFrom(const QImage& chip) {
    const QImage colours = chip.convertToFormat(QImage::Format_RGB888);
    dlib::matrix<dlib::rgb_pixel> pixels(colours.height(), colours.width());
    for (int y = 0; y < colours.height(); ++y) {
        const uchar* at = colours.constScanLine(y);
        for (int x = 0; x < colours.width(); ++x, at += 3)
            pixels(y, x) = dlib::rgb_pixel(at[0], at[1], at[2]);
    }
    return pixels;
}

/// One vector a chip. The last layer is multiplied here: dlib would leave copies of what it gives in freed
/// memory.
QList<Embedding> runNetwork(dlibresnet::Network& network,
                            const std::vector<dlib::matrix<dlib::rgb_pixel>>& chips) {
    dlib::resizable_tensor pixels;
    network.to_tensor(chips.begin(), chips.end(), pixels);
    auto& upToPooling = dlib::layer<2>(network);
    const dlib::tensor& pooled = upToPooling.forward(pixels);
    const dlib::tensor& weights = dlib::layer<1>(network).layer_details().get_layer_params();
    const auto inputs = size_t(pooled.k());
    if (pooled.size() != chips.size() * inputs || weights.size() != inputs * dlibresnet::numbers)
        throw std::runtime_error("the layers do not fit");
    QList<Embedding> vectors;
    const float* from = pooled.host();
    for (size_t chip = 0; chip < chips.size(); ++chip, from += inputs) {
        Embedding vector(dlibresnet::numbers, 0.0f);
        const float* weight = weights.host();
        for (size_t input = 0; input < inputs; ++input)
            for (float& number : vector)
                number += from[input] * *weight++;
        vectors.append(std::move(vector));
    }
    // Kept by the layer until the next run; the numbers could be had from it again.
    const_cast<dlib::tensor&>(pooled) = 0.0f;
    return vectors;
}

} // namespace

struct DlibEmbedder::Held {
    dlibresnet::Network network;
};

DlibEmbedder::DlibEmbedder(const ModelCard& card, std::unique_ptr<Held> held)
    : m_card(card), m_held(std::move(held)) {}

DlibEmbedder::~DlibEmbedder() = default;

Result<std::unique_ptr<FaceEmbedder>> DlibEmbedder::fromFile(const ModelCard& card, const QByteArray& bytes) {
    if (card.inputSide != dlibresnet::chipSide || card.outputSize != dlibresnet::numbers)
        return damaged(card, QStringLiteral("this network takes chips of %1 pixels and gives %2 numbers")
                                 .arg(dlibresnet::chipSide)
                                 .arg(dlibresnet::numbers));
    auto held = std::make_unique<Held>();
    try {
        std::istringstream stream(bytes.toStdString());
        dlib::deserialize(held->network, stream);
    } catch (const std::exception& error) {
        return damaged(card,
                       QStringLiteral("this is not dlib's network for faces, or not the whole of it (%1)")
                           .arg(QString::fromUtf8(error.what()).simplified()));
    }
    std::unique_ptr<FaceEmbedder> embedder(new DlibEmbedder(card, std::move(held)));
    QImage probe(card.inputSide, card.inputSide, QImage::Format_RGB32);
    probe.fill(Qt::gray);
    if (auto run = embedder->embed({probe}); !run) return fail(ErrorCode::Damaged, run.error().context);
    return embedder;
}

Result<QList<Embedding>> DlibEmbedder::embed(const QList<QImage>& chips) {
    QList<Embedding> vectors;
    vectors.reserve(chips.size());
    try {
        for (qsizetype first = 0; first < chips.size(); first += batch) {
            std::vector<dlib::matrix<dlib::rgb_pixel>> part;
            for (const QImage& chip : chips.mid(first, batch)) {
                if (chip.size() != QSize(m_card.inputSide, m_card.inputSide))
                    return fail(ErrorCode::InvalidArgument,
                                QStringLiteral("a face chip of another size than the model's"));
                part.push_back(pixelsFrom(chip));
            }
            for (Embedding& vector : runNetwork(m_held->network, part)) {
                if (!toUnitLength(vector))
                    return fail(ErrorCode::Internal,
                                QStringLiteral("face model %1: it gives nothing that could be compared")
                                    .arg(m_card.id));
                vectors.append(std::move(vector));
            }
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal,
                    QStringLiteral("face model %1: %2").arg(m_card.id, QString::fromUtf8(error.what())));
    }
    return vectors;
}

} // namespace bk
