#pragma once

#include "core/model/ConsentForm.h"
#include "core/model/Person.h"
#include "core/model/Publication.h"
#include "core/model/Quitclaim.h"
#include "core/services/Session.h"

namespace bk {

/// One purpose of a quitclaim: what was decided, and what this quitclaim alone says of it today.
struct PurposeFact {
    Purpose purpose;
    QString name; ///< of the catalog; empty: the program's own word
    Decision decision = Decision::Refused;
    /// By the consent rule. Missing: the yes does not count (a minor without a guardian, a successor).
    ConsentState state = ConsentState::Missing;
    std::optional<QDate> until; ///< the last day of a yes; none: no end
    std::optional<QDate> withdrawnOn;
};

/// A publication in which photos had to be taken down because of the quitclaim.
struct TakenDown {
    Publication publication;
    int open = 0;
    int done = 0;
    int impossible = 0;
    QStringList reasons; ///< why it is impossible
};

/// All that a receipt or a letter about one quitclaim can tell, as the catalog holds it at one moment.
struct ReceiptFacts {
    QString organisation;
    CatalogId catalog;
    QDate today;
    QDateTime now; ///< UTC
    Quitclaim quitclaim;
    Person person;
    QList<PurposeFact> purposes;       ///< in the order of the catalog, recognition last
    QString collectionName;            ///< of the scope
    std::optional<QString> supersedes; ///< numbers
    std::optional<QString> supersededBy;
    QString formName; ///< with the version and the text that were signed, where they are known
    std::optional<FormVersion> formVersion;
    std::optional<FormText> formText;

    // Of what was withdrawn.
    int photosBlocked = 0; ///< today, for a purpose that was withdrawn, because of this quitclaim
    QList<TakenDown> takenDown;
    /// Faceprints erased with the withdrawal of recognition, as the log tells; none: not known, or it was
    /// not withdrawn.
    std::optional<int> faceprintsErased;

    bool isWithdrawn() const { return !quitclaim.withdrawals.isEmpty(); }
};

/// NotFound. Not on the window's thread; asks for no right.
Result<ReceiptFacts> readReceiptFacts(Session& session, const QuitclaimId& id);

} // namespace bk
