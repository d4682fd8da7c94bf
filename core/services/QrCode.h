#pragma once

#include <QByteArray>
#include <QImage>
#include <QRectF>

class QPainter;

namespace bk {

/// The code with DATA (error correction M: 15 % of it may be lost), one pixel a module, without a quiet zone;
/// null when it does not fit. Any thread.
QImage qrCode(const QByteArray& data);
/// The same with its quiet zone in the square PLACE, in black; nothing when it does not fit. Any thread that
/// may draw.
void drawQrCode(QPainter& painter, const QByteArray& data, const QRectF& place);

} // namespace bk
