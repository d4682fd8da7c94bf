#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Person.h"
#include "core/store/PersonSplitStore.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

using PersonMergeId = Id<struct PersonMergeTag>;

/// A merge that was not taken back.
struct PersonMerge {
    PersonMergeId id;
    qint64 sequence = 0; ///< a later merge has a greater one
    Person departed;
    qint64 number = 0; ///< of the departed
    UserId addedBy;    ///< who added the departed
    PersonId into;     ///< who has what was theirs; after a further merge the one who stayed then
    Person before;     ///< the one who stayed, as they were
    Person after;      ///< and as the merge made them
    Stamp stamp;
};

/// What a merge that is taken back gave back, and what stays where it is because it was changed since.
struct MovedBack {
    int faces = 0;
    int facesKept = 0;
    int quitclaims = 0;
    int quitclaimsSince = 0; ///< recorded for the one who stays after the merge; they stay
    int alsoShown = 0;
    int alsoShownKept = 0;
    int rejectionsKept = 0;
    QList<FaceId> moved;
    QList<QuitclaimId> movedQuitclaims;
};

/// The journal of merges. What the departed person was is kept until the merge is taken back or the one who
/// stays is erased, whichever is first: then it goes from here too. On the thread of its connection; inside
/// one transaction with the rest of the merge.
class PersonMergeStore {
public:
    explicit PersonMergeStore(Connection& catalog) : m_catalog(catalog) {}

    Result<qint64> nextSequence();
    Status insert(const PersonMerge& merge);
    Status remove(const PersonMergeId& id);
    Result<PersonMerge> find(const PersonMergeId& id);
    /// Into PERSON, the latest first.
    Result<QList<PersonMerge>> ofPerson(const PersonId& person);
    /// Who has what was PERSON's by now: PERSON, unless they departed.
    Result<PersonId> heirOf(const PersonId& person);

    /// Everything that refers to the departed refers to the one who stays afterwards, and each row is written
    /// down: faces, quitclaims, also-shown, rejections, takedowns, answers about pairs, earlier merges and
    /// splits. Suggestions that no longer hold go. Where one face was said to be the one and not the other,
    /// the name outweighs the rejection, which comes back with the departed.
    Status move(const PersonMerge& merge);
    /// Faces of a merge that are still as it left them.
    Result<QList<FaceId>> facesOf(const PersonMerge& merge);
    /// The other way round, to be asked of the latest merge into its person only, since each takes the one
    /// before it for granted; for what is still as move() left it; a "not this person" that was said of both
    /// since holds for both. The departed must be there again.
    Result<MovedBack> moveBack(const PersonMerge& merge);

    /// FACE came back from SPLIT, which was theirs who departed: it goes back with them.
    Status takeAlong(const PersonSplitId& split, const FaceId& face);

private:
    Status moveRejections(const PersonMerge& merge);
    Status movePairs(const PersonMerge& merge);
    Status moveJournals(const PersonMerge& merge);
    Status rejectionsBack(const PersonMerge& merge, MovedBack& back);
    Status alsoShownBack(const PersonMerge& merge, MovedBack& back);
    Status pairsBack(const PersonMerge& merge);
    Status journalsBack(const PersonMerge& merge);
    Result<Statement*> bound(const PersonMerge& merge, const QByteArray& sql);
    Status runFor(const PersonMerge& merge, const QByteArray& sql);
    Result<int> count(const QByteArray& sql, const PersonMerge& merge);
    Result<bool> isThere(const PersonId& person);
    Connection& m_catalog;
};

} // namespace bk
