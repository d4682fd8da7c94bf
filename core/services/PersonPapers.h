#pragma once

#include "core/base/Result.h"
#include "core/model/Person.h"
#include "core/model/Quitclaim.h"

#include <QHash>
#include <QSet>

namespace bk {

class Connection;

// What papers say of one entry and would not say of two. Below the services.

/// One of the two that one entry becomes, as they will be.
struct PapersOfOne {
    Person person;
    QList<Quitclaim> papers;
    QSet<QuitclaimId> since;             ///< of them recorded, scanned or corrected since the two were merged
    QHash<PhotoId, CollectionId> listed; ///< the photos that their scopes name, and where they are
};

/// PERSON's, as they are in the catalog; SINCE the merge.
Result<PapersOfOne> papersOfOne(Connection& catalog, const PersonId& person, const QDateTime& since);

/// The entry that two persons were.
struct AsOne {
    QDateTime merged;
    std::optional<QDate> born;
    bool bornSince = false; ///< somebody entered or changed that since, and nobody knows whose it is
};

/// That two persons who were one entry can be told apart without consent becoming
/// wider, by the consent rule, for every photo and purpose, from TODAY on: a refusal or withdrawal that was
/// recorded since, of either, holds for both, for nobody knows who of them said it; and nobody's own
/// signature comes to count because the birth date goes: none since, and where the date itself is since, none
/// at all. Everything else is whose paper it is
/// on. ConsentRefused otherwise, with the numbers of the papers.
Status checkNotWider(const PapersOfOne& one, const PapersOfOne& other, const AsOne& was, const QDate& today);

} // namespace bk
