#pragma once

#include "core/model/Clearance.h"
#include "core/model/Person.h"
#include "core/services/PersonMerging.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

namespace bk {

/// Where a person stands at a glance; the first that applies of Withdrawn, Refused (nothing granted), Expired
/// (nothing valid any more), Expiring (within 90 days), Active, NotYetValid, Draft, NoQuitclaim.
enum class PersonStanding { NoQuitclaim, Draft, NotYetValid, Active, Expiring, Expired, Withdrawn, Refused };
QString toString(PersonStanding standing);

struct PersonSummary {
    Person person;
    /// The face that stands for them: the chosen one while it is theirs, else their clearest; null: the user
    /// sees none that is named so.
    FaceId cover;
    int photos = 0;
    int faceprints = 0;
    bool recognition = false;
    bool minor = false;              ///< younger than 16 today
    std::optional<QDate> nextExpiry; ///< the nearest last day of a valid grant; in the past when expired
    PersonStanding standing = PersonStanding::NoQuitclaim;
};

/// What a person allows for one purpose today, over all photos.
struct PurposeStanding {
    Purpose purpose;
    ConsentState state = ConsentState::Missing;
    std::optional<QDate> date; ///< until, from or decided on, as state tells
};

/// People portrayed. Reading needs Right::SeePersons. Listing them and finding one by name is logged (see
/// ReadLog), opening one by logOpened(); summary() and standings() alone are not, since a window asks for
/// them with every change. Photos are counted as the user sees them: without restricted ones for users
/// without SeeRestricted. A birth date is told to users with ManagePersons or ManageConsent only; for others
/// Person::born is empty, and PersonSummary::minor says what they need to know. Thread-safe; not on the
/// window's thread.
class PersonService {
public:
    explicit PersonService(Session& session);

    /// NAME empty: known by number only. InvalidArgument for a birth date in the future. Right::NameFaces (a
    /// name for a face may be new) or ManagePersons.
    Result<Person> add(const QString& name, const std::optional<QDate>& born);
    Result<QList<PersonSummary>> list() const;
    Result<PersonSummary> summary(const PersonId& id) const;
    /// Per purpose of the catalog, recognition last.
    Result<QList<PurposeStanding>> standings(const PersonId& id) const;
    /// By id or unambiguous name (case does not matter): NotFound, Ambiguous.
    Result<PersonId> find(const QString& idOrName) const;

    // Right::ManagePersons.

    /// NAME empty: known by their number only from here on.
    Status rename(const PersonId& id, const QString& name);
    /// Born, contact, notes, deceased, commissioned, cover. InvalidArgument: a birth or death in the future,
    /// or a death before the birth. Where the faceprints could not follow, the error says that the change is
    /// kept, here, in merge() and in unmerge().
    Status update(const Person& person);
    /// The face that stands for PERSON; none: the clearest one does. Which one was chosen before.
    /// InvalidArgument for a face that is not named so.
    Result<std::optional<FaceId>> chooseCover(const PersonId& person, const std::optional<FaceId>& face);

    /// What speaks against merging these two.
    Result<MergeCautions> mergeCautions(const PersonId& one, const PersonId& other) const;
    /// Everything of PERSON becomes INTO's, in one transaction: faces, quitclaims, also-shown, rejections,
    /// what was answered about pairs, contact and notes; PERSON is gone, and so is the key of their
    /// faceprints. A rejection of either stays one. What moved is written down, so that it can be taken back:
    /// the journal holds what PERSON was until then, or until INTO is erased, with whom it goes.
    /// InvalidArgument where their birth dates differ: a child's own signature might count by the other's.
    Result<PersonMergeId> merge(const PersonId& person, const PersonId& into);
    /// The departed person is there again under their id and number, with what moved and is still as the
    /// merge left it; what was changed since stays, and is told. Quitclaims go back, with their renewals.
    /// NotFound: taken back already. ConsentRefused: what was refused since would be permitted again.
    Result<Unmerged> unmerge(const PersonMergeId& id);
    /// Those that can be taken back, the latest first.
    Result<QList<PersonMerge>> merges(const PersonId& person) const;

    /// For whoever shows a person's page: logged as a reading of the person, which the photos and suggestions
    /// of that page are part of (see ReadLog). Right::SeePersons.
    Status logOpened(const PersonId& id);

private:
    Result<QList<PersonSummary>> summaries(const std::optional<PersonId>& only) const;
    Session& m_session;
    mutable ReadLog m_reads;
};

} // namespace bk
