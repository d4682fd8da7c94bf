#pragma once

#include "core/base/Result.h"
#include "core/model/ConsentForm.h"

#include <QJsonObject>

namespace bk {

/// What a version says: `purposes` (keys) and `texts`, each with `language`, `title`, `controller`, `data`,
/// `withdrawal`, `retention`, `rights`, `recognition`, `more` and `purposes` (text by key). Number, day and
/// user are not part of it. Pure.
QJsonObject toJson(const FormVersion& version);
/// InvalidArgument with a sentence for what is not such a thing, fields with other names among it.
Result<FormVersion> formVersionFrom(const QJsonObject& json);

} // namespace bk
