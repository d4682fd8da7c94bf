#pragma once

#include "core/base/Id.h"
#include "core/model/Clearance.h"
#include "core/model/Purpose.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

namespace bk {

/// Where a photo was used. The numbers are stored.
enum class PublicationKind { Website = 0, SocialMedia = 1, Print = 2, Press = 3, Screen = 4, Other = 5 };

/// "website", "social", "print", "press", "screen", "other": the words of the command line.
QString toString(PublicationKind kind);
std::optional<PublicationKind> publicationKindFrom(QStringView word);

/// Photos that were used somewhere, on a day, until another.
struct Publication {
    PublicationId id;
    Purpose purpose;
    PublicationKind kind = PublicationKind::Website;
    QString place; ///< address, title and issue, print run; never empty
    QDate publishedOn;
    std::optional<QDate> until;   ///< the last day on which it is to be seen
    std::optional<QDate> endedOn; ///< the day on which it was taken down as a whole
    std::optional<ExportId> exported;
    QString notes;
    QDateTime added;
    UserId addedBy;

    /// To be seen on DAY or later, as far as is known: what is not out yet can still be stopped.
    bool isOpenOn(const QDate& day) const {
        return (!until || *until >= day) && (!endedOn || *endedOn > day);
    }
};

/// Which publications; all conditions count together.
struct PublicationFilter {
    std::optional<PublicationId> only;
    std::optional<PhotoId> photo;
    std::optional<PersonId> person; ///< on whose photos
    std::optional<ExportId> exported;
    bool openOnly = false; ///< to be seen today or later
    bool withTakedowns = false;
};

/// What became of a photo that has to leave a publication. `Impossible` with the reason, as for what was
/// printed while it was lawful. The numbers are stored.
enum class TakedownOutcome { Open = 0, Done = 1, Impossible = 2 };
QString toString(TakedownOutcome outcome);

/// A photo that has to leave a publication: somebody on it said no since, or asked to restrict its use.
struct Takedown {
    PublicationId publication;
    PhotoId photo;
    QDate openedOn;
    ClearanceState state = ClearanceState::Withdrawn; ///< why: Withdrawn, Refused or Restricted
    std::optional<PersonId> person;
    std::optional<QuitclaimId> quitclaim;
    TakedownOutcome outcome = TakedownOutcome::Open;
    QString reason; ///< of the outcome
    QDateTime openedAt;
    QDateTime closedAt;
    UserId closedBy;
};

} // namespace bk
