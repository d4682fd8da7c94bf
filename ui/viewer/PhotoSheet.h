#pragma once

#include "core/services/Services.h"

namespace bk::ui {

/// Everything the viewer tells about one photo but the picture itself, read in one go.
struct PhotoSheet {
    Photo photo;
    QString collection;
    QList<FaceView> faces; ///< from left to right; those that are none at the end
    Clearance clearance;   ///< for the purpose asked
    ReasonNames names;
    struct Shown {
        PersonId person;
        QString name;
    };
    QList<Shown> alsoShown;

    const FaceView* face(const FaceId& id) const;
};

/// Reads the sheet. On any thread but the window's.
Result<PhotoSheet> readSheet(Services& services, const PhotoId& photo, const Purpose& purpose);

} // namespace bk::ui
