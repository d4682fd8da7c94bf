#include "tests/support/RandomDlibNetwork.h"

#include "core/faces/DlibResnet.h"

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

} // namespace bk::test
