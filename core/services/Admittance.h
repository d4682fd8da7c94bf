#pragma once

#include "core/model/PhotoFilter.h"
#include "core/services/Session.h"

#include <initializer_list>

namespace bk {

/// As Session::require(), where one of several rights is enough. The sentence and the log name the first.
Status requireAny(const Session& session, std::initializer_list<Right> oneOf);

/// FILTER without what the user may not see: restricted photos, and what suggestions tell.
PhotoFilter admitted(const Session& session, const PhotoFilter& filter);

/// NotFound for a photo that is restricted and hidden from the user; any other error of finding it.
Status requireVisible(const Session& session, Connection& catalog, const PhotoId& photo);
/// The same for a face by its photo.
Status requireVisible(const Session& session, Connection& catalog, const FaceId& face);

} // namespace bk
