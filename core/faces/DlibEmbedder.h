#pragma once

#include "core/faces/FaceEngine.h"

#include <QByteArray>

namespace bk {

/// dlib's residual network for faces, from a file such as dlib_face_recognition_resnet_model_v1.dat: chips of
/// 150 pixels to 128 numbers. Its makers compare them by Euclidean distance, below 0.6 the same person; see
/// FaceDistance for what that is between vectors of unit length.
class DlibEmbedder final : public FaceEmbedder {
public:
    /// Damaged when BYTES are not such a network, or CARD tells another input or output.
    static Result<std::unique_ptr<FaceEmbedder>> fromFile(const ModelCard& card, const QByteArray& bytes);
    ~DlibEmbedder() override;

    const ModelCard& card() const override { return m_card; }
    Result<QList<Embedding>> embed(const QList<QImage>& chips) override;

private:
    struct Held;
    DlibEmbedder(const ModelCard& card, std::unique_ptr<Held> held);

    ModelCard m_card;
    std::unique_ptr<Held> m_held;
};

} // namespace bk
