#pragma once

#include "core/model/Face.h"
#include "core/services/Session.h"

#include <functional>
#include <mutex>
#include <vector>

namespace bk {

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
    Result<FaceId> add(const PhotoId& photo, const QRectF& box, const std::optional<PersonId>& person);
    Status moveBox(const FaceId& id, const QRectF& box);
    Result<int> confirm(double minScore, const std::optional<PersonId>& person);
    Result<std::optional<FaceId>> undo();

private:
    /// What a decision did to the "not this person" of its face; filled by EDIT of decide().
    struct Rejections {
        std::optional<PersonId> added;
        std::optional<PersonId> removed;
        std::optional<PersonId> about; ///< for the log, where it is not the one who is named
    };
    /// One that can be taken back.
    struct Decision {
        Face before;
        Rejections rejections;
    };
    Status decide(const FaceId& id, const char* action, const std::function<Status(Connection&, Face&)>& edit,
                  const Rejections* rejections = nullptr);
    void remember(Decision decision);
    /// BOX clipped to the photo, with landmarks and quality where the detector sees a face in it.
    Status placeBox(const PhotoId& photo, const QRectF& box, Face& face);

    Session& m_session;
    std::mutex m_mutex;
    std::vector<Decision> m_decisions;
};

} // namespace bk
