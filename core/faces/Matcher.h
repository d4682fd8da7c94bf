#pragma once

#include "core/faces/Cohort.h"
#include "core/faces/FaceTypes.h"
#include "core/faces/RoundedRows.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <vector>

namespace bk {

struct ModelCard;

/// A person who could be meant.
struct FaceMatch {
    PersonId person;
    double score = 0;   ///< see Matcher; at most the cosine, so -1..1
    FaceId reference{}; ///< the person's faceprint that fits best
};

/// Who is not asked.
struct MatchExclusions {
    QSet<PersonId> persons{}; ///< neither candidates nor rivals, nor of the cohort
    FaceId face{};            ///< its own faceprint does not count
};

/// From when on a candidate is worth a suggestion.
struct MatchLimits {
    double threshold = 0; ///< the least score
    double margin = 0;    ///< the least lead over the second candidate

    /// Those of a model, chosen for a stated rate of false suggestions (see its card); STRICTER for a child.
    static MatchLimits of(const ModelCard& card, bool stricter = false);
    bool hold(const QList<FaceMatch>& bestFirst) const;
};

/// Compares one face with the faceprints of consenting persons. Exact: one matrix-vector product (BLAS) over
/// all of them, or where there are many, over their rounded selves and then over those alone who can still be
/// among the best. A person's score is the mean of two cosines, that of the faceprint that fits best and that
/// of the middle of all of theirs (their sum at unit length), less what the face shares with others (see
/// CohortNormalisation); with one faceprint it is the cosine. It does not rise by itself with the number of
/// faceprints, as the best of many does, so that one threshold serves all.
///
/// Not thread-safe while being filled; matching is const and may run on several threads. How many cores one
/// product may use is OpenBLAS's own setting, left to the program.
class Matcher {
public:
    /// So many faceprints are rounded, too, and looked through so first.
    static constexpr int manyFaceprints = 4096;

    explicit Matcher(int dimensions, const CohortNormalisation& cohort = {});

    void reserve(int faceprints);
    /// Ignored unless FACEPRINT has the matcher's number of dimensions. FACE: the face it was made of.
    void add(const PersonId& person, const Embedding& faceprint, const FaceId& face = {});
    bool isEmpty() const { return m_persons.empty(); }
    int size() const { return static_cast<int>(m_rowPerson.size()); }

    /// FACE must be of unit length; one of another size has no candidates. Candidates with their scores, best
    /// first, at most LIMIT. The order in which faceprints were added does not matter.
    QList<FaceMatch> candidates(const Embedding& face, const MatchExclusions& excluded = {},
                                int limit = 5) const;

private:
    struct Person {
        PersonId id;
        int faceprints = 0;
        int lastRow = 0;
        int sum = -1;         ///< index into m_sums; -1: of the one faceprint
        double sumLength = 0; ///< of the sum of the faceprints
    };
    struct Fit {
        float best;
        int bestRow;
        double sum; ///< of all cosines
    };
    /// What one question leaves out.
    struct Left {
        int ownRow = -1;          ///< of the face itself
        int own = -1;             ///< whose that is
        std::vector<char> absent; ///< one per person; empty: nobody is
        bool isAbsent(int person) const { return !absent.empty() && absent[static_cast<size_t>(person)]; }
    };
    struct Contender {
        double score;
        int person;
        int bestRow;
    };
    const float* row(int index) const;
    Left leftOut(const MatchExclusions& excluded) const;
    std::vector<Fit> fits(const std::vector<float>& cosines) const;
    /// PERSON's fit, of the rows themselves, but for OWNROW. None: there is no other.
    std::optional<Contender> contender(int person, const Embedding& face, int ownRow) const;
    /// The MOST with the best scores, best first.
    std::vector<Contender> best(const Embedding& face, const Left& left, size_t most) const;
    /// At least those with the MOST best scores: by the rounded rows, who could be.
    std::vector<int> possiblyBest(const Embedding& face, const Left& left, size_t most) const;
    static bool hasMiddle(const Person& person);
    static double scoreOf(const Fit& fit, const Person& person);

    int m_dimensions = 0;
    CohortNormalisation m_cohort;
    std::vector<Person> m_persons;
    QHash<PersonId, int> m_indexOf; ///< into m_persons
    std::vector<int> m_rowPerson;   ///< index into m_persons, one per row
    std::vector<int> m_rowBefore;   ///< the same person's, one per row; -1: none
    std::vector<FaceId> m_rowFace;  ///< one per row
    FaceNumbers m_matrix;           ///< rows x dimensions
    FaceNumbers m_sums;             ///< of those with several faceprints
    RoundedRows m_rounded;          ///< of all rows once they are many, else empty
};

} // namespace bk
