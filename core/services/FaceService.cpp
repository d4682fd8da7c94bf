#include "core/services/FaceService.h"

#include "core/faces/FaceEngine.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/jobs/ProgressMeter.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceScan.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

#include <QElapsedTimer>
#include <QPainter>

#include <mutex>
#include <numeric>

namespace bk {
namespace {

/// How many decisions can be taken back.
constexpr std::size_t undoDepth = 200;
/// The smallest side of a box, pixels of the original.
constexpr double smallestBox = 4;

} // namespace

/// The decisions of this session that can be taken back.
struct FaceService::Engine {
    struct Decision {
        Face before;
        Rejections rejections;
    };
    std::mutex mutex;
    std::vector<Decision> decisions;

    void remember(Decision decision) {
        const std::lock_guard lock(mutex);
        decisions.push_back(std::move(decision));
        if (decisions.size() > undoDepth) decisions.erase(decisions.begin());
    }
};

FaceService::FaceService(Session& session) : m_session(session), m_engine(std::make_unique<Engine>()) {}

FaceService::~FaceService() = default;

Result<ScanSummary> FaceService::scan(const std::optional<CollectionId>& collection,
                                      const JobControl& control) {
    QElapsedTimer time;
    time.start();
    ScanSummary summary;
    FaceScan run(m_session, control);
    BK_TRY(run.find(collection, summary));
    if (!control.stopRequested()) BK_TRY(run.compare(collection, summary));
    summary.stopped = control.stopRequested();
    summary.seconds = static_cast<double>(time.elapsed()) / 1000.0;
    if (summary.photos + summary.suggestions > 0) {
        BK_TRY(m_session.recordRead("faces.scan", "catalog", {},
                                    QStringLiteral("photos %1 faces %2 suggestions %3")
                                        .arg(summary.photos)
                                        .arg(summary.faces)
                                        .arg(summary.suggestions)));
        m_session.changes().notify({ChangeKind::Faces | ChangeKind::Photos | ChangeKind::Clearance, {}});
    }
    return summary;
}

Result<QList<FaceView>> FaceService::faces(const FaceFilter& filter) const {
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<FaceView>> {
        FaceSelection selection;
        selection.photo = filter.photo;
        selection.person = filter.person;
        selection.suggestedAs = filter.suggestedAs;
        selection.open = filter.open;
        selection.suggested = filter.suggested;
        selection.limit = filter.limit;
        BK_ASSIGN(const auto faces, FaceStore(connection).select(selection));
        BK_ASSIGN(const auto names, PersonStore(connection).names());
        PhotoStore photos(connection);
        QHash<PhotoId, FilePath> paths;
        QList<FaceView> views;
        for (const Face& face : faces) {
            if (!paths.contains(face.photo)) {
                BK_ASSIGN(const FilePath path, photos.path(face.photo));
                paths.insert(face.photo, path);
            }
            FaceView view{face, paths.value(face.photo), {}, {}};
            if (face.person) view.personName = names.value(*face.person);
            if (face.suggestion) view.suggestionName = names.value(face.suggestion->person);
            views << view;
        }
        return views;
    });
}

Result<FaceView> FaceService::face(const FaceId& id) const {
    return m_session.catalog().read([&](Connection& connection) -> Result<FaceView> {
        BK_ASSIGN(const Face face, FaceStore(connection).find(id));
        BK_ASSIGN(const FilePath path, PhotoStore(connection).path(face.photo));
        FaceView view{face, path, {}, {}};
        PersonStore persons(connection);
        if (face.person) {
            BK_ASSIGN(const Person person, persons.find(*face.person));
            view.personName = person.name;
        }
        if (face.suggestion) {
            BK_ASSIGN(const Person person, persons.find(face.suggestion->person));
            view.suggestionName = person.name;
        }
        return view;
    });
}

