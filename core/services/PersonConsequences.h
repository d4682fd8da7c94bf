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

/// Whose faceprints have to go, and how many they are, for the log.
struct FaceprintsHeld {
    PersonId person;
    int listed = 0;
};

/// Inside a write command, before faces of PERSON become another's: that takes them off the list.
Result<FaceprintsHeld> faceprintsHeld(Connection& catalog, const PersonId& person);

/// Some of their faces turned out to be another's, or they departed: all of their faceprints and the key they
/// are sealed under go, else that key would open in an older faces.db what is the other's; logged. What they
/// still permit is made anew by followChange(). Last in the write command, since the key does not come back.
Status dropFaceprints(Session& session, Connection& catalog, ConnectionSet& all, const FaceprintsHeld& held);

/// Brings the faceprints of PERSONS in step with a change that is kept, after its commit. The error says so:
/// nobody may take the change for failed too.
Status followChange(Session& session, const QList<PersonId>& persons);

/// A birth date decides whether a signature counts: with that of the other, a child's own might.
/// InvalidArgument where both are known and differ, or the one would have died before being born.
Status checkSameLife(const Person& departed, const Person& stays);

} // namespace bk
