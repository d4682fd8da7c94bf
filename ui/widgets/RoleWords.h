#pragma once

#include "core/model/Role.h"

#include <QString>

namespace bk::ui {

/// "Consent officer", translated.
QString wordsFor(Role role);
/// What somebody with ROLE does, and what they may not: one sentence.
QString meaningOf(Role role);
/// All of them with commas; a dash for none.
QString wordsFor(Roles roles);
/// "This needs the role consent officer or administrator.", for buttons that cannot be used.
QString reasonWithout(Right right);

} // namespace bk::ui
