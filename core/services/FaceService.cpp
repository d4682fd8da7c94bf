#include "core/services/FaceService.h"

#include "core/imaging/PhotoDecoder.h"
#include "core/services/Admittance.h"
#include "core/services/FaceDecisions.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceScan.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/KeptComparison.h"
#include "core/services/RecognitionOff.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

#include <QElapsedTimer>
#include <QPainter>

namespace bk {
namespace {

/// Photos from which faceprints are made in between; the rest waits for the next comparison.
constexpr int mostCaughtUp = 16;

QList<FaceAnswer> sameFor(const QList<FaceId>& faces, FaceAnswer answer) {
    QList<FaceAnswer> answers;
    for (const FaceId& face : faces) {
        answer.face = face;
        answers << answer;
    }
    return answers;
}

} // namespace

FaceService::FaceService(Session& session)
    : m_session(session), m_decisions(std::make_unique<FaceDecisions>(session)), m_reads(session) {}

FaceService::~FaceService() = default;

Result<ScanSummary> FaceService::scan(const std::optional<CollectionId>& collection,
                                      const JobControl& control, ScanMode mode) {
    BK_TRY(requireAny(m_session, {Right::ImportPhotos, Right::Recognise}));
    // It ends with the models that it began with.
    const FaceEngines::Hold models = m_session.engines().hold();
    QElapsedTimer time;
    time.start();
    ScanSummary summary;
    summary.compared = mode == ScanMode::FindAndCompare && m_session.may(Right::Recognise);
    FaceScan run(m_session, control);
    Status done = run.find(collection, summary);
    if (done && summary.compared && !control.stopRequested()) done = run.compare(collection, summary);
    summary.stopped = control.stopRequested();
    summary.seconds = static_cast<double>(time.elapsed()) / 1000.0;
    // Looking and comparing were logged before they began; a run that failed kept what it had.
    if (summary.photos + summary.suggestions > 0) {
        const Status told = m_session.recordRead(
            "faces.scan", collection ? "collection" : "catalog", collection ? collection->uuid() : QUuid(),
            QStringLiteral("photos %1 faces %2 suggestions %3%4")
                .arg(summary.photos)
                .arg(summary.faces)
                .arg(summary.suggestions)
                .arg(summary.compared ? QString() : QStringLiteral(" not compared")));
        m_session.changes().notify({ChangeKind::Faces | ChangeKind::Photos | ChangeKind::Clearance, {}});
        if (done) done = told;
    }
    if (!done) return fail(done.error());
    return summary;
}

Result<bool> FaceService::wouldCompare(const std::optional<CollectionId>& collection) const {
    BK_TRY(requireAny(m_session, {Right::ImportPhotos, Right::Recognise}));
    return m_session.catalog().read([&](Connection& connection) -> Result<bool> {
        CollectionStore store(connection);
        if (collection) {
            BK_ASSIGN(const Collection one, store.find(*collection));
            return one.recognition;
        }
        BK_ASSIGN(const auto all, store.list());
        return std::any_of(all.begin(), all.end(), [](const Collection& one) { return one.recognition; });
    });
}

void FaceService::catchUp() {
    if (m_caughtUp.exchange(true)) return;
    // What could not be erased when the last one who may recognise lost that.
    if (m_session.catalog().keys().has(DataKey::Face)) (void)eraseUnusedRecognition(m_session);
    if (!m_session.may(Right::Recognise)) return;
    // What cannot be made now is tried again by the next comparison, which says why.
    (void)FaceprintKeeper(m_session).makeWanted({}, mostCaughtUp);
}

Result<QList<FaceView>> FaceService::faces(const FaceFilter& filter) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    if (const auto person = filter.person ? filter.person : filter.suggestedAs)
        BK_TRY(m_reads.noteSearch({}, person));
    else if (!filter.photo)
        BK_TRY(m_reads.note("face.list", "catalog", {}));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const LikenessLimits& limits = models->embedderCard().likeness;
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<FaceView>> {
        FaceSelection selection;
        selection.photo = filter.photo;
        selection.person = filter.person;
        selection.suggestedAs = filter.suggestedAs;
        selection.open = filter.open;
        selection.suggested = filter.suggested;
        selection.limit = filter.limit;
        selection.withoutRestricted = !m_session.may(Right::SeeRestricted);
        selection.withoutSuggestions = !m_session.may(Right::Recognise);
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
            if (face.suggestion) {
                view.suggestionName = names.value(face.suggestion->person);
                view.likeness = limits.wordFor(face.suggestion->score);
            }
            views << view;
        }
        return views;
    });
}

