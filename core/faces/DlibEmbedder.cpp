#include "core/faces/DlibEmbedder.h"

#include "core/faces/DlibResnet.h"
#include "core/faces/UnitLength.h"

#include <algorithm>
#include <sstream>

namespace bk {
namespace {

/// Chips in one run of the network: more take more memory and are no faster.
constexpr qsizetype batch = 8;

tl::unexpected<Error> damaged(const ModelCard& card, const QString& why) {
    return fail(ErrorCode::Damaged, QStringLiteral("model %1: %2").arg(card.id, why));
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
        return damaged(card, QString::fromUtf8(error.what()));
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
            std::vector<dlib::matrix<float, 0, 1>> answers = m_held->network(part);
            for (dlib::matrix<float, 0, 1>& answer : answers) {
                Embedding vector(answer.begin(), answer.end());
                // dlib's own copy is not left behind in freed memory.
                std::fill(answer.begin(), answer.end(), 0.0f);
                if (vector.size() != size_t(m_card.outputSize) || !toUnitLength(vector))
                    return fail(ErrorCode::Internal,
                                QStringLiteral("model %1 gave no direction").arg(m_card.id));
                vectors.append(std::move(vector));
            }
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal,
                    QStringLiteral("model %1: %2").arg(m_card.id, QString::fromUtf8(error.what())));
    }
    return vectors;
}

} // namespace bk
