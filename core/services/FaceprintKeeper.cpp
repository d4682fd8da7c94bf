#include "core/services/FaceprintKeeper.h"

#include "core/crypto/Sealer.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/services/FaceEngines.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
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
    QSet<PersonId> persons;  ///< with key and all rows
    QList<FaceId> strays;    ///< rows of persons who keep theirs
    QList<FaceId> suggested; ///< suggestions of persons who keep theirs
    bool isNothing() const { return persons.isEmpty() && strays.isEmpty() && suggested.isEmpty(); }
};

Result<FaceprintKeeper::Ended> FaceprintKeeper::findEnded(const QList<PersonId>& persons) {
    BK_ASSIGN(const auto granted, grantedToday(persons));
    const QSet<PersonId> keep(granted.begin(), granted.end());
    const auto asked = [&](const PersonId& person) { return persons.isEmpty() || persons.contains(person); };
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const auto owners, catalog.readFrom(DatabaseFile::Faces, [](Connection& faces) {
        return FaceprintStore(faces).owners();
    }));
    const auto keys = catalog.keys().personsWithKeys();
    const QSet<PersonId> keyed(keys.begin(), keys.end());

    Ended ended;
    for (const PersonId& person : keyed)
        if (asked(person) && !keep.contains(person)) ended.persons << person;
    // Rows without a key come from an older faces.db put back: they cannot be read, and they go.
    for (const PersonId& person : owners)
        if (asked(person) && (!keep.contains(person) || !keyed.contains(person))) ended.persons << person;

    const QDate today = m_session.today();
    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        FactsReader facts(connection);
        FaceStore faces(connection);
        for (auto row = owners.begin(); row != owners.end(); ++row) {
            if (!asked(row.value()) || ended.persons.contains(row.value())) continue;
            const auto place = faces.place(row.key());
            if (!place && place.error().code != ErrorCode::NotFound) return fail(place.error());
            bool stays = place && place->person == row.value();
            if (stays) {
                BK_ASSIGN(stays, mayCompare(facts, *place, row.value(), today));
            }
            if (!stays) ended.strays << row.key();
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
    return ended;
}

Result<int> FaceprintKeeper::eraseEnded(const QList<PersonId>& persons) {
    if (persons.isEmpty() && m_session.clockDoubtful()) return 0;
    BK_ASSIGN(const Ended ended, findEnded(persons));
    if (ended.isNothing()) return 0;
    Catalog& catalog = m_session.catalog();

    // The key goes first: from here on nothing can read the rows, whatever happens to the rest. Where it
    // cannot go (a full disk), the rows go all the same, and the key at the next occasion.
    const Status keysGone = catalog.keys().destroyPersonKeys(ended.persons.values());
    if (!keysGone) m_session.setSettledDay({});
    BK_ASSIGN(const int erased, catalog.write([&](Connection& connection, ConnectionSet& all) -> Result<int> {
        BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
        FaceprintStore faceprints(*rows);
        FaceStore faces(connection);
        int sum = 0;
        for (const PersonId& person : ended.persons) {
            BK_ASSIGN(const int gone, faceprints.removeOf(person));
            BK_TRY(faces.clearSuggestionsOf(person));
            BK_TRY(m_session.record(connection, "faceprints.erase", "person", person.uuid(),
                                    QString::number(gone)));
            sum += gone;
        }
        for (const FaceId& face : ended.strays) {
            BK_TRY(faceprints.remove(face));
            BK_TRY(
                m_session.record(connection, "faceprints.erase", "face", face.uuid(), QStringLiteral("1")));
            ++sum;
        }
        for (const FaceId& face : ended.suggested)
            BK_TRY(faces.setSuggestion(face, std::nullopt));
        return sum;
    }));
    m_session.changes().notify({ChangeKind::Faces | ChangeKind::Persons, {}});
    if (!ended.persons.isEmpty() || !ended.strays.isEmpty()) {
        BK_TRY(catalog.maintain([](ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
            return FaceprintStore::compact(*rows);
        }));
    }
    BK_TRY(catalog.truncateLogs());
    if (!keysGone)
        return fail(
            keysGone.error().code,
            QStringLiteral(
                "the faceprints are erased, but their key could not be destroyed yet (%1); it is tried "
                "again when the catalog is used next")
                .arg(keysGone.error().context),
            keysGone.error().native);
    return erased;
}

Result<int> FaceprintKeeper::makeWanted(const QList<PersonId>& persons) {
    BK_ASSIGN(const auto granted, grantedToday(persons));
    if (granted.isEmpty()) return 0;
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const QString model = models->embedderCard().id;

    const QDate today = m_session.today();
    QSet<FaceId> present;
    {
        BK_ASSIGN(const auto rows, catalog.readFrom(DatabaseFile::Faces, [&](Connection& faces) {
            return FaceprintStore(faces).list(model);
        }));
        for (const SealedFaceprint& row : rows)
            present << row.face;
    }
    BK_ASSIGN(const auto wanted,
              catalog.read([&](Connection& connection) -> Result<QMap<PhotoId, QList<Wanted>>> {
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
        for (qsizetype i = 0; i < photo->size(); ++i) {
            const Embedding& embedding = numbers->at(i);
            if (embedding.empty()) continue;
            const PersonId person = photo->at(i).person;
            const FaceId face = photo->at(i).face.id;
            BK_ASSIGN(const SecretBytes key, catalog.keys().personKey(person));
            const SealedFaceprint row{face, person, model,
                                      seal(key, packed(embedding), contextOf(face, person, model))};
            const auto stored =
                catalog.write([&](Connection& connection, ConnectionSet& all) -> Result<bool> {
                    // Asked again where nothing can come in between: the permission, and whose face it is.
                    FactsReader facts(connection);
                    const auto place = FaceStore(connection).place(face);
                    if (!place && place.error().code != ErrorCode::NotFound) return fail(place.error());
                    if (!place || place->person != person) return false;
                    BK_ASSIGN(const bool allowed, mayCompare(facts, *place, person, today));
                    if (!allowed) return false;
                    BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
                    BK_TRY(FaceprintStore(*rows).insert(row, m_session.clock().now()));
                    return true;
                });
            if (!stored) return fail(stored.error());
            if (*stored)
                ++made;
            else // Ended in between, maybe after its end had been seen to: then the key made above must go.
                BK_TRY(eraseEnded({person}));
        }
    }
    if (made > 0) {
        BK_TRY(m_session.recordRead("faceprints.make", "catalog", {}, QString::number(made)));
        m_session.changes().notify({ChangeKind::Persons, {}});
    }
    return made;
}

Result<QList<Faceprint>> FaceprintKeeper::load() {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const QString model = models->embedderCard().id;
    BK_ASSIGN(const auto rows, catalog.readFrom(DatabaseFile::Faces, [&](Connection& faces) {
        return FaceprintStore(faces).list(model);
    }));

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
        if (!numbers)
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
