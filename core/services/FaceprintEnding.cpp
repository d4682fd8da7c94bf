#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FaceprintMarks.h"
#include "core/services/FactsReader.h"
#include "core/services/RosterWatch.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintStore.h"

// How faceprints end.

namespace bk {
namespace {

/// Whether something can be suggested as PERSON: they have a faceprint, or a face of which one is to be made.
/// FACTS read from CONNECTION.
Result<bool> hasGround(Connection& connection, FactsReader& facts, const PersonId& person, const QDate& day) {
    BK_ASSIGN(const auto listed, FaceprintList(connection).ofPerson(person));
    if (!listed.isEmpty()) return true;
    FaceStore faces(connection);
    BK_ASSIGN(const auto named, faces.recognisable(person));
    for (const Face& face : named) {
        if (face.quality < goodQuality) continue;
        BK_ASSIGN(const FacePlace place, faces.place(face.id));
        BK_ASSIGN(const bool allowed, mayCompare(facts, place, person, day));
        if (allowed) return true;
    }
    return false;
}

} // namespace

/// What has to go.
struct FaceprintKeeper::Ended {
    QSet<PersonId> persons; ///< with key and all rows
    /// The same, but they go on permitting it elsewhere: some of their rows have to go and cannot be reached
    /// from here, so that the key does. What they still permit is made anew by the next who can.
    QSet<PersonId> withheld;
    QList<FaceId> strays;    ///< rows of persons who keep theirs
    QList<FaceId> suggested; ///< suggestions of persons who keep theirs
    /// Suggested somewhere, with less ground for it than there was or with none.
    QSet<PersonId> doubtful;
    /// faces.db and the list differ: ended by somebody without the key, an older file, a crash.
    QSet<FaceId> unmatched;
    /// There are some of an embedder that is not in use: by a change that was interrupted, or an older file.
    bool ofOtherModels = false;
    bool isNothing() const { return suggested.isEmpty() && doubtful.isEmpty() && !touchesRows(); }
    bool touchesRows() const {
        return !persons.isEmpty() || !withheld.isEmpty() || !strays.isEmpty() || !unmatched.isEmpty() ||
               ofOtherModels;
    }
    bool whole(const PersonId& person) const { return persons.contains(person) || withheld.contains(person); }
};

Result<FaceprintKeeper::Ended> FaceprintKeeper::findEnded(const QList<PersonId>& persons) {
    // In this order, since others make faceprints meanwhile: what is there is asked for before what is
    // permitted, so that nothing is taken for ended that was permitted and made in between.
    Catalog& catalog = m_session.catalog();
    FaceprintMarks listed;
    QList<PersonId> suggested;
    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        BK_ASSIGN(listed, listedFaceprints(connection, persons));
        BK_ASSIGN(suggested, FaceStore(connection).suggestedPersons());
        return {};
    }));
    const auto keys = catalog.keys().personsWithKeys();
    const QSet<PersonId> keyed(keys.begin(), keys.end());
    BK_ASSIGN(const auto granted, grantedToday(persons));
    const QSet<PersonId> keep(granted.begin(), granted.end());

    const bool reached = catalog.keys().has(DataKey::Face);
    const auto asked = [&](const PersonId& person) { return persons.isEmpty() || persons.contains(person); };
    Ended ended;
    for (const QList<PersonId>& some : {keys, suggested})
        for (const PersonId& person : some)
            if (asked(person) && !keep.contains(person)) ended.persons << person;

    const QDate today = m_session.today();
    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        FactsReader facts(connection);
        FaceStore faces(connection);
        for (auto row = listed.begin(); row != listed.end(); ++row) {
            const PersonId person = row->person;
            if (ended.whole(person)) continue;
            // Without their key they cannot be read by anybody.
            if (!keep.contains(person) || !keyed.contains(person)) {
                ended.persons << person;
                continue;
            }
            const auto place = faces.place(row.key());
            if (!place && place.error().code != ErrorCode::NotFound) return fail(place.error());
            bool stays = place && place->person == person;
            if (stays) {
                BK_ASSIGN(stays, mayCompare(facts, *place, person, today));
            }
            if (stays) continue;
            ended.doubtful << person;
            if (reached)
                ended.strays << row.key();
            else
                ended.withheld << person;
        }
        for (const PersonId& person : granted) {
            BK_ASSIGN(const PersonFacts known, facts.person(person));
            if (!limitsRecognition(known)) continue;
            FaceSelection suggestions;
            suggestions.suggestedAs = person;
            BK_ASSIGN(const auto open, faces.select(suggestions));
            for (const Face& face : open) {
                BK_ASSIGN(const FacePlace place, faces.place(face.id));
                BK_ASSIGN(const bool stays, mayCompare(facts, place, person, today));
                if (!stays) ended.suggested << face.id;
            }
        }
        for (const PersonId& person : std::as_const(suggested)) {
            if (!keep.contains(person) || ended.doubtful.contains(person)) continue;
            BK_ASSIGN(const bool grounded, hasGround(connection, facts, person, today));
            if (!grounded) ended.doubtful << person;
        }
        return {};
    }));
    if (!reached) return ended;

    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    FaceprintMarks rows;
    BK_TRY(catalog.readFrom(DatabaseFile::Faces, [&](Connection& faces) -> Status {
        BK_ASSIGN(rows, storedFaceprints(faces, persons));
        if (!persons.isEmpty()) return {};
        BK_ASSIGN(const auto others, FaceprintStore(faces).ofOtherModels(models->embedderCard().id));
        ended.ofOtherModels = !others.isEmpty();
        return {};
    }));
    for (auto row = rows.begin(); row != rows.end(); ++row)
        if (!ended.persons.contains(row->person) && listed.value(row.key()) != *row)
            ended.unmatched << row.key();
    for (auto row = listed.begin(); row != listed.end(); ++row)
        if (!ended.persons.contains(row->person) && rows.value(row.key()) != *row)
            ended.unmatched << row.key();
    return ended;
}