Result<QImage> FaceService::cutOut(const FaceId& id, int side) const {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const Face face,
              catalog.read([&](Connection& connection) { return FaceStore(connection).find(id); }));
    BK_ASSIGN(const Photo photo,
              catalog.read([&](Connection& connection) { return PhotoStore(connection).find(face.photo); }));
    BK_ASSIGN(const QByteArray jpeg, catalog.readFrom(DatabaseFile::Previews, [&](Connection& previews) {
        return PreviewStore(previews).preview(face.photo);
    }));
    const QImage preview = decodeJpeg(jpeg);
    if (preview.isNull()) return fail(ErrorCode::Damaged, QStringLiteral("a stored preview cannot be read"));

    // Half a face of surroundings on each side, so that hair and collar help to recognise.
    const double scale = preview.width() / static_cast<double>(std::max(1, photo.size.width()));
    const QPointF centre = face.box.center() * scale;
    const double reach = std::max(face.box.width(), face.box.height()) * scale * 1.7;
    const QRectF source(centre.x() - reach / 2, centre.y() - reach / 2, reach, reach);
    QImage cut(side, side, QImage::Format_RGB32);
    cut.fill(QColor(128, 128, 128));
    QPainter painter(&cut);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(0, 0, side, side), preview, source);
    painter.end();
    return cut;
}

Result<QList<FaceCandidate>> FaceService::candidates(const FaceId& id, int limit) const {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const Face face,
              catalog.read([&](Connection& connection) { return FaceStore(connection).find(id); }));
    if (!face.landmarks) return QList<FaceCandidate>();
    QSet<PersonId> excluded;
    bool allowed = false;
    QHash<PersonId, QString> names;
    const auto read = catalog.read([&](Connection& connection) -> Status {
        BK_ASSIGN(const Photo photo, PhotoStore(connection).find(face.photo));
        BK_ASSIGN(const Collection collection, CollectionStore(connection).find(photo.collection));
        allowed = collection.recognition;
        BK_ASSIGN(excluded, FaceStore(connection).rejected(id));
        BK_ASSIGN(names, PersonStore(connection).names());
        return {};
    });
    if (!read) return fail(read.error());
    if (!allowed) return QList<FaceCandidate>();

    FaceprintKeeper keeper(m_session);
    BK_ASSIGN(const auto faceprints, keeper.load());
    if (faceprints.isEmpty()) return QList<FaceCandidate>();
    BK_ASSIGN(const auto numbers, keeper.embed(face.photo, {face}));
    if (numbers.first().empty()) return QList<FaceCandidate>();

    QHash<PersonId, FaceCandidate> best;
    const QDate today = m_session.today();
    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        FactsReader facts(connection);
        BK_ASSIGN(const FacePlace place, FaceStore(connection).place(id));
        for (const Faceprint& faceprint : faceprints) {
            if (excluded.contains(faceprint.person)) continue;
            BK_ASSIGN(const bool permitted, mayCompare(facts, place, faceprint.person, today));
            if (!permitted) excluded << faceprint.person;
        }
        return {};
    }));
    for (const Faceprint& faceprint : faceprints) {
        if (excluded.contains(faceprint.person) || faceprint.face == id) continue;
        const double score = std::inner_product(faceprint.numbers.begin(), faceprint.numbers.end(),
                                                numbers.first().begin(), 0.0);
        const auto known = best.constFind(faceprint.person);
        if (known == best.constEnd() || known->score < score)
            best.insert(faceprint.person, FaceCandidate{faceprint.person, names.value(faceprint.person),
                                                        score, faceprint.face});
    }
    QList<FaceCandidate> candidates = best.values();
    std::sort(candidates.begin(), candidates.end(),
              [](const FaceCandidate& a, const FaceCandidate& b) { return a.score > b.score; });
    return candidates.mid(0, limit);
}

Status FaceService::decide(const FaceId& id, const char* action,
                           const std::function<Status(Connection&, Face&)>& edit,
                           const Rejections* rejections) {
    const QDate today = m_session.today();
    Face before;
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        FaceStore faces(connection);
        BK_ASSIGN(before, faces.find(id));
        Face face = before;
        BK_TRY(edit(connection, face));
        if (face.person) face.suggestion.reset();
        BK_TRY(faces.update(face, m_session.stamp()));
        // A faceprint is of this person and these pixels.
        if (before.person && (before.person != face.person || before.box != face.box)) {
            BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
            BK_TRY(FaceprintStore(*rows).remove(id));
        }
        PhotoStore photos(connection);
        BK_TRY(photos.setComparedWith(face.photo, QString()));
        BK_TRY(photos.renewWords(face.photo));
        BK_TRY(recomputeClearance(connection, {face.photo}, today));
        return m_session.record(connection, action, "face", id.uuid(),
                                face.person ? face.person->toString() : QString());
    });
    if (!outcome) return outcome;
    m_engine->remember({before, rejections != nullptr ? *rejections : Rejections()});
    m_session.changes().notify(
        {ChangeKind::Faces | ChangeKind::Clearance | ChangeKind::Persons, {before.photo}});
    return {};
}

