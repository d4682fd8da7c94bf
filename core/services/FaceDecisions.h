#pragma once

#include "core/model/Face.h"
#include "core/services/FaceService.h"

#include <functional>
#include <mutex>
#include <vector>

namespace bk {

class ConnectionSet;
class FaceStore;

/// What people decide about faces, and taking it back. Below FaceService, which asks for the rights and says
/// what each function does; here only the photo must be one that the user may see. A decision counts at once;
/// faceprints follow it where the session may make them. Thread-safe.
class FaceDecisions {
public:
    explicit FaceDecisions(Session& session) : m_session(session) {}

    Status name(const FaceId& id, const PersonId& person);
    Status reject(const FaceId& id, const PersonId& person);
    Status bystander(const FaceId& id, const QString& reason);
    Status notAFace(const FaceId& id, const QString& reason);
    Status unname(const FaceId& id);
    Result<int> answerAll(const QList<FaceAnswer>& answers);
    Result<int> confirm(double minScore, const std::optional<PersonId>& person);

    // In FaceBoxes.cpp.
    Result<FaceId> add(const PhotoId& photo, const QRectF& box, const std::optional<PersonId>& person);
    Status moveBox(const FaceId& id, const QRectF& box);
    Status remove(const FaceId& id);

    // In FaceUndo.cpp.
    Result<QList<FaceId>> undo();

private:
    /// What was done to one face, enough to take it back. BEFORE empty: it was added; AFTER empty: removed.
    struct Change {
        std::optional<Face> before;
        std::optional<Face> after;
        std::optional<PersonId> rejectionAdded;
        std::optional<PersonId> rejectionRemoved;
        QSet<PersonId> rejections;     ///< of one that was removed
        std::optional<PersonId> about; ///< for the log, where it is not the one who is named
        /// On other faces of the photo, ended because the person is named here.
        std::vector<std::pair<FaceId, Suggestion>> suggestionsEnded;
    };
    using Step = std::vector<Change>;
    /// Inside a write command: changes FACE and notes what it does besides in CHANGE; false: passed over.
    using Edit = std::function<Result<bool>(Connection&, Face& face, Change& change)>;
    struct Errand {
        FaceId face;
        const char* action = nullptr;
        Edit edit;
    };

    /// One face, which must be there.
    Status decide(const FaceId& id, const char* action, const Edit& edit);
    /// Many with one write; those that are gone are passed over. How many were changed.
    Result<int> decideAll(const QList<Errand>& errands);
    static Errand errandFor(const FaceAnswer& answer, const Stamp& stamp);
    Result<bool> carryOut(Connection& connection, ConnectionSet& all, const Errand& errand, Step& step);
    /// Inside a write command, before a face loses its person, its pixels or itself: its faceprint goes, or
    /// what opens it.
    Status endFaceprint(Connection& connection, ConnectionSet& all, const FaceId& id);
    /// Inside a write command, once per step: what follows from changed faces of PHOTOS, of which FORMER were
    /// named before. COMPAREDANEW: photos on which others could be suggested than before. Those alone are due
    /// again: a photo compared without its series would be suggested less well (see FaceComparison).
    Status follow(Connection& connection, const QSet<PhotoId>& photos, const QSet<PhotoId>& comparedAnew,
                  const QSet<PersonId>& former, const QDate& today);
    /// After the commit: faceprints and the window. STEP can be taken back from now on.
    Status finish(Step step);
    Status makeFaceprints(const QSet<PersonId>& persons);
    void tell(const QSet<PhotoId>& photos);

    /// CHANGE, with those who departed by a merge since as the ones who stayed.
    Result<Change> inherited(Connection& connection, Change change);
    Result<bool> takeBack(Connection& connection, ConnectionSet& all, const Change& change,
                          const QDate& today);
    Result<bool> takeBackEdit(Connection& connection, ConnectionSet& all, const Change& change,
                              const QDate& today);
    /// Whether SUGGESTION may be made again: recognition may have been withdrawn since, or the person
    /// rejected.
    static Result<bool> mayReturn(Connection& connection, const FaceId& face, const Suggestion& suggestion,
                                  const QDate& today);
    static Status returnSuggestions(Connection& connection, const Change& change, const QDate& today);

    /// BOX clipped to the photo, with landmarks and quality where the detector sees a face in it.
    Status placeBox(const PhotoId& photo, const QRectF& box, Face& face);

    Session& m_session;
    std::mutex m_mutex;
    std::vector<Step> m_steps;
};

} // namespace bk
