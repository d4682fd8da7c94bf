#pragma once

#include "core/base/Result.h"
#include "core/model/Quitclaim.h"

#include <QJsonObject>

namespace bk {

/// The whole record, for the history of versions. Pure.
QJsonObject toJson(const Quitclaim& quitclaim);

/// A version as toJson() wrote it, in this or an earlier program; without what the history does not hold (id,
/// version, who and when). Damaged: it is not one. Pure.
Result<Quitclaim> quitclaimFrom(const QJsonObject& json);

} // namespace bk