Status FaceService::name(const FaceId& id, const PersonId& person) {
    Rejections rejections;
    BK_TRY(decide(
        id, "face.name",
        [&](Connection& connection, Face& face) -> Status {
            BK_TRY(PersonStore(connection).find(person));
            // Naming is the stronger word: an earlier "not this person" on this face is taken back.
            FaceStore faces(connection);
            BK_ASSIGN(const auto rejected, faces.rejected(id));
            if (rejected.contains(person)) rejections.removed = person;
            BK_TRY(faces.takeBackRejection(id, person));
            face.state = FaceState::Named;
            face.person = person;
            face.reason.clear();
            return {};
        },
        &rejections));
    BK_TRY(FaceprintKeeper(m_session).makeWanted({person}));
    return {};
}

Status FaceService::reject(const FaceId& id, const PersonId& person) {
    Rejections rejections;
    return decide(
        id, "face.reject",
        [&](Connection& connection, Face& face) -> Status {
            BK_TRY(PersonStore(connection).find(person));
            FaceStore faces(connection);
            BK_ASSIGN(const auto rejected, faces.rejected(id));
            if (!rejected.contains(person)) rejections.added = person;
            BK_TRY(faces.reject(id, person, m_session.stamp()));
            if (face.person == person) {
                face.state = FaceState::Unnamed;
                face.person.reset();
            }
            if (face.suggestion && face.suggestion->person == person) face.suggestion.reset();
            return {};
        },
        &rejections);
}

Status FaceService::bystander(const FaceId& id, const QString& reason) {
    return decide(id, "face.bystander", [&](Connection&, Face& face) -> Status {
        face.state = FaceState::Bystander;
        face.person.reset();
        face.suggestion.reset();
        face.reason = reason.trimmed();
        return {};
    });
}

Status FaceService::notAFace(const FaceId& id, const QString& reason) {
    return decide(id, "face.not-a-face", [&](Connection&, Face& face) -> Status {
        face.state = FaceState::NotAFace;
        face.person.reset();
        face.suggestion.reset();
        face.reason = reason.trimmed();
        return {};
    });
}

Status FaceService::unname(const FaceId& id) {
    return decide(id, "face.unname", [&](Connection&, Face& face) -> Status {
        face.state = FaceState::Unnamed;
        face.person.reset();
        face.reason.clear();
        return {};
    });
}

Result<FaceId> FaceService::add(const PhotoId& photo, const QRectF& box,
                                const std::optional<PersonId>& person) {
    Face face;
    BK_TRY(placeBox(photo, box, face));
    face.id = m_session.ids().make<FaceId>();
    face.photo = photo;
    face.origin = FaceOrigin::Manual;
    face.state = person ? FaceState::Named : FaceState::Unnamed;
    face.person = person;
    face.confidence = 1;
    const QDate today = m_session.today();
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        if (person) BK_TRY(PersonStore(connection).find(*person));
        BK_TRY(FaceStore(connection).insert(face, m_session.stamp()));
        PhotoStore photos(connection);
        BK_TRY(photos.setComparedWith(photo, QString()));
        BK_TRY(photos.renewWords(photo));
        BK_TRY(recomputeClearance(connection, {photo}, today));
        return m_session.record(connection, "face.add", "face", face.id.uuid());
    }));
    if (person) BK_TRY(FaceprintKeeper(m_session).makeWanted({*person}));
    m_session.changes().notify({ChangeKind::Faces | ChangeKind::Clearance | ChangeKind::Persons, {photo}});
    return face.id;
}

