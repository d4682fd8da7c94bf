#pragma once

#include "core/model/Quitclaim.h"
#include "core/services/ConsentService.h"

#include <QHash>

namespace bk {

/// What ids of a record mean, for words about it.
struct RecordNames {
    QHash<PersonId, QString> persons;
    QHash<CollectionId, QString> collections;
    QHash<QuitclaimId, QString> quitclaims;
    QHash<TemplateId, QString> forms;
};

/// The fields in which AFTER differs from BEFORE, each once, in the order of a record: state, person, signed,
/// place, guardian, guardian_relation, second_guardian, second_guardian_relation, from, until, basis, form,
/// scope, territory, conditions, notes, grants, scans, withdrawals, supersedes. Of lists the values tell only
/// what differs; an empty value: nothing. None: nothing differs. Pure.
QList<QuitclaimDifference> differencesBetween(const Quitclaim& before, const Quitclaim& after,
                                              const RecordNames& names);

/// All versions of the record ID, the first first. NotFound. USERS: names of those who wrote them.
Result<QList<QuitclaimVersion>> versionsOf(Connection& catalog, const QuitclaimId& id,
                                           const QHash<UserId, QString>& users);

} // namespace bk
