#pragma once

#include "core/base/FilePath.h"
#include "core/base/Id.h"

#include <QDate>
#include <QDateTime>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace bk {

/// What the file itself says, read without changing it. Sizes are those of the upright picture.
struct PhotoMetadata {
    std::optional<QDateTime> taken; ///< local time as the camera wrote it, without a zone
    QString camera;
    QString caption;
    QStringList keywords;
    int rating = 0;      ///< 0 to 5
    int orientation = 1; ///< EXIF 1 to 8
};

/// Why a photo may be used without permission of the persons on it.
enum class OverrideReason { None, Crowd, PublicEvent, Unrecognisable, PressException, Other };

struct PhotoOverride {
    OverrideReason reason = OverrideReason::None;
    QString note;
    QDateTime at;
    UserId by;
    std::optional<QDate> until; ///< the last day on which it counts

    bool isSet() const { return reason != OverrideReason::None; }
};

/// One photo of the catalog. The original stays where it is.
struct Photo {
    PhotoId id;
    CollectionId collection;
    FilePath path;
    QByteArray sha256; ///< of the original's bytes, 32 bytes
    qint64 fileSize = 0;
    QDateTime fileModified;
    QString mediaType; ///< "image/jpeg"
    QSize size;        ///< pixels, upright
    quint64 perceptualHash = 0;
    PhotoMetadata metadata;
    QDateTime added;
    bool missing = false; ///< the original was not at its path when last looked for

    bool reviewed = false;        ///< a person said that all recognisable persons are marked
    bool restricted = false;      ///< GDPR art. 18
    std::optional<QDate> embargo; ///< the first day on which it may be used
    std::optional<QDate> expires; ///< the last day on which it may be used
    PhotoOverride override;

    QString scannedBy; ///< id of the detector that looked for faces, empty: never looked
};

} // namespace bk
