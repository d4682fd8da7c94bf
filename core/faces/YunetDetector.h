#pragma once

#include "core/faces/FaceEngine.h"

#include <QByteArray>

namespace bk {

class OnnxNetwork;

/// A face detector in YuNet's output format, run by an OnnxNetwork. Input 1 x 3 x side x side, BGR 0..255,
/// the picture letterboxed to the top left with zeros. Twelve outputs cls, obj, bbox, kps at strides 8, 16,
/// 32, decoded as in Wu, Peng, Yu: YuNet: A Tiny Millisecond-level Face Detector, Machine Intelligence
/// Research 20 (2023).
class YunetDetector final : public FaceDetector {
public:
    /// Damaged when BYTES are not such a network.
    static Result<std::unique_ptr<FaceDetector>> fromOnnx(const ModelCard& card, const QByteArray& bytes);
    ~YunetDetector() override;

    const ModelCard& card() const override { return m_card; }
    Result<QList<DetectedFace>> detect(const QImage& image) override;

private:
    /// Whether the network gives what the format says, for ANYSIZE also when the input is no square.
    Status probe(bool anySize);
    YunetDetector(const ModelCard& card, std::unique_ptr<OnnxNetwork> network);

    ModelCard m_card;
    std::unique_ptr<OnnxNetwork> m_network;
    /// Whether other input sizes than the card's square work, so that small and narrow pictures cost less.
    bool m_anySize = false;
};

} // namespace bk
