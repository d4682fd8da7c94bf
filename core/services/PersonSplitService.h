#pragma once

#include "core/model/Person.h"
#include "core/services/Session.h"
#include "core/store/PersonSplitStore.h"

#include <QList>

namespace bk {

/// Why the faces of somebody are not divided by likeness.
enum class SplitObstacle {
    None,
    NotPermitted, ///< the person does not permit recognition, or not on the photos of the two faces
    NotForUser,   ///< the user may not recognise
    TooUnclear    ///< one of the two faces has no landmarks
};

struct SplitFace {
    FaceId face;
    bool second = false; ///< looks like the second of the two
    double lead = 0;     ///< by how much nearer than to the other, difference of cosines; 0: not compared
    bool compared = false;
};

struct SplitProposal {
    QList<SplitFace> faces; ///< all that are named so, the surest of each side first
    SplitObstacle obstacle = SplitObstacle::None;
};

struct SplitOutcome {
    PersonSplitId id;
    PersonId other;
    /// Of the faces that are theirs now those on whose photo they have another one: somebody has to look.
    QList<FaceId> twice;
};

struct PersonSplitView {
    PersonSplit split;
    QString otherName;
    int faces = 0; ///< that are still where the split put them
};

/// What taking a split back did.
struct SplitUndone {
    PersonId person;
    int faces = 0;          ///< that came back
    int kept = 0;           ///< that stay, because somebody decided about them since
    bool otherGone = false; ///< the person who was added for it is gone again
};

/// One entry that turns out to be two persons becomes two: by one face of each, all its faces are divided by
/// nearness, a person puts right what is wrong, and the second set becomes somebody else's in one step.
///
/// Numbers of faces are made where the person permits recognition and the collection has it on, are logged
/// before, live in memory only, and are wiped with the answer. Quitclaims, also-shown and rejections stay
/// where they are: a paper belongs to whoever signed it. Right::ManagePersons. Thread-safe; not on the
/// window's thread.
class PersonSplitService {
public:
    explicit PersonSplitService(Session& session) : m_session(session) {}

    /// Faces that may not be compared are on the first side. InvalidArgument: FIRST and SECOND are one, or
    /// not PERSON's. What forbids to compare is told in the proposal, in which then only SECOND is on the
    /// second side.
    Result<SplitProposal> propose(const PersonId& person, const FaceId& first, const FaceId& second) const;
    /// FACES of PERSON become OTHER's, and are not PERSON's from here on; that the two are two is remembered
    /// (see PersonPairService). InvalidArgument: no face, all of them, one that is not PERSON's, OTHER is
    /// PERSON. Where the faceprints could not follow, the error says that the change is kept.
    Result<SplitOutcome> split(const PersonId& person, const QList<FaceId>& faces, const PersonId& other);
    /// The same with somebody new; NAME empty: known by number only.
    Result<SplitOutcome> splitNew(const PersonId& person, const QList<FaceId>& faces, const QString& name);
    /// Those that can be taken back, the latest first.
    Result<QList<PersonSplitView>> splits(const PersonId& person) const;
    /// Faces about which nobody decided since are PERSON's again, as before; whoever was added for it is gone
    /// again unless something else is about them by now. NotFound: taken back already.
    Result<SplitUndone> undo(const PersonSplitId& id);

private:
    Result<SplitOutcome> move(const PersonId& person, const QList<FaceId>& faces,
                              const std::optional<PersonId>& other, const QString& name);
    Session& m_session;
};

} // namespace bk
