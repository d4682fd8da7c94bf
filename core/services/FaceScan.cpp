#include "core/services/FaceScan.h"

#include "core/imaging/PhotoDecoder.h"
#include "core/jobs/ProgressMeter.h"
#include "core/jobs/Workers.h"
#include "core/services/AskedTwice.h"
#include "core/services/FaceComparison.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceRescan.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

namespace bk {
namespace {

QRectF scaled(const QRectF& box, double factor) {
    return {box.x() * factor, box.y() * factor, box.width() * factor, box.height() * factor};
}

/// Several workers report; the first error that concerns the catalog ends the run.
struct Trouble {
    std::mutex mutex;
    std::optional<Error> fatal;
    int inARow = 0; ///< photos on which the model failed, since the last on which it did not

    bool ended() {
        const std::lock_guard lock(mutex);
        return fatal.has_value();
    }
};

} // namespace

Status FaceScan::find(const std::optional<CollectionId>& collection, ScanSummary& summary) {
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const QString detector = models->detectorCard().id;
    BK_ASSIGN(const auto photos, m_session.catalog().read([&](Connection& connection) {
        return PhotoStore(connection)
            .notScannedBy(detector, collection, !m_session.may(Right::SeeRestricted));
    }));

    if (!photos.isEmpty()) {
        BK_TRY(m_session.recordRead("faces.scan.start", collection ? "collection" : "catalog",
                                    collection ? collection->uuid() : QUuid(),
                                    QStringLiteral("photos %1").arg(photos.size())));
    }

    ProgressMeter meter(m_control, photos.size());
    Trouble trouble;
    forEachParallel(photos.size(), [&](qint64 index) {
        if (!m_control.mayGoOn() || trouble.ended()) return false;
        const auto counts = findOn(photos[index], detector);
        {
            const std::lock_guard lock(trouble.mutex);
            if (counts && counts->notLooked) {
                // Perhaps for lack of memory.
                summary.failed << FailedFile{pathOf(photos[index]), *counts->notLooked};
                if (++trouble.inARow >= mostFailedInARow && !trouble.fatal) trouble.fatal = counts->notLooked;
            } else if (counts) {
                trouble.inARow = 0;
                ++summary.photos;
                summary.faces += counts->faces;
                summary.possibleFaces += counts->possible;
            } else if (counts.error().code == ErrorCode::NotFound ||
                       counts.error().code == ErrorCode::BrokenFile) {
                summary.failed << FailedFile{pathOf(photos[index]), counts.error()};
            } else if (!trouble.fatal) {
                trouble.fatal = counts.error();
            }
        }
        meter.advance();
        return true;
    });
    meter.finish();
    if (trouble.fatal) return fail(*trouble.fatal);
    return {};
}

FilePath FaceScan::pathOf(const PhotoId& photo) const {
    return m_session.catalog()
        .read([&](Connection& connection) { return PhotoStore(connection).path(photo); })
        .value_or(FilePath());
}

Result<FaceScan::Counts> FaceScan::findOn(const PhotoId& id, const QString& detector) {
    Catalog& catalog = m_session.catalog();
    BK_ASSIGN(const QByteArray jpeg, catalog.readFrom(DatabaseFile::Previews, [&](Connection& previews) {
        return PreviewStore(previews).preview(id);
    }));
    const QImage preview = decodeJpeg(jpeg);
    if (preview.isNull()) return fail(ErrorCode::BrokenFile, QStringLiteral("a preview cannot be read"));
    BK_ASSIGN(const Photo photo,
              catalog.read([&](Connection& connection) { return PhotoStore(connection).find(id); }));
    Counts counts;
    FaceEngines& engines = m_session.engines();
    const auto detections = askedTwice(
        [&] { return engines.withFinder([&](FaceFinder& finder) { return finder.find(preview); }); },
        [&] { return engines.withFinder([](FaceFinder&) { return Status(); }); });
    if (!detections) {
        if (detections.error().code != ErrorCode::Internal) return fail(detections.error());
        counts.notLooked = detections.error();
        return counts;
    }

    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const ModelCard& embedder = models->embedderCard();
    const double scale = photo.size.width() / static_cast<double>(preview.width());
    QList<Face> found;
    for (const DetectedFace& detection : *detections) {
        Face face;
        face.id = m_session.ids().make<FaceId>();
        face.photo = id;
        face.box = scaled(detection.box, scale);
        face.origin = FaceOrigin::Detected;
        face.state = detection.possible ? FaceState::Possible : FaceState::Unnamed;
        face.confidence = detection.score;
        face.detector = detector;
        if (detection.landmarks) {
            face.quality = faceQuality(
                alignFace(preview, *detection.landmarks, embedder.alignment, embedder.inputSide), detection);
            Landmarks landmarks = *detection.landmarks;
            for (QPointF& point : landmarks)
                point *= scale;
            face.landmarks = landmarks;
        }
        ++(detection.possible ? counts.possible : counts.faces);
        found << face;
    }
    // Not asked once for all: a run may go on past midnight.
    const QDate today = m_session.today();
    const auto written = catalog.write([&](Connection& connection, ConnectionSet&) -> Status {
        FaceStore faces(connection);
        PhotoStore photos(connection);
        BK_ASSIGN(const auto known, faces.ofPhoto(id));
        BK_ASSIGN(const auto answered, faces.answered(id));
        const FaceRescan rescan = rescanned(known, answered, found);
        for (const Face& face : rescan.added)
            BK_TRY(faces.insert(face, std::nullopt));
        for (const Face& face : rescan.renewed)
            BK_TRY(faces.update(face, std::nullopt));
        for (const FaceId& face : rescan.doubted)
            BK_TRY(faces.doubt(face));
        BK_TRY(photos.setScannedBy(id, detector));
        BK_TRY(photos.setComparedWith(id, QString()));
        BK_TRY(recomputeClearance(connection, {id}, today));
        return {};
    });
    if (!written) return fail(written.error());
    return counts;
}

Status FaceScan::compare(const std::optional<CollectionId>& collection, ScanSummary& summary) {
    FaceprintKeeper keeper(m_session);
    BK_TRY(keeper.eraseEnded({}));
    BK_TRY(keeper.makeAll(m_control));
    BK_ASSIGN(const auto comparison, FaceComparison::load(m_session));
    BK_ASSIGN(const auto photos, m_session.catalog().read([&](Connection& connection) {
        return PhotoStore(connection)
            .notComparedWith(comparison.fingerprint(), collection, !m_session.may(Right::SeeRestricted));
    }));
    if (photos.isEmpty()) return {};
    BK_TRY(m_session.recordRead(
        "faces.compare", "catalog", {},
        QStringLiteral("photos %1 faceprints %2").arg(photos.size()).arg(comparison.faceprints())));

    ProgressMeter meter(m_control, photos.size());
    for (qsizetype first = 0; first < photos.size() && m_control.mayGoOn(); first += photosTogether)
        BK_TRY(compareTogether(comparison, photos.mid(first, photosTogether), meter, summary));
    meter.finish();
    return {};
}

Status FaceScan::compareTogether(const FaceComparison& comparison, const QList<PhotoId>& photos,
                                 ProgressMeter& meter, ScanSummary& summary) {
    Trouble trouble;
    const auto note = [&](const PhotoId& photo, const Error& error, bool ofModel) {
        // Gone meanwhile.
        if (error.code == ErrorCode::NotFound) return;
        const std::lock_guard lock(trouble.mutex);
        if (ofModel && error.code == ErrorCode::Internal) {
            // Compared again in the next run.
            summary.failed << FailedFile{pathOf(photo), error};
            if (++trouble.inARow < mostFailedInARow) return;
        }
        if (!trouble.fatal) trouble.fatal = error;
    };
    std::vector<std::optional<FaceComparison::Compared>> seen(static_cast<size_t>(photos.size()));
    forEachParallel(photos.size(), [&](qint64 index) {
        if (!m_control.mayGoOn() || trouble.ended()) return false;
        auto compared = comparison.compare(photos[index]);
        if (compared) {
            seen[static_cast<size_t>(index)] = std::move(*compared);
            const std::lock_guard lock(trouble.mutex);
            trouble.inARow = 0;
        } else {
            note(photos[index], compared.error(), true);
        }
        meter.advance();
        return true;
    });
    // What was seen before a stop or a failure is kept.
    QList<PhotoId> kept;
    std::vector<FaceComparison::Compared> together;
    for (qsizetype i = 0; i < photos.size(); ++i) {
        auto& compared = seen[static_cast<size_t>(i)];
        if (!compared) continue;
        kept << photos[i];
        together.push_back(std::move(*compared));
    }
    BK_TRY(comparison.compareTogether(together, [&] { (void)m_control.mayGoOn(); }));
    forEachParallel(kept.size(), [&](qint64 index) {
        const auto made = comparison.keep(kept[index], together[static_cast<size_t>(index)]);
        if (!made) {
            note(kept[index], made.error(), false);
            return true;
        }
        const std::lock_guard lock(trouble.mutex);
        summary.suggestions += *made;
        return true;
    });
    if (trouble.fatal) return fail(*trouble.fatal);
    return {};
}

} // namespace bk
