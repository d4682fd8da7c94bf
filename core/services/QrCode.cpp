#include "core/services/QrCode.h"

#include <QPainter>

#include <memory>

#include <qrencode.h>

namespace bk {
namespace {

/// The quiet zone that ISO/IEC 18004 asks for, in modules.
constexpr int quietZone = 4;

} // namespace

QImage qrCode(const QByteArray& data) {
    if (data.isEmpty()) return {};
    const auto* bytes = reinterpret_cast<const unsigned char*>(data.constData());
    // Letters and digits only take less room than bytes, so that each module becomes larger on paper.
    const bool hasZero = data.contains('\0');
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        hasZero ? QRcode_encodeData(static_cast<int>(data.size()), bytes, 0, QR_ECLEVEL_M)
                : QRcode_encodeString(data.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1),
        &QRcode_free);
    if (!code) return {};
    QImage image(code->width, code->width, QImage::Format_Grayscale8);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            image.scanLine(y)[x] = (code->data[y * code->width + x] & 1) ? 0 : 255;
    return image;
}

void drawQrCode(QPainter& painter, const QByteArray& data, const QRectF& place) {
    const QImage code = qrCode(data);
    if (code.isNull()) return;
    const qreal module = place.width() / (code.width() + 2 * quietZone);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    for (int y = 0; y < code.height(); ++y)
        for (int x = 0; x < code.width(); ++x) {
            if (qGray(code.pixel(x, y)) > 127) continue;
            // Whole runs, so that there is no gap between modules whatever the device's pixels are.
            int run = 1;
            while (x + run < code.width() && qGray(code.pixel(x + run, y)) <= 127)
                ++run;
            painter.drawRect(QRectF(place.left() + (x + quietZone) * module,
                                    place.top() + (y + quietZone) * module, run * module, module));
            x += run;
        }
}

} // namespace bk
