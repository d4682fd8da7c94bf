#pragma once

#include "core/faces/FaceEngine.h"

#include <functional>

namespace bk::test {

/// A detector that sees what the test says. ANSWER gets the picture it was shown.
class FakeDetector final : public FaceDetector {
public:
    using Answer = std::function<QList<DetectedFace>(const QImage&)>;

    explicit FakeDetector(Answer answer) : m_answer(std::move(answer)) { m_card.inputSide = 640; }
    const ModelCard& card() const override { return m_card; }
    Result<QList<DetectedFace>> detect(const QImage& image) override {
        ++m_runs;
        return m_answer(image);
    }
    int runs() const { return m_runs; }

private:
    ModelCard m_card;
    Answer m_answer;
    int m_runs = 0;
};

inline DetectedFace face(const QRectF& box, double score) {
    DetectedFace face;
    face.box = box;
    face.score = score;
    face.possible = score < 0.5;
    return face;
}

} // namespace bk::test
