#include "core/faces/HogFinder.h"

#include "core/faces/HogPlanes.h"
#include "core/faces/PixelView.h"

#include <opencv2/imgproc.hpp>

#include <dlib/image_processing/frontal_face_detector.h>

#include <algorithm>

namespace bk {
namespace {

/// Each picture of the pyramid is smaller by one of so many parts, as dlib's detectors learned it, down to
/// this side.
constexpr int parts = 6;
constexpr int leastSide = 64;

/// What dlib's five detectors learned. One for all finders, for unpacking it takes more than half a second.
class Trained {
public:
    struct Detector {
        std::vector<HogFilter> filters;
        double threshold = 0;
    };

    static const Trained& shared() {
        static const Trained trained;
        return trained;
    }

    const std::vector<Detector>& detectors() const { return m_detectors; }
    bool areOneFace(const dlib::rectangle& a, const dlib::rectangle& b) const { return m_overlap(a, b); }

private:
    Trained() {
        const dlib::frontal_face_detector source = dlib::get_frontal_face_detector();
        m_overlap = source.get_overlap_tester();
        for (unsigned long i = 0; i < source.num_detectors(); ++i) {
            const auto& weights = source.get_w(i);
            const auto bank = source.get_scanner().build_fhog_filterbank(weights);
            DLIB_CASSERT(bank.get_filters().size() == HogPlanes::count);
            Detector detector;
            detector.threshold = weights(source.get_scanner().get_num_dimensions());
            for (std::size_t plane = 0; plane < HogPlanes::count; ++plane) {
                for (std::size_t j = 0; j < bank.row_filters[plane].size(); ++j) {
                    const auto& row = bank.row_filters[plane][j];
                    const auto& column = bank.col_filters[plane][j];
                    DLIB_CASSERT(row.size() == HogPlanes::window && column.size() == HogPlanes::window);
                    HogFilter filter;
                    filter.plane = int(plane);
                    std::copy(row.begin(), row.end(), filter.alongRow.begin());
                    std::copy(column.begin(), column.end(), filter.alongColumn.begin());
                    detector.filters.push_back(filter);
                }
            }
            m_detectors.push_back(std::move(detector));
        }
    }

    std::vector<Detector> m_detectors;
    dlib::test_box_overlap m_overlap;
};

struct Seen {
    dlib::rectangle rect;
    double confidence = 0;
};

cv::Mat matrixOf(GreyPicture& picture) {
    return cv::Mat(picture.height, picture.width, CV_8UC1, picture.pixels.data());
}

void makeGrey(const QImage& image, GreyPicture& picture) {
    const QImage pixels = asBgrx(image);
    picture.resize(image.width(), image.height());
    cv::Mat grey = matrixOf(picture);
    cv::cvtColor(pixelsOf(pixels), grey, cv::COLOR_BGRA2GRAY);
}

/// The window around a cell of the picture at LEVEL of the pyramid, in pixels of the first.
dlib::rectangle windowAt(int row, int column, unsigned level) {
    const auto pixel = [](int cell) {
        const int corner = (cell + 1) * HogPlanes::cellSide + 1;
        return corner + (corner < 0 ? -1 : 1) * HogPlanes::cellSide / 2;
    };
    const int left = column - HogPlanes::before;
    const int top = row - HogPlanes::before;
    constexpr int last = HogPlanes::window - 1;
    return dlib::pyramid_down<parts>().rect_up(
        dlib::drectangle(pixel(left), pixel(top), pixel(left + last), pixel(top + last)), level);
}

} // namespace

struct HogFinder::Memory {
    GreyPicture picture;
    GreyPicture smaller;
    HogPlanes planes;
    std::vector<float> scores;
    std::vector<float> scratch;

    /// Appends what the detectors see in `picture` to SEEN.
    void look(unsigned level, double confidence, std::vector<Seen>& seen) {
        planes.describe(picture);
        if (planes.cellRows() == 0) return;
        for (const Trained::Detector& detector : Trained::shared().detectors()) {
            applyFilters(detector.filters, planes, scores, scratch);
            const auto enough = float(detector.threshold + confidence);
            for (int row = 0; row < planes.cellRows(); ++row) {
                const float* first = scores.data() + std::size_t(row) * std::size_t(planes.stride());
                for (int column = 0; column < planes.cellColumns(); ++column)
                    if (first[column] >= enough)
                        seen.push_back(
                            {windowAt(row, column, level), double(first[column]) - detector.threshold});
            }
        }
    }

    /// Makes `picture` the next one of the pyramid; false where that is too small for a face.
    bool shrink() {
        const int width = picture.width * (parts - 1) / parts;
        const int height = picture.height * (parts - 1) / parts;
        if (std::min(width, height) < leastSide) return false;
        smaller.resize(width, height);
        cv::Mat into = matrixOf(smaller);
        cv::resize(matrixOf(picture), into, into.size(), 0, 0, cv::INTER_LINEAR);
        std::swap(picture, smaller);
        return true;
    }
};

HogFinder::HogFinder() = default;
HogFinder::~HogFinder() = default;

Result<QList<HogFinder::Sighting>> HogFinder::find(const QImage& image, double confidence) {
    if (image.isNull()) return QList<Sighting>();
    try {
        if (!m_memory) m_memory = std::make_unique<Memory>();
        makeGrey(image, m_memory->picture);
        std::vector<Seen> seen;
        unsigned level = 0;
        do
            m_memory->look(level++, confidence, seen);
        while (m_memory->shrink());

        std::stable_sort(seen.begin(), seen.end(),
                         [](const Seen& a, const Seen& b) { return a.confidence > b.confidence; });
        std::vector<dlib::rectangle> kept;
        QList<Sighting> sightings;
        for (const Seen& one : seen) {
            if (std::any_of(kept.begin(), kept.end(), [&](const dlib::rectangle& better) {
                    return Trained::shared().areOneFace(better, one.rect);
                }))
                continue;
            kept.push_back(one.rect);
            const QRectF box = QRectF(double(one.rect.left()), double(one.rect.top()),
                                      double(one.rect.width()), double(one.rect.height())) &
                               QRectF(image.rect());
            if (box.isValid()) sightings.append({box, one.confidence});
        }
        return sightings;
    } catch (const std::exception& error) {
        m_memory.reset();
        return fail(ErrorCode::Internal, QStringLiteral("the second look for faces failed (%1)")
                                             .arg(QString::fromUtf8(error.what()).simplified()));
    }
}

} // namespace bk
