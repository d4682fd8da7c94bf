#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Collection.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

/// Collections. On the thread of its connection.
class CollectionStore {
public:
    explicit CollectionStore(Connection& catalog) : m_catalog(catalog) {}

    Result<QList<Collection>> list();
    Result<Collection> find(const CollectionId& id);
    /// Case does not matter. NotFound.
    Result<Collection> findByName(const QString& name);
    Status insert(const Collection& collection, const Stamp& stamp);
    Status update(const Collection& collection);

private:
    Connection& m_catalog;
};

} // namespace bk
