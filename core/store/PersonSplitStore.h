#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

using PersonSplitId = Id<struct PersonSplitTag>;

/// A split that was not taken back: some faces of PERSON became those of OTHER.
struct PersonSplit {
    PersonSplitId id;
    PersonId person;
    PersonId other;
    bool made = false;   ///< OTHER was added for it
    QString madeName;    ///< and called so then
    bool paired = false; ///< that they are two was not known before
    Stamp stamp;
};

/// The journal of splits. On the thread of its connection; inside one transaction with the rest of the split.
class PersonSplitStore {
public:
    explicit PersonSplitStore(Connection& catalog) : m_catalog(catalog) {}

    Status insert(const PersonSplit& split);
    Status remove(const PersonSplitId& id);
    Result<PersonSplit> find(const PersonSplitId& id);
    /// Of PERSON, the latest first; not those whose two persons are one again.
    Result<QList<PersonSplit>> ofPerson(const PersonId& person);

    /// FACE of split.person is split.other's, and not split.person's; decided by split.stamp.
    Status move(const PersonSplit& split, const FaceId& face);
    /// Those that are still as move() left them are split.person's again, decided as before.
    Status moveBack(const PersonSplit& split);
    /// Faces that are still as move() left them.
    Result<QList<FaceId>> facesThere(const PersonSplit& split);
    /// All that it moved and that are still in the catalog.
    Result<int> faceCount(const PersonSplit& split);
    /// Whether nothing in the catalog is about split.other but their own entry, as it was made.
    Result<bool> isBare(const PersonSplit& split);

private:
    Connection& m_catalog;
};

} // namespace bk
