#include "core/services/FaceScan.h"

#include "core/faces/FaceMerge.h"
#include "core/faces/Matcher.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/jobs/ProgressMeter.h"
#include "core/jobs/Workers.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

#include <QCryptographicHash>

namespace bk {
namespace {

/// From this overlap on a new detection is the face that is known already.
constexpr double sameFace = 0.35;

bool decided(const Face& face) {
    return face.origin == FaceOrigin::Manual || face.state == FaceState::Named ||
           face.state == FaceState::Bystander || face.state == FaceState::NotAFace;
}

QRectF scaled(const QRectF& box, double factor) {
    return {box.x() * factor, box.y() * factor, box.width() * factor, box.height() * factor};
}

/// Several workers report; the first error that concerns the catalog ends the run.
struct Trouble {
    std::mutex mutex;
    std::optional<Error> fatal;

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
        if (m_control.stopRequested() || trouble.ended()) return false;
        const auto counts = findOn(photos[index], detector);
        {
            const std::lock_guard lock(trouble.mutex);
            if (counts) {
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
    BK_ASSIGN(const auto detections,
              m_session.engines().withFinder([&](FaceFinder& finder) { return finder.find(preview); }));

    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const ModelCard& embedder = models->embedderCard();
    const double scale = photo.size.width() / static_cast<double>(preview.width());
    QList<Face> found;
    Counts counts;
    for (const DetectedFace& detection : detections) {
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
        for (Face face : std::as_const(found)) {
            const auto same = std::find_if(known.begin(), known.end(), [&](const Face& one) {
                return intersectionOverUnion(one.box, face.box) >= sameFace;
            });
            if (same == known.end()) {
                BK_TRY(faces.insert(face, std::nullopt));
            } else if (!decided(*same)) {
                // The same face seen again by a newer model: its place and numbers are renewed, its id and
                // rejections stay.
                face.id = same->id;
                face.suggestion = same->suggestion;
                BK_TRY(faces.update(face, std::nullopt));
            }
        }
        BK_TRY(photos.setScannedBy(id, detector));
        BK_TRY(photos.setComparedWith(id, QString()));
        BK_TRY(recomputeClearance(connection, {id}, today));
        return {};
    });
    if (!written) return fail(written.error());
    return counts;
}

/// What the open faces of a run are compared with.
struct FaceScan::Comparison {
    Matcher matcher;
    QString fingerprint; ///< of all that decides the outcome
    QList<PersonId> limited;
    double threshold = 0;
    double margin = 0;
};

Result<QList<PersonId>> FaceScan::limitedPersons(const QList<PersonId>& persons, QCryptographicHash& hash) {
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PersonId>> {
        FactsReader facts(connection);
        const auto note = [&](bool granted) { hash.addData(QByteArray(1, granted ? '1' : '0')); };
        QList<PersonId> limited;
        for (const PersonId& id : persons) {
            BK_ASSIGN(const PersonFacts person, facts.person(id));
            if (!limitsRecognition(person)) continue;
            limited << id;
            // When one of their narrower permissions begins to say something else, photos are compared anew.
            for (const Quitclaim& quitclaim : person.quitclaims) {
                const QuitclaimScope& scope = quitclaim.scope;
                if (scope.kind == ScopeKind::Collection)
                    note(recognitionGrantedOn(person, {}, scope.collection, today));
                for (const PhotoId& photo : scope.photos)
                    note(recognitionGrantedOn(person, photo, {}, today));
            }
        }
        return limited;
    });
}

Status FaceScan::compare(const std::optional<CollectionId>& collection, ScanSummary& summary) {
    FaceprintKeeper keeper(m_session);
    BK_TRY(keeper.eraseEnded({}));
    BK_TRY(keeper.makeWanted({}));
    BK_ASSIGN(const auto faceprints, keeper.load());
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const ModelCard& card = models->embedderCard();

    Comparison comparison{Matcher(card.outputSize), {}, {}, card.suggestThreshold, card.suggestMargin};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(card.id.toUtf8());
    QList<PersonId> persons;
    for (const Faceprint& faceprint : faceprints) {
        comparison.matcher.add(faceprint.person, faceprint.numbers);
        hash.addData(faceprint.face.toBytes());
        hash.addData(faceprint.person.toBytes());
        if (!persons.contains(faceprint.person)) persons << faceprint.person;
    }
    BK_ASSIGN(comparison.limited, limitedPersons(persons, hash));
    comparison.fingerprint = QString::fromLatin1(hash.result().toHex());
    BK_ASSIGN(const auto photos, m_session.catalog().read([&](Connection& connection) {
        return PhotoStore(connection)
            .notComparedWith(comparison.fingerprint, collection, !m_session.may(Right::SeeRestricted));
    }));
    if (photos.isEmpty()) return {};
    BK_TRY(m_session.recordRead(
        "faces.compare", "catalog", {},
        QStringLiteral("photos %1 faceprints %2").arg(photos.size()).arg(faceprints.size())));

    ProgressMeter meter(m_control, photos.size());
    Trouble trouble;
    forEachParallel(photos.size(), [&](qint64 index) {
        if (m_control.stopRequested() || trouble.ended()) return false;
        const auto made = compareOn(photos[index], comparison);
        {
            const std::lock_guard lock(trouble.mutex);
            if (made)
                summary.suggestions += *made;
            else if (made.error().code != ErrorCode::NotFound && !trouble.fatal)
                trouble.fatal = made.error();
        }
        meter.advance();
        return true;
    });
    meter.finish();
    if (trouble.fatal) return fail(*trouble.fatal);
    return {};
}

Result<int> FaceScan::compareOn(const PhotoId& photo, const Comparison& comparison) {
    Catalog& catalog = m_session.catalog();
    QDate today = m_session.today();
    QList<Face> open;
    QHash<FaceId, QSet<PersonId>> excluded;
    const auto read = catalog.read([&](Connection& connection) -> Status {
        FaceStore faces(connection);
        BK_ASSIGN(const auto all, faces.ofPhoto(photo));
        // Nobody is on one photo twice: who is named on it already is no candidate for its other faces.
        QSet<PersonId> noCandidates;
        for (const Face& face : all)
            if (face.person) noCandidates << *face.person;
        FactsReader facts(connection);
        for (const PersonId& person : comparison.limited) {
            if (all.isEmpty()) break;
            BK_ASSIGN(const FacePlace place, faces.place(all.first().id));
            BK_ASSIGN(const bool allowed, mayCompare(facts, place, person, today));
            if (!allowed) noCandidates << person;
        }
        for (const Face& face : all) {
            if (face.state != FaceState::Unnamed && face.state != FaceState::Possible) continue;
            open << face;
            BK_ASSIGN(const auto rejected, faces.rejected(face.id));
            excluded.insert(face.id, rejected + noCandidates);
        }
        return {};
    });
    if (!read) return fail(read.error());

    QHash<FaceId, Suggestion> suggested;
    if (!comparison.matcher.isEmpty()) {
        BK_ASSIGN(const auto numbers, FaceprintKeeper(m_session).embed(photo, open));
        QHash<PersonId, FaceId> best;
        for (qsizetype i = 0; i < open.size(); ++i) {
            if (numbers[i].empty()) continue;
            const auto suggestion = comparison.matcher.suggest(numbers[i], comparison.threshold,
                                                               comparison.margin, excluded.value(open[i].id));
            if (!suggestion) continue;
            const auto other = best.constFind(suggestion->person);
            if (other != best.constEnd() && suggested.value(*other).score >= suggestion->score) continue;
            if (other != best.constEnd()) suggested.remove(*other);
            best.insert(suggestion->person, open[i].id);
            suggested.insert(open[i].id, *suggestion);
        }
    }
    today = m_session.today();
    return catalog.write([&](Connection& connection, ConnectionSet&) -> Result<int> {
        FaceStore faces(connection);
        FactsReader facts(connection);
        int made = 0;
        for (const Face& face : std::as_const(open)) {
            const auto found = suggested.constFind(face.id);
            if (found == suggested.constEnd()) {
                if (face.suggestion) BK_TRY(faces.setSuggestion(face.id, std::nullopt));
                continue;
            }
            // Somebody may have answered, or withdrawn, while this was being compared.
            BK_ASSIGN(const auto rejected, faces.rejected(face.id));
            if (rejected.contains(found->person)) continue;
            BK_ASSIGN(const FacePlace place, faces.place(face.id));
            BK_ASSIGN(const bool allowed, mayCompare(facts, place, found->person, today));
            if (!allowed) continue;
            BK_TRY(faces.setSuggestion(face.id, *found));
            ++made;
        }
        BK_TRY(PhotoStore(connection).setComparedWith(photo, comparison.fingerprint));
        return made;
    });
}

} // namespace bk
