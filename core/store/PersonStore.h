#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Person.h"
#include "core/store/Stamp.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace bk {

/// What an entry has from its adding on.
struct PersonOrigin {
    qint64 number = 0; ///< for "Person 12"
    UserId addedBy;
};

/// What somebody without a name is called by.
QString numberedName(qint64 number);

/// Persons. On the thread of its connection.
class PersonStore {
public:
    explicit PersonStore(Connection& catalog) : m_catalog(catalog) {}

    /// The number the next person gets: for "Person 12". Nobody's who departed by a merge that can be taken
    /// back.
    Result<qint64> nextNumber();
    Status insert(const Person& person, qint64 number, const Stamp& stamp);
    Status update(const Person& person);
    /// Nothing may refer to it any more.
    Status remove(const PersonId& id);
    Result<Person> find(const PersonId& id);
    Result<PersonOrigin> origin(const PersonId& id);
    /// Whether PERSON is known by a number only.
    Result<bool> isNumbered(const PersonId& id);
    Result<QSet<PersonId>> numbered();
    /// All who are called so; case and surrounding space do not matter.
    Result<QList<Person>> findByName(const QString& name);
    Result<QList<Person>> list();
    /// Photos on which each person is shown, by box or without.
    Result<QHash<PersonId, int>> photoCounts(bool withoutRestricted = false);
    Result<QHash<PersonId, QString>> names();

private:
    Connection& m_catalog;
};

} // namespace bk
