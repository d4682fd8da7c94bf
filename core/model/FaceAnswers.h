#pragma once

#include "core/model/Face.h"

namespace bk {

/// Whether somebody still has to answer it.
inline bool isOpen(const Face& face) {
    return face.state == FaceState::Unnamed || face.state == FaceState::Possible;
}

} // namespace bk
