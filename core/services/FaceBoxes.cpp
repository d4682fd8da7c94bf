// Boxes that people draw, move and remove.
#include "core/faces/FaceEngine.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/services/Admittance.h"
#include "core/services/FaceDecisions.h"
#include "core/services/FaceEngines.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

namespace bk {
namespace {

/// The smallest side of a box, pixels of the original.
constexpr double smallestBox = 4;

} // namespace

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
        BK_TRY(m_session.record(connection, "face.add", "face", face.id.uuid(),
                                person ? person->toString() : QString()));
        return follow(connection, {photo}, {photo}, {}, today);
    }));
    Change change;
    change.after = face;
    BK_TRY(finish({change}));
    return face.id;
}

Status FaceDecisions::moveBox(const FaceId& id, const QRectF& box) {
    BK_ASSIGN(const Face known, m_session.catalog().read(
                                    [&](Connection& connection) { return FaceStore(connection).find(id); }));
    Face placed;
    BK_TRY(placeBox(known.photo, box, placed));
    return decide(id, "face.move", [&](Connection&, Face& face, Change&) -> Result<bool> {
        face.box = placed.box;
        face.landmarks = placed.landmarks;
        face.quality = placed.quality;
        return true;
    });
}

Status FaceDecisions::remove(const FaceId& id) {
    const QDate today = m_session.today();
    Change change;
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        FaceStore faces(connection);
        BK_TRY(requireVisible(m_session, connection, id));
        BK_ASSIGN(change.before, faces.find(id));
        if (change.before->origin != FaceOrigin::Manual)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("only a box drawn by hand can be removed; one that was found is "
                                       "answered as not a face"));
        BK_ASSIGN(change.rejections, faces.rejected(id));
        if (change.before->person) BK_TRY(endFaceprint(connection, all, id));
        BK_TRY(faces.remove(id));
        const auto& person = change.before->person;
        BK_TRY(m_session.record(connection, "face.remove", "face", id.uuid(),
                                person ? person->toString() : QString()));
        QSet<PersonId> former;
        if (person) former << *person;
        return follow(connection, {change.before->photo}, {change.before->photo}, former, today);
    }));
    return finish({change});
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
    const auto seen =
        m_session.engines().withFinder([&](FaceFinder& finder) -> Result<std::optional<Landmarks>> {
            return findLandmarks(finder.detector(), preview, place);
        });
    // A box can be drawn also where the network of the finder is missing or damaged.
    if (!seen || !*seen) return {};
    const std::optional<Landmarks>& landmarks = *seen;
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

} // namespace bk
