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

/// What a whole cohort may take off a score at most, nearly: other people's best scores lie 0.07 above its
/// floor on average, and nearly twice that for faces like many others, which are the ones that mix groups.
/// On 565 portraits of 70 people 99.5 % of the pairs in the built-in model's groups are right with it, and
/// 97.4 % without.
constexpr double cohortExcess = 0.12;

/// The cosine from which two faces are taken for one person's. Unknown people have no cohort whose likeness
/// is taken off their scores, so it stands on top of the card's threshold.
double plainThreshold(const ModelCard& card) {
    return card.suggestThreshold + card.cohort.weight * cohortExcess;
}

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
            FaceStore(connection).unnamedWithRecognition(collection, !m_session.may(Right::SeeRestricted)));
        for (const Face& face : faces) {
            if (isFit(face)) {
                found.faces[face.photo] << face;
                ++found.scope.faces;
            } else {
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
                group << GroupedFace{id, face->photo, path, face->box, face->quality};
            }
            if (group.size() < 2) continue;
            std::stable_sort(group.begin(), group.end(), [](const GroupedFace& a, const GroupedFace& b) {
                return a.quality > b.quality;
            });
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
        : clusters(card.outputSize, plainThreshold(card)), meter(control, faces) {}

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
    if (found.faces.isEmpty()) return outcome;
    // All numbers are of one model.
    const auto hold = m_session.engines().hold();
    BK_TRY(m_session.engines().requireEmbedder());
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    BK_TRY(m_session.recordRead(
        "faces.group", collection ? "collection" : "catalog", collection ? collection->uuid() : QUuid(),
        QStringLiteral("photos %1 faces %2").arg(found.scope.photos).arg(found.scope.faces)));

    Run run(models->embedderCard(), control, found.scope.faces);
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
        outcome.alone = run.clusters.size();
        for (const QList<FaceId>& group : groups)
            outcome.alone -= int(group.size());
    }
    outcome.seconds = static_cast<double>(time.elapsed()) / 1000.0;
    return outcome;
}

} // namespace bk
