#pragma once

#include "core/model/PhotoFilter.h"
#include "core/services/FaceService.h"

#include <QList>

namespace bk::ui {

/// Where somebody was when the window locked: ids, dates and states, never what was typed. Kept in memory
/// only, and used only when the same user unlocks the same catalog.
struct Place {
    /// A room by number, or a page that covers others: a person or a photo.
    struct Step {
        int room = -1;
        PersonId person;
        PhotoId photo;
    };

    CatalogId catalog;
    UserId user;
    QList<Step> steps; ///< the last is what is seen, those before are what going back leads to
    PhotoFilter library;
    QList<PhotoId> neighbours; ///< of the photo
    FaceFilter faces;          ///< asked about in the review
    FaceId face;               ///< the one in question there
};

} // namespace bk::ui
