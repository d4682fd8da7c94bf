#pragma once

#include "core/store/FaceprintList.h"

#include <QList>
#include <QString>

namespace bk {

class Connection;

// Which faceprints there are, by what faces.db and the list say: where both say the same it counts. On the
// threads of their connections.

using FaceprintMarks = QHash<FaceId, FaceprintMark>;

/// Those on the list in CATALOG, of PERSONS (empty: everybody).
Result<FaceprintMarks> listedFaceprints(Connection& catalog, const QList<PersonId>& persons);
/// Those stored in FACES, of PERSONS (empty: everybody) and MODEL (empty: any).
Result<FaceprintMarks> storedFaceprints(Connection& faces, const QList<PersonId>& persons,
                                        const QString& model = {});

} // namespace bk