Status FaceService::placeBox(const PhotoId& photo, const QRectF& box, Face& face) {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const Photo record,
              catalog.read([&](Connection& connection) { return PhotoStore(connection).find(photo); }));
    face.box = box.normalized().intersected(QRectF(QPointF(0, 0), QSizeF(record.size)));
    if (face.box.width() < smallestBox || face.box.height() < smallestBox)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("the box lies outside the photo or is too small"));
    face.landmarks.reset();
    face.quality = 0;
    const auto jpeg = catalog.readFrom(
        DatabaseFile::Previews, [&](Connection& previews) { return PreviewStore(previews).preview(photo); });
    if (!jpeg) return {};
    const QImage preview = decodeJpeg(*jpeg);
    if (preview.isNull()) return {};
    const double scale = preview.width() / static_cast<double>(record.size.width());
    const QRectF place(face.box.x() * scale, face.box.y() * scale, face.box.width() * scale,
                       face.box.height() * scale);
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const ModelCard& card = models->embedderCard();
    BK_ASSIGN(const auto landmarks,
              m_session.engines().withFinder([&](FaceFinder& finder) -> Result<std::optional<Landmarks>> {
                  return findLandmarks(finder.detector(), preview, place);
              }));
    if (!landmarks) return {};
    DetectedFace detection;
    detection.box = place;
    detection.landmarks = landmarks;
    detection.score = 1;
    face.quality = faceQuality(alignFace(preview, *landmarks, card.alignment, card.inputSide), detection);
    Landmarks original = *landmarks;
    for (QPointF& point : original)
        point /= scale;
    face.landmarks = original;
    return {};
}

Status FaceService::moveBox(const FaceId& id, const QRectF& box) {
    BK_ASSIGN(const Face known, m_session.catalog().read(
                                    [&](Connection& connection) { return FaceStore(connection).find(id); }));
    Face placed;
    BK_TRY(placeBox(known.photo, box, placed));
    BK_TRY(decide(id, "face.move", [&](Connection&, Face& face) -> Status {
        face.box = placed.box;
        face.landmarks = placed.landmarks;
        face.quality = placed.quality;
        return {};
    }));
    if (known.person) BK_TRY(FaceprintKeeper(m_session).makeWanted({*known.person}));
    return {};
}

Result<int> FaceService::confirm(double minScore, const std::optional<PersonId>& person) {
    FaceFilter filter;
    filter.suggested = true;
    filter.suggestedAs = person;
    BK_ASSIGN(const auto open, faces(filter));
    QSet<PersonId> named;
    int confirmed = 0;
    for (const FaceView& view : open) {
        if (!view.face.suggestion || view.face.suggestion->score < minScore) continue;
        const PersonId suggested = view.face.suggestion->person;
        BK_TRY(decide(view.face.id, "face.confirm", [&](Connection&, Face& face) -> Status {
            face.state = FaceState::Named;
            face.person = suggested;
            return {};
        }));
        named << suggested;
        ++confirmed;
    }
    if (!named.isEmpty()) BK_TRY(FaceprintKeeper(m_session).makeWanted(named.values()));
    return confirmed;
}

Result<std::optional<FaceId>> FaceService::undo() {
    Engine::Decision last;
    {
        const std::lock_guard lock(m_engine->mutex);
        if (m_engine->decisions.empty()) return std::optional<FaceId>();
        last = m_engine->decisions.back();
        m_engine->decisions.pop_back();
    }
    const FaceId id = last.before.id;
    const QDate today = m_session.today();
    BK_TRY(decide(id, "face.undo", [&](Connection& connection, Face& face) -> Status {
        FaceStore faces(connection);
        const Rejections& rejections = last.rejections;
        if (rejections.added) BK_TRY(faces.takeBackRejection(id, *rejections.added));
        if (rejections.removed) BK_TRY(faces.reject(id, *rejections.removed, m_session.stamp()));
        if (last.before.person) BK_TRY(PersonStore(connection).find(*last.before.person));
        face = last.before;
        if (face.suggestion) {
            // Recognition may have been withdrawn since.
            FactsReader facts(connection);
            BK_ASSIGN(const FacePlace place, faces.place(id));
            BK_ASSIGN(const bool allowed, mayCompare(facts, place, face.suggestion->person, today));
            if (!allowed) face.suggestion.reset();
        }
        return {};
    }));
    {
        // Taking back is not a decision to be taken back.
        const std::lock_guard lock(m_engine->mutex);
        if (!m_engine->decisions.empty()) m_engine->decisions.pop_back();
    }
    if (last.before.person) BK_TRY(FaceprintKeeper(m_session).makeWanted({*last.before.person}));
    return std::optional<FaceId>(id);
}

Result<int> FaceService::reconcileFaceprints(const QList<PersonId>& persons) {
    FaceprintKeeper keeper(m_session);
    BK_ASSIGN(const int erased, keeper.eraseEnded(persons));
    BK_TRY(keeper.makeWanted(persons));
    return erased;
}

} // namespace bk
