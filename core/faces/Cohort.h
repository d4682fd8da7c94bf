#pragma once

#include <span>

namespace bk {

/// How scores are made comparable from face to face and from catalog to catalog: a face that is like many
/// persons needs more to be taken for one of them (test normalisation with the best of the cohort:
/// Auckenthaler, Carey and Lloyd-Thomas, Digital Signal Processing 10, 2000; Matejka et al., Interspeech
/// 2017).
///
/// The cohort of a face and a person are the other persons of the same catalog who permit recognition: nobody
/// else's numbers are kept for it. From the person's score goes WEIGHT times the mean of the SIZE best scores
/// of the cohort, counted from FLOOR, with nothing for those who are not there. So a catalog of one person
/// has plain cosines, one more person never makes anybody's score higher, and scores stay below their cosine.
///
/// Measured on 565 portraits of 70 people (cosines of the built-in embedder and of one from elsewhere): the
/// rate at which strangers get a name grows half as fast with the number of persons as without; at the same
/// rate of strangers as many faces are named right. Dividing by the cohort's deviation (T-, Z-, S- and
/// adaptive S-norm) named fewer right, and made-up faces as cohort too: they are too unlike real ones.
struct CohortNormalisation {
    double weight = 0; ///< 0..1; 0: none
    int size = 5;
    double floor = 0.15; ///< cosine at which two faces have nothing in common yet

    /// What goes from the score of a person whose OTHERS, at most SIZE of them, scored best.
    double shift(std::span<const double> others) const;
};

} // namespace bk
