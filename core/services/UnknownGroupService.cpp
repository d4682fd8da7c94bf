#include "core/services/UnknownGroupService.h"

#include "core/faces/FaceClusters.h"
#include "core/jobs/ProgressMeter.h"
#include "core/jobs/Workers.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PhotoStore.h"

#include <QElapsedTimer>
#include <QMap>

#include <mutex>

namespace bk {
namespace {

/// Below this quality a face is like many others for being blurred, not for whose it is.
constexpr double leastQuality = 0.2;

bool isFit(const Face& face) {
    return face.landmarks && face.quality >= leastQuality;
}

} // namespace

/// What there is to compare, by photo.
struct UnknownGroupService::Candidates {
    GroupingScope scope;
    QMap<PhotoId, QList<Face>> faces;
};

Result<UnknownGroupService::Candidates>
UnknownGroupService::candidates(const std::optional<CollectionId>& collection) const {
    return m_session.catalog().read([&](Connection& connection) -> Result<Candidates> {
        Candidates found;
        CollectionStore collections(connection);
        if (collection) {
            BK_ASSIGN(const Collection one, collections.find(*collection));
            found.scope.recognition = one.recognition;
        } else {
            BK_ASSIGN(const auto all, collections.list());
            found.scope.recognition =
                std::any_of(all.begin(), all.end(), [](const Collection& one) { return one.recognition; });
        }
        BK_ASSIGN(
            const auto faces,
            FaceStore(connection).openWithRecognition(collection, !m_session.may(Right::SeeRestricted)));
        for (const Face& face : faces) {
            const bool possible = face.state == FaceState::Possible;
            if (isFit(face)) {
                found.faces[face.photo] << face;
                ++(possible ? found.scope.possible : found.scope.faces);
            } else if (!possible) {
                ++found.scope.unfit;
            }
        }
        found.scope.photos = int(found.faces.size());
        return found;
    });
}

Result<GroupingScope> UnknownGroupService::scope(const std::optional<CollectionId>& collection) const {
    BK_TRY(m_session.require(Right::Recognise));
    BK_ASSIGN(const Candidates found, candidates(collection));
    if (found.scope.faces > 0) BK_TRY(m_session.engines().requireEmbedder());
    return found.scope;
}

/// The groups as they are to be shown: without what is no candidate any more.
Result<QList<UnknownGroup>> UnknownGroupService::describe(const QList<QList<FaceId>>& groups,
                                                          const Candidates& now) const {
    QHash<FaceId, Face> known;
    for (const QList<Face>& faces : now.faces)
        for (const Face& face : faces)
            known.insert(face.id, face);
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<UnknownGroup>> {
        PhotoStore photos(connection);
        QList<UnknownGroup> shown;
        for (const QList<FaceId>& ids : groups) {
            UnknownGroup group;
            for (const FaceId& id : ids) {
                const auto face = known.constFind(id);
                if (face == known.constEnd()) continue;
                BK_ASSIGN(const FilePath path, photos.path(face->photo));
                group << GroupedFace{id,        face->photo,   path,
                                     face->box, face->quality, face->state == FaceState::Possible};
            }
            std::stable_sort(group.begin(), group.end(), [](const GroupedFace& a, const GroupedFace& b) {
                return a.possible != b.possible ? b.possible : a.quality > b.quality;
            });
            if (group.size() < 2 || group[1].possible) continue;
            shown << group;
        }
        std::stable_sort(shown.begin(), shown.end(),
                         [](const UnknownGroup& a, const UnknownGroup& b) { return a.size() > b.size(); });
        return shown;
    });
}

/// One run of embedding; on all cores.
struct UnknownGroupService::Run {
    Run(const ModelCard& card, const JobControl& control, int faces)
        : clusters(card.outputSize, card.groupThreshold), meter(control, faces) {}

    FaceClusters clusters;
    ProgressMeter meter;
    std::mutex mutex;
    std::optional<Error> error;
};

Status UnknownGroupService::embedOne(Run& run, const PhotoId& photo, const QList<Face>& faces) const {
    // A long run: recognition may have been switched off there since it began.
    BK_ASSIGN(const FacePlace place, m_session.catalog().read([&](Connection& connection) {
        return FaceStore(connection).place(faces.first().id);
    }));
    if (!place.recognition) return {};
    BK_ASSIGN(const auto numbers, FaceprintKeeper(m_session).embed(photo, faces));
    const std::lock_guard lock(run.mutex);
    for (qsizetype i = 0; i < faces.size(); ++i)
        if (faces[i].state == FaceState::Possible)
            run.clusters.addDoubtful(faces[i].id, photo, numbers[i]);
        else
            run.clusters.add(faces[i].id, photo, numbers[i]);
    return {};
}

Result<UnknownGroups> UnknownGroupService::find(const std::optional<CollectionId>& collection,
                                                const JobControl& control) const {
    BK_TRY(m_session.require(Right::Recognise));
    QElapsedTimer time;
    time.start();
    UnknownGroups outcome;
    BK_ASSIGN(const Candidates found, candidates(collection));
    outcome.scope = found.scope;
    if (found.scope.faces == 0) return outcome;
    const int compared = found.scope.faces + found.scope.possible;
    // All numbers are of one model.
    const auto hold = m_session.engines().hold();
    BK_TRY(m_session.engines().requireEmbedder());
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    BK_TRY(m_session.recordRead("faces.group", collection ? "collection" : "catalog",
                                collection ? collection->uuid() : QUuid(),
                                QStringLiteral("photos %1 faces %2").arg(found.scope.photos).arg(compared)));

    Run run(models->embedderCard(), control, compared);
    const QList<PhotoId> photos = found.faces.keys();
    forEachParallel(photos.size(), [&](qint64 index) {
        if (!control.mayGoOn()) return false;
        const QList<Face>& faces = *found.faces.constFind(photos[index]);
        const Status embedded = embedOne(run, photos[index], faces);
        // A photo that is gone, or has no preview, is no trouble of the others.
        if (!embedded && embedded.error().code != ErrorCode::NotFound) {
            const std::lock_guard lock(run.mutex);
            if (!run.error) run.error = embedded.error();
            return false;
        }
        run.meter.advance(faces.size());
        return true;
    });
    if (run.error) return fail(*run.error);
    const auto groups = run.clusters.groups([&] { return control.stopRequested(); });
    run.meter.finish();
    outcome.stopped = control.stopRequested();
    if (!outcome.stopped) {
        BK_ASSIGN(const Candidates now, candidates(collection));
        BK_ASSIGN(outcome.groups, describe(groups, now));
        QSet<FaceId> possible;
        for (const QList<Face>& faces : found.faces)
            for (const Face& face : faces)
                if (face.state == FaceState::Possible) possible << face.id;
        outcome.alone = run.clusters.size();
        for (const QList<FaceId>& group : groups)
            outcome.alone -= int(std::count_if(group.begin(), group.end(),
                                               [&](const FaceId& face) { return !possible.contains(face); }));
    }
    outcome.seconds = static_cast<double>(time.elapsed()) / 1000.0;
    return outcome;
}

} // namespace bk
