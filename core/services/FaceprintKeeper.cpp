#include "core/services/FaceprintKeeper.h"

#include "core/crypto/Sealer.h"
#include "core/jobs/ProgressMeter.h"
#include "core/jobs/Workers.h"
#include "core/services/AskedTwice.h"
#include "core/services/FaceChips.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintMarks.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceModelStore.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"

#include <cstring>
#include <mutex>

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

} // namespace

/// A confirmed face that should have a faceprint and has none.
struct FaceprintKeeper::Wanted {
    Face face;
    PersonId person;
};

/// One run of making faceprints, on several threads.
struct FaceprintKeeper::Making {
    const ModelRegistry& models;
    std::mutex mutex;
    int made = 0;
    int failedInARow = 0; ///< photos on which the model failed, since the last on which it did not
    bool ended = false;   ///< by an error, or because another model is in use
    std::optional<Error> error;

    bool hasEnded() {
        const std::lock_guard lock(mutex);
        return ended;
    }
};

Result<bool> mayCompare(FactsReader& facts, const FacePlace& place, const PersonId& person,
                        const QDate& day) {
    if (!place.recognition) return false;
    const auto known = facts.person(person);
    if (!known && known.error().code == ErrorCode::NotFound) return false;
    if (!known) return fail(known.error());
    return recognitionGrantedOn(*known, place.photo, place.collection, day);
}

Result<QString> FaceprintKeeper::embedderInForce(Connection& connection) {
    BK_ASSIGN(const QString chosen, FaceModelStore(connection).embedderInUse());
    if (!chosen.isEmpty()) return chosen;
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    return models->builtInCard(ModelKind::Embedder).id;
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

/// A faceprint and the box it was made from.
struct FaceprintKeeper::Ready {
    Faceprint faceprint;
    QRectF box;
};

/// What became of faceprints that were ready.
struct FaceprintKeeper::Stored {
    int made = 0;              ///< of those that are still permitted
    bool ofOtherModel = false; ///< nothing was stored: another embedder is in use by now
};

Result<FaceprintKeeper::Stored> FaceprintKeeper::store(Connection& connection, ConnectionSet& all,
                                                       const PhotoId& photo, const QString& model,
                                                       const QList<Ready>& ready, const QDate& today) {
    // Asked again where nothing can come in between: the model, the permission, whose face it is, where, and
    // the key, which may have been destroyed, and made anew for a new permission.
    Stored stored;
    BK_ASSIGN(const QString inForce, embedderInForce(connection));
    if (model != inForce) {
        stored.ofOtherModel = true;
        return stored;
    }
    FactsReader facts(connection);
    FaceStore faces(connection);
    FaceprintList list(connection);
    BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
    for (const Ready& one : ready) {
        const FaceId& face = one.faceprint.face;
        const PersonId& person = one.faceprint.person;
        const auto known = faces.find(face);
        if (!known && known.error().code != ErrorCode::NotFound) return fail(known.error());
        bool allowed = known && known->person == person && known->box == one.box;
        if (allowed) {
            BK_ASSIGN(const FacePlace place, faces.place(face));
            BK_ASSIGN(allowed, mayCompare(facts, place, person, today));
        }
        if (!allowed) continue;
        const auto key = m_session.catalog().keys().personKey(person);
        if (!key && key.error().code == ErrorCode::NotFound) continue;
        if (!key) return fail(key.error());
        const SealedFaceprint row{face, person, model,
                                  seal(*key, packed(one.faceprint.numbers), contextOf(face, person, model))};
        BK_TRY(FaceprintStore(*rows).insert(row, m_session.clock().now()));
        BK_TRY(list.put(face, {person, FaceprintStore::markOf(row.sealed)}));
        ++stored.made;
    }
    if (stored.made > 0)
        BK_TRY(m_session.record(connection, "faceprints.make", "photo", photo.uuid(),
                                QString::number(stored.made)));
    return stored;
}

Result<FaceprintKeeper::Wishes> FaceprintKeeper::findWanted(const ModelRegistry& models,
                                                            const QList<PersonId>& persons) {
    Wishes wishes;
    BK_ASSIGN(const auto granted, grantedToday(persons));
    if (granted.isEmpty()) return wishes;
    Catalog& catalog = m_session.catalog();
    const QDate today = m_session.today();
    QSet<FaceId> present;
    // Who lacks the key of faces.db goes by the list.
    std::optional<FaceprintMarks> stored;
    if (catalog.keys().has(DataKey::Face)) {
        BK_ASSIGN(stored, catalog.readFrom(DatabaseFile::Faces, [&](Connection& faces) {
            return storedFaceprints(faces, persons, models.embedderCard().id);
        }));
    }
    // Read after the rows: what has been ended meanwhile is not in it any more.
    BK_ASSIGN(const auto listed,
              catalog.read([&](Connection& connection) { return listedFaceprints(connection, persons); }));
    for (auto row = listed.begin(); row != listed.end(); ++row)
        if (!stored || stored->value(row.key()) == *row) present << row.key();

    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        FactsReader facts(connection);
        for (const PersonId& person : granted) {
            BK_ASSIGN(const auto faces, FaceStore(connection).recognisable(person));
            for (const Face& face : faces) {
                if (!face.landmarks || face.quality < goodQuality || present.contains(face.id)) continue;
                BK_ASSIGN(const FacePlace place, FaceStore(connection).place(face.id));
                BK_ASSIGN(const bool allowed, mayCompare(facts, place, person, today));
                if (allowed) wishes[face.photo] << Wanted{face, person};
            }
        }
        return {};
    }));
    return wishes;
}

