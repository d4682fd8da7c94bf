#pragma once

#include "core/faces/FaceEngine.h"

#include <QByteArray>

namespace bk {

/// A face embedder run by OpenCV's dnn: n x 3 x side x side, BGR 0..255, to n x outputSize numbers, brought
/// to unit length.
class OnnxEmbedder final : public FaceEmbedder {
public:
    /// Damaged when BYTES are not such a network.
    static Result<std::unique_ptr<FaceEmbedder>> fromOnnx(const ModelCard& card, const QByteArray& bytes);
    ~OnnxEmbedder() override;

    const ModelCard& card() const override { return m_card; }
    Result<QList<Embedding>> embed(const QList<QImage>& chips) override;

private:
    struct Network;
    OnnxEmbedder(const ModelCard& card, std::unique_ptr<Network> network);

    ModelCard m_card;
    std::unique_ptr<Network> m_network;
};

} // namespace bk
