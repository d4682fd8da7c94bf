#include "core/services/PersonConsequences.h"

#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/services/KeptPart.h"
#include "core/services/PublicationService.h"
#include "core/services/RosterWatch.h"
#include "core/store/Catalog.h"
#include "core/store/FaceprintList.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PhotoStore.h"

namespace bk {

Status renewPhotos(const Session& session, Connection& catalog, const QList<PhotoId>& photos,
                   const QDate& day) {
    PhotoStore store(catalog);
    for (const PhotoId& photo : photos) {
        BK_TRY(store.renewWords(photo));
        BK_TRY(store.setComparedWith(photo, QString()));
    }
    BK_TRY(recomputeClearance(catalog, photos, day));
    BK_TRY(openTakedowns(session, catalog, photos, day));
    return {};
}

Result<FaceprintsHeld> faceprintsHeld(Connection& catalog, const PersonId& person) {
    BK_ASSIGN(const auto listed, FaceprintList(catalog).ofPerson(person));
    return FaceprintsHeld{person, static_cast<int>(listed.size())};
}

Status dropFaceprints(Session& session, Connection& catalog, ConnectionSet& all, const FaceprintsHeld& held) {
    // The key first, as in FaceprintKeeper::withhold: a list without a key heals by itself.
    const bool hadKey = session.catalog().keys().personsWithKeys().contains(held.person);
    if (hadKey) BK_TRY(session.catalog().keys().destroyPersonKeys({held.person}));
    BK_TRY(FaceprintList(catalog).removeOf(held.person));
    int gone = held.listed;
    if (session.catalog().keys().has(DataKey::Face)) {
        BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
        BK_ASSIGN(const int stored, FaceprintStore(*rows).removeOf(held.person));
        gone = std::max(gone, stored);
    }
    if (hadKey) BK_TRY(rememberKeyFile(catalog, session));
    if (!hadKey && gone == 0) return {};
    return session.record(catalog, "faceprints.erase", "person", held.person.uuid(), QString::number(gone));
}

Status followChange(Session& session, const QList<PersonId>& persons) {
    FaceprintKeeper keeper(session);
    Status followed;
    if (const auto erased = keeper.eraseEnded(persons); !erased)
        followed = fail(erased.error());
    else if (const auto made = keeper.makeWanted(persons); !made)
        followed = fail(made.error());
    else
        followed = session.catalog().truncateLogs();
    if (!followed) return fail(keptThough(KeptPart::Change, followed.error()));
    return {};
}

Status checkSameLife(const Person& departed, const Person& stays) {
    if (departed.born && stays.born && *departed.born != *stays.born)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("%1 and %2 have different birth dates; put them right first")
                        .arg(departed.name, stays.name));
    const auto born = stays.born ? stays.born : departed.born;
    const auto died = stays.deceased ? stays.deceased : departed.deceased;
    if (born && died && *died < *born)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("%1 and %2: the day of death of the one is before the birth date of the "
                                   "other; put them right first")
                        .arg(departed.name, stays.name));
    return {};
}

} // namespace bk
