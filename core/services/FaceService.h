#pragma once

#include "core/base/Progress.h"
#include "core/model/Face.h"
#include "core/model/Likeness.h"
#include "core/services/ImportService.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

#include <QImage>

#include <atomic>
#include <memory>

namespace bk {

struct ScanSummary {
    qint64 photos = 0;
    qint64 faces = 0;
    qint64 possibleFaces = 0;
    qint64 suggestions = 0; ///< made or renewed in this run
    QList<FailedFile> failed;
    double seconds = 0;
    bool stopped = false;
    /// False: boxes were looked for and nothing was compared, because it was asked so or the user may not
    /// recognise.
    bool compared = true;
};

enum class ScanMode { FindAndCompare, FindOnly };

class FaceDecisions;

/// A face with the names that go with it.
struct FaceView {
    Face face;
    FilePath photoPath;
    QString personName;
    QString suggestionName;
    Likeness likeness = Likeness::Possible; ///< of the suggestion, by the card of the embedder in use
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
    Likeness likeness = Likeness::Possible;
};

/// One answer of many that are given together.
struct FaceAnswer {
    enum class Kind { Name, Reject, Bystander, NotAFace, IsAFace };
    FaceId face;
    Kind kind = Kind::Name;
    PersonId person = {}; ///< of Name and Reject
    QString reason = {};  ///< of Bystander and NotAFace
};

/// A face whose name would make a person be on its photo twice.
struct NamedTwice {
    FaceId face;
    PhotoId photo;
    FaceId other; ///< named so already, or among those that are to be named
};

/// Finds faces, suggests persons (only those whose quitclaim grants recognition today, only in collections
/// with recognition on), and keeps what people decide. No embedding of anybody else is ever written.
///
/// Reading needs Right::SeePhotos: faces on restricted photos do not exist for users without SeeRestricted,
/// and suggestions are told only to those who may recognise. A reading about one person or of no one photo is
/// logged (see ReadLog). Thread-safe; not on the window's thread.
class FaceService {
public:
    explicit FaceService(Session& session);
    ~FaceService();

    /// Looks for faces on photos not yet looked at by the current detector, then compares where the policy
    /// allows and something changed. A second run does nothing. Stopping keeps what is done. Boxes drawn,
    /// names, rejections stay. Right::ImportPhotos or Recognise; without the latter faces are found and
    /// nothing is compared. Looking and comparing are logged before they begin, and what was done with its
    /// counts, also when it failed on the way.
    Result<ScanSummary> scan(const std::optional<CollectionId>& collection, const JobControl& control,
                             ScanMode mode = ScanMode::FindAndCompare);
    /// Whether a scan of COLLECTION (none: of all) by somebody who may recognise would compare: recognition
    /// is on. The same rights.
    Result<bool> wouldCompare(const std::optional<CollectionId>& collection) const;
    /// Makes some of the faceprints that others could not make, who named faces without the right to
    /// recognise; once in a session, nothing for others. Where nobody may recognise any more, erases what
    /// could not be erased then. For everybody.
    void catchUp();

    Result<QList<FaceView>> faces(const FaceFilter& filter) const;
    Result<FaceView> face(const FaceId& id) const;
    /// Square cut-out of SIDE pixels around the face, with some surroundings, from the preview.
    Result<QImage> cutOut(const FaceId& id, int side) const;
    /// Up to LIMIT persons who could be meant, best first, without those who are too unlike; empty where
    /// recognition is off. Damaged: the embedder's file. Right::Recognise; logged.
    Result<QList<FaceCandidate>> candidates(const FaceId& id, int limit) const;

    // Right::NameFaces, for taking back too.

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
    /// A box drawn by hand goes; InvalidArgument for one that was found, which is answered as not a face.
    Status remove(const FaceId& id);

    // Many faces with one write and one undo(). Those that are gone by now, or answered by somebody else
    // (neither unnamed nor possible any more), are passed over; the answer is how many were changed.

    Result<int> answerAll(const QList<FaceAnswer>& answers);
    Result<int> nameAll(const QList<FaceId>& faces, const PersonId& person);
    Result<int> bystanderAll(const QList<FaceId>& faces, const QString& reason);
    Result<int> notAFaceAll(const QList<FaceId>& faces, const QString& reason);

    /// Which of FACES would make PERSON be on one photo twice if all were named so: a photo can show somebody
    /// twice (a mirror, a poster), but more often one of the names is wrong. Nothing is held back because of
    /// it; who decides is asked once more. Faces that are gone are left out.
    Result<QList<NamedTwice>> namedTwice(const QList<FaceId>& faces, const PersonId& person) const;

    /// Takes back the last decision of this session, boxes drawn, moved and removed included; the faces it
    /// was about, none when there is nothing to take back. What somebody decided about a face since stays;
    /// NotFound when that leaves nothing to take back.
    Result<QList<FaceId>> undo();

    /// Accepts open suggestions of at least MINSCORE, of PERSON or of all, as one step; how many.
    /// Right::Recognise.
    Result<int> confirm(double minScore, const std::optional<PersonId>& person);

private:
    Result<Face> visibleFace(const FaceId& id) const;

    Session& m_session;
    std::unique_ptr<FaceDecisions> m_decisions;
    mutable ReadLog m_reads;
    std::atomic<bool> m_caughtUp = false;
};

} // namespace bk
