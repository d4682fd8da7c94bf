#pragma once

#include "core/services/Services.h"

#include <QHash>

namespace bk::ui {

/// Everything the page of one person tells but the photos, read in one go.
struct PersonSheet {
    static constexpr int mostSuggestions = 12;

    PersonSummary summary;
    QList<PurposeStanding> standings;
    QList<QuitclaimView> quitclaims; ///< the newest first, what is replaced or withdrawn last
    QList<FaceView> suggestions;     ///< the surest, at most mostSuggestions
    int suggestionCount = 0;
    QHash<CollectionId, QString> collections;
};

/// Reads the sheet. On any thread but the window's.
Result<PersonSheet> readPersonSheet(Services& services, const PersonId& person);

} // namespace bk::ui
