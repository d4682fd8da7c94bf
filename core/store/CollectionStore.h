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
    /// WITHOUTRESTRICTED: restricted photos are not counted.
    explicit CollectionStore(Connection& catalog, bool withoutRestricted = false)
        : m_catalog(catalog), m_withoutRestricted(withoutRestricted) {}

    Result<QList<Collection>> list();
    Result<Collection> find(const CollectionId& id);
    /// Case does not matter. NotFound.
    Result<Collection> findByName(const QString& name);
    Status insert(const Collection& collection, const Stamp& stamp);
    Status update(const Collection& collection);
    /// Of the whole catalog without ID. Suggestions elsewhere are among them that rest on faceprints from
    /// ID alone.
    Result<RecognitionTraces> traces(const std::optional<CollectionId>& id);

private:
    QByteArray columns() const;

    Connection& m_catalog;
    bool m_withoutRestricted;
};

} // namespace bk
