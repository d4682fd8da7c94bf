#pragma once

#include "core/faces/FaceEngine.h"

#include <QByteArray>

namespace bk {

class OnnxNetwork;

/// A face embedder run by an OnnxNetwork: 1 x 3 x side x side, BGR 0..255, to outputSize numbers, brought to
/// unit length.
class OnnxEmbedder final : public FaceEmbedder {
public:
    /// Damaged when BYTES are not such a network.
    static Result<std::unique_ptr<FaceEmbedder>> fromOnnx(const ModelCard& card, const QByteArray& bytes);
    ~OnnxEmbedder() override;

    const ModelCard& card() const override { return m_card; }
    Result<QList<Embedding>> embed(const QList<QImage>& chips) override;

private:
    OnnxEmbedder(const ModelCard& card, std::unique_ptr<OnnxNetwork> network);

    ModelCard m_card;
    std::unique_ptr<OnnxNetwork> m_network;
};

} // namespace bk
