#pragma once

#include "core/services/Services.h"

#include <QHash>

namespace bk::ui {

/// Everything the page of one person tells but the photos, read in one go.
struct PersonSheet {
    static constexpr int mostSuggestions = 12;
    /// Of rank(): from here on a quitclaim counts for nothing any more.
    static constexpr int firstEarlierRank = 2;

    PersonSummary summary;
    QList<PurposeStanding> standings;
    QList<QuitclaimView> quitclaims; ///< by rank, the latest first
    QList<FaceView> suggestions;     ///< the surest, at most mostSuggestions
    int suggestionCount = 0;
    QList<PersonMerge> merges;     ///< that can be taken back; for those who look after persons
    QList<PersonSplitView> splits; ///< the same
    QHash<CollectionId, QString> collections;
    QHash<TemplateId, QString> forms; ///< names of consent forms
    QDate today;                      ///< when it was read

    /// What is in force (or will be) comes first, then drafts, what has ended, and what was withdrawn or
    /// replaced.
    static int rank(const QuitclaimView& view, const QDate& today);
};

/// Reads the sheet. On any thread but the window's.
Result<PersonSheet> readPersonSheet(Services& services, const PersonId& person);

} // namespace bk::ui
