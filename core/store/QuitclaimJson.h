#pragma once

#include "core/model/Quitclaim.h"

#include <QJsonObject>

namespace bk {

/// The whole record, for the history of versions. Pure.
QJsonObject toJson(const Quitclaim& quitclaim);

} // namespace bk
