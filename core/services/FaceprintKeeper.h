#pragma once

#include "core/faces/FaceTypes.h"
#include "core/services/Session.h"

#include <QList>

namespace bk {

/// A faceprint in memory, unsealed.
struct Faceprint {
    FaceId face;
    PersonId person;
    Embedding numbers;
};

class FactsReader;
struct FacePlace;

/// Whether PERSON may be compared with a face at PLACE on DAY: its collection has recognition on, and they
/// permit it there. FACTS must read from the same connection.
Result<bool> mayCompare(FactsReader& facts, const FacePlace& place, const PersonId& person, const QDate& day);

/// Keeps faceprints in step with permissions: they exist only for persons whose quitclaim grants recognition
/// today, made from their confirmed faces of good quality on photos of collections with recognition on,
/// sealed under the person's own key. Thread-safe; not inside a write command.
class FaceprintKeeper {
public:
    explicit FaceprintKeeper(Session& session) : m_session(session) {}

    /// Of PERSONS (empty: everybody): destroys key and rows of those not granted today, and rows of faces
    /// that may have none (any more): on a photo where the person does not permit it, or not named so.
    /// Suggestions that rest on what ended go too. How many faceprints were erased.
    Result<int> eraseEnded(const QList<PersonId>& persons);
    /// Of PERSONS (empty: everybody): makes those that are wanted and missing. How many were made.
    Result<int> makeWanted(const QList<PersonId>& persons);
    /// Those whose key is there; of the current embedder.
    Result<QList<Faceprint>> load();

    /// The aligned chips of FACES (all of PHOTO, with landmarks) from its preview, embedded. In memory only.
    Result<QList<Embedding>> embed(const PhotoId& photo, const QList<Face>& faces);

private:
    struct Ended;
    Result<QList<PersonId>> grantedToday(const QList<PersonId>& persons);
    Result<Ended> findEnded(const QList<PersonId>& persons);
    Session& m_session;
};

} // namespace bk
