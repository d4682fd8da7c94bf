#pragma once

#include "core/faces/Matcher.h"

#include <functional>
#include <vector>

namespace bk {

/// So many photos of a run are compared together: enough that those of one occasion mostly are, and few
/// enough that what is known of their faces takes little memory and what was found soon shows.
inline constexpr int photosTogether = 512;
/// And at most so many faces, give or take a photo's: each is compared with each.
inline constexpr int facesTogether = 4000;

/// A face of a run that came within reach of somebody, and who could be on it.
struct SeriesFace {
    /// So many candidates are enough for a face to speak about, and be spoken of.
    static constexpr int mostCandidates = 8;

    int photo = 0; ///< which of the run's photos it is on
    Embedding numbers;
    QList<FaceMatch> candidates; ///< of Matcher::candidates, up to mostCandidates, best first
    QSet<PersonId> notAsked{};   ///< who is no candidate whatever the likeness: it says nothing about them
};

/// The candidates of each of FACES, scored anew in the light of the others: faces of one run that are alike
/// are mostly one person's, seen on several photos, and speak for each other.
///
/// Who is alike: on different photos (on one photo they are two people) and with a cosine above ALIKE, from
/// when on two faces are taken for one person's. A person's score becomes the weighted mean of the face's own
/// and of what the most alike, up to 64 of them, say: each its own score for that person, but never
/// more than the two faces' cosine, for nobody is surer of a third than of the one they know them through.
/// The face's own score weighs 1, the others weigh from 0 at ALIKE up to 3 for the same picture. So a
/// stranger who is like somebody on one photo of many is not suggested, and a poor face of somebody is, by
/// the better ones.
///
/// Which person's faceprint fits best stays as it was. Any thread; REST is called again and again meanwhile,
/// and may wait. The numbers are wiped wherever they went.
///
/// Measured on 565 portraits of 70 people, made worse in three ways so that a tenth to a third is not
/// recognised: where 1 of 100 faces of strangers is suggested, the built-in embedder names 4 to 11 of 100
/// more faces right than without, and one from elsewhere 2 to 7; where strangers are on one photo each, up to
/// 2 more, but 2 less in grain that makes people alike. Hardly any gets a wrong name. Means of the faces'
/// numbers, or scores without the limit by the cosine, did as much for people but lifted single strangers
/// with them.
std::vector<QList<FaceMatch>> inSeries(const std::vector<SeriesFace>& faces, double alike,
                                       const std::function<void()>& rest = {});

} // namespace bk
