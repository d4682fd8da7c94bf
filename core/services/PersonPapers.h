#pragma once

#include "core/base/Result.h"
#include "core/model/Person.h"
#include "core/model/Quitclaim.h"

#include <QSet>

namespace bk {

class Connection;

// What papers say of one entry and would not say of two. Below the services.

/// One of the two that one entry becomes, as they will be.
struct PapersOfOne {
    Person person;
    QList<Quitclaim> papers;
    QSet<QuitclaimId> since; ///< of them recorded, scanned or corrected since the two were merged
};

/// PERSON's, as they are in the catalog; SINCE the merge.
Result<PapersOfOne> papersOfOne(Connection& catalog, const PersonId& person, const QDateTime& since);

/// That two persons who were one entry since MERGED, BORN then, can be told apart without consent becoming
/// wider. ConsentRefused, with the numbers of the papers: a refusal or withdrawal of the one that was
/// recorded since ends a permission of the other, or the birth date by which somebody's own signature does
/// not count would go. Stricter than the consent rule: scopes are not compared.
Status checkNotWider(const PapersOfOne& one, const PapersOfOne& other, const QDateTime& merged,
                     const std::optional<QDate>& born);

} // namespace bk
