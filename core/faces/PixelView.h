#pragma once

#include <QImage>

namespace cv {
class Mat;
}

namespace bk {

/// IMAGE with four bytes per pixel in the order blue, green, red, unused: the layout that pixelsOf can share.
QImage asBgrx(const QImage& image);

/// OpenCV's view of the pixels of IMAGE (8 bits, four channels BGRX), without a copy: IMAGE must be one that
/// asBgrx gave and outlive the view. The view is for reading.
cv::Mat pixelsOf(const QImage& image);

/// IMAGE at SIZE (at least one pixel), by areas when it shrinks.
QImage resized(const QImage& image, const QSize& size);

/// The part RECT (within the image) of an image made by asBgrx, sharing its pixels: IMAGE must outlive it.
QImage sharedPart(const QImage& image, const QRect& rect);

} // namespace bk
