#include "tests/support/RandomDlibNetwork.h"

#include "core/faces/DlibResnet.h"
#include "core/faces/UnitLength.h"

#include <sstream>

namespace bk::test {

QByteArray randomDlibNetwork() {
    // Parameters are made at the first run, from a generator that begins the same each time.
    dlibresnet::Network network;
    dlib::matrix<dlib::rgb_pixel> chip(dlibresnet::chipSide, dlibresnet::chipSide);
    for (long y = 0; y < chip.nr(); ++y)
        for (long x = 0; x < chip.nc(); ++x)
            chip(y, x) = dlib::rgb_pixel(uchar(x), uchar(y), uchar(x ^ y));
    network(chip);
    std::ostringstream stream;
    dlib::serialize(network, stream);
    return QByteArray::fromStdString(stream.str());
}

QList<Embedding> askDlibNetwork(const QByteArray& bytes, const QList<QImage>& chips) {
    dlibresnet::Network network;
    std::istringstream stream(bytes.toStdString());
    dlib::deserialize(network, stream);
    QList<Embedding> vectors;
    for (const QImage& chip : chips) {
        dlib::matrix<dlib::rgb_pixel> pixels(chip.height(), chip.width());
        for (int y = 0; y < chip.height(); ++y)
            for (int x = 0; x < chip.width(); ++x) {
                const QRgb colour = chip.pixel(x, y);
                pixels(y, x) =
                    dlib::rgb_pixel(uchar(qRed(colour)), uchar(qGreen(colour)), uchar(qBlue(colour)));
            }
        const auto answer = network(pixels);
        Embedding vector(answer.begin(), answer.end());
        toUnitLength(vector);
        vectors.append(vector);
    }
    return vectors;
}

} // namespace bk::test
