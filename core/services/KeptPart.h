#pragma once

#include "core/base/Error.h"

namespace bk {

/// What of a step is kept, though what follows from it for the faceprints could not be seen to. Whoever is
/// told of such a failure has to be told this first: nobody may take the step for failed and do it again.
/// What is left to do is tried again when the catalog is opened next.
enum class KeptPart { Nothing, Record, Withdrawal, Change };

/// ERROR of what follows, saying that PART is kept.
Error keptThough(KeptPart part, Error error);
/// What ERROR says is kept; Nothing where it says no such thing.
KeptPart keptPart(const Error& error);

} // namespace bk
