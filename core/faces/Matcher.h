#pragma once

#include "core/faces/FaceTypes.h"

#include <QList>
#include <QSet>

#include <vector>

namespace bk {

/// Compares one face with the faceprints of consenting persons. Exact: one matrix-vector product (BLAS) over all of them.
/// A person's score is the mean of its best two faceprints (or the one it has). Not thread-safe while being filled; matching is
/// const and may run on several threads.
class Matcher {
public:
    explicit Matcher(int dimensions);

    void add(const PersonId& person, const Embedding& faceprint);
    void clear();
    bool isEmpty() const { return m_persons.isEmpty(); }

    /// Candidates with their scores, best first, at most LIMIT, without those in EXCLUDED (a person said it is not them).
    QList<Suggestion> candidates(const Embedding& face, const QSet<PersonId>& excluded = {}, int limit = 5) const;
    /// The best candidate if its score reaches THRESHOLD and leads the second by at least MARGIN.
    std::optional<Suggestion> suggest(const Embedding& face, double threshold, double margin,
                                      const QSet<PersonId>& excluded = {}) const;

private:
    int m_dimensions = 0;
    QList<PersonId> m_persons;    ///< one per row
    std::vector<float> m_matrix;  ///< rows x dimensions
};

} // namespace bk
