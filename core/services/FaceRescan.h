#pragma once

#include "core/model/Face.h"

#include <QList>
#include <QSet>

namespace bk {

/// What another look at a photo changes about its faces.
struct FaceRescan {
    QList<Face> added;     ///< as they were found
    QList<Face> renewed;   ///< known, nobody has answered about them: under their own id at their new place
    QList<FaceId> doubted; ///< the same, and not seen this time: they become possible

    bool isNothing() const { return added.isEmpty() && renewed.isEmpty() && doubted.isEmpty(); }
};

/// KNOWN: the faces of a photo; ANSWERED: those about which a person has said or drawn something; FOUND: what
/// the detector in use sees now.
///
/// Each face found is either one known face or a new one, and no known face is two found ones: where two
/// would be one, the one that overlaps less is added, since a face too many is answered once and a face
/// missed is published. What a person said, and where they drew it, stays as it is whatever is found; what is
/// found there is that face and not added again. A face that nobody answered and that is not seen this time
/// stays, as possible: the photo is not without people until a person says so. Pure; any order of FOUND gives
/// the same, and so does a second time.
FaceRescan rescanned(const QList<Face>& known, const QSet<FaceId>& answered, const QList<Face>& found);

/// Whether a face found at FOUND may be the one known at KNOWN: they overlap well, or the one lies in the
/// middle of the other, as a face in a box drawn generously.
bool mayBeSameFace(const QRectF& known, const QRectF& found);

} // namespace bk
