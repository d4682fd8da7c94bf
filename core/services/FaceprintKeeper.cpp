#include "core/services/FaceprintKeeper.h"

#include "core/crypto/Sealer.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintMarks.h"
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
            return storedFaceprints(faces, persons, model);
        }));
        // Read after the rows: what has been ended meanwhile is not in it any more.
        BK_ASSIGN(const auto listed, catalog.read([&](Connection& connection) {
            return listedFaceprints(connection, persons);
        }));
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
