#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>

namespace bk::bench {

struct KnownFace {
    QString person;
    std::optional<QRectF> box; ///< pixels of the photo; none: the face in the middle
};

struct KnownPhoto {
    QString path;
    QList<KnownFace> faces;
};

/// Photos and who is on them.
struct FaceSet {
    QList<KnownPhoto> photos;
    bool boxesKnown = false;
    bool peopleKnown = false;
};

/// From a manifest.json beside its photos: {"photos": [{"file", "faces": [{"person", "box": [x, y, width,
/// height]}]}]}.
Result<FaceSet> readManifest(const QString& path);
/// DIR/NAME/*: portraits of the person NAME.
Result<FaceSet> readPortraits(const QString& folder);
/// All photos in FOLDER, with nothing known about them.
Result<FaceSet> readFolder(const QString& folder);

} // namespace bk::bench
