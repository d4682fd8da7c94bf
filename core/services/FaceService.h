#pragma once

#include "core/base/Progress.h"
#include "core/model/Face.h"
#include "core/services/ImportService.h"
#include "core/services/Session.h"

#include <QImage>

#include <functional>

namespace bk {

struct ScanSummary {
    qint64 photos = 0;
    qint64 faces = 0;
    qint64 possibleFaces = 0;
    qint64 suggestions = 0; ///< made or renewed in this run
    QList<FailedFile> failed;
    double seconds = 0;
    bool stopped = false;
};

/// A face with the names that go with it.
struct FaceView {
    Face face;
    FilePath photoPath;
    QString personName;
    QString suggestionName;
};

struct FaceFilter {
    std::optional<PhotoId> photo;
    std::optional<PersonId> person; ///< named so
    std::optional<PersonId> suggestedAs;
    bool open = false;      ///< unnamed or possible
    bool suggested = false; ///< with an open suggestion
    int limit = 0;          ///< 0: all
};

/// Another person who could be on a face.
struct FaceCandidate {
    PersonId person;
    QString name;
    double score = 0;
    std::optional<FaceId> reference; ///< the person's own face that fits best
};

/// Finds faces, suggests persons (only those whose quitclaim grants recognition today, only in collections
/// with recognition on), and keeps what people decide. No embedding of anybody else is ever written.
/// Thread-safe; not on the window's thread.
class FaceService {
public:
    explicit FaceService(Session& session);
    ~FaceService();

    /// Looks for faces on photos not yet looked at by the current detector, then compares where the policy
    /// allows and something changed. A second run does nothing. Stopping keeps what is done. Boxes drawn,
    /// names, rejections stay.
    Result<ScanSummary> scan(const std::optional<CollectionId>& collection, const JobControl& control);

    Result<QList<FaceView>> faces(const FaceFilter& filter) const;
    Result<FaceView> face(const FaceId& id) const;
    /// Square cut-out of SIDE pixels around the face, with some surroundings, from the preview.
    Result<QImage> cutOut(const FaceId& id, int side) const;
    /// Up to LIMIT persons who could be meant, best first; empty where recognition is off.
    Result<QList<FaceCandidate>> candidates(const FaceId& id, int limit) const;

    Status name(const FaceId& id, const PersonId& person);
    /// "Not this person", for good. A name or suggestion of that person on the face goes.
    Status reject(const FaceId& id, const PersonId& person);
    Status bystander(const FaceId& id, const QString& reason);
    Status notAFace(const FaceId& id, const QString& reason);
    /// A possible face is one (state Unnamed), or a decision is taken back.
    Status unname(const FaceId& id);
    /// BOX in pixels of the upright original; must overlap the photo.
    Result<FaceId> add(const PhotoId& photo, const QRectF& box, const std::optional<PersonId>& person);
    Status moveBox(const FaceId& id, const QRectF& box);

    /// Accepts open suggestions of at least MINSCORE, of PERSON or of all; how many.
    Result<int> confirm(double minScore, const std::optional<PersonId>& person);

    /// Takes back the last decision of this session (name, reject, bystander, not a face, unname); the face
    /// it was about, or none when there is nothing to take back.
    Result<std::optional<FaceId>> undo();

    /// Brings faceprints in step with the permissions of PERSON (empty: everybody): makes those that are
    /// wanted from confirmed faces of good quality, destroys the key and rows of those that are not granted.
    /// How many were erased.
    Result<int> reconcileFaceprints(const QList<PersonId>& persons);

private:
    struct Engine;
    /// What a decision did to the "not this person" of its face; filled by EDIT of decide().
    struct Rejections {
        std::optional<PersonId> added;
        std::optional<PersonId> removed;
    };
    Status decide(const FaceId& id, const char* action, const std::function<Status(Connection&, Face&)>& edit,
                  const Rejections* rejections = nullptr);
    /// BOX clipped to the photo, with landmarks and quality where the detector sees a face in it.
    Status placeBox(const PhotoId& photo, const QRectF& box, Face& face);

    Session& m_session;
    std::unique_ptr<Engine> m_engine;
};

} // namespace bk