Result<int> FaceprintKeeper::eraseRows(Connection& connection, ConnectionSet& all, const Ended& ended,
                                       const QDate& today) {
    // Who lacks the key of faces.db ends a faceprint by taking it off the list.
    std::optional<FaceprintStore> rows;
    if (m_session.catalog().keys().has(DataKey::Face)) {
        BK_ASSIGN(Connection* const database, all.of(DatabaseFile::Faces));
        rows.emplace(*database);
    }
    FaceprintList list(connection);
    FaceStore faces(connection);
    int sum = 0;
    for (const PersonId& person : ended.withheld) {
        BK_ASSIGN(const int gone, list.removeOf(person));
        BK_TRY(
            m_session.record(connection, "faceprints.erase", "person", person.uuid(), QString::number(gone)));
        sum += gone;
    }
    for (const PersonId& person : ended.persons) {
        BK_ASSIGN(int gone, list.removeOf(person));
        if (rows) {
            BK_ASSIGN(const int stored, rows->removeOf(person));
            gone = std::max(gone, stored);
        }
        BK_TRY(faces.clearSuggestionsOf(person));
        BK_TRY(
            m_session.record(connection, "faceprints.erase", "person", person.uuid(), QString::number(gone)));
        sum += gone;
    }
    for (const FaceId& face : ended.strays) {
        BK_TRY(list.remove(face));
        if (rows) BK_TRY(rows->remove(face));
        BK_TRY(m_session.record(connection, "faceprints.erase", "face", face.uuid(), QStringLiteral("1")));
        ++sum;
    }
    if (rows && !ended.unmatched.isEmpty()) {
        // Looked at again where nothing can come in between: it may have been made anew.
        int gone = 0;
        for (const FaceId& face : ended.unmatched) {
            BK_ASSIGN(const auto listed, list.find(face));
            BK_ASSIGN(const auto stored, rows->mark(face));
            if (listed == stored) continue;
            BK_TRY(list.remove(face));
            BK_TRY(rows->remove(face));
            if (stored) ++gone;
        }
        if (gone > 0)
            BK_TRY(m_session.record(connection, "faceprints.erase", "catalog", {}, QString::number(gone)));
        sum += gone;
    }
    if (rows && ended.ofOtherModels) {
        BK_ASSIGN(const QString model, embedderInForce(connection));
        BK_ASSIGN(const auto others, rows->ofOtherModels(model));
        for (const FaceId& face : others) {
            BK_TRY(list.remove(face));
            BK_TRY(rows->remove(face));
        }
        if (!others.isEmpty())
            BK_TRY(m_session.record(connection, "faceprints.erase", "catalog", {},
                                    QString::number(others.size())));
        sum += static_cast<int>(others.size());
    }
    for (const FaceId& face : ended.suggested)
        BK_TRY(faces.setSuggestion(face, std::nullopt));
    BK_TRY(clearUnfounded(connection, ended.doubtful, today));
    return sum;
}

Status FaceprintKeeper::clearUnfounded(Connection& connection, const QSet<PersonId>& persons,
                                       const QDate& today) {
    FactsReader facts(connection);
    for (const PersonId& person : persons) {
        BK_ASSIGN(const bool grounded, hasGround(connection, facts, person, today));
        if (!grounded) BK_TRY(FaceStore(connection).clearSuggestionsOf(person));
    }
    return {};
}

