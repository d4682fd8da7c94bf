#pragma once

#include "core/model/Likeness.h"
#include "core/services/PersonNames.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"
#include "core/store/PersonPairStore.h"

namespace bk {

/// Two entries that are probably one person, and why.
struct LikelyPair {
    PersonId one;
    PersonId other;
    QString oneName;
    QString otherName;
    std::optional<NameLikeness> names;
    std::optional<double> faces;            ///< how alike their faceprints are, 0..1
    Likeness likeness = Likeness::Possible; ///< the same in a word
    bool notSure = false;                   ///< somebody looked and could not tell
};

/// Entries that are probably one person, and what people answered about them. What was answered with "two
/// persons" is not asked again, also when one of the two is merged into somebody else. Those whose birth
/// dates differ, and those of whose faces somebody said that they are not the other, are two.
///
/// Right::ManagePersons where it says nothing else. Listing is logged (see ReadLog). Thread-safe; not on the
/// window's thread.
class PersonPairService {
public:
    explicit PersonPairService(Session& session) : m_session(session), m_reads(session) {}

    /// By name and by face, each pair once: whoever is alike by both first, those that nobody was sure about
    /// last. Without the faces where the user may not recognise.
    Result<QList<LikelyPair>> likely() const;

    /// Remembers ANSWER, or with none that nothing was answered; what was known before, to take it back.
    /// InvalidArgument: one person twice.
    Result<std::optional<PairAnswer>> answer(const PersonId& one, const PersonId& other,
                                             const std::optional<PairAnswer>& answer);

private:
    /// The surest first. Persons without a name have none that is like another's.
    Result<QList<LikelyPair>> byName() const;
    /// By faceprints: of persons who permit recognition, both of them, which is where faceprints are; nobody
    /// else is compared. Not where both are on one photo. Logged before it begins.
    Result<QList<LikelyPair>> byFaces() const;

    Session& m_session;
    mutable ReadLog m_reads;
};

} // namespace bk
