#pragma once

#include "core/base/Id.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <array>
#include <optional>

namespace bk {

/// `Possible`: a weak detection that nobody has answered yet. `Unnamed`: a face whose person is not known.
/// `Bystander`: a person decided that nobody can be recognised.
enum class FaceState { Possible, Unnamed, Named, Bystander, NotAFace };

enum class FaceOrigin { Detected, Manual };

/// Image-left eye, image-right eye, nose, image-left mouth corner, image-right mouth corner.
using Landmarks = std::array<QPointF, 5>;

struct Suggestion {
    PersonId person;
    double score = 0; ///< of the best faceprints: their cosine less what the cohort takes off; -1..1
};

/// A box on a photo, in pixels of the upright original.
struct Face {
    FaceId id;
    PhotoId photo;
    QRectF box;
    std::optional<Landmarks> landmarks; ///< pixels of the upright original; none for a box drawn by hand
    FaceOrigin origin = FaceOrigin::Detected;
    FaceState state = FaceState::Unnamed;
    std::optional<PersonId> person; ///< set if and only if state is Named
    double confidence = 0;          ///< of the detector, 0..1; 1 for a box drawn by hand
    double quality = 0;             ///< fitness for recognition, 0..1
    QString reason;                 ///< why bystander or not a face
    QString detector;               ///< id of the model that found it; empty when drawn by hand
    std::optional<Suggestion> suggestion;
};

} // namespace bk
