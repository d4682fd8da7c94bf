#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QDate>
#include <QImage>
#include <QString>

class QPagedPaintDevice;

namespace bk {

/// What is printed once and kept in a safe: the recovery key as text and as a QR code, and the fingerprint of
/// the first administrator. Holds a secret: to be dropped as soon as it is printed.
struct RecoverySheet {
    QString organisation;
    QString catalog; ///< its name
    QString administrator;
    QString recoveryKey;
    QString fingerprint; ///< KeyRing::administratorFingerprint()
    QDate day;
};

/// The code with DATA, one pixel a module, without a quiet zone; null when it does not fit.
QImage qrCode(const QByteArray& data);
/// Draws it on one A4 page of DEVICE. Any thread that may draw text.
Status paint(const RecoverySheet& sheet, QPagedPaintDevice& device);
/// The same as the bytes of a PDF, made in memory.
Result<QByteArray> toPdf(const RecoverySheet& sheet);

} // namespace bk
