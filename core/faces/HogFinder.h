#pragma once

#include "core/base/Result.h"

#include <QImage>
#include <QList>
#include <QRectF>

#include <memory>

namespace bk {

/// dlib's frontal face finder (histograms of oriented gradients with a structural SVM; Dalal and Triggs 2005,
/// King 2015), which learned from other pictures in another way than the network and so errs on other faces.
/// Its trained detectors, but the features, the filters and the pictures of the pyramid are reckoned here,
/// several times as fast; the same is seen, a little more or less certainly. One object per thread.
class HogFinder {
public:
    struct Sighting {
        QRectF box;            ///< pixels of the image looked at
        double confidence = 0; ///< distance from the SVM's threshold; 0 is dlib's own default
    };

    HogFinder();
    ~HogFinder();

    /// Faces of at least 80 pixels in IMAGE as it is, with at least CONFIDENCE, best first. Internal when it
    /// could not look, as for lack of memory; it can be asked again.
    Result<QList<Sighting>> find(const QImage& image, double confidence);

private:
    struct Memory;
    std::unique_ptr<Memory> m_memory;
};

} // namespace bk
