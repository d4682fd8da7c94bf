#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace bk {

/// Text of a photo's file for people: UTF-8, else Windows' Latin; control characters gone, at most LONGEST
/// characters. Empty where the bytes are no text.
QString metadataText(const QByteArray& bytes, int longest);

/// "2024:05:17 14:03:22", "2024-05-17T14:03:22+02:00" and the like, as local time without its zone. Nothing
/// when a part is missing, impossible, or before photography (1826).
std::optional<QDateTime> metadataDate(const QString& text);

/// "NIKON CORPORATION" and "NIKON D750" make "NIKON D750"; "samsung" and "SM-G991B" make "samsung SM-G991B".
QString cameraName(const QString& make, const QString& model);

/// Words that cameras write into every photo ("OLYMPUS DIGITAL CAMERA") describe nothing.
bool isCameraFiller(const QString& caption);

} // namespace bk