Result<int> FaceprintKeeper::countWanted() {
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    BK_ASSIGN(const Wishes wishes, findWanted(*models, {}));
    int count = 0;
    for (const QList<Wanted>& faces : wishes)
        count += static_cast<int>(faces.size());
    return count;
}

Result<int> FaceprintKeeper::makeWanted(const QList<PersonId>& persons, int mostPhotos) {
    // Somebody else's next session makes them.
    if (!m_session.may(Right::Recognise)) return 0;
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    BK_ASSIGN(Wishes wanted, findWanted(*models, persons));
    // Nothing else suffers for want of a network.
    if (wanted.isEmpty() || !m_session.engines().requireEmbedder()) return 0;
    while (mostPhotos > 0 && wanted.size() > mostPhotos)
        wanted.erase(std::prev(wanted.end()));
    return make(*models, std::move(wanted), {});
}

Result<int> FaceprintKeeper::makeAll(const JobControl& control) {
    if (!m_session.may(Right::Recognise)) return 0;
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    BK_ASSIGN(Wishes wanted, findWanted(*models, {}));
    if (wanted.isEmpty()) return 0;
    BK_TRY(m_session.engines().requireEmbedder());
    return make(*models, std::move(wanted), control);
}

Result<int> FaceprintKeeper::make(const ModelRegistry& models, Wishes wanted, const JobControl& control) {
    // All keys with one write of the key file, however many persons.
    QSet<PersonId> people;
    qint64 faces = 0;
    for (const QList<Wanted>& some : std::as_const(wanted)) {
        faces += some.size();
        for (const Wanted& one : some)
            people << one.person;
    }
    BK_TRY(m_session.catalog().keys().createPersonKeys(people.values()));

    Making making{models, {}, 0, 0, false, {}};
    ProgressMeter meter(control, faces);
    const QList<PhotoId> photos = wanted.keys();
    forEachParallel(photos.size(), [&](qint64 index) {
        if (!control.mayGoOn() || making.hasEnded()) return false;
        const auto& some = *wanted.constFind(photos[index]);
        if (const Status done = makeOf(making, photos[index], some); !done) {
            const std::lock_guard lock(making.mutex);
            making.ended = true;
            if (!making.error) making.error = done.error();
        }
        meter.advance(some.size());
        return true;
    });
    meter.finish();
    if (making.made > 0) m_session.changes().notify({ChangeKind::Persons, {}});
    // Whoever's permission ended before their key was made must not keep it, however the run went.
    const Status ended = endUngranted(people.values());
    if (making.error) return fail(*making.error);
    BK_TRY(ended);
    return making.made;
}

