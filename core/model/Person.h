#pragma once

#include "core/base/Id.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

namespace bk {

/// Somebody portrayed: by name, or by a number only.
struct Person {
    PersonId id;
    QString name; ///< never empty; "Person 12" for somebody known by number only
    std::optional<QDate> born;
    QString contact;
    QString notes;
    std::optional<QDate> deceased;
    std::optional<FaceId> cover;
    QDateTime added;
    /// Portraits of this person were commissioned (Dutch Auteurswet, art. 20): a reason not to ask for
    /// consent hardly ever holds. Told where somebody gives one; the rule does not ask for it.
    bool commissioned = false;
};

} // namespace bk
