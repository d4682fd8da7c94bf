#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Person.h"
#include "core/store/Stamp.h"

#include <QHash>
#include <QList>

namespace bk {

/// Persons. On the thread of its connection.
class PersonStore {
public:
    explicit PersonStore(Connection& catalog) : m_catalog(catalog) {}

    /// The number the next person gets: for "Person 12".
    Result<qint64> nextNumber();
    Status insert(const Person& person, qint64 number, const Stamp& stamp);
    Status update(const Person& person);
    /// Nothing may refer to it any more.
    Status remove(const PersonId& id);
    Result<Person> find(const PersonId& id);
    /// All who are called so; case and surrounding space do not matter.
    Result<QList<Person>> findByName(const QString& name);
    Result<QList<Person>> list();
    /// Photos on which each person is shown, by box or without.
    Result<QHash<PersonId, int>> photoCounts(bool withoutRestricted = false);
    Result<QHash<PersonId, QString>> names();

    /// PERSON's faces, rejections, quitclaims and also-shown entries become INTO's; suggestions of PERSON go.
    Status reassign(const PersonId& person, const PersonId& into);

private:
    Connection& m_catalog;
};

} // namespace bk