Status FaceprintKeeper::makeOf(Making& making, const PhotoId& photo, const QList<Wanted>& wanted) {
    Catalog& catalog = m_session.catalog();
    const QString model = making.models.embedderCard().id;
    QList<Face> faces;
    for (const Wanted& one : wanted)
        faces << one.face;
    auto numbers = embedWith(making.models, photo, faces);
    // A photo without a preview has none.
    if (!numbers && numbers.error().code == ErrorCode::NotFound) return {};
    if (!numbers && numbers.error().code == ErrorCode::Internal) {
        // The next run tries again.
        const std::lock_guard lock(making.mutex);
        if (++making.failedInARow < mostFailedInARow) return {};
    }
    if (!numbers) return fail(numbers.error());
    {
        const std::lock_guard lock(making.mutex);
        making.failedInARow = 0;
    }
    QList<Ready> ready;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (numbers->at(i).empty()) continue;
        const Face& face = wanted.at(i).face;
        ready << Ready{{face.id, wanted.at(i).person, numbers->at(i)}, face.box};
    }
    if (ready.isEmpty()) return {};
    // Not asked once for all: a run may go on past midnight.
    const QDate today = m_session.today();
    BK_ASSIGN(const Stored stored, catalog.write([&](Connection& connection, ConnectionSet& all) {
        return store(connection, all, photo, model, ready, today);
    }));
    const std::lock_guard lock(making.mutex);
    making.made += stored.made;
    making.ended = making.ended || stored.ofOtherModel;
    return {};
}

/// What there is, and how it is.
struct FaceprintKeeper::Loaded {
    QList<Faceprint> sound;
    FaceprintMarks damaged; ///< not the rows that were listed, or their persons' keys do not open them
};

Result<QList<Faceprint>> FaceprintKeeper::load() {
    BK_ASSIGN(Loaded loaded, loadAll());
    if (!loaded.damaged.isEmpty())
        return fail(ErrorCode::Damaged, QStringLiteral("a faceprint cannot be opened with its person's key"));
    return std::move(loaded.sound);
}

Result<QList<Faceprint>> FaceprintKeeper::loadMended() {
    BK_ASSIGN(Loaded loaded, loadAll());
    if (loaded.damaged.isEmpty()) return std::move(loaded.sound);
    QSet<PersonId> persons;
    for (const FaceprintMark& row : std::as_const(loaded.damaged))
        persons << row.person;
    BK_TRY(eraseDamaged(loaded.damaged));
    BK_TRY(makeWanted(persons.values()));
    return load();
}

Result<FaceprintKeeper::Loaded> FaceprintKeeper::loadAll() {
    // Two databases are read one after the other: one that was made anew in between looks damaged once.
    auto loaded = loadOnce();
    if (loaded && !loaded->damaged.isEmpty()) loaded = loadOnce();
    return loaded;
}

Result<FaceprintKeeper::Loaded> FaceprintKeeper::loadOnce() {
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
    Loaded loaded;
    for (const SealedFaceprint& row : rows) {
        if (!keys.contains(row.person)) {
            auto key = catalog.keys().personKey(row.person);
            keys.insert(row.person, key ? std::make_shared<SecretBytes>(std::move(*key)) : nullptr);
        }
        const auto key = keys.value(row.person);
        if (!key) continue;
        auto numbers = unsealSecret(*key, row.sealed, contextOf(row.face, row.person, row.model));
        const QByteArray mark = FaceprintStore::markOf(row.sealed);
        if (!numbers || listed.value(row.face).mark != mark)
            loaded.damaged.insert(row.face, {row.person, mark});
        else
            loaded.sound << Faceprint{row.face, row.person, unpacked(*numbers)};
    }
    return loaded;
}

Result<QList<Embedding>> FaceprintKeeper::embed(const PhotoId& photo, const QList<Face>& faces) {
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    return embedWith(*models, photo, faces);
}

Result<QList<Embedding>> FaceprintKeeper::embedWith(const ModelRegistry& models, const PhotoId& photo,
                                                    const QList<Face>& faces) {
    BK_ASSIGN(const QList<QImage> all, faceChips(m_session, models.embedderCard(), photo, faces));
    QList<QImage> chips;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i].isNull()) continue;
        chips << all[i];
        places << i;
    }
    QList<Embedding> embeddings(faces.size());
    if (chips.isEmpty()) return embeddings;
    FaceEngines& engines = m_session.engines();
    const auto isThere = [&] { return engines.withEmbedder(models, [](FaceEmbedder&) { return Status(); }); };
    const auto ask = [&] {
        return engines.withEmbedder(models,
                                    [&](FaceEmbedder& embedder) { return embedFaces(embedder, chips); });
    };
    BK_ASSIGN(const auto numbers, askedTwice(ask, isThere));
    for (qsizetype i = 0; i < places.size(); ++i)
        embeddings[places[i]] = numbers[i];
    return embeddings;
}

} // namespace bk
