#include "core/faces/HogFinder.h"

#include "core/base/Log.h"

#include <dlib/array2d.h>
#include <dlib/image_processing/frontal_face_detector.h>

namespace bk {

struct HogFinder::Finder {
    dlib::frontal_face_detector detector = dlib::get_frontal_face_detector();
};

HogFinder::HogFinder() = default;
HogFinder::~HogFinder() = default;

QList<HogFinder::Sighting> HogFinder::find(const QImage& image, double confidence) {
    QList<Sighting> sightings;
    try {
        if (!m_finder) m_finder = std::make_unique<Finder>();
        const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
        dlib::array2d<unsigned char> pixels(grey.height(), grey.width());
        for (int y = 0; y < grey.height(); ++y)
            std::copy_n(grey.constScanLine(y), grey.width(), &pixels[y][0]);
        std::vector<dlib::rect_detection> found;
        m_finder->detector(pixels, found, confidence);
        for (const dlib::rect_detection& one : found) {
            const QRectF box = QRectF(double(one.rect.left()), double(one.rect.top()),
                                      double(one.rect.width()), double(one.rect.height())) &
                               QRectF(image.rect());
            if (box.isValid()) sightings.append({box, one.detection_confidence});
        }
    } catch (const std::exception& error) {
        qCWarning(logFaces) << "second opinion failed:" << error.what();
        return {};
    }
    return sightings;
}

} // namespace bk
