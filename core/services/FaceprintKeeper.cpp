#include "core/services/FaceprintKeeper.h"

#include "core/crypto/Sealer.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/services/FaceEngines.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

#include <QMap>

#include <cstring>

namespace bk {
namespace {

/// Binds a sealed row to its face, person and model, so that rows cannot be swapped.
QByteArray contextOf(const FaceId& face, const PersonId& person, const QString& model) {
    return "faceprint" + face.toBytes() + person.toBytes() + model.toUtf8();
}

QByteArray packed(const Embedding& numbers) {
    return QByteArray(reinterpret_cast<const char*>(numbers.data()),
                      static_cast<qsizetype>(numbers.size() * sizeof(float)));
}

Embedding unpacked(const SecretBytes& bytes) {
    Embedding numbers(bytes.size() / sizeof(float));
    std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(float));
    return numbers;
}

/// A confirmed face that should have a faceprint and has none.
struct Wanted {
    Face face;
    PersonId person;
};

using Marks = QHash<FaceId, FaceprintMark>;

/// Of PERSONS (empty: everybody).
Result<Marks> listedOf(Connection& catalog, const QList<PersonId>& persons) {
    FaceprintList list(catalog);
    if (persons.isEmpty()) return list.all();
    Marks marks;
    for (const PersonId& person : persons) {
        BK_ASSIGN(const Marks own, list.ofPerson(person));
        marks.insert(own);
    }
    return marks;
}

/// Of PERSONS (empty: everybody) and MODEL (empty: any).
Result<Marks> storedOf(Connection& faces, const QList<PersonId>& persons, const QString& model) {
    FaceprintStore store(faces);
    if (persons.isEmpty()) return model.isEmpty() ? store.marks() : store.marks(model);
    Marks marks;
    for (const PersonId& person : persons) {
        BK_ASSIGN(const Marks own,
                  model.isEmpty() ? store.marksOfPerson(person) : store.marksOfPerson(person, model));
        marks.insert(own);
    }
    return marks;
}

} // namespace

Result<bool> mayCompare(FactsReader& facts, const FacePlace& place, const PersonId& person,
                        const QDate& day) {
    if (!place.recognition) return false;
    const auto known = facts.person(person);
    if (!known && known.error().code == ErrorCode::NotFound) return false;
    if (!known) return fail(known.error());
    return recognitionGrantedOn(*known, place.photo, place.collection, day);
}

Result<QList<PersonId>> FaceprintKeeper::grantedToday(const QList<PersonId>& persons) {
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PersonId>> {
        QList<PersonId> asked = persons;
        if (asked.isEmpty()) {
            BK_ASSIGN(const auto all, PersonStore(connection).list());
            for (const Person& person : all)
                asked << person.id;
        }
        FactsReader facts(connection);
        QList<PersonId> granted;
        for (const PersonId& id : asked) {
            auto person = facts.person(id);
            if (person) {
                if (recognitionGranted(*person, today)) granted << id;
            } else if (person.error().code != ErrorCode::NotFound) {
                return fail(person.error());
            }
        }
        return granted;
    });
}

/// What has to go.
struct FaceprintKeeper::Ended {
    QSet<PersonId> persons; ///< with key and all rows
    /// The same, but they go on permitting it elsewhere: some of their rows have to go and cannot be reached
    /// from here, so that the key does. What they still permit is made anew by the next who can.
    QSet<PersonId> withheld;
    QList<FaceId> strays;    ///< rows of persons who keep theirs
    QList<FaceId> suggested; ///< suggestions of persons who keep theirs
    /// faces.db and the list differ: ended by somebody without the key, an older file, a crash.
    QSet<FaceId> unmatched;
    bool isNothing() const { return suggested.isEmpty() && !touchesRows(); }
    bool touchesRows() const {
        return !persons.isEmpty() || !withheld.isEmpty() || !strays.isEmpty() || !unmatched.isEmpty();
    }
    bool whole(const PersonId& person) const { return persons.contains(person) || withheld.contains(person); }
};

Result<FaceprintKeeper::Ended> FaceprintKeeper::findEnded(const QList<PersonId>& persons) {
    BK_ASSIGN(const auto granted, grantedToday(persons));
    const QSet<PersonId> keep(granted.begin(), granted.end());
    const bool reached = m_session.catalog().keys().has(DataKey::Face);
    const auto asked = [&](const PersonId& person) { return persons.isEmpty() || persons.contains(person); };
    Catalog& catalog = m_session.catalog();
    const auto keys = catalog.keys().personsWithKeys();
    const QSet<PersonId> keyed(keys.begin(), keys.end());

    Ended ended;
    for (const PersonId& person : keyed)
        if (asked(person) && !keep.contains(person)) ended.persons << person;

    QHash<FaceId, FaceprintMark> listed;
    const QDate today = m_session.today();
    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        BK_ASSIGN(listed, listedOf(connection, persons));
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
            if (reached)
                ended.strays << row.key();
            else
                ended.withheld << person;
        }
        BK_ASSIGN(const auto suggested, faces.suggestedPersons());
        for (const PersonId& person : suggested)
            if (asked(person) && !keep.contains(person)) ended.persons << person;
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
        return {};
    }));
    if (!reached) return ended;

    BK_ASSIGN(const auto rows, catalog.readFrom(DatabaseFile::Faces, [&](Connection& faces) {
        return storedOf(faces, persons, {});
    }));
    for (auto row = rows.begin(); row != rows.end(); ++row)
        if (!ended.persons.contains(row->person) && listed.value(row.key()) != *row)
            ended.unmatched << row.key();
    for (auto row = listed.begin(); row != listed.end(); ++row)
        if (!ended.persons.contains(row->person) && rows.value(row.key()) != *row)
            ended.unmatched << row.key();
    return ended;
}

