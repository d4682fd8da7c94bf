#pragma once

#include "core/base/Result.h"
#include "core/consent/ConsentRule.h"
#include "core/db/Connection.h"

#include <QHash>

namespace bk {

/// Reads from catalog.db what the consent rule needs, each person once. On the thread of its connection;
/// valid as long as nothing is written in between.
class FactsReader {
public:
    explicit FactsReader(Connection& catalog) : m_catalog(catalog) {}

    /// Also reads everybody shown into persons().
    Result<PhotoFacts> photo(const PhotoId& id);
    Result<PersonFacts> person(const PersonId& id);
    const QHash<PersonId, PersonFacts>& persons() const { return m_persons; }

private:
    Connection& m_catalog;
    QHash<PersonId, PersonFacts> m_persons;
    QHash<CollectionId, std::optional<QDate>> m_retention;
};

/// Asks the rule for these photos and every purpose of the catalog on DAY and stores the answers. How many
/// photos' state changed for at least one purpose. Inside a write command.
Result<int> recomputeClearance(Connection& catalog, const QList<PhotoId>& photos, const QDate& day);

/// The rule's own answer, not the cache's.
Result<Clearance> askRule(FactsReader& facts, const PhotoId& photo, const Purpose& purpose, const QDate& day);

} // namespace bk
