#pragma once

#include "core/base/Progress.h"
#include "core/model/Face.h"
#include "core/services/Session.h"

namespace bk {

/// A face of a group, with what is needed to show it.
struct GroupedFace {
    FaceId face;
    PhotoId photo;
    FilePath photoPath;
    QRectF box; ///< pixels of the upright original
    double quality = 0;
    bool possible = false; ///< perhaps no face at all
};

/// Faces that are probably one person's, whose name is not known; the best quality first, and behind them
/// what is only a possible face, but like at least three of them.
using UnknownGroup = QList<GroupedFace>;

/// What can be put into groups.
struct GroupingScope {
    bool recognition = false; ///< on, there or in some collection
    int photos = 0;           ///< with such faces
    int faces = 0;            ///< without a name and fit to be compared
    int possible = 0;         ///< perhaps faces, which are compared with those
    int unfit = 0;            ///< without a name, but too small, blurred or turned away
};

struct UnknownGroups {
    GroupingScope scope;
    QList<UnknownGroup> groups; ///< the largest first
    int alone = 0;              ///< compared faces that are like no other
    double seconds = 0;
    bool stopped = false; ///< then there are no groups
};

/// Unknown people: which faces without a name are the same person's, in collections with recognition on.
/// Nothing of it is written anywhere: the numbers of faces are wiped before find() returns, and the groups,
/// which say of people who were not asked that they are the same, are whoever called's to forget.
/// Thread-safe; not on the window's thread. Right::Recognise.
class UnknownGroupService {
public:
    explicit UnknownGroupService(Session& session) : m_session(session) {}

    /// What find() would compare, of COLLECTION or of all. NotFound; Damaged: the embedder's file, where
    /// there is something to compare.
    Result<GroupingScope> scope(const std::optional<CollectionId>& collection) const;

    /// Compares all faces of scope() with one another, on all cores; logged with the counts before it begins.
    /// Progress counts faces. Faces that were answered meanwhile, or whose collection has recognition off by
    /// the end, are in no group. Stopping keeps nothing. Damaged: the embedder's file.
    Result<UnknownGroups> find(const std::optional<CollectionId>& collection,
                               const JobControl& control) const;

private:
    struct Candidates;
    struct Run;
    Result<Candidates> candidates(const std::optional<CollectionId>& collection) const;
    Status embedOne(Run& run, const PhotoId& photo, const QList<Face>& faces) const;
    Result<QList<UnknownGroup>> describe(const QList<QList<FaceId>>& groups, const Candidates& now) const;

    Session& m_session;
};

} // namespace bk