Result<int> FaceprintKeeper::eraseRows(Connection& connection, ConnectionSet& all, const Ended& ended) {
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
    for (const FaceId& face : ended.suggested)
        BK_TRY(faces.setSuggestion(face, std::nullopt));
    return sum;
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
    BK_ASSIGN(const int erased, catalog.write([&](Connection& connection, ConnectionSet& all) {
        return eraseRows(connection, all, ended);
    }));
    m_session.changes().notify({ChangeKind::Faces | ChangeKind::Persons, {}});
    if (ended.touchesRows() && catalog.keys().has(DataKey::Face)) {
        BK_TRY(catalog.maintain([](ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
            return FaceprintStore::compact(*rows);
        }));
    }
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

Status FaceprintKeeper::withhold(Connection& connection, const PersonId& person) {
    // Before the rows of the list: if this is all that happens, a list without a key heals by itself.
    BK_TRY(m_session.catalog().keys().destroyPersonKeys({person}));
    BK_ASSIGN(const int gone, FaceprintList(connection).removeOf(person));
    return m_session.record(connection, "faceprints.erase", "person", person.uuid(), QString::number(gone));
}

/// A sealed faceprint and the box it was made from.
struct FaceprintKeeper::Ready {
    SealedFaceprint row;
    QRectF box;
};

Result<int> FaceprintKeeper::store(Connection& connection, ConnectionSet& all, const PhotoId& photo,
                                   const QList<Ready>& ready, const QDate& today, QList<PersonId>& refused) {
    // Asked again where nothing can come in between: the permission, whose face it is, and where.
    FactsReader facts(connection);
    FaceStore faces(connection);
    FaceprintList list(connection);
    BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
    int made = 0;
    for (const Ready& one : ready) {
        const FaceId& face = one.row.face;
        const PersonId& person = one.row.person;
        const auto known = faces.find(face);
        if (!known && known.error().code != ErrorCode::NotFound) return fail(known.error());
        bool allowed = known && known->person == person && known->box == one.box;
        if (allowed) {
            BK_ASSIGN(const FacePlace place, faces.place(face));
            BK_ASSIGN(allowed, mayCompare(facts, place, person, today));
        }
        if (!allowed) {
            refused << person;
            continue;
        }
        BK_TRY(FaceprintStore(*rows).insert(one.row, m_session.clock().now()));
        BK_TRY(list.put(face, {person, FaceprintStore::markOf(one.row.sealed)}));
        ++made;
    }
    if (made > 0)
        BK_TRY(m_session.record(connection, "faceprints.make", "photo", photo.uuid(), QString::number(made)));
    return made;
}

Result<int> FaceprintKeeper::makeWanted(const QList<PersonId>& persons, int mostPhotos) {
    // Somebody else's next session makes them.
    if (!m_session.may(Right::Recognise)) return 0;
    BK_ASSIGN(const auto granted, grantedToday(persons));
    if (granted.isEmpty()) return 0;
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const QString model = models->embedderCard().id;

    const QDate today = m_session.today();
    QSet<FaceId> present;
    {
        BK_ASSIGN(const auto stored, catalog.readFrom(DatabaseFile::Faces, [&](Connection& faces) {
            return storedOf(faces, persons, model);
        }));
        // Read after the rows: what has been ended meanwhile is not in it any more.
        BK_ASSIGN(const auto listed,
                  catalog.read([&](Connection& connection) { return listedOf(connection, persons); }));
        for (auto row = stored.begin(); row != stored.end(); ++row)
            if (listed.value(row.key()) == *row) present << row.key();
    }
    BK_ASSIGN(auto wanted, catalog.read([&](Connection& connection) -> Result<QMap<PhotoId, QList<Wanted>>> {
        QMap<PhotoId, QList<Wanted>> byPhoto;
        FactsReader facts(connection);
        for (const PersonId& person : granted) {
            BK_ASSIGN(const auto faces, FaceStore(connection).recognisable(person));
            for (const Face& face : faces) {
                if (face.quality < goodQuality || present.contains(face.id)) continue;
                BK_ASSIGN(const FacePlace place, FaceStore(connection).place(face.id));
                BK_ASSIGN(const bool allowed, mayCompare(facts, place, person, today));
                if (allowed) byPhoto[face.photo] << Wanted{face, person};
            }
        }
        return byPhoto;
    }));

    while (mostPhotos > 0 && wanted.size() > mostPhotos)
        wanted.erase(std::prev(wanted.end()));

    // All keys with one write of the key file, however many persons.
    QSet<PersonId> people;
    for (const QList<Wanted>& faces : wanted)
        for (const Wanted& one : faces)
            people << one.person;
    BK_TRY(catalog.keys().createPersonKeys(people.values()));

    int made = 0;
    for (auto photo = wanted.begin(); photo != wanted.end(); ++photo) {
        QList<Face> faces;
        for (const Wanted& one : *photo)
            faces << one.face;
        auto numbers = embed(photo.key(), faces);
        if (!numbers) {
            if (numbers.error().code == ErrorCode::NotFound) continue;
            return fail(numbers.error());
        }
        QList<Ready> ready;
        for (qsizetype i = 0; i < photo->size(); ++i) {
            const Embedding& embedding = numbers->at(i);
            if (embedding.empty()) continue;
            const PersonId person = photo->at(i).person;
            const Face& face = photo->at(i).face;
            BK_ASSIGN(const SecretBytes key, catalog.keys().personKey(person));
            ready << Ready{
                {face.id, person, model, seal(key, packed(embedding), contextOf(face.id, person, model))},
                face.box};
        }
        if (ready.isEmpty()) continue;
        QList<PersonId> refused;
        BK_ASSIGN(const int stored, catalog.write([&](Connection& connection, ConnectionSet& all) {
            return store(connection, all, photo.key(), ready, today, refused);
        }));
        made += stored;
        // Ended in between, maybe after its end had been seen to: then the key made above must go.
        if (!refused.isEmpty()) BK_TRY(eraseEnded(refused));
    }
    if (made > 0) m_session.changes().notify({ChangeKind::Persons, {}});
    return made;
}

Result<QList<Faceprint>> FaceprintKeeper::load() {
    // Two databases are read one after the other: one that was made anew in between looks damaged once.
    auto loaded = loadOnce();
    if (!loaded && loaded.error().code == ErrorCode::Damaged) loaded = loadOnce();
    return loaded;
}

Result<QList<Faceprint>> FaceprintKeeper::loadOnce() {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const QString model = models->embedderCard().id;
    BK_ASSIGN(auto rows, catalog.readFrom(DatabaseFile::Faces, [&](Connection& faces) {
        return FaceprintStore(faces).list(model);
    }));
    // Read after the rows: what has been ended meanwhile is not in it any more.
    BK_ASSIGN(const auto listed,
              catalog.read([](Connection& connection) { return FaceprintList(connection).all(); }));
    rows.removeIf([&](const SealedFaceprint& row) { return listed.value(row.face).person != row.person; });

    QHash<PersonId, std::shared_ptr<SecretBytes>> keys;
    QList<Faceprint> faceprints;
    for (const SealedFaceprint& row : rows) {
        if (!keys.contains(row.person)) {
            auto key = catalog.keys().personKey(row.person);
            keys.insert(row.person, key ? std::make_shared<SecretBytes>(std::move(*key)) : nullptr);
        }
        const auto key = keys.value(row.person);
        if (!key) continue;
        auto numbers = unsealSecret(*key, row.sealed, contextOf(row.face, row.person, row.model));
        if (!numbers || listed.value(row.face).mark != FaceprintStore::markOf(row.sealed))
            return fail(ErrorCode::Damaged,
                        QStringLiteral("a faceprint cannot be opened with its person's key"));
        faceprints << Faceprint{row.face, row.person, unpacked(*numbers)};
    }
    return faceprints;
}

Result<QList<Embedding>> FaceprintKeeper::embed(const PhotoId& photo, const QList<Face>& faces) {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const QByteArray jpeg, catalog.readFrom(DatabaseFile::Previews, [&](Connection& previews) {
        return PreviewStore(previews).preview(photo);
    }));
    const QImage preview = decodeJpeg(jpeg);
    if (preview.isNull()) return fail(ErrorCode::NotFound, QStringLiteral("this photo has no preview"));
    BK_ASSIGN(const Photo record,
              catalog.read([&](Connection& connection) { return PhotoStore(connection).find(photo); }));
    const double scale = preview.width() / static_cast<double>(std::max(1, record.size.width()));

    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const ModelCard& card = models->embedderCard();
    QList<QImage> chips;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < faces.size(); ++i) {
        if (!faces[i].landmarks) continue;
        Landmarks landmarks = *faces[i].landmarks;
        for (QPointF& point : landmarks)
            point *= scale;
        QImage chip = alignFace(preview, landmarks, card.alignment, card.inputSide);
        if (chip.isNull()) continue;
        chips << chip;
        places << i;
    }
    QList<Embedding> embeddings(faces.size());
    if (chips.isEmpty()) return embeddings;
    BK_ASSIGN(const auto numbers, m_session.engines().withEmbedder(
                                      [&](FaceEmbedder& embedder) { return embedFaces(embedder, chips); }));
    for (qsizetype i = 0; i < places.size(); ++i)
        embeddings[places[i]] = numbers[i];
    return embeddings;
}

} // namespace bk
