#include "tests/support/RandomDlibNetwork.h"

#include "core/faces/DlibResnet.h"
#include "core/faces/UnitLength.h"

#include <limits>
#include <sstream>

namespace bk::test {

namespace {

/// Parameters are made at the first run, from a generator that begins the same each time.
template <class Network>
void fill(Network& network) {
    dlib::matrix<dlib::rgb_pixel> chip(dlibresnet::chipSide, dlibresnet::chipSide);
    for (long y = 0; y < chip.nr(); ++y)
        for (long x = 0; x < chip.nc(); ++x)
            chip(y, x) = dlib::rgb_pixel(uchar(x), uchar(y), uchar(x ^ y));
    network(chip);
}

template <class Network>
QByteArray bytesOf(const Network& network) {
    std::ostringstream stream;
    dlib::serialize(network, stream);
    return QByteArray::fromStdString(stream.str());
}

} // namespace

QByteArray randomDlibNetwork() {
    dlibresnet::Network network;
    fill(network);
    return bytesOf(network);
}

QByteArray dlibNetworkWithoutNumbers() {
    dlibresnet::Network network;
    fill(network);
    dlib::layer<1>(network).layer_details().get_layer_params() = std::numeric_limits<float>::quiet_NaN();
    return bytesOf(network);
}

QByteArray otherDlibNetwork() {
    dlib::loss_metric<dlib::fc_no_bias<
        dlibresnet::numbers, dlib::avg_pool_everything<dlib::relu<dlib::con<
                                 8, 5, 5, 2, 2, dlib::input_rgb_image_sized<dlibresnet::chipSide>>>>>>
        network;
    fill(network);
    return bytesOf(network);
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
