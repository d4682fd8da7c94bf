#pragma once

#include "core/faces/ModelCard.h"
#include "core/services/Session.h"

#include <QImage>
#include <QList>

namespace bk {

struct Face;

/// The aligned chips of FACES, all of PHOTO, from its preview, as EMBEDDER wants them: in memory only. A null
/// one for a face without landmarks. NotFound when the photo has no preview. Thread-safe.
Result<QList<QImage>> faceChips(Session& session, const ModelCard& embedder, const PhotoId& photo,
                                const QList<Face>& faces);

} // namespace bk
