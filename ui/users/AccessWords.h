#pragma once

#include "core/services/UserService.h"

namespace bk::ui {

/// The files under a data key, in words: "the scans".
QString wordsFor(DataKey key);
/// What giving USER the ROLES with RECOGNITION costs, told before it is done; ROLES none: withdrawing access.
QString costOfAccess(const UserView& user, Roles roles, bool recognition);
/// What goes with it where nobody may have faces compared any more; empty: nothing.
QString costInTraces(const RecognitionTraces& traces);
/// What was done, after it.
QString sentenceFor(const AccessOutcome& outcome);
/// Why the access of USER, one of ALL, cannot be withdrawn; empty: it can.
QString reasonToStay(const UserView& user, const QList<UserView>& all);
/// Why USER, one of ALL, cannot lose the role administrator; empty: they can, or do not have it.
QString reasonToAdminister(const UserView& user, const QList<UserView>& all);

} // namespace bk::ui
