#pragma once

#include "core/services/Session.h"

namespace bk {

class Connection;
class ConnectionSet;
struct Person;

// What follows when faces, papers or birth dates become another person's. Below the services.

/// Words to search by, clearances and takedowns of PHOTOS, and their faces are to be compared anew. Inside
/// the write command of what made it so.
Status renewPhotos(const Session& session, Connection& catalog, const QList<PhotoId>& photos,
                   const QDate& day);

/// FACES got another person: their faceprints, sealed under the key of the one they were of, go. Without
/// DataKey::Face the keys go instead, see FaceprintKeeper::withhold. Inside the write command, before the
/// faces change.
Status dropFaceprints(Session& session, Connection& catalog, ConnectionSet& all, const QList<FaceId>& faces);

/// Brings the faceprints of PERSONS in step with a change that is kept, after its commit. The error says so:
/// nobody may take the change for failed too.
Status followChange(Session& session, const QList<PersonId>& persons);

/// A birth date decides whether a signature counts: with that of the other, a child's own might.
/// InvalidArgument where both are known and differ, or the one would have died before being born.
Status checkSameLife(const Person& departed, const Person& stays);

} // namespace bk
