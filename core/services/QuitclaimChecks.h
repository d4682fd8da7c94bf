#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Quitclaim.h"

#include <QList>

/// \file
/// What a record, a correction of one and a withdrawal have to be like. Everything that is not as it has to
/// be is InvalidArgument with a sentence for the person who records it.

namespace bk {

/// WANTED as it is kept: no space around words, decisions by purpose, and of the scope only what its kind
/// asks for. Pure.
Quitclaim tidied(Quitclaim wanted);

/// Whether WANTED can be a record at all, whatever the catalog holds. Pure.
Status checkRecord(const Quitclaim& wanted, const QDate& today);

/// Whether what WANTED names is in the catalog: person, purposes, collection or photos, form, and the record
/// it follows. BEFORE, when there is one: what it says already was looked at when it was written. NotFound
/// where something is not there. A purpose that is retired can be refused, not granted anew, and nothing is
/// signed before the person was born.
Status checkInCatalog(Connection& catalog, const Quitclaim& wanted, const Quitclaim* before);

/// Whether AFTER can be the correction of BEFORE. Pure.
Status checkCorrection(const Quitclaim& before, const Quitclaim& after, const QString& why);

/// Whether WITHDRAWAL makes sense for QUITCLAIM, one of ALL of its person. Pure.
Status checkWithdrawal(const Quitclaim& quitclaim, const Withdrawal& withdrawal, const QList<Quitclaim>& all);

/// The form SIGNEDON in the version that is used now; none where it is not used any more, or not in that
/// language.
Result<std::optional<FormSigned>> formInUse(Connection& catalog, const std::optional<FormSigned>& signedOn);

/// The record that took the place of the superseded QUITCLAIM, or that record's own successor; none when
/// there is no such. Pure.
std::optional<Quitclaim> successorOf(const Quitclaim& quitclaim, const QList<Quitclaim>& all);

/// Whether QUITCLAIM decides "yes" on PURPOSE, withdrawn since or not. Pure.
bool grants(const Quitclaim& quitclaim, const Purpose& purpose);
/// Whether PURPOSE, granted by QUITCLAIM, has been withdrawn since. Pure.
bool isWithdrawn(const Quitclaim& quitclaim, const Purpose& purpose);
/// What QUITCLAIM grants and was not withdrawn since. Pure.
QList<Purpose> standingGrants(const Quitclaim& quitclaim);

} // namespace bk
