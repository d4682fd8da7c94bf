#pragma once

#include "core/faces/FaceTypes.h"

#include <QList>

#include <vector>

namespace bk {

/// One faceprint of a person who permits recognition.
struct PersonFaceprint {
    PersonId person;
    Embedding numbers; ///< unit length
};

struct LikePersons {
    PersonId one;
    PersonId other;
    double score = 0; ///< cosine: the mean of the two best pairs of their faceprints, -1..1
};

/// Pairs of persons whose faceprints are alike from THRESHOLD on, the best first. All faceprints must be of
/// one model. Persons are first compared by their mean faceprint, which takes one product of matrices, and
/// those that are near by all of theirs. Everything is in memory that is wiped.
QList<LikePersons> likePersons(const std::vector<PersonFaceprint>& faceprints, double threshold);

/// Which of two persons each of FACES looks like: a positive number for the second, a negative one for the
/// first, the larger the surer (difference of cosines). FIRST and SECOND are indices of one face of each,
/// which stay what they are; empty numbers give 0. From the two seeds a few rounds of 2-means (Lloyd, IEEE
/// TIT 28(2), 1982) with the centres brought to unit length.
std::vector<double> divideFaces(const std::vector<Embedding>& faces, std::size_t first, std::size_t second);

} // namespace bk