Result<int> FaceprintKeeper::eraseEnded(const QList<PersonId>& persons) {
    if (persons.isEmpty() && m_session.clockDoubtful()) return 0;
    BK_ASSIGN(Ended ended, findEnded(persons));
    if (ended.isNothing()) return 0;
    Catalog& catalog = m_session.catalog();

    // The key goes first: from here on nothing can read the rows, whatever happens to the rest. Where it
    // cannot go (a full disk), the rows go all the same, and the key at the next occasion.
    const Status keysGone = catalog.keys().destroyPersonKeys((ended.persons + ended.withheld).values());
    const bool someWithheld = !ended.withheld.isEmpty();
    if (!keysGone) {
        m_session.setSettledDay({});
        // Off the list nothing would tell any more that their key has to go.
        ended.withheld.clear();
    }
    const QDate today = m_session.today();
    BK_ASSIGN(const int erased, catalog.write([&](Connection& connection, ConnectionSet& all) -> Result<int> {
        BK_TRY(rememberKeyFile(connection, m_session));
        return eraseRows(connection, all, ended, today);
    }));
    m_session.changes().notify({ChangeKind::Faces | ChangeKind::Persons, {}});
    if (ended.touchesRows())
        BK_TRY(compact());
    else
        BK_TRY(catalog.truncateLogs());
    if (!keysGone)
        return fail(
            keysGone.error().code,
            (someWithheld
                 ? QStringLiteral("the key of faceprints that end could not be destroyed yet (%1); it is "
                                  "tried again when the catalog is used next")
                 : QStringLiteral("the faceprints are erased, but their key could not be destroyed yet (%1); "
                                  "it is tried again when the catalog is used next"))
                .arg(keysGone.error().context),
            keysGone.error().native);
    return erased;
}

Status FaceprintKeeper::eraseDamaged(const FaceprintMarks& damaged) {
    Catalog& catalog = m_session.catalog();
    BK_TRY(catalog.write([&](Connection& connection, ConnectionSet& all) -> Status {
        BK_ASSIGN(Connection* const database, all.of(DatabaseFile::Faces));
        FaceprintStore rows(*database);
        FaceprintList list(connection);
        int gone = 0;
        for (auto row = damaged.begin(); row != damaged.end(); ++row) {
            // Looked at again where nothing can come in between: it may have been made anew.
            BK_ASSIGN(const auto stored, rows.mark(row.key()));
            if (stored != *row) continue;
            BK_TRY(list.remove(row.key()));
            BK_TRY(rows.remove(row.key()));
            ++gone;
        }
        if (gone == 0) return {};
        return m_session.record(connection, "faceprints.erase", "catalog", {}, QString::number(gone));
    }));
    m_session.changes().notify({ChangeKind::Persons, {}});
    return compact();
}

Status FaceprintKeeper::endUngranted(const QList<PersonId>& persons) {
    BK_ASSIGN(const auto granted, grantedToday(persons));
    const QSet<PersonId> keep(granted.begin(), granted.end());
    QList<PersonId> ended = persons;
    ended.removeIf([&](const PersonId& person) { return keep.contains(person); });
    if (ended.isEmpty()) return {};
    return eraseEnded(ended).map([](int) {});
}

Status FaceprintKeeper::withhold(Connection& connection, const PersonId& person) {
    // Before the rows of the list: if this is all that happens, a list without a key heals by itself.
    BK_TRY(m_session.catalog().keys().destroyPersonKeys({person}));
    BK_TRY(rememberKeyFile(connection, m_session));
    BK_ASSIGN(const int gone, FaceprintList(connection).removeOf(person));
    return m_session.record(connection, "faceprints.erase", "person", person.uuid(), QString::number(gone));
}

Result<int> FaceprintKeeper::eraseAll(Connection& connection, ConnectionSet& all) {
    FaceprintList list(connection);
    int gone = 0;
    if (m_session.catalog().keys().has(DataKey::Face)) {
        BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
        BK_ASSIGN(gone, FaceprintStore(*rows).removeAll());
        BK_TRY(list.removeAll());
    } else {
        // Before the rows of the list, as in withhold().
        BK_ASSIGN(const auto counts, list.counts());
        BK_TRY(m_session.catalog().keys().destroyPersonKeys(counts.keys()));
        BK_TRY(rememberKeyFile(connection, m_session));
        BK_ASSIGN(gone, list.removeAll());
    }
    BK_TRY(m_session.record(connection, "faceprints.erase", "catalog", {}, QString::number(gone)));
    return gone;
}

Status FaceprintKeeper::compact() {
    Catalog& catalog = m_session.catalog();
    if (catalog.keys().has(DataKey::Face)) {
        BK_TRY(catalog.maintain([](ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
            return FaceprintStore::compact(*rows);
        }));
    }
    return catalog.truncateLogs();
}

} // namespace bk