Result<FaceView> FaceService::face(const FaceId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    return m_session.catalog().read([&](Connection& connection) -> Result<FaceView> {
        BK_TRY(requireVisible(m_session, connection, id));
        BK_ASSIGN(Face face, FaceStore(connection).find(id));
        if (!m_session.may(Right::Recognise)) face.suggestion.reset();
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
            view.likeness = models->embedderCard().likeness.wordFor(face.suggestion->score);
        }
        return view;
    });
}

Result<Face> FaceService::visibleFace(const FaceId& id) const {
    return m_session.catalog().read([&](Connection& connection) -> Result<Face> {
        BK_TRY(requireVisible(m_session, connection, id));
        return FaceStore(connection).find(id);
    });
}

Result<QImage> FaceService::cutOut(const FaceId& id, int side) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const Face face, visibleFace(id));
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
    BK_TRY(m_session.require(Right::Recognise));
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const Face face, visibleFace(id));
    if (!face.landmarks) return QList<FaceCandidate>();
    BK_ASSIGN(const FacePlace place,
              catalog.read([&](Connection& connection) { return FaceStore(connection).place(id); }));
    if (!place.recognition) return QList<FaceCandidate>();

    const FaceEngines::Hold hold = m_session.engines().hold();
    BK_TRY(m_session.engines().requireEmbedder());
    BK_TRY(m_reads.note("face.compare", "face", id.uuid()));
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const LikenessLimits& limits = models->embedderCard().likeness;
    BK_ASSIGN(const auto matches, m_session.engines().comparison().candidates(m_session, face, limit));
    BK_ASSIGN(const auto names,
              catalog.read([](Connection& connection) { return PersonStore(connection).names(); }));
    QList<FaceCandidate> candidates;
    for (const FaceMatch& match : matches)
        if (match.score >= limits.least)
            candidates << FaceCandidate{match.person, names.value(match.person), match.score, match.reference,
                                        limits.wordFor(match.score)};
    return candidates;
}

Status FaceService::name(const FaceId& id, const PersonId& person) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->name(id, person);
}

Status FaceService::reject(const FaceId& id, const PersonId& person) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->reject(id, person);
}

Status FaceService::bystander(const FaceId& id, const QString& reason) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->bystander(id, reason);
}

Status FaceService::notAFace(const FaceId& id, const QString& reason) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->notAFace(id, reason);
}

Status FaceService::unname(const FaceId& id) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->unname(id);
}

Result<FaceId> FaceService::add(const PhotoId& photo, const QRectF& box,
                                const std::optional<PersonId>& person) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->add(photo, box, person);
}

Status FaceService::moveBox(const FaceId& id, const QRectF& box) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->moveBox(id, box);
}

Result<int> FaceService::confirm(double minScore, const std::optional<PersonId>& person) {
    BK_TRY(m_session.require(Right::Recognise));
    return m_decisions->confirm(minScore, person);
}

Status FaceService::remove(const FaceId& id) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->remove(id);
}

Result<int> FaceService::answerAll(const QList<FaceAnswer>& answers) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->answerAll(answers);
}

Result<int> FaceService::nameAll(const QList<FaceId>& faces, const PersonId& person) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->answerAll(sameFor(faces, {{}, FaceAnswer::Kind::Name, person}));
}

Result<int> FaceService::bystanderAll(const QList<FaceId>& faces, const QString& reason) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->answerAll(sameFor(faces, {{}, FaceAnswer::Kind::Bystander, {}, reason}));
}

Result<int> FaceService::notAFaceAll(const QList<FaceId>& faces, const QString& reason) {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->answerAll(sameFor(faces, {{}, FaceAnswer::Kind::NotAFace, {}, reason}));
}

Result<QList<NamedTwice>> FaceService::namedTwice(const QList<FaceId>& faces, const PersonId& person) const {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<NamedTwice>> {
        FaceStore store(connection);
        QHash<PhotoId, FaceId> known;
        QList<NamedTwice> twice;
        for (const FaceId& id : faces) {
            const auto visible = requireVisible(m_session, connection, id);
            if (!visible && visible.error().code == ErrorCode::NotFound) continue;
            BK_TRY(visible);
            BK_ASSIGN(const FacePlace place, store.place(id));
            if (!known.contains(place.photo)) {
                BK_ASSIGN(const auto onPhoto, store.ofPhoto(place.photo));
                for (const Face& other : onPhoto)
                    if (other.person == person && !faces.contains(other.id))
                        known.insert(place.photo, other.id);
            }
            const auto other = known.constFind(place.photo);
            if (other == known.constEnd())
                known.insert(place.photo, id);
            else
                twice << NamedTwice{id, place.photo, *other};
        }
        return twice;
    });
}

Result<QList<FaceId>> FaceService::undo() {
    BK_TRY(m_session.require(Right::NameFaces));
    return m_decisions->undo();
}

} // namespace bk
