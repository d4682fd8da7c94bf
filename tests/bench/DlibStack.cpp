#include "tests/bench/DlibStack.h"

#include "core/faces/DlibResnet.h"
#include "tests/support/RandomDlibNetwork.h"

#include <dlib/image_processing.h>
#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/image_transforms.h>

#include <QFile>

#include <sstream>

namespace bk::bench {

struct DlibStack::Held {
    dlib::frontal_face_detector finder = dlib::get_frontal_face_detector();
    dlib::shape_predictor landmarks;
    dlibresnet::Network network;
};

DlibStack::DlibStack(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
DlibStack::~DlibStack() = default;

Result<std::unique_ptr<DlibStack>> DlibStack::open(const QString& landmarks) {
    auto held = std::make_unique<Held>();
    try {
        dlib::deserialize(QFile::encodeName(landmarks).toStdString()) >> held->landmarks;
        std::istringstream network(test::randomDlibNetwork().toStdString());
        dlib::deserialize(held->network, network);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Disk, QString::fromUtf8(error.what()) +
                                         QStringLiteral(" (Debian has the landmarks in libdlib-data)"));
    }
    return std::unique_ptr<DlibStack>(new DlibStack(std::move(held)));
}

DlibStack::Times DlibStack::run(const QImage& image) {
    const QImage colours = image.convertToFormat(QImage::Format_RGB888);
    dlib::array2d<dlib::rgb_pixel> pixels(colours.height(), colours.width());
    for (int y = 0; y < colours.height(); ++y)
        for (int x = 0; x < colours.width(); ++x) {
            const uchar* at = colours.constScanLine(y) + 3 * x;
            pixels[y][x] = dlib::rgb_pixel(at[0], at[1], at[2]);
        }

    Times times;
    WorkTimer timer;
    dlib::array2d<dlib::rgb_pixel> doubled;
    dlib::pyramid_up(pixels, doubled, dlib::pyramid_down<2>());
    std::vector<dlib::rectangle> boxes = m_held->finder(doubled);
    for (dlib::rectangle& box : boxes)
        box = dlib::pyramid_down<2>().rect_down(box);
    times.find = timer.restart();

    std::vector<dlib::chip_details> places;
    for (const dlib::rectangle& box : boxes)
        places.push_back(
            dlib::get_face_chip_details(m_held->landmarks(pixels, box), dlibresnet::chipSide, 0.25));
    times.landmarks = timer.restart();

    if (!places.empty()) {
        dlib::array<dlib::array2d<dlib::rgb_pixel>> cut;
        dlib::extract_image_chips(pixels, places, cut);
        std::vector<dlib::matrix<dlib::rgb_pixel>> chips;
        for (const auto& chip : cut)
            chips.push_back(dlib::mat(chip));
        m_held->network(chips);
    }
    times.embed = timer.restart();
    times.faces = int(boxes.size());
    return times;
}

} // namespace bk::bench
