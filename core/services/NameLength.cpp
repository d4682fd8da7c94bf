#include "core/services/NameLength.h"

namespace bk {

Status checkLength(const QString& what, const QString& name, qsizetype longest) {
    if (name.size() <= longest) return {};
    return fail(
        ErrorCode::InvalidArgument,
        QStringLiteral("%1 has at most %2 letters; this one has %3").arg(what).arg(longest).arg(name.size()));
}

} // namespace bk
