#pragma once

#include "core/base/Progress.h"
#include "core/faces/FaceTypes.h"
#include "core/services/Session.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>

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
class ModelRegistry;
struct FaceprintMark;
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
/// it says so. Faceprints are of one model, the embedder in use: those of another are never loaded or
/// written, and go like those that ended.
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
    /// Inside a write command, after faceprints of PERSONS went: suggestions of those who have none left, and
    /// none to be made of what they permit on TODAY, rest on nothing and go.
    Status clearUnfounded(Connection& connection, const QSet<PersonId>& persons, const QDate& today);
    /// Of PERSONS (empty: everybody): makes those that are wanted and missing, from MOSTPHOTOS photos (0:
    /// all), on all cores. How many were made: none where the user may not recognise, the next one who may
    /// makes them; none, too, where the embedder's file is missing or damaged: whoever compares is told.
    Result<int> makeWanted(const QList<PersonId>& persons, int mostPhotos = 0);
    /// The same of everybody, for comparing: Damaged where some are wanted and the embedder's file is missing
    /// or damaged. Ends early, keeping what is made, when CONTROL says so or another model is chosen.
    Result<int> makeAll(const JobControl& control);
    /// How many are wanted and missing, of everybody.
    Result<int> countWanted();
    /// Inside a write command: all faceprints, whoever's they are, as before a change of the model. The keys
    /// of persons stay, where the rows can be reached. How many.
    Result<int> eraseAll(Connection& connection, ConnectionSet& all);
    /// Outside any: nothing of what eraseAll() erased stays in the files.
    Status compact();
    /// Those that are listed and whose key is there; of the current embedder. Damaged when one is not the row
    /// that was listed or cannot be opened with its person's key; NoAccess without DataKey::Face.
    Result<QList<Faceprint>> load();
    /// The same, for comparing: what is damaged is erased (logged) and made anew first, so that one row does
    /// not keep everybody from being compared.
    Result<QList<Faceprint>> loadMended();

    /// The aligned chips of FACES (all of PHOTO, with landmarks) from its preview, embedded. In memory only.
    Result<QList<Embedding>> embed(const PhotoId& photo, const QList<Face>& faces);

private:
    struct Ended;
    struct Wanted;
    using Wishes = QMap<PhotoId, QList<Wanted>>;
    /// Of MODELS' embedder.
    Result<Wishes> findWanted(const ModelRegistry& models, const QList<PersonId>& persons);
    Result<int> make(const ModelRegistry& models, Wishes wanted, const JobControl& control);
    struct Making;
    /// One photo's.
    Status makeOf(Making& making, const PhotoId& photo, const QList<Wanted>& wanted);
    Result<QList<Embedding>> embedWith(const ModelRegistry& models, const PhotoId& photo,
                                       const QList<Face>& faces);
    Result<QList<PersonId>> grantedToday(const QList<PersonId>& persons);
    Result<Ended> findEnded(const QList<PersonId>& persons);
    struct Loaded;
    Result<Loaded> loadAll();
    Result<Loaded> loadOnce();
    /// Those of ROWS that are still as they were found.
    Status eraseDamaged(const QHash<FaceId, FaceprintMark>& rows);
    /// eraseEnded() of those of PERSONS, not empty, who grant nothing today.
    Status endUngranted(const QList<PersonId>& persons);
    /// Inside a write command.
    Result<int> eraseRows(Connection& connection, ConnectionSet& all, const Ended& ended, const QDate& today);
    struct Ready;
    /// Inside a write command: the embedder in use as the catalog says.
    Result<QString> embedderInForce(Connection& connection);
    struct Stored;
    /// Inside a write command: seals those of READY, all of PHOTO and of MODEL, that are still permitted,
    /// unless another model is in use by now; logged.
    Result<Stored> store(Connection& connection, ConnectionSet& all, const PhotoId& photo,
                         const QString& model, const QList<Ready>& ready, const QDate& today);

    Session& m_session;
};

} // namespace bk
