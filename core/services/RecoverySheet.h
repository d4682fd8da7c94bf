#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QDate>
#include <QLocale>
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

/// What the sheet says around that, in the language of who will need it; English unless the window fills in
/// others.
struct RecoverySheetWords {
    QString title = QStringLiteral("Recovery key");
    QString organisation = QStringLiteral("Organisation");
    QString catalog = QStringLiteral("Catalog");
    QString administrator = QStringLiteral("Administrator");
    QString day = QStringLiteral("Made on");
    QString fingerprint = QStringLiteral("Fingerprint of the first administrator");
    QString fingerprintUse =
        QStringLiteral("The program shows the same fingerprint with the users of this catalog. If it ever "
                       "shows another one, the key file was replaced: ask for help before you go on.");
    QString purposeTitle = QStringLiteral("What this is for");
    QString purpose = QStringLiteral(
        "With this key the catalog opens without a passphrase, as the administrator named above. It is the "
        "only way back in when the passphrase is forgotten or the administrator has left.");
    QString keepingTitle = QStringLiteral("Keep it in a safe");
    QString keeping = QStringLiteral(
        "Keep this sheet in a safe, apart from the computer. Do not copy, photograph or mail it. If it was "
        "saved as a file to be printed, delete that file.");
    QString dangerTitle = QStringLiteral("Whoever has it opens everything");
    QString danger = QStringLiteral(
        "Together with the catalog's folder, or a copy of it, this key opens everything in there: photos, "
        "names, faces, permissions and scans.");
    QString replacingTitle = QStringLiteral("How it is replaced");
    QString replacing = QStringLiteral(
        "Lost, or seen by somebody who should not have it? Let an administrator make a new recovery key in "
        "the program and print its sheet. From then on this one does not open the catalog any more; copies "
        "of the catalog that were made before still open with it. Destroy this sheet then.");
    QLocale locale = QLocale(QLocale::English, QLocale::UnitedKingdom); ///< of the day
};

/// Draws it on one A4 page of DEVICE, whose page layout it sets. Any thread that may draw text; needs a
/// QGuiApplication (fonts). Disk when the device cannot be drawn on.
Status paint(const RecoverySheet& sheet, QPagedPaintDevice& device, const RecoverySheetWords& words = {});
/// The same as the bytes of a PDF, made in memory.
Result<QByteArray> toPdf(const RecoverySheet& sheet, const RecoverySheetWords& words = {});

} // namespace bk
