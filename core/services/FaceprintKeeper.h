#pragma once

#include "core/faces/FaceTypes.h"
#include "core/services/Session.h"

#include <QHash>
#include <QList>

namespace bk {

/// A faceprint in memory, unsealed.
struct Faceprint {
    FaceId face;
    PersonId person;
    Embedding numbers;
};

class Connection;
class ConnectionSet;
class FactsReader;
struct FacePlace;

/// Whether PERSON may be compared with a face at PLACE on DAY: its collection has recognition on, and they
/// permit it there. FACTS must read from the same connection.
Result<bool> mayCompare(FactsReader& facts, const FacePlace& place, const PersonId& person, const QDate& day);

/// Keeps faceprints in step with permissions: they exist only for persons whose quitclaim grants recognition
/// today, made from their confirmed faces of good quality on photos of collections with recognition on,
/// sealed under the person's own key. Below the services: it asks for no right, but what a session lacks the
/// key for it does not do. Without DataKey::Face an ended faceprint loses its person's key and its place in
/// the list, from when on nothing uses or opens it; its row goes when somebody with the key opens the
/// catalog, who makes anew what that person still permits. Thread-safe; not inside a write command but where
/// it says so.
class FaceprintKeeper {
public:
    explicit FaceprintKeeper(Session& session) : m_session(session) {}

    /// Of PERSONS (empty: everybody): destroys key and rows of those not granted today, and rows of faces
    /// that may have none (any more): on a photo where the person does not permit it, or not named so.
    /// Suggestions that rest on what ended go too. How many faceprints were erased.
    Result<int> eraseEnded(const QList<PersonId>& persons);
    /// Inside a write command of a session without DataKey::Face: one of PERSON's rows has to go and cannot
    /// be reached, so their key goes, and all of theirs are off the list; logged.
    Status withhold(Connection& connection, const PersonId& person);
    /// Of PERSONS (empty: everybody): makes those that are wanted and missing, from MOSTPHOTOS photos (0:
    /// all). How many were made: none where the user may not recognise, the next one who may makes them.
    Result<int> makeWanted(const QList<PersonId>& persons, int mostPhotos = 0);
    /// Those that are listed and whose key is there; of the current embedder. Damaged when one is not the row
    /// that was listed or cannot be opened with its person's key; NoAccess without DataKey::Face.
    Result<QList<Faceprint>> load();

    /// The aligned chips of FACES (all of PHOTO, with landmarks) from its preview, embedded. In memory only.
    Result<QList<Embedding>> embed(const PhotoId& photo, const QList<Face>& faces);

private:
    struct Ended;
    Result<QList<PersonId>> grantedToday(const QList<PersonId>& persons);
    Result<Ended> findEnded(const QList<PersonId>& persons);
    Result<QList<Faceprint>> loadOnce();
    /// Inside a write command.
    Result<int> eraseRows(Connection& connection, ConnectionSet& all, const Ended& ended);
    struct Ready;
    /// Inside a write command: those of READY, all of PHOTO, that are still permitted; logged. How many;
    /// whose are not, is added to REFUSED.
    Result<int> store(Connection& connection, ConnectionSet& all, const PhotoId& photo,
                      const QList<Ready>& ready, const QDate& today, QList<PersonId>& refused);

    Session& m_session;
};

} // namespace bk
