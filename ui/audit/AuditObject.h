#pragma once

#include "core/services/Services.h"

namespace bk::ui {

/// What TEXT means among the things the user may see: an id, a user's or person's name, the number of a
/// quitclaim, the path of a photo, the name of a collection. NotFound, Ambiguous. Blocking.
Result<QUuid> findAuditObject(Services& services, const QString& text);

/// Where the object of a row is to be seen.
struct AuditTarget {
    PersonId person;
    QuitclaimId quitclaim;
    PhotoId photo;
    CollectionId collection;
};
/// NotFound when it is gone. Blocking.
Result<AuditTarget> targetOf(Services& services, const AuditEvent& event);

} // namespace bk::ui
