#pragma once

#include "core/model/Collection.h"
#include "core/services/Session.h"

namespace bk {

class Connection;
class ConnectionSet;

// What switching recognition off leaves nothing of. Off means erased: suggestions, faceprints, and the keys
// of those who have no faceprint left, so that an older faces.db opens nothing of them either. Names, boxes,
// rejections and permissions stay. Below the services; for sessions with DataKey::Face, as an
// administrator's.

/// Whether some active user may have faces compared. Where nobody may, faceprints and suggestions serve
/// nothing and must not be kept (GDPR art. 5(1)(c) and (e)). Any thread.
bool anybodyRecognises(const QList<KeyRing::User>& users);
bool anybodyRecognises(const KeyRing& keys);

/// What there is of it in the whole catalog. On the thread of CATALOG.
Result<RecognitionTraces> recognitionTraces(Connection& catalog);

// Inside a write command; how much went. leaveNothing() comes after it.

/// What was made from the photos of COLLECTION, the suggestions on them, and those elsewhere of persons who
/// have no other faceprints.
Result<RecognitionTraces> eraseRecognitionIn(Session& session, Connection& catalog, ConnectionSet& all,
                                             const CollectionId& collection);
/// Everything; logged. Nothing to erase: not logged.
Result<RecognitionTraces> eraseRecognition(Session& session, Connection& catalog, ConnectionSet& all);

// Outside any.

/// What was erased is not in the files any more, not as a free page either.
Status leaveNothing(Session& session);
/// Where nobody may recognise, everything; how much went.
Result<RecognitionTraces> eraseUnusedRecognition(Session& session);

} // namespace bk
