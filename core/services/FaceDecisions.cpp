#include "core/services/FaceDecisions.h"

#include "core/faces/FaceEngine.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/services/Admittance.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/services/PublicationService.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

namespace bk {
namespace {

/// How many decisions can be taken back.
constexpr std::size_t undoDepth = 200;
/// The smallest side of a box, pixels of the original.
constexpr double smallestBox = 4;

} // namespace

void FaceDecisions::remember(Decision decision) {
    const std::lock_guard lock(m_mutex);
    m_decisions.push_back(std::move(decision));
    if (m_decisions.size() > undoDepth) m_decisions.erase(m_decisions.begin());
}

Status FaceDecisions::decide(const FaceId& id, const char* action,
                             const std::function<Status(Connection&, Face&)>& edit,
                             const Rejections* rejections) {
    const QDate today = m_session.today();
    Face before;
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        FaceStore faces(connection);
        BK_TRY(requireVisible(m_session, connection, id));
        BK_ASSIGN(before, faces.find(id));
        Face face = before;
        BK_TRY(edit(connection, face));
        if (face.person) face.suggestion.reset();
        // A faceprint is of this person and these pixels: its row goes, or what opens it.
        if (before.person && (before.person != face.person || before.box != face.box)) {
            if (m_session.catalog().keys().has(DataKey::Face)) {
                BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
                BK_TRY(FaceprintStore(*rows).remove(id));
            } else {
                BK_ASSIGN(const auto listed, FaceprintList(connection).find(id));
                if (listed) BK_TRY(FaceprintKeeper(m_session).withhold(connection, listed->person));
            }
        }
        BK_TRY(faces.update(face, m_session.stamp()));
        PhotoStore photos(connection);
        BK_TRY(photos.setComparedWith(face.photo, QString()));
        BK_TRY(photos.renewWords(face.photo));
        BK_TRY(recomputeClearance(connection, {face.photo}, today));
        // Somebody who said no may be on a photo that is to be seen.
        BK_TRY(openTakedowns(m_session, connection, {face.photo}, today));
        const auto about = rejections != nullptr && rejections->about ? rejections->about : face.person;
        return m_session.record(connection, action, "face", id.uuid(), about ? about->toString() : QString());
    });
    if (!outcome) return outcome;
    remember({before, rejections != nullptr ? *rejections : Rejections()});
    m_session.changes().notify(
        {ChangeKind::Faces | ChangeKind::Clearance | ChangeKind::Persons | ChangeKind::Publications,
         {before.photo}});
    return {};
}

Status FaceDecisions::name(const FaceId& id, const PersonId& person) {
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

Status FaceDecisions::reject(const FaceId& id, const PersonId& person) {
    Rejections rejections;
    rejections.about = person;
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

Status FaceDecisions::bystander(const FaceId& id, const QString& reason) {
    return decide(id, "face.bystander", [&](Connection&, Face& face) -> Status {
        face.state = FaceState::Bystander;
        face.person.reset();
        face.suggestion.reset();
        face.reason = reason.trimmed();
        return {};
    });
}

Status FaceDecisions::notAFace(const FaceId& id, const QString& reason) {
    return decide(id, "face.not-a-face", [&](Connection&, Face& face) -> Status {
        face.state = FaceState::NotAFace;
        face.person.reset();
        face.suggestion.reset();
        face.reason = reason.trimmed();
        return {};
    });
}

Status FaceDecisions::unname(const FaceId& id) {
    return decide(id, "face.unname", [&](Connection&, Face& face) -> Status {
        face.state = FaceState::Unnamed;
        face.person.reset();
        face.reason.clear();
        return {};
    });
}

Result<FaceId> FaceDecisions::add(const PhotoId& photo, const QRectF& box,
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
        BK_TRY(openTakedowns(m_session, connection, {photo}, today));
        return m_session.record(connection, "face.add", "face", face.id.uuid(),
                                person ? person->toString() : QString());
    }));
    if (person) BK_TRY(FaceprintKeeper(m_session).makeWanted({*person}));
    m_session.changes().notify(
        {ChangeKind::Faces | ChangeKind::Clearance | ChangeKind::Persons | ChangeKind::Publications,
         {photo}});
    return face.id;
}

Status FaceDecisions::placeBox(const PhotoId& photo, const QRectF& box, Face& face) {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const Photo record, catalog.read([&](Connection& connection) -> Result<Photo> {
        BK_TRY(requireVisible(m_session, connection, photo));
        return PhotoStore(connection).find(photo);
    }));
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

Status FaceDecisions::moveBox(const FaceId& id, const QRectF& box) {
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

Result<int> FaceDecisions::confirm(double minScore, const std::optional<PersonId>& person) {
    FaceSelection selection;
    selection.suggested = true;
    selection.suggestedAs = person;
    selection.withoutRestricted = !m_session.may(Right::SeeRestricted);
    BK_ASSIGN(const auto open, m_session.catalog().read([&](Connection& connection) {
        return FaceStore(connection).select(selection);
    }));
    QSet<PersonId> named;
    int confirmed = 0;
    for (const Face& one : open) {
        if (!one.suggestion || one.suggestion->score < minScore) continue;
        const PersonId suggested = one.suggestion->person;
        BK_TRY(decide(one.id, "face.confirm", [&](Connection&, Face& face) -> Status {
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

Result<std::optional<FaceId>> FaceDecisions::undo() {
    Decision last;
    {
        const std::lock_guard lock(m_mutex);
        if (m_decisions.empty()) return std::optional<FaceId>();
        last = m_decisions.back();
        m_decisions.pop_back();
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
        const std::lock_guard lock(m_mutex);
        if (!m_decisions.empty()) m_decisions.pop_back();
    }
    if (last.before.person) BK_TRY(FaceprintKeeper(m_session).makeWanted({*last.before.person}));
    return std::optional<FaceId>(id);
}

} // namespace bk
