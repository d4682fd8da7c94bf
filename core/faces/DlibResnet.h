#pragma once

#include <dlib/dnn.h>

/// The shape of dlib's network for faces (King, "High quality face recognition with deep metric learning",
/// dlib blog, 2017): a residual network of 29 convolutions on chips of 150 pixels that gives 128 numbers. Its
/// type has to name the layers exactly as in the file. Heavy to compile: for one .cpp each in the program and
/// in the tests.
namespace bk::dlibresnet {

template <int filters, int stride, typename Below>
using Convolution = dlib::affine<dlib::con<filters, 3, 3, stride, stride, Below>>;
template <int filters, int stride, typename Below>
using Block = Convolution<filters, 1, dlib::relu<Convolution<filters, stride, Below>>>;

template <int filters, typename Below>
using Unit = dlib::relu<dlib::add_prev1<Block<filters, 1, dlib::tag1<Below>>>>;
/// Halves the picture; what is passed by is averaged over two by two.
template <int filters, typename Below>
using HalvingUnit = dlib::relu<dlib::add_prev2<
    dlib::avg_pool<2, 2, 2, 2, dlib::skip1<dlib::tag2<Block<filters, 2, dlib::tag1<Below>>>>>>>;

template <typename Below>
using Level4 = Unit<32, Unit<32, Unit<32, Below>>>;
template <typename Below>
using Level3 = Unit<64, Unit<64, Unit<64, HalvingUnit<64, Below>>>>;
template <typename Below>
using Level2 = Unit<128, Unit<128, HalvingUnit<128, Below>>>;
template <typename Below>
using Level1 = Unit<256, Unit<256, HalvingUnit<256, Below>>>;
template <typename Below>
using Level0 = HalvingUnit<256, Below>;

constexpr int chipSide = 150;
constexpr int numbers = 128;

using Network = dlib::loss_metric<dlib::fc_no_bias<
    numbers,
    dlib::avg_pool_everything<Level0<Level1<Level2<Level3<Level4<dlib::max_pool<
        3, 3, 2, 2,
        dlib::relu<dlib::affine<dlib::con<32, 7, 7, 2, 2, dlib::input_rgb_image_sized<chipSide>>>>>>>>>>>>>;

} // namespace bk::dlibresnet
