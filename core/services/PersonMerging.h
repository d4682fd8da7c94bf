#pragma once

#include "core/services/Session.h"
#include "core/store/PersonMergeStore.h"

namespace bk {

/// What speaks against two entries being one person; nothing of it forbids to merge them.
struct MergeCautions {
    int photosWithBoth = 0;       ///< each in a face of their own
    int facesToldApart = 0;       ///< faces of the one of which somebody said that they are not the other
    std::optional<QDate> saidTwo; ///< the day on which somebody said that they are two persons
    bool none() const { return photosWithBoth == 0 && facesToldApart == 0 && !saidTwo; }
};

/// What of the one who stays could not be put back, because it was changed since.
enum class KeptDetail { Name, Born, Contact, Notes, Deceased, Cover, Commissioned };

/// What taking a merge back did.
struct Unmerged {
    PersonId person; ///< who is there again
    QString name;
    PersonId from; ///< from whom the faces and papers came back
    MovedBack moved;
    QList<KeptDetail> kept;
    bool allBack() const {
        return moved.facesKept == 0 && moved.quitclaimsSince == 0 && moved.alsoShownKept == 0 &&
               moved.rejectionsKept == 0 && kept.isEmpty();
    }
};

/// Two entries that are one person become one, and two again. Below PersonService, which asks for the right
/// and says what each function does. Thread-safe; not on the window's thread.
class PersonMerging {
public:
    explicit PersonMerging(Session& session) : m_session(session) {}

    Result<MergeCautions> cautions(const PersonId& one, const PersonId& other);
    Result<PersonMergeId> merge(const PersonId& departed, const PersonId& into);
    Result<Unmerged> unmerge(const PersonMergeId& id);

private:
    /// Inside a write command: of MERGE the id, sequence, stamp and the two persons count, the rest is read.
    /// BORNAFTER: what is written down as the birth date right after it, where another one was entered since.
    Status apply(Connection& connection, PersonMerge merge, const std::optional<QDate>* bornAfter = nullptr);
    /// Inside a write command: the latest merge into its person.
    Result<Unmerged> revert(Connection& connection, const PersonMerge& merge);

    Session& m_session;
};

/// What the entry of STAYS is with all that is known about DEPARTED: what it has itself it keeps; a contact
/// or day of death that differs is added to its notes. A name only where it has none but its number.
Person mergedPerson(const Person& departed, const Person& stays, bool staysIsNumbered);

/// Undoes in NOW what a merge made of BEFORE, where it is still AFTER; adds to KEPT what is not.
Person unmergedPerson(const Person& now, const PersonMerge& merge, QList<KeptDetail>& kept);

} // namespace bk
