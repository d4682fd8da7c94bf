#pragma once

#include "core/model/Clearance.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QSize>
#include <QString>

#include <optional>

namespace bk {

/// Which photos; all conditions must hold. Empty: all.
struct PhotoFilter {
    QString text; ///< words in file name, folder, caption, tags, camera, collection and persons' names; a
                  ///< prefix is enough
    std::optional<CollectionId> collection;
    std::optional<PersonId> person;
    std::optional<Purpose> purpose; ///< with STATES
    QList<ClearanceState> states;   ///< any of them, for PURPOSE
    std::optional<QDate> takenFrom;
    std::optional<QDate> takenTo;
    int minimumRating = 0;
    QString tag;
    bool unnamedFaces = false; ///< with at least one unnamed or possible face
    bool suggestions = false;  ///< with at least one open suggestion
    bool noPeople = false;     ///< nobody shown
    bool present = false;      ///< without those whose original was replaced or not found
    QList<PhotoId> only;       ///< when not empty: of these
    // Set by the services, for users who may not see them.
    bool withoutRestricted = false;
    bool withoutSuggestions = false; ///< SUGGESTIONS then finds nothing
};

enum class PhotoSort { TakenNewest, TakenOldest, AddedNewest, Name };

/// What the grid shows of one photo.
struct PhotoRow {
    PhotoId id;
    QString fileName;
    QString collection;
    std::optional<QDateTime> taken;
    QSize size;
    int rating = 0;
    int faces = 0;     ///< boxes that are faces (not `not a face`)
    int openFaces = 0; ///< unnamed or possible
    bool scanned = false;
    bool missing = false;
    std::optional<ClearanceState> state; ///< for the purpose asked
};

} // namespace bk
