#include "core/services/RecognitionOff.h"

#include "core/services/RosterWatch.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/FaceprintStore.h"

#include <algorithm>

namespace bk {

bool anybodyRecognises(const QList<KeyRing::User>& users) {
    return std::any_of(users.begin(), users.end(), [](const KeyRing::User& user) {
        return user.active() && user.recognition && allows(user.roles, Right::Recognise);
    });
}

bool anybodyRecognises(const KeyRing& keys) {
    return anybodyRecognises(keys.users());
}

Result<RecognitionTraces> recognitionTraces(Connection& catalog) {
    return CollectionStore(catalog).traces(std::nullopt);
}

Result<RecognitionTraces> eraseRecognitionIn(Session& session, Connection& catalog, ConnectionSet& all,
                                             const CollectionId& collection) {
    FaceStore faces(catalog);
    FaceprintList list(catalog);
    BK_ASSIGN(Connection* const database, all.of(DatabaseFile::Faces));
    FaceprintStore rows(*database);
    BK_ASSIGN(const RecognitionTraces traces, CollectionStore(catalog).traces(collection));
    BK_ASSIGN(const auto named, faces.namedIn(collection));
    QSet<PersonId> concerned;
    for (const FaceId& face : named) {
        BK_ASSIGN(const auto listed, list.find(face));
        if (listed) concerned << listed->person;
        BK_TRY(list.remove(face));
        BK_TRY(rows.remove(face));
    }
    BK_TRY(faces.clearSuggestionsIn(collection));
    BK_ASSIGN(const auto left, list.counts());
    concerned.removeIf([&](const PersonId& person) { return left.value(person) > 0; });
    // What was suggested elsewhere rested on those alone.
    for (const PersonId& person : std::as_const(concerned))
        BK_TRY(faces.clearSuggestionsOf(person));
    // Should the rest of this fail, faceprints without their key go by themselves and are made anew.
    BK_TRY(session.catalog().keys().destroyPersonKeys(concerned.values()));
    BK_TRY(rememberKeyFile(catalog, session));
    return traces;
}

Result<RecognitionTraces> eraseRecognition(Session& session, Connection& catalog, ConnectionSet& all) {
    FaceStore faces(catalog);
    FaceprintList list(catalog);
    KeyRing& keys = session.catalog().keys();
    BK_ASSIGN(Connection* const database, all.of(DatabaseFile::Faces));
    FaceprintStore rows(*database);
    BK_ASSIGN(const RecognitionTraces traces, recognitionTraces(catalog));
    BK_ASSIGN(const auto listed, list.counts());
    BK_ASSIGN(const auto stored, rows.marks());
    BK_ASSIGN(const auto suggested, faces.suggestedPersons());
    const auto keyed = keys.personsWithKeys();
    if (listed.isEmpty() && stored.isEmpty() && suggested.isEmpty() && keyed.isEmpty()) return traces;

    QSet<PersonId> persons(keyed.begin(), keyed.end());
    for (auto row = stored.begin(); row != stored.end(); ++row)
        persons << row->person;
    for (auto row = listed.begin(); row != listed.end(); ++row)
        persons << row.key();
    BK_TRY(keys.destroyPersonKeys(keyed));
    BK_TRY(rememberKeyFile(catalog, session));
    for (const PersonId& person : std::as_const(persons)) {
        BK_TRY(list.removeOf(person));
        BK_TRY(rows.removeOf(person));
    }
    for (const PersonId& person : suggested)
        BK_TRY(faces.clearSuggestionsOf(person));
    BK_TRY(session.record(
        catalog, "faceprints.unused", "catalog", {},
        QStringLiteral("suggestions %1 faceprints %2").arg(traces.suggestions).arg(traces.faceprints)));
    return traces;
}

Status leaveNothing(Session& session) {
    Catalog& catalog = session.catalog();
    BK_TRY(catalog.maintain([](ConnectionSet& all) -> Status {
        BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
        return FaceprintStore::compact(*rows);
    }));
    return catalog.truncateLogs();
}

Result<RecognitionTraces> eraseUnusedRecognition(Session& session) {
    Catalog& catalog = session.catalog();
    if (anybodyRecognises(catalog.keys())) return RecognitionTraces();
    BK_ASSIGN(const RecognitionTraces erased, catalog.write([&](Connection& connection, ConnectionSet& all) {
        return eraseRecognition(session, connection, all);
    }));
    session.changes().notify({ChangeKind::Faces | ChangeKind::Persons, {}});
    BK_TRY(leaveNothing(session));
    return erased;
}

} // namespace bk
