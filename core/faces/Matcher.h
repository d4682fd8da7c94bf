#pragma once

#include "core/faces/FaceTypes.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <vector>

namespace bk {

/// A person who could be meant.
struct FaceMatch {
    PersonId person;
    double score = 0;   ///< cosine, -1..1
    FaceId reference{}; ///< the person's faceprint that fits best
};

/// Who is not asked.
struct MatchExclusions {
    QSet<PersonId> persons{}; ///< neither candidates nor rivals
    FaceId face{};            ///< its own faceprint does not count
};

/// Compares one face with the faceprints of consenting persons. Exact: one matrix-vector product (BLAS) over
/// all of them. A person's score is the mean of its best two faceprints (or the one it has). Not thread-safe
/// while being filled; matching is const and may run on several threads. How many cores one product may use
/// is OpenBLAS's own setting, left to the program.
class Matcher {
public:
    explicit Matcher(int dimensions);

    void reserve(int faceprints);
    /// Ignored unless FACEPRINT has the matcher's number of dimensions. FACE: the face it was made of.
    void add(const PersonId& person, const Embedding& faceprint, const FaceId& face = {});
    bool isEmpty() const { return m_persons.isEmpty(); }
    int size() const { return static_cast<int>(m_rowPerson.size()); }

    /// FACE must be of unit length; one of another size has no candidates. Candidates with their scores, best
    /// first, at most LIMIT.
    QList<FaceMatch> candidates(const Embedding& face, const MatchExclusions& excluded = {},
                                int limit = 5) const;
    /// The best candidate if its score reaches THRESHOLD and leads the second by at least MARGIN.
    std::optional<FaceMatch> suggest(const Embedding& face, double threshold, double margin,
                                     const MatchExclusions& excluded = {}) const;

private:
    int m_dimensions = 0;
    QList<PersonId> m_persons;      ///< each once, in the order of their first faceprint
    QHash<PersonId, int> m_indexOf; ///< into m_persons
    std::vector<int> m_rowPerson;   ///< index into m_persons, one per row
    std::vector<FaceId> m_rowFace;  ///< one per row
    FaceNumbers m_matrix;           ///< rows x dimensions
};

} // namespace bk
