#pragma once

#include <QImage>
#include <QList>
#include <QRectF>

#include <memory>

namespace bk {

/// dlib's frontal face finder (histograms of oriented gradients with a structural SVM; Dalal and Triggs 2005,
/// King 2015), which learned from other pictures in another way than the network and so errs on other faces.
/// Its trained detectors, but on features and with filters of our own, which are several times as fast; what
/// is seen is the same but for the last digits of how certainly. One object per thread.
class HogFinder {
public:
    struct Sighting {
        QRectF box;            ///< pixels of the image looked at
        double confidence = 0; ///< distance from the SVM's threshold; 0 is dlib's own default
    };

    HogFinder();
    ~HogFinder();

    /// Faces of at least 80 pixels in IMAGE as it is, with at least CONFIDENCE, best first. Empty when dlib
    /// fails.
    QList<Sighting> find(const QImage& image, double confidence);

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

} // namespace bk
