#pragma once

#include "core/faces/FaceTypes.h"

#include <QList>

#include <functional>
#include <vector>

namespace bk {

/// Which of many faces without a name are the same person's. An edge joins two faces whose cosine similarity
/// reaches the threshold, Chinese whispers (Biemann 2006; dlib's) finds the groups in that graph, and two
/// faces on one photo, who are two people, never stay in one group. The groups depend on which faces were
/// added and on nothing else: not on their order, not on chance. All numbers are wiped with the object. Not
/// thread-safe.
class FaceClusters {
public:
    FaceClusters(int dimensions, double threshold);

    /// NUMBERS of unit length; ignored unless there are as many as dimensions. Each face once.
    void add(const FaceId& face, const PhotoId& photo, const Embedding& numbers);
    int size() const { return static_cast<int>(m_faces.size()); }
    /// What is perhaps no face: it makes no group and joins none together, but goes with the group to which
    /// at least three of the others take it, if none of them is on its photo.
    void addDoubtful(const FaceId& face, const PhotoId& photo, const Embedding& numbers);

    /// Groups of at least two faces, the largest first, the doubtful ones behind the others; who is like
    /// nobody else is in none. Costs size²/2 dot products (BLAS, in blocks, on this thread alone: its own
    /// memory is wiped too) and keeps no more than a few dozen edges for each face. Empty when STOPPED says
    /// so on the way.
    QList<QList<FaceId>> groups(const std::function<bool()>& stopped) const;

private:
    struct Entry {
        FaceId face;
        PhotoId photo;
    };
    struct Members;
    /// Index of the group that each doubtful face goes with, by its place in m_doubtful; -1: none.
    std::vector<int> followed(const Members& members, const std::function<bool()>& stopped) const;

    int m_dimensions = 0;
    double m_threshold = 0;
    std::vector<Entry> m_faces;
    FaceNumbers m_numbers; ///< faces x dimensions
    std::vector<Entry> m_doubtful;
    FaceNumbers m_doubtfulNumbers;
};

} // namespace bk
