#pragma once

#include "core/base/Id.h"
#include "core/model/Purpose.h"

#include <QDate>
#include <QString>

#include <optional>

namespace bk {

/// `Expiring`: a quitclaim that ends within 90 days. `Expired`: one that has ended without a successor.
/// `Draft`: one that waits for a scan or a date. `ReviewFaces`: suggestions or possible faces to answer.
/// `Unresolved`: photos with faces that nobody has named. `Minor`: somebody turns 16 within 60 days.
enum class TaskKind { Expiring, Expired, Draft, ReviewFaces, Unresolved, Minor };

/// Something a person must do. Derived from the records each time it is asked for; nothing to keep in step.
struct Task {
    TaskKind kind = TaskKind::Expiring;
    std::optional<QDate> due;
    std::optional<PersonId> person;
    QString personName;
    std::optional<QuitclaimId> quitclaim;
    QString quitclaimNumber;
    QList<Purpose> purposes; ///< those that end
    int count = 1;           ///< photos or faces concerned
};

} // namespace bk
